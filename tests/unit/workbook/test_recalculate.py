"""Sums of a sheet that was filled."""

from __future__ import annotations

from decimal import Decimal

from desktop.workbook.recalculate import Recalculation
from desktop.workbook.sheet_cells import Put, SheetCells

SHEET = (
    b'<worksheet><sheetData><row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"/>'
    b'<c r="D1"><f>SUM(A1:C1)+A2</f><v>9</v></c><c r="E1"><f>D1+1</f></c><c r="F1"><f>F1+1</f></c>'
    b'<c r="G1"><f>D1/2</f></c><c r="H1"><f>G1+1</f></c><c r="I1" t="n"><v>x</v></c><c r="J1"><f>I1+1</f></c>'
    b"</row></sheetData></worksheet>"
)


def test_sums_come_out_as_they_are_now() -> None:
    cells = SheetCells(SHEET)
    sums = Recalculation(cells, {(0, 2): Put(Decimal(2)), (1, 0): Put(None), (0, 1): Put("文")})
    assert sums.formulas() == [(0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 9)]
    values = [sums.value(place) for place in sums.formulas()]
    assert values == [Decimal("3.5"), Decimal("4.5"), None, None, None, None]
    assert sums.value((0, 0)) is None


def test_what_was_not_put_counts_as_it_stands() -> None:
    assert Recalculation(SheetCells(SHEET), {}).value((0, 3)) == Decimal("1.5")
