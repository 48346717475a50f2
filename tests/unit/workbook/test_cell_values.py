"""Values are what a spreadsheet takes them for."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.workbook.cell_values import CellValues
from desktop.workbook.grid import Value

HELD = CellValues(["General", "0.00"], ("甲", "乙"))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("", "1.50", 1.5),
        ("", "-1E+3", -1000.0),
        ("", "5.", 5.0),
        ("", " 1 ", " 1 "),
        ("", "1_000", "1_000"),
        ("", "abc", "abc"),
        ("n", "2", 2.0),
        ("s", "1", "乙"),
        ("s", " 0 ", "甲"),
        ("b", "1", True),
        ("b", " false", False),
        ("str", "a_x0041_", "aA"),
        ("inlineStr", "a_x0041_", "a_x0041_"),
        ("d", "2024-01-02", dt.date(2024, 1, 2)),
        ("d", "2024-01-02T03:04:05", dt.datetime(2024, 1, 2, 3, 4, 5)),  # noqa: DTZ001 - a cell knows no zone
        ("d", "03:04:05", dt.time(3, 4, 5)),
        ("d", "some day", "some day"),
        ("e", "#N/A", ""),
    ],
)
def test_values_of_a_kind(kind: str, text: str, value: Value) -> None:
    assert HELD.value(kind, text, "General") == value


@pytest.mark.parametrize(
    ("kind", "text"), [("s", "2"), ("s", "-1"), ("s", "x"), ("n", "x"), ("b", "2"), ("odd", "1")]
)
def test_what_is_none_of_its_kind(kind: str, text: str) -> None:
    with pytest.raises((ValueError, LookupError)):
        HELD.value(kind, text, "General")


@pytest.mark.parametrize(
    ("code", "number", "value"),
    [
        ("0.00", 44600.5, 44600.5),
        ("yyyy-mm-dd", 44600, dt.datetime(2022, 2, 8)),  # noqa: DTZ001 - a cell knows no zone
        ("h:mm", 0.25, dt.time(6)),
        ("yyyy", -3, -3.0),
        ("[h]:mm", 1.5, dt.timedelta(days=1.5)),
        ("[h]:mm", 1e9, 1e9),
    ],
)
def test_numbers_that_count_days(code: str, number: float, value: Value) -> None:
    assert HELD.value("n", str(number), code) == value
    assert CellValues([], from_1904=True).value("", "0.5", "yyyy") == dt.datetime(1904, 1, 1, 12)  # noqa: DTZ001 - a cell knows no zone


def test_formats_by_style() -> None:
    assert [HELD.code(style) for style in ("1", "0", "2", "", "x")] == ["0.00", *["General"] * 4]
