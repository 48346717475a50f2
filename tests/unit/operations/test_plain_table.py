from __future__ import annotations

from desktop.operations.plain_table import aligned, width


def test_ideographs_are_two_wide() -> None:
    assert [width(text) for text in ("", "ab", "得分", "9～12", "（a）")] == [0, 2, 4, 5, 5]


def test_columns_stand_under_each_other() -> None:
    rows = [["项目", "得分", ""], ["培训人次\n（全年）", "9.5", "好"], ["a", "10", ""]]
    assert aligned(rows, right=(1,)).splitlines() == [
        "项目               得分",
        "培训人次 （全年）   9.5  好",
        "a                    10",
    ]
