"""A line that only counts pages is told from one that says something."""

from __future__ import annotations

import pytest

from desktop.workbook.page_numbers import is_page_number


@pytest.mark.parametrize(
    "text", ["", "3", "第 1 页　共 2 页", "- 3 -", "1/2", "第1页共2页  校验码 ABCD-EFGH-JKMN"]
)
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["填表人：甲", "第3页作废", "校验码"])
def test_other_lines(text: str) -> None:
    assert not is_page_number(text)
