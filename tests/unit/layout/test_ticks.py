"""Tick boxes: every option is printed, whatever is ticked, and the line says again what was ticked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.ticks import print_ticks, read_ticks
from desktop.templates.spec import TICK_JOIN
from tests.helpers.documents import texts

OPTIONS = ("部门预算项目", "省专项", "中央转移支付项目")
BLANK = "1、部门预算项目☐\u30002、省专项☐\u30003、中央转移支付项目☐"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", BLANK),
        ("省专项", "1、部门预算项目☐\u30002、省专项☑\u30003、中央转移支付项目☐"),
        ("部门预算项目；省专项", "1、部门预算项目☑\u30002、省专项☑\u30003、中央转移支付项目☐"),
        ("省专项；债券", "1、部门预算项目☐\u30002、省专项☑\u30003、中央转移支付项目☐\u3000债券☑"),
        (
            "省专项；部门预算项目",
            "1、部门预算项目☑\u30002、省专项☑\u30003、中央转移支付项目☐\u3000省专项；部门预算项目☑",
        ),
    ],
)
def test_every_option_is_printed_with_its_box(text: str, printed: str) -> None:
    assert print_ticks(OPTIONS, text) == printed
    assert read_ticks(OPTIONS, printed) == text


@given(st.lists(st.sampled_from((*OPTIONS, "债券", "", "☑")) | texts(), max_size=4).map(TICK_JOIN.join))
def test_what_is_printed_reads_back_exactly(text: str) -> None:
    assert read_ticks(OPTIONS, print_ticks(OPTIONS, text)) == text


@pytest.mark.parametrize(
    "printed", ["", "省专项", BLANK.replace("☐", "□"), BLANK + "债券☑", BLANK + "\u3000债券"]
)
def test_a_line_that_is_not_ours_is_not_read(printed: str) -> None:
    assert read_ticks(OPTIONS, printed) is None
