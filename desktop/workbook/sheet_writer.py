"""Write one composed form into one sheet of a workbook."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.errors import UserError
from desktop.layout.sheet import PlacedCell, RepeatedHead, Sheet
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.models.transcript import where
from desktop.templates.spec import Content
from desktop.text import workbook as wording
from desktop.values.wording import clean
from desktop.workbook import faces
from desktop.workbook.addresses import area_of
from desktop.workbook.cell_texts import LONGEST, is_too_long, length, stored
from desktop.workbook.entry_rules import EntryRules
from desktop.workbook.heights import LEADING, TALLEST, row_heights
from desktop.workbook.keyed import SheetKey, TableKey, write_key
from desktop.workbook.page_setup import plan_pages, set_page
from desktop.workbook.parts import KEY_NAME
from desktop.workbook.receipts import RECEIPT_NAME

_PIXELS = 96 / 72
_DIGIT = 7
"""Pixels of a digit in the workbook's own font, in which the width of a column is counted."""


class SheetWriter:
    """Writes one form."""

    def __init__(self, worksheet: Worksheet, form: Form, sheet: Sheet) -> None:
        self._worksheet = worksheet
        self._form = form
        self._sheet = sheet
        self._row_heights = row_heights(sheet)
        self._parts = [max(1, math.ceil(height / TALLEST)) for height in self._row_heights]
        self._starts = [0, *accumulate(self._parts)]
        """First row of the workbook for each row of the Sheet, and one behind the last."""
        self._key = SheetKey()
        self._rules = EntryRules(worksheet)
        self._page_starts: Sequence[int] = ()

    def write(self) -> None:
        """Write cells, sizes, protection, print set-up and key.

        Raises:
            UserError: A text is longer than a cell holds.
        """
        page = self._form.template.page
        plan = plan_pages(self._sheet, self._row_heights, page)
        self._page_starts = plan.starts
        for cell in self._sheet.cells:
            self._write_cell(cell)
        self._rules.add()
        self._set_sizes()
        self._protect()
        receipt = receipt_code(self._form.template, self._form.document)
        set_page(self._worksheet, page, plan.beside, self._rows_of(plan.head), self._areas(), receipt)
        self._break(plan.starts)
        self._hide(KEY_NAME, write_key(self._form.template, self._key))
        self._hide(RECEIPT_NAME, receipt and f'"{receipt}"')

    def _hide(self, name: str, formula: str) -> None:
        """Keep something in a hidden name of the sheet."""
        if formula:
            self._worksheet.defined_names[name] = DefinedName(name, attr_text=formula, hidden=True)

    def _write_cell(self, placed: PlacedCell) -> None:
        top, bottom = self._starts[placed.row], self._starts[placed.row + placed.row_span] - 1
        left, right = placed.column, placed.column + placed.column_span - 1
        text = clean(placed.text)
        if is_too_long(text):
            raise UserError(self._too_long(placed, text))
        self._note(placed, top, text)
        border = faces.BORDERED if placed.bordered else faces.BARE
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._cell(row, column).border = border
        first = self._cell(top, left)
        self._fill(first, placed, text)
        if (top, left) != (bottom, right):
            self._worksheet.merge_cells(area_of((top, left, bottom, right)))
            self._key.merges.append((top, left, bottom, right))

    def _fill(self, first: SheetCell, placed: PlacedCell, text: str) -> None:
        kept = stored(text, self._content(placed.key))
        first.font = faces.font_of(placed.face, placed.size)
        number = isinstance(kept.value, Decimal)
        first.alignment = faces.alignment_of(
            placed.align, vertical=placed.vertical, number=number, top=self._is_cut_through(placed)
        )
        first.protection = faces.protection_of(placed)
        first.number_format = kept.format
        if isinstance(kept.value, str):
            first.value = kept.value
            # Else a text that begins with = becomes a formula, and #N/A an error.
            first.data_type = "s"
        elif kept.value is not None:
            first.value = kept.value
        if kept.quoted:
            first.quotePrefix = True
        if placed.key is not None and faces.protection_of(placed) is faces.OPEN:
            self._rules.note(first.coordinate, self._content(placed.key), placed.choices)

    def _is_cut_through(self, placed: PlacedCell) -> bool:
        """Tell whether a page begins in the middle of a text that stands in the middle of its cell."""
        end = placed.row + placed.row_span
        middle = sum(self._row_heights[placed.row : end]) / 2
        half = len(placed.lines) * placed.size * LEADING / 2
        return any(
            abs(sum(self._row_heights[placed.row : start]) - middle) < half
            for start in self._page_starts
            if placed.row < start < end
        )

    def _cell(self, row: int, column: int) -> SheetCell:
        cell = self._worksheet.cell(row + 1, column + 1)
        assert isinstance(cell, SheetCell)
        return cell

    def _note(self, placed: PlacedCell, top: int, text: str) -> None:
        """Note for the key what stands where."""
        if placed.key is None:
            if text:
                self._key.fixed[top, placed.column] = text
        elif not placed.key.row:
            self._key.fields[placed.key.block, placed.key.column] = (top, placed.column)
        else:
            table = self._key.tables.setdefault(placed.key.block, TableKey())
            table.columns[placed.key.column] = placed.column
            for step, key in enumerate(placed.covers or (placed.key,)):
                table.rows[key.row] = self._starts[placed.row + step]

    def _content(self, key: CellKey | None) -> Content | None:
        if key is None:
            return None
        template = self._form.template
        if not key.row:
            spec = template.field(key.block, key.column)
            return spec.content if spec and spec.pattern == "{}" else None
        table = template.table(key.block)
        column = table.column(key.column) if table else None
        return column.content if column else None

    def _too_long(self, placed: PlacedCell, text: str) -> str:
        place = where(self._form.template, self._form.document, placed.key) if placed.key else text[:20]
        return wording.TOO_LONG.format(where=place, count=length(text), limit=LONGEST)

    # ---- the sheet as a whole

    def _set_sizes(self) -> None:
        for column, width in enumerate(self._sheet.column_widths, 1):
            self._worksheet.column_dimensions[get_column_letter(column)].width = width * _PIXELS / _DIGIT
        for place, (_, height) in enumerate(self._heights(), 1):
            self._worksheet.row_dimensions[place].height = height

    def _heights(self) -> Iterator[tuple[int, float]]:
        """Walk over the rows of the workbook: the row of the Sheet that each belongs to, and its height."""
        for row, (height, parts) in enumerate(zip(self._row_heights, self._parts, strict=True)):
            for _ in range(parts):
                yield row, round(height / parts, 2)

    def _protect(self) -> None:
        """Protect what is printed, without a password; sizes and looks may be changed."""
        protection = self._worksheet.protection
        protection.sheet = True
        protection.formatCells = protection.formatColumns = protection.formatRows = False
        self._worksheet.sheet_view.showGridLines = False

    def _rows_of(self, head: RepeatedHead | None) -> str:
        if head is None:
            return ""
        return f"{self._starts[head.head.first] + 1}:{self._starts[head.head.last + 1]}"

    def _break(self, starts: Sequence[int]) -> None:
        """Begin pages; an area that is printed begins one anyway."""
        for row in starts:
            if row not in self._sheet.breaks:
                self._worksheet.row_breaks.append(Break(id=self._starts[row]))

    def _areas(self) -> list[str]:
        """Tell what is printed: the form, and each working paper on a page of its own."""
        right = len(self._sheet.column_widths) - 1
        bounds = [0, *self._sheet.breaks, len(self._row_heights)]
        return [
            area_of((self._starts[first], 0, self._starts[end] - 1, right)) for first, end in pairwise(bounds)
        ]
