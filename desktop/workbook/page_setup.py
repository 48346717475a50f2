"""Set a sheet up for printing: paper, margins, one page wide, heads on every page, page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.layout.measures import MM
from desktop.layout.paginate import SIZES_MM, paginate
from desktop.layout.sheet import RepeatedHead, Sheet
from desktop.templates.spec import Page
from desktop.text import receipts
from desktop.text import workbook as wording

_INCH = 25.4
_PAPERS = {"A3": 8, "A4": 9, "A5": 11}
_FOOTER_MM = 8
_RECEIPT_PT = 8


Rows = Sequence[tuple[int, float]]
"""Rows of a workbook: the row of the Sheet that each belongs to, and its height in points."""


def set_page(
    worksheet: Worksheet, page: Page, tall: int, heads: str, areas: Sequence[str], receipt: str = ""
) -> None:
    """Set up how a sheet is printed.

    Args:
        worksheet: The sheet.
        page: Paper and margins of the template.
        tall: Most pages that it takes up, printed smaller for it; 0 for as many as it needs.
        heads: Rows that are printed again on every page, "12:12"; blank for none.
        areas: What is printed, each area from a page of its own.
        receipt: The receipt code that stands beside the page number; blank for none.
    """
    setup = worksheet.page_setup
    setup.paperSize = _PAPERS[page.size]
    setup.orientation = "landscape" if page.landscape else "portrait"
    setup.fitToWidth = 1
    setup.fitToHeight = tall
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = (mm / _INCH for mm in page.margins_mm)
    margins.header = margins.footer = _FOOTER_MM / _INCH
    worksheet.print_options.horizontalCentered = True
    footer = worksheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = wording.PAGE_FOOTER
    if receipt:
        footer.right.text = receipts.FOOTER.format(code=receipt)
        footer.right.size = _RECEIPT_PT
    worksheet.print_area = ",".join(areas)
    if heads:
        worksheet.print_title_rows = heads


def pages_tall(sheet: Sheet, rows: Rows, page: Page) -> int:
    """Count the pages that a sheet may take up: those of the paper form, where its rows would need more.

    Rows of a workbook are higher than the Sheet's; else a signature line would stand alone on a page.

    Returns:
        The number of pages; 0 where the rows fit anyway.
    """
    printed = len(paginate(sheet, page).pages)
    return printed if len(list(_tops(sheet, rows, page))) >= printed else 0


def repeated_head(sheet: Sheet, rows: Rows, page: Page) -> RepeatedHead | None:
    """Choose the head that is printed again: a sheet of a workbook has one such place, for all its pages.

    Args:
        sheet: The form.
        rows: The workbook's rows.
        page: Paper and margins.

    Returns:
        The head of the table that most pages begin in, of the longest one if there is one page alone; none
        where it would stand above something else on more pages than above its own table.
    """
    tops = list(_tops(sheet, rows, page))

    def worth(head: RepeatedHead) -> int:
        following = [head.body.first <= top <= head.body.last for top in tops if top > head.head.last]
        return 2 * sum(following) - len(following)

    longest_first = sorted(sheet.heads, key=lambda head: head.body.first - head.body.last)
    best = max(longest_first, key=worth, default=None)
    return best if best is not None and worth(best) >= 0 else None


def _tops(sheet: Sheet, rows: Rows, page: Page) -> Iterator[int]:
    """Walk over the rows that pages begin with, but the first."""
    short, long = SIZES_MM[page.size]
    width, height = (long, short) if page.landscape else (short, long)
    top, right, bottom, left = page.margins_mm
    scale = min(1.0, (width - left - right) * MM / sum(sheet.column_widths))
    room = (height - top - bottom) * MM / scale
    used, above = 0.0, -1
    for row, taken in rows:
        if used and (used + taken > room or (row in sheet.breaks and row != above)):
            yield row
            used = 0.0
        used += taken
        above = row
