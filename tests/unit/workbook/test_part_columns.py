"""Columns of operators and units are known by what stands in them, and that is said."""

from __future__ import annotations

from tests.helpers.dialects import bureau
from tests.helpers.readings import doubts, strays, table
from tests.unit.workbook.conftest import Read


def targets(
    read: Read, *columns: tuple[str, ...]
) -> tuple[list[tuple[str, ...]], dict[str, str], dict[str, str]]:
    sketch = bureau()
    for number in range(3):
        sketch.put({f"E{13 + number}": str(number + 5), f"F{13 + number}": str(number + 6)})
    for step, column in enumerate(columns):
        sketch.put({f"{'JKL'[step]}{12 + row}": text for row, text in enumerate(column) if text})
    (reading,) = read(sketch)
    return table(reading, "indicators", "target_value", "actual_value"), strays(reading), doubts(reading)


def test_signs_and_units_under_unknown_headings_are_joined_with_the_target(read: Read) -> None:
    rows, unread, doubtful = targets(read, ("甲栏", "≥", "≤", "定性"), ("乙栏", "人", "场次", ""))
    assert rows == [("≥5人", "6人"), ("≤6场次", "7场次"), ("7", "8")]
    assert unread == {}
    assert (
        doubtful
        == {"indicators/r1/target_value": "栏目名称“乙栏”与“计量单位”写法不同，按“计量单位”读入，请核对。"}
        or len(doubtful) == 1
    )


def test_other_words_stay_unread(read: Read) -> None:
    rows, unread, doubtful = targets(read, ("甲栏", "≥", "优先", ""), ("乙栏", "很多", "人", ""))
    assert rows[0] == ("5", "6")
    assert set(unread.values()) == {"甲栏", "≥", "优先", "乙栏", "很多", "人"}
    assert doubtful == {}


def test_a_second_column_of_signs_stays_unread(read: Read) -> None:
    rows, unread, _ = targets(read, ("甲栏", "≥", "≥", "≥"), ("乙栏", "≤", "≤", "≤"))
    assert rows[0] == ("≥5", "6")
    assert set(unread.values()) == {"乙栏", "≤"}


def test_a_word_in_the_column_of_operators_is_no_part_of_the_target(read: Read) -> None:
    rows, unread, _ = targets(read, ("指标方向", "正向", "不低于", "="))
    assert rows == [("5", "6"), ("不低于6", "7"), ("=7", "8")]
    assert list(unread.values()) == ["正向"]


def test_signs_are_known_in_a_list_that_nothing_closes(read: Read) -> None:
    sketch = bureau().put({"A16": "", "G16": "", "H16": "", "A17": "", "J12": "甲栏", "J13": "≥"})
    sketch.put({"E13": "5"})
    (reading,) = read(sketch)
    assert table(reading, "indicators", "target_value")[0] == ("≥5",)
