"""Days counted as numbers become days."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.workbook.serial_dates import moment_of, shows_days


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("yyyy-mm-dd", True),
        ('yyyy"年"m"月"', True),
        ("[$-804]yyyy", True),
        ("[h]:mm", True),
        ("h:mm AM/PM", True),
        ("General", False),
        ("0.00", False),
        ('0"days"', False),
        (r"0\d", False),
        ("[Red]0", False),
        ("0;[Red]-0;d", False),
        ("_d0*m", False),
        ("", False),
    ],
)
def test_formats_that_show_days(code: str, shown: bool) -> None:
    assert shows_days(code) is shown


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (44300, dt.datetime(2021, 4, 14)),  # noqa: DTZ001 - a cell knows no zone
        (44300.5, dt.datetime(2021, 4, 14, 12)),  # noqa: DTZ001 - a cell knows no zone
        (1, dt.datetime(1900, 1, 1)),  # noqa: DTZ001 - a cell knows no zone
        (61, dt.datetime(1900, 3, 1)),  # noqa: DTZ001 - a cell knows no zone
        (0.5, dt.time(12)),
        (0, dt.time()),
        (-1, None),
        (3e6, None),
        (float("nan"), None),
    ],
)
def test_days_since_1900(number: float, moment: object) -> None:
    assert moment_of(number, from_1904=False) == moment


def test_days_since_1904() -> None:
    assert moment_of(42838, from_1904=True) == dt.datetime.fromisoformat("2021-04-14")
    assert moment_of(0, from_1904=True) == dt.datetime.fromisoformat("1904-01-01")
