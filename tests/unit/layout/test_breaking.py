from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.layout.breaking import break_centred, break_lines, break_options, upright, widest_number
from desktop.layout.measures import SLACK
from desktop.layout.sheet import Face
from desktop.text.typesetting import NOT_FIRST, NOT_LAST
from tests.helpers.papers import METRICS

SIGNS = "，。、；：？！）】》”’…—％（【《“‘￥≥≤"
WORDS = st.text("项目资金按照批复的预算和进度使用", min_size=1, max_size=12)
MARKS = st.text(SIGNS, min_size=1, max_size=3)
NUMBERS = st.sampled_from(["99.38％", "3,000m³", "2020", "1--1.2", "12345678.99", "100%", "GB/T9704", "0.5"])
WIDTHS = st.floats(20, 250)
TEXTS = st.lists(st.one_of(WORDS, MARKS, NUMBERS, st.just(" "), st.just("\n")), max_size=30).map("".join)
CHINESE = st.lists(st.one_of(WORDS, MARKS), max_size=30).map("".join)


def lines_of(text: str, width: float, size: float = 10) -> tuple[str, ...]:
    return break_lines(text, width, size, Face.SONG, METRICS)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def legal_places(line: str) -> list[int]:
    return [
        place
        for place in range(1, len(line))
        if line[place - 1] not in NOT_LAST and line[place] not in NOT_FIRST
    ]


@given(TEXTS, WIDTHS)
@example("3,000m³）", 50)
def test_no_line_is_wider_than_the_cell(text: str, width: float) -> None:
    for line in lines_of(text, width):
        assert METRICS.width(line, 10) <= width + SLACK


@given(TEXTS, WIDTHS)
def test_joined_lines_give_the_text_back(text: str, width: float) -> None:
    assert bare("".join(lines_of(text, width))) == bare(text)


@given(CHINESE, WIDTHS)
@example("）" * 9, 20)
@example("“‘（【《" * 9, 20)
def test_no_line_begins_or_ends_wrongly_where_there_is_a_right_place(text: str, width: float) -> None:
    lines = lines_of(text, width)
    for line, following in pairwise(lines):
        if line[-1] in NOT_LAST or following[0] in NOT_FIRST:
            assert not legal_places(line + following[0])


@given(st.lists(st.one_of(WORDS, NUMBERS), max_size=20).map(" ".join), st.floats(70, 250))
def test_numbers_that_fit_are_not_taken_apart(text: str, width: float) -> None:
    kept = re.findall(r"[\x21-\x7e³％]+", " ".join(lines_of(text, width)))
    assert kept == re.findall(r"[\x21-\x7e³％]+", text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 50, ()),
        (" \n ", 50, ()),
        ("项目资金", 50, ("项目资金",)),
        ("项目资金使用，按规定", 60, ("项目资金使", "用，按规定")),
        ("项目资金用（按规定）", 60, ("项目资金用", "（按规定）")),
        ("甲\n\n乙", 50, ("甲", "", "乙")),
        ("完成率达到99.38％以上", 60, ("完成率达到", "99.38％以上")),
        ("执行进度≥95%的项目", 50, ("执行进度", "≥95%的", "项目")),
        ("12345678901234", 50, ("123456789", "01234")),
        ("（12345678901", 40, ("（12345", "678901")),
        ("3,000m³）", 42, ("3,000m³", "）")),
        ("项目资金  使用", 42, ("项目资金", "使用")),
        ("　　项目资金使用", 60, ("　　项目资金", "使用")),
        ("省略……号", 30, ("省", "略……", "号")),
        ("资金 ）使用", 30, ("资", "金 ）", "使用")),
        ("指", 5, ("指",)),
        ("    指标", 15, ("指", "标")),
    ],
)
def test_how_texts_are_broken(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert lines_of(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("数量指标", 51, ("数量指标",)),
        ("经济效益指标", 51, ("经济效益", "指标")),
        ("满意度指标", 43, ("满意度", "指标")),
        ("服务对象满意度指标", 51, ("服务对象满", "意度指标")),
        ("满意度指标（10分）", 43, ("满意度", "指标", "（10分）")),
        ("0.3--0.4万人", 54, ("0.3--0.4", "万人")),
        ("年度\n指标值", 51, ("年度", "指标值")),
        ("指标值", 21, ("指标", "值")),
        ("部分达成，", 42, ("部分", "达成，")),
        ("一二三四五六七八九十甲乙丙丁", 31, ("一二三", "四五六", "七八九", "十甲乙", "丙丁")),
        ("", 50, ()),
    ],
)
def test_centred_texts_leave_no_character_alone(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert break_centred(text, width, 10, Face.SONG, METRICS) == lines


@given(TEXTS, WIDTHS)
def test_centred_texts_take_no_more_room(text: str, width: float) -> None:
    lines = break_centred(text, width, 10, Face.SONG, METRICS)
    assert len(lines) == len(lines_of(text, width))
    assert bare("".join(lines)) == bare(text)
    assert all(METRICS.width(line, 10) <= width + SLACK for line in lines)


def test_upright_text_stands_one_character_a_line_with_its_brackets_turned() -> None:
    assert upright("绩效指标") == ("绩", "效", "指", "标")
    assert upright("资金\n（万元）") == ("资", "金", "︵", "万", "元", "︶")
    assert upright("") == ()


def test_the_widest_number_is_measured_with_its_sign() -> None:
    assert widest_number("约100%，共12345.6", 10, Face.SONG, METRICS) == METRICS.width("12345.6", 10)
    assert widest_number("没有数字GB", 10, Face.SONG, METRICS) == 0


@given(st.lists(TEXTS, max_size=5), WIDTHS)
def test_options_keep_the_width_and_their_signs(options: list[str], width: float) -> None:
    text = "\u3000".join(options)
    lines = break_options(text, width, 10, Face.SONG, METRICS)
    assert all(METRICS.width(line, 10) <= width + SLACK for line in lines)
    assert bare("".join(lines)) == bare(text)


def test_an_option_wider_than_the_cell_is_broken_like_any_text() -> None:
    assert break_options("甲☐\u3000中央转移支付项目☐\u3000乙☐", 60, 10, Face.SONG, METRICS) == (
        "甲☐",
        "中央转移支付",
        "项目☐\u3000乙☐",
    )
