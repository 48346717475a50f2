"""Formulas that cells share, each for its own place."""

from __future__ import annotations

import pytest

from desktop.workbook.shared_formulas import formula_texts, unshared
from desktop.workbook.sheet_cells import SheetCells
from desktop.workbook.splicing import spliced

SHARED = (
    '<c r="H1"><f t="shared" ref="H1:H3" si="0">{}</f></c><c r="H2"><f t="shared" si="0"/></c>'
    '<c r="H3"><f t="shared" si="0"></f><v>1</v></c>'
)
ABOVE = '<c r="H5"><f t="shared" ref="H2:H5" si="0">A1</f></c><c r="H2"><f t="shared" si="0"/></c>'

BESIDE = '<c r="A1"><f t="shared" ref="A1:ZZZ1" si="0">ZZZ1</f></c><c r="B1"><f t="shared" si="0"/></c>'


def sheet(cells: str) -> SheetCells:
    return SheetCells(
        f'<x:worksheet><x:sheetData><x:row r="1">{cells}</x:row></x:sheetData></x:worksheet>'.encode()
    )


def test_each_cell_gets_its_own() -> None:
    cells = sheet(SHARED.format("G1*$G$9&amp;G$2") + '<c r="I1"><f>A1</f></c>')
    assert formula_texts(cells) == {
        (0, 7): "G1*$G$9&G$2",
        (1, 7): "G2*$G$9&G$2",
        (2, 7): "G3*$G$9&G$2",
        (0, 8): "A1",
    }
    written = spliced(cells.data, unshared(cells)).decode()
    assert '<c r="H1"><f>G1*$G$9&amp;G$2</f></c><c r="H2"><f>G2*$G$9&amp;G$2</f></c>' in written
    assert '<c r="H3"><f>G3*$G$9&amp;G$2</f><v>1</v></c><c r="I1"><f>A1</f></c>' in written


@pytest.mark.parametrize("cells", ['<c r="H9"><f t="shared" si="0"/></c>', SHARED.format("'"), ABOVE, BESIDE])
def test_what_can_not_be_told_stays(cells: str) -> None:
    held = sheet(cells)
    assert list(unshared(held)) == []
    assert set(formula_texts(held).values()) <= {"", "'", "A1", "ZZZ1"}
