"""A copy of a bureau's workbook that a form is filled into."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.workbook.cell_styles import CellStyles
from desktop.workbook.container import Container
from desktop.workbook.fill_sheet import SheetTarget
from desktop.workbook.fill_sheets import SheetPlan
from desktop.workbook.insert_rows import insert_rows
from desktop.workbook.own_receipt import renew_receipt
from desktop.workbook.package import Package
from desktop.workbook.shift_parts import shift_parts

_SHEETS = "xl/worksheets/"
_FORMULA = re.compile(rb"<(?:[A-Za-z]+:)?f[\s>]")


class WorkbookCopy:
    """A workbook of which nothing is changed but what has to be."""

    def __init__(self, container: Container) -> None:
        self._package = Package(container)
        self._package.be_no_template()
        self._styles = CellStyles(self._package.styles)

    def insert_rows(self, sheets: Sequence[SheetPlan]) -> None:
        """Put in the rows that a form needs, and shift what refers to those below."""
        for sheet in sheets:
            if sheet.plan.new_rows:
                part = self._package.sheet_part(sheet.name)
                data = insert_rows(self._package.get(part), sheet.plan.new_rows, sheet.name)
                self._package.set(part, data)
                shift_parts(self._package, sheet.name, sheet.plan.shift)

    def targets(self, sheets: Sequence[SheetPlan]) -> list[SheetTarget]:
        """Give what the texts of each sheet are put into."""
        parts = [self._package.sheet_part(sheet.name) for sheet in sheets]
        return [SheetTarget(self._package, part, self._styles) for part in parts]

    def filled(self) -> bytes:
        """Write the workbook as it is once everything was put into it."""
        self._package.set_styles(self._styles.written())
        parts = [name for name in self._package.parts if name.startswith(_SHEETS)]
        if any(_FORMULA.search(self._package.get(name)) for name in parts):
            self._package.compute_when_opened()
        return self._package.written()

    def receipted(self, sheets: Sequence[SheetPlan], code: str) -> bytes:
        """Write it with the receipt code of what it says, where it is one of our own."""
        for sheet in sheets:
            renew_receipt(self._package, sheet.name, code)
        return self._package.written()
