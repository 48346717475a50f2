"""Numbers that point at a person lose their middle; other numbers stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.personal import hide_names, hide_numbers, names_called, names_in
from desktop.values.telephone import STARS

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


@pytest.mark.parametrize(
    "text",
    [
        "139 0000 0000",
        "139-0000-0000",
        "+8613900000000",
        "86 13900000000",
        "１３９００００００００",
        "（0000）00000000",
        "(000)0000 0000",
        "0000 0000 0000",
        "电话：00000000",
        "传真 0000000",
    ],
)
def test_telephones_are_hidden_however_they_are_written(text: str) -> None:
    assert STARS in hide_numbers(f"请拨{text}。")


@pytest.mark.parametrize(
    "text",
    [
        "培训13900000000元",
        "电话12345678.5",
        "支出139 0000 万元",
        "2025-2026年",
        "10000000元，电话费10000000元",
    ],
)
def test_figures_are_not_hidden(text: str) -> None:
    assert hide_numbers(text) == text


def test_a_mail_box_keeps_its_house_alone() -> None:
    assert hide_numbers("发至a.b@example.com即可") == "发至****@example.com即可"


def test_names_are_found_where_persons_are_named() -> None:
    assert names_in("甲某某、乙某 0000（签字）") == {"甲某某", "乙某"}
    assert names_in("甲某某·乙某某") == {"甲某某·乙某某"}
    assert names_in("某县人力资源和社会保障局") == frozenset()


def test_names_are_found_where_a_sentence_says_whose() -> None:
    said = "项目负责人：甲某某，联系人: 乙某 0000；负责人由局里确定，填报人（签字）：签字，经办人：办公室的人"
    assert names_called(said) == {"甲某某", "乙某"}


def test_a_short_name_is_hidden_only_where_it_is_one() -> None:
    assert (
        hide_names("由钱安经办，钱安局长同意：钱安。钱安全到位", ["钱安"])
        == "由钱安经办，某某局长同意：某某。钱安全到位"
    )
    assert hide_names("由钱安定经办", ["钱安", "钱安定"]) == "由某某经办"
