"""What rows put into a sheet do to addresses and formulas."""

from __future__ import annotations

import pytest

from desktop.workbook.row_shift import RowShift, shift_address, shift_areas, shift_formula

TWO_BEHIND_40 = RowShift([39, 39])


def test_rows_below_go_down() -> None:
    assert [TWO_BEHIND_40.row(row) for row in (0, 39, 40, 41)] == [0, 39, 42, 43]
    assert [TWO_BEHIND_40.last(row) for row in (38, 39, 40)] == [38, 41, 42]
    assert TWO_BEHIND_40.area((10, 0, 39, 3)) == (10, 0, 41, 3)


@pytest.mark.parametrize(
    ("formula", "shifted"),
    [
        ("SUM(I14:I40)", "SUM(I14:I42)"),
        ("sum($I$14:$I$41)", "sum($I$14:$I$43)"),
        ("A40+B41", "A40+B43"),
        ("SUM(A40:C40)", "SUM(A40:C40)"),
        ("SUM(A41:C41)", "SUM(A43:C43)"),
        ("SUM($12:$40)", "SUM($12:$42)"),
        ('"A41"&A41', '"A41"&A43'),
        ("LOG10(A41)+A1B41+X_A41", "LOG10(A43)+A1B41+X_A41"),
        ("自评表!A41+说明!A41+[1]自评表!A41", "自评表!A43+说明!A41+[1]自评表!A41"),
    ],
)
def test_formulas_follow_on_their_own_sheet(formula: str, shifted: str) -> None:
    assert shift_formula(formula, TWO_BEHIND_40, "自评表", own=True) == shifted


def test_other_sheets_name_the_sheet_that_they_mean() -> None:
    formula = "A41+'甲''s'!A41:B41+'甲''s'!$A$1:$I$48"
    shifted = shift_formula(formula, TWO_BEHIND_40, "甲's", own=False)
    assert shifted == "A41+'甲''s'!A43:B43+'甲''s'!$A$1:$I$50"


def test_rules_take_up_the_rows_behind_them() -> None:
    assert shift_areas("A1:B3 H40 H41 C39:C40 ?", TWO_BEHIND_40) == "A1:B3 H40:H42 H43 C39:C42 ?"
    assert shift_address("B41", TWO_BEHIND_40) == "B43"
    assert shift_address("", TWO_BEHIND_40) == ""
