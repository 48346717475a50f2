from __future__ import annotations

import pytest

from desktop.layout.breaking import break_lines
from desktop.layout.measures import INDENT, MM, PADDING_X
from desktop.layout.setting import Look, Setter, entry_look, is_figure, shown
from desktop.layout.sheet import CellKind, Face, PlacedCell, Sheet
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, Content, FieldSpec, Section, Span
from tests.helpers.papers import METRICS, small_template

TEMPLATE = small_template()
KEY = CellKey("b", "", "f")
FIRST = Span(0, 0)
NUMBER = entry_look(Content.AMOUNT, CellKind.ENTRY, None)
TEXT = entry_look(Content.LONG_TEXT, CellKind.ENTRY, None)
VALUE = entry_look(Content.ACTUAL, CellKind.ENTRY, None)


def place(text: str, look: Look = VALUE, at: Span = FIRST) -> PlacedCell:
    setter = Setter(TEMPLATE, METRICS, None)
    setter.place(0, at, look, text, key=KEY)
    return setter.cells[0]


def sheet_with(*cells: PlacedCell) -> Sheet:
    return Sheet("", Setter(TEMPLATE, METRICS, None).widths, (21.0,), cells, (), font=10.0)


@pytest.mark.parametrize(
    ("content", "align"),
    [
        (Content.LONG_TEXT, Align.LEFT),
        (Content.REASON, Align.LEFT),
        (Content.INDICATOR_NAME, Align.LEFT),
        (Content.CHOICE, Align.LEFT),
        (Content.AMOUNT, Align.CENTRE),
        (Content.TEXT, Align.CENTRE),
    ],
)
def test_running_text_begins_at_the_left_and_all_else_is_centred(content: Content, align: Align) -> None:
    assert entry_look(content, CellKind.ENTRY, None).align is align


def test_a_template_may_align_otherwise() -> None:
    assert entry_look(Content.AMOUNT, CellKind.ENTRY, Align.RIGHT).align is Align.RIGHT


@pytest.mark.parametrize(
    ("spec_id", "content", "figure"),
    [
        ("score", Content.POINTS, True),
        ("weight", Content.POINTS, False),
        ("execution_rate", Content.RATE, True),
        ("grade", Content.GRADE, True),
        ("score", Content.TEXT, False),
    ],
)
def test_what_is_always_computed(spec_id: str, content: Content, figure: bool) -> None:
    assert is_figure(spec_id, content) is figure


def test_what_the_form_prints_is_darker_than_what_is_filled_in() -> None:
    assert place("项目", Look(CellKind.LABEL)).face is Face.HEI
    assert place("项目", Look(CellKind.TITLE)).face is Face.HEI
    assert place("项目").face is Face.SONG


def test_a_printed_sentence_is_as_light_as_what_is_filled_in() -> None:
    assert place("符合部门职责", Look(CellKind.LABEL, Align.LEFT)).face is Face.SONG
    assert place("符合部门职责", Look(CellKind.HEADING, Align.LEFT)).face is Face.HEI


def test_the_pattern_stands_around_the_text_even_where_that_has_braces() -> None:
    spec = FieldSpec("year", "年度", Section.YEAR, pattern="（ {} 年度）")
    assert shown(spec, "2021") == "（ 2021 年度）"
    assert shown(spec, "{}") == "（ {} 年度）"
    assert shown(spec, "") == "（  年度）"


def test_a_choice_is_shown_with_its_boxes_and_breaks_between_its_options() -> None:
    spec = FieldSpec("kind", "类型", Section.CHOICES, Content.CHOICE, options=("常年性项目", "一次性"))
    text = shown(spec, "一次性")
    assert text == "1、常年性项目☐\u30002、一次性☑"
    narrow, wide = (
        place(text, entry_look(spec.content, CellKind.ENTRY, None, spec.options), Span(0, last))
        for last in (1, 3)
    )
    assert narrow.lines == ("1、常年性项目☐", "2、一次性☑")
    assert wide.lines == (text,)
    assert wide.choices == spec.options


def test_a_title_is_set_in_its_own_size() -> None:
    assert place("自评表", Look(CellKind.TITLE)).size == 18
    assert place("自评表").size == 10


def test_lines_are_broken_for_the_width_of_all_columns_covered() -> None:
    text = "按照批复的预算和进度使用" * 3
    for columns in (1, 2, 4):
        cell = place(text, TEXT, Span(0, columns - 1))
        width = columns * 20 * MM - 2 * INDENT
        assert cell.lines == break_lines(text, width, 10, Face.SONG, METRICS)
        assert cell.column_span == columns


def test_a_figure_that_is_too_wide_shrinks_as_a_whole() -> None:
    cell = place("12,345.67万元", NUMBER)
    assert cell.lines == ("12,345.67万元",)
    assert 7 <= cell.size < 10
    assert cell.size * 2 == int(cell.size * 2)
    assert METRICS.width("12,345.67万元", cell.size) <= 20 * MM - 2 * PADDING_X


def test_a_figure_that_would_become_too_small_keeps_its_number_whole() -> None:
    cell = place("调整后预算合计123,456,789.01元", NUMBER)
    assert "123,456,789.01" in cell.lines[-2] + cell.lines[-1]
    assert len(cell.lines) > 1
    assert 7 <= cell.size < 10


def test_what_can_not_be_shrunk_enough_is_broken_in_full_size() -> None:
    cell = place("1234567890" * 5, NUMBER)
    assert cell.size == 10
    assert len(cell.lines) > 1
    assert "".join(cell.lines) == "1234567890" * 5


def test_a_number_inside_a_text_shrinks_it_rather_than_break() -> None:
    cell = place("共计1234567890123元")
    assert any("1234567890123" in line for line in cell.lines)
    assert cell.size < 10


def test_upright_text_has_one_character_a_line() -> None:
    assert place("绩效指标", Look(CellKind.LABEL, vertical=True)).lines == ("绩", "效", "指", "标")


def test_rows_of_long_texts_have_room_for_more_lines() -> None:
    setter = Setter(TEMPLATE, METRICS, None)
    setter.place(4, Span(0, 0), TEXT)
    setter.place(5, Span(0, 0), VALUE)
    assert setter.lines == {4: 3}


def placed_again(old: PlacedCell, text: str, look: Look, at: Span, **more: object) -> PlacedCell:
    setter = Setter(TEMPLATE, METRICS, sheet_with(old))
    setter.place(0, at, look, text, **{"key": KEY, **more})  # type: ignore[arg-type]  # one of its keywords
    return setter.cells[0]


def test_a_cell_that_is_as_it_was_is_taken_over() -> None:
    old = place("达成")
    assert placed_again(old, "达成", VALUE, Span(0, 0)) is old


@pytest.mark.parametrize(
    ("text", "look", "at", "more"),
    [
        ("达到", VALUE, Span(0, 0), {}),
        ("达成", VALUE, Span(0, 1), {}),
        ("达成", VALUE, Span(0, 0), {"rows": 2}),
        ("达成", VALUE, Span(0, 0), {"key": CellKey("b", "", "other")}),
        ("达成", VALUE, Span(0, 0), {"covers": (KEY, CellKey("b", "", "other"))}),
        ("达成", Look(CellKind.LABEL), Span(0, 0), {}),
        ("达成", TEXT, Span(0, 0), {}),
        ("达成", Look(CellKind.ENTRY, bordered=False), Span(0, 0), {}),
        ("达成", Look(CellKind.ENTRY, vertical=True), Span(0, 0), {}),
        ("达成", Look(CellKind.ENTRY, choices=("达成",)), Span(0, 0), {}),
    ],
)
def test_a_cell_that_differs_in_anything_is_set_anew(
    text: str, look: Look, at: Span, more: dict[str, object]
) -> None:
    old = place("达成")
    new = placed_again(old, text, look, at, **more)
    assert new != old
    assert new.text == text


def test_nothing_is_taken_over_from_a_sheet_of_another_shape() -> None:
    old = place("达成")
    for previous in (
        Sheet("", (1.0, 2.0), (21.0,), (old,), (), font=10.0),
        Sheet("", Setter(TEMPLATE, METRICS, None).widths, (21.0,), (old,), (), font=9.0),
    ):
        setter = Setter(TEMPLATE, METRICS, previous)
        setter.place(0, Span(0, 0), VALUE, "达成", key=KEY)
        assert setter.cells[0] is not old
        assert setter.cells[0] == old


def test_widths_are_measured_in_the_forms_own_size() -> None:
    assert Setter(TEMPLATE, METRICS, None).width("绩效") == pytest.approx(20)
