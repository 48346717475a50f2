from __future__ import annotations

import pytest

from desktop.operations.plain_table import aligned, middle_cut, width


def test_ideographs_are_two_wide() -> None:
    assert [width(text) for text in ("", "ab", "得分", "9～12", "（a）")] == [0, 2, 4, 5, 5]


def test_columns_stand_under_each_other() -> None:
    rows = [["项目", "得分", ""], ["培训人次\n（全年）", "9.5", "好"], ["a", "10", ""]]
    assert aligned(rows, right=(1,)).splitlines() == [
        "项目               得分",
        "培训人次 （全年）   9.5  好",
        "a                    10",
    ]


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("自评表.xlsx", 11, "自评表.xlsx"),
        ("自评表.xlsx", 10, "自评…xlsx"),
        ("2024年工作经费", 10, "2024…经费"),
        ("自评表", 2, "…"),
    ],
)
def test_the_middle_is_left_out_of_what_is_too_wide(text: str, room: int, cut: str) -> None:
    assert middle_cut(text, room) == cut
    assert width(cut) <= room
