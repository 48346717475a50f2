"""Numbers that point at a person lose their middle; other numbers stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.personal import hidden, hide_numbers

MOBILE_NUMBER = "13800000000"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"联系{MOBILE_NUMBER}。", "联系138****0000。"),
        ("0000-0000000", "000****0000"),
        ("（0000）", "（0000）"),
        ("电话0000-00000000转1", "电话000****0000转1"),
        ("00000000000000000X", "000****000X"),
        ("共1380000人次", "共1380000人次"),
        ("2025年支出13800000000.5元", "2025年支出13800000000.5元"),
        ("项目编码138000000001", "项目编码138000000001"),
        ("编码000000000000000000000", "编码000000000000000000000"),
        ("", ""),
    ],
)
def test_only_such_numbers_are_hidden(text: str, shown: str) -> None:
    assert hide_numbers(text) == shown


@given(st.text(alphabet="0139xX-年。 ", max_size=60))
def test_hiding_twice_hides_no_more(text: str) -> None:
    once = hide_numbers(text)
    assert hide_numbers(once) == once


def test_a_number_shows_its_ends() -> None:
    assert hidden(MOBILE_NUMBER) == "138****0000"
