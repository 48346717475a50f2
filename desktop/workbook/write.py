"""Write forms as a workbook, a sheet each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from desktop import saving
from desktop.layout.sheet import Sheet
from desktop.models.form import Form, field_text
from desktop.text import workbook as wording
from desktop.values.wording import clean
from desktop.workbook.sheet_names import sheet_names
from desktop.workbook.sheet_writer import SheetWriter
from desktop.workbook.steady import steady

MEASURE = "Arial"
"""Its digits are 7 pixels wide at 10 points, and every system has it or one of the same widths."""
PROJECT_NAME = "project_name"


def write_workbook(forms: Sequence[tuple[Form, Sheet]], target: Path) -> None:
    """Write forms into one workbook, a sheet each.

    Args:
        forms: Each form with its composed Sheet.
        target: The file; one that is there is replaced once the new one is whole.

    Raises:
        UserError: A text is too long for a cell, or the file can't be written.
    """
    saving.save(workbook_bytes(forms), target)


def workbook_bytes(forms: Sequence[tuple[Form, Sheet]]) -> bytes:
    """Make the workbook of some forms; the same forms always give the same bytes.

    Raises:
        UserError: A text is too long for a cell.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    # Widths of columns are counted in digits of this font.
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001 - no public way to it
    normal.font = Font(name=MEASURE, size=10)
    book.properties.creator = wording.CREATOR
    book.properties.title = wording.COMMA.join(dict.fromkeys(clean(sheet.title) for _, sheet in forms))
    names = sheet_names(_name(form, sheet) for form, sheet in forms)
    for name, (form, sheet) in zip(names, forms, strict=True):
        SheetWriter(book.create_sheet(name), form, sheet).write()
    held = io.BytesIO()
    book.save(held)
    return steady(held.getvalue())


def _name(form: Form, sheet: Sheet) -> str:
    return field_text(form, PROJECT_NAME) or sheet.title
