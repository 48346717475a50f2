"""Characters come back as the lines and texts that they were."""

from __future__ import annotations

from desktop.workbook.pdf_lines import Glyph, lines_of, runs_of, text_of_lines


def glyphs(words: str, x: float = 0, base: float = 10, size: float = 10, run: int = 1) -> list[Glyph]:
    return [
        Glyph(sign, x + at * size, x + (at + 1) * size, base - size, base, base, run=run)
        for at, sign in enumerate(words)
    ]


def text(*lines: str, width: float) -> str:
    held = [glyph for at, line in enumerate(lines, 1) for glyph in glyphs(line, base=12 * at)]
    return text_of_lines(lines_of(held), width)


def test_a_line_is_read_from_left_to_right_however_it_was_printed() -> None:
    (line,) = lines_of([*glyphs("下半", x=20), *glyphs("上半", base=11)])
    assert line.text == "上半下半"
    assert (line.left, line.right, line.base) == (0, 40, 11)


def test_words_far_apart_are_parted() -> None:
    (line,) = lines_of([*glyphs("填表人"), *glyphs("日期", x=60)])
    assert line.text == "填表人  日期"


def test_a_space_that_stands_for_several_is_wide() -> None:
    (line,) = lines_of([*glyphs("甲 "), *glyphs("电话", x=26)])
    assert line.text == "甲   电话"
    (near,) = lines_of([*glyphs("甲 "), *glyphs("电话", x=21)])
    assert near.text == "甲 电话"


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    (line,) = lines_of([*glyphs("重重"), *glyphs("重重", x=0.4)])
    assert line.text == "重重"


def test_blank_lines_are_none_and_spaces_at_the_ends_have_no_place() -> None:
    assert lines_of(glyphs("  ")) == []
    (line,) = lines_of(glyphs(" 甲 "))
    assert (line.left, line.right) == (10, 20)


def test_signs_for_parts_of_characters_are_read_as_the_characters() -> None:
    (line,) = lines_of(glyphs("⽇⽔⻓⻚"))
    assert line.text == "日水长页"


def test_a_full_line_goes_on_in_the_next_and_a_short_one_ends() -> None:
    assert text("全年培训人次", "一千", width=70) == "全年培训人次一千"
    assert text("全年", "一千", width=70) == "全年\n一千"


def test_a_long_word_that_had_no_room_goes_on() -> None:
    assert text("金额", "1234567", width=90) == "金额1234567"
    assert text("金额", "1234567", width=110) == "金额\n1234567"


def test_spaces_printed_where_the_line_ended_are_kept() -> None:
    assert text("填表人：甲  ", " 电话：", width=70) == "填表人：甲   电话："


def test_letters_are_parted_by_a_space_where_the_line_ended() -> None:
    assert text("the next", "word", width=90) == "the next word"


def test_texts_printed_in_one_go_stay_together_unless_there_is_a_gap() -> None:
    found = runs_of([*glyphs("甲乙"), *glyphs("丙", x=20), *glyphs("丁", x=60), *glyphs("戊", x=70, run=2)])
    assert ["".join(glyph.text for glyph in run) for run in found] == ["甲乙丙", "丁", "戊"]


def test_a_character_lies_where_it_is_shown() -> None:
    hidden = Glyph("隐", 0, 10, 0, 10, 10, window=(50, 20, 90, 40))
    assert (hidden.x, hidden.y) == (52, 22)
    assert (glyphs("显")[0].x, glyphs("显")[0].y) == (5, 5)
    assert Glyph("点", 0, 0, 5, 5, 5).height == 1
