"""Sums that a workbook left to be computed come out as a spreadsheet has them, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.workbook.sums import add_up

# A: 10, 20, text, blank, unknown; B: 0.1, 0.2
CELLS: dict[tuple[int, int], Decimal | str | None] = {
    (0, 0): Decimal(10),
    (1, 0): Decimal(20),
    (2, 0): "10",
    (4, 0): None,
    (0, 1): Decimal("0.1"),
    (1, 1): Decimal("0.2"),
}


def look(row: int, column: int) -> Decimal | str | None:
    return CELLS.get((row, column), "")


@pytest.mark.parametrize(
    ("formula", "total"),
    [
        ("SUM(A1:A4)", "30"),
        ("SUM(A1:A2)+B1", "30.1"),
        ("sum( a1 , B1:B2 ) - $A$2", "-9.7"),
        ("-A1+5", "-5"),
        ("B1+B2", "0.3"),
        ("A4+1.5", "1.5"),
        ("-A4", "0"),
        ("SUM(A3)", "0"),
        ("SUM(A1:B2)+ SUM(A1)", "40.3"),
    ],
)
def test_sums(formula: str, total: str) -> None:
    assert add_up(formula, look) == Decimal(total)


@pytest.mark.parametrize(
    "formula",
    [
        *("", "A1", "A1*2", "SUM(A1:A5)", "1+A5", "1+A3", "A1 A2", "SUM(A1", "SUM()", "SUM(Sheet2!A1)"),
        *("ROUND(A1,2)", "#REF!", "SUM(A2:A1)", "SUM(A1:A3000)", "A1+", "SUM(SUM(A1))", "1E5"),
    ],
)
def test_what_is_no_plain_sum_of_known_cells_is_left_alone(formula: str) -> None:
    assert add_up(formula, look) is None
