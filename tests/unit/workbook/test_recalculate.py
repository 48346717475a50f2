"""The arithmetic of a sheet that was filled."""

from __future__ import annotations

from decimal import Decimal

from desktop.workbook.addresses import Place
from desktop.workbook.recalculate import Recalculation
from desktop.workbook.sheet_cells import Put, SheetCells
from desktop.workbook.splicing import tree

SHEET = (
    b'<worksheet><sheetData><row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"/>'
    b'<c r="D1"><f>SUM(A1:C1)+A2</f><v>9</v></c><c r="E1"><f>D1+1</f></c><c r="F1"><f>F1+1</f></c>'
    b'<c r="G1"><f>D1/2</f></c><c r="H1"><f>G1+1</f></c><c r="I1" t="n"><v>x</v></c><c r="J1"><f>I1+1</f></c>'
    b'<c r="K1" t="inlineStr"><is><r><t>A</t></r><r><t>B</t></r></is></c><c r="L1" t="str"><v>C</v></c>'
    b'<c r="M1" t="b"><v>1</v></c><c r="N1"><f>B1</f></c><c r="O1"><f>K1</f></c><c r="P1"><f>L1</f></c>'
    b'<c r="Q1"><f>M1+1</f></c><c r="R1"><f t="shared" ref="R1:S1" si="0">A1+D1</f></c>'
    b'<c r="S1"><f t="shared" si="0"/></c></row></sheetData></worksheet>'
)
STRING = b"<si><t>D</t></si>"


def computing(cells: SheetCells, puts: dict[Place, Put]) -> Recalculation:
    return Recalculation(cells, puts, lambda _: (STRING, tree(STRING)))


def test_formulas_come_out_as_they_are_now() -> None:
    sums = computing(SheetCells(SHEET), {(0, 2): Put(Decimal(2)), (1, 0): Put(None), (0, 1): Put("1")})
    assert sums.formulas() == [(0, column) for column in (3, 4, 5, 6, 7, 9, 13, 14, 15, 16, 17, 18)]
    values = [sums.value(place) for place in sums.formulas()]
    numbers = [Decimal(text) for text in ("3.5", "4.5", "1.75", "2.75")]
    assert values == [*numbers[:2], None, *numbers[2:], None, "1", "AB", "C", None, Decimal(5), None]
    assert sums.value((0, 0)) is None


def test_what_was_not_put_counts_as_it_stands() -> None:
    sums = computing(SheetCells(SHEET), {})
    assert sums.value((0, 3)) == Decimal("1.5")
    assert sums.value((0, 13)) == "D"


def test_long_chains_are_left_to_who_opens_the_workbook() -> None:
    formula = "(" * 9 + "A{}" + ")+1" * 9 + "+1" * 200
    cells = "".join(f'<c r="A{row}"><f>{formula.format(row + 1)}</f></c>' for row in range(1, 3000))
    data = f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    assert computing(SheetCells(data.encode()), {}).value((0, 0)) is None
