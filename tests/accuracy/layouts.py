"""The samples that come with the program, as other people's programs and offices lay them out.

bureau(form)   the paper form, numbers as numbers
messy(form)    moved, names unmerged, labels spread and wrapped, per cents as fractions, rows hidden
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.layout.sheet import CellKind, PlacedCell
from desktop.models.form import Form
from desktop.operations.forms import compose_form
from desktop.workbook.addresses import address_of, area_of
from tests.helpers.dialects import Sketch

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,4})?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)%")
_ENTRIES = (CellKind.ENTRY, CellKind.FIGURE)
_LABELS = (CellKind.LABEL, CellKind.HEADING)


def bureau(form: Form) -> Sketch:
    """Lay a form out as the paper has it."""
    return _drawn(compose_form(form).cells)


def _drawn(cells: Iterable[PlacedCell]) -> Sketch:
    sketch = Sketch()
    for cell in cells:
        address = address_of(cell.row, cell.column)
        number = cell.kind in _ENTRIES and _NUMBER.fullmatch(cell.text)
        sketch.put({address: float(cell.text) if number else cell.text})
        if (cell.row_span, cell.column_span) != (1, 1):
            last = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
            sketch.merges.append(area_of((cell.row, cell.column, *last)))
    return sketch


def messy(form: Form) -> Sketch:
    """Lay a form out as it comes back from an office."""
    cells = compose_form(form).cells
    unmerged = {
        area_of((cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.column_span - 1))
        for cell in cells
        if cell.row_span > 1 and cell.kind is CellKind.ENTRY and len(cell.covers) > 1
    }
    sketch = _drawn(cells)
    sketch.merges = [area for area in sketch.merges if area not in unmerged]
    for number, cell in enumerate(cells):
        address = address_of(cell.row, cell.column)
        share = _PERCENT.fullmatch(cell.text)
        if cell.kind in _LABELS and cell.text:
            sketch.cells[address] = _spread_out(cell.text, number)
        elif share and cell.kind in _ENTRIES and number % 2:
            sketch.cells[address] = round(float(share[1]) / 100, 6)
        elif isinstance(sketch.cells.get(address), str):
            sketch.cells[address] = f"{cell.text} "
    moved = sketch.moved(3, 1).put({"B2": "附件 2：", "B3": "填报前请阅读说明"})
    moved.hidden_rows = {12}
    moved.hidden_columns = {7}
    return moved


def _spread_out(text: str, number: int) -> str:
    if number % 3 == 0:
        return text[:2] + "\n" + text[2:]
    return " ".join(text) if number % 3 == 1 and len(text) < 5 else f" {text}　"


def stacked(forms: Iterable[Form]) -> Sketch:
    """Lay forms out under each other on one sheet, two blank rows between them."""
    whole, top = Sketch(), 0
    for form in forms:
        sheet = compose_form(form)
        whole.with_other(_drawn(sheet.cells).moved(top, 0))
        top += len(sheet.row_heights) + 2
    return whole
