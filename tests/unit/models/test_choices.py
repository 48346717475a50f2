"""Tick boxes are read whatever they look like, and wherever they stand beside their options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.ticks import print_ticks
from desktop.models.choices import Choice, read_choice, tick
from desktop.templates.spec import TICK_JOIN

KINDS = ("部门预算项目", "省专项", "中央转移支付项目")


@pytest.mark.parametrize(
    "text",
    [
        "1、部门预算项目□  2、省专项√  3、中央转移支付项目□",
        "1、部门预算项目☐\u30002、省专项☑\u30003、中央转移支付项目☐",
        "□部门预算项目 ■省专项 □中央转移支付项目",
        "□ 部门预算项目 ☑ 省专项 □ 中央转移支付项目",
        "□部门预算项目√省专项□中央转移支付项目",
        "部门预算项目（　） 省专项（√） 中央转移支付项目（ ）",
        "[ ]部门预算项目 [x]省专项 [ ]中央转移支付项目",
        "【】部门预算项目【√】省专项【】中央转移支付项目",
        "部门预算项目£\n2、省专项R\n3、中央转移支付项目£",
        "①部门预算项目②省专项√③中央转移支付项目",
        "（1）部门预算项目 （2）省专项 √ （3）中央转移支付项目",
        "部门预算项目\n\n省专项\n√\n中央转移支付项目",
        "√ 省专项   部门预算项目",
        "部门预算项目\uf0a3 省专项\uf052",
        " 省 专 项 ",
        "省专项",
    ],
)
def test_one_option_is_ticked(text: str) -> None:
    assert read_choice(text, KINDS) == Choice("省专项")


def test_several_options_are_ticked_in_printed_order() -> None:
    assert (
        read_choice("3、中央转移支付项目√ 1、部门预算项目√", KINDS).text == "部门预算项目；中央转移支付项目"
    )
    assert read_choice("部门预算项目、省专项", KINDS).text == "部门预算项目；省专项"


@pytest.mark.parametrize(
    "text", ["1、部门预算项目□ 2、省专项□", "部门预算项目/省专项/中央转移支付项目", "□ □", ""]
)
def test_nothing_is_ticked(text: str) -> None:
    assert read_choice(text, KINDS) == Choice("")


def test_an_option_of_somebodys_own_is_kept() -> None:
    assert read_choice("部门预算项目□ 省专项√ 市级专项√", KINDS) == Choice("省专项；市级专项")
    assert read_choice("市级专项", KINDS) == Choice("市级专项")
    assert read_choice("1、市级专项√ 2、区级专项□", KINDS) == Choice("市级专项", "区级专项")


def test_what_belongs_to_no_option_is_handed_back() -> None:
    assert read_choice("省专项（2020年）√ 其他□", KINDS) == Choice("省专项", "（2020年） 其他")
    assert read_choice("RFID省专项V", KINDS) == Choice("省专项", "RFID")


def test_the_longer_of_two_options_counts() -> None:
    assert read_choice("省专项资金√", ("省专项", "省专项资金")).text == "省专项资金"


@given(st.sets(st.sampled_from(KINDS)))
def test_what_the_program_prints_itself_is_read_back(ticked: set[str]) -> None:
    text = TICK_JOIN.join(kind for kind in KINDS if kind in ticked)
    assert read_choice(print_ticks(KINDS, text), KINDS) == Choice(text)


@pytest.mark.parametrize(
    ("text", "chosen", "ticked"),
    [
        ("甲（ ） 乙（√）", ("甲",), "甲（√） 乙（ ）"),
        ("□甲 ☑乙", ("甲", "乙"), "☑甲 ☑乙"),
        ("£甲 R乙", ("甲",), "R甲 £乙"),
        ("甲、乙", ("乙",), "甲、√乙"),
        ("□ □", ("乙",), "□ □"),
        ("", ("乙",), ""),
    ],
)
def test_boxes_are_ticked_as_they_are_printed(text: str, chosen: tuple[str, ...], ticked: str) -> None:
    for start, end, instead in reversed(tick(text, ("甲", "乙"), chosen)):
        text = text[:start] + instead + text[end:]
    assert text == ticked
