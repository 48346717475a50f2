"""A number that is kept beside what was shown of it is given the format that shows it so."""

from __future__ import annotations

import pytest

from desktop.workbook.as_shown import format_as_shown
from desktop.workbook.grid import text_of
from desktop.workbook.parts import GENERAL


@pytest.mark.parametrize(
    ("number", "shown", "text", "says"),
    [
        (194, "194", "194", ""),
        (194, "194.00", "194.00", ""),
        (1234.5, "1,234.50", "1234.50", ""),
        (0.7, "70%", "70%", ""),
        (0.6959, "70%", "69.59%", "70%"),
        (0.6959, "69.59％", "69.59%", ""),
        (12.5, "12.5万元", "12.5万元", ""),
        (12.34, "约12.3", "约12.34", "约12.3"),
        (-3, "-3.0", "-3.0", ""),
        (7, "007", "007", ""),
        (0.5, " 0.50 ", "0.50", ""),
        (0.123456789012, "0.1234567890", "0.123456789012", ""),
        (1234567890123, "1234567890123", "1234567890123", ""),
        (5, "五", "5", ""),
        (5, "", "5", ""),
        (5, "6", "5", ""),
        (0.5, ".5", "0.5", ""),
        (5, "5" + "年" * 60, "5", ""),
    ],
)
def test_numbers_stand_as_they_were_shown(number: float, shown: str, text: str, says: str) -> None:
    assert text_of(number, format_as_shown(number, shown), is_formula=False) == (text, says)


def test_a_number_that_is_shown_otherwise_has_no_format() -> None:
    assert format_as_shown(5, "3月5日") == GENERAL
