"""Open a PDF with a text layer: its tables are those that are drawn with lines."""

from __future__ import annotations

import pypdfium2

from desktop.errors import FileRefused
from desktop.text import pdf_files as wording
from desktop.workbook.docx_columns import on_all_columns
from desktop.workbook.docx_grid import grid_of_blocks
from desktop.workbook.opened import Opened
from desktop.workbook.pdf_blocks import blocks_of_pages, forms_of_blocks
from desktop.workbook.pdf_page import PageContent, read_page
from desktop.workbook.refusal import unsafe
from desktop.workbook.spent import Spent

MOST_PAGES = 200
MOST_MARKS = 20_000
"""Characters of a page, and lines as well."""
_LOCKED = "password"


def open_pdf(name: str, data: bytes) -> Opened:
    """Open the forms of a PDF, each as a sheet.

    Raises:
        FileRefused: It has no text or no tables, has a password, is damaged, or goes beyond a limit.
    """
    pages = _pages(name, data)
    if not any(page.glyphs for page in pages):
        raise refused(name, "scanned")
    blocks = blocks_of_pages(name, pages)
    if blocks is None:
        raise refused(name, "no-lines")
    spent = Spent(name)
    forms = forms_of_blocks(blocks)
    grids = [
        grid_of_blocks(name, wording.FORM.format(number=number), on_all_columns(form), spent)
        for number, form in enumerate(forms, 1)
    ]
    pictures = sum(page.pictures for page in pages)
    notes = (wording.NOTE, *([wording.PICTURES.format(count=pictures)] if pictures else []))
    return Opened(
        name=name,
        sheets=tuple(grid.facts for grid in grids),
        grids=lambda: (grid for grid in grids if not grid.facts.too_large),
        notes=notes,
    )


def refused(name: str, code: str) -> FileRefused:
    """Say why a PDF is not read, and what to do."""
    return FileRefused(wording.REFUSAL.format(name=name, reason=wording.REFUSED[code]))


def _pages(name: str, data: bytes) -> list[PageContent]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise unsafe(name, "pages", limit=MOST_PAGES)
            return [_page(name, page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise refused(name, "locked" if _LOCKED in str(error).lower() else "damaged") from error


def _page(name: str, page: pypdfium2.PdfPage) -> PageContent:
    content = read_page(page, MOST_MARKS)
    if content is None:
        raise unsafe(name, "marks", limit=MOST_MARKS)
    return content
