"""Set a sheet up for printing: paper, margins, one page wide, heads on every page, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.layout.filling import fill, tied_rows
from desktop.layout.measures import MM
from desktop.layout.paginate import SIZES_MM, paginate
from desktop.layout.sheet import RepeatedHead, Sheet
from desktop.templates.spec import Page
from desktop.text import receipts
from desktop.text import workbook as wording

_INCH = 25.4
_POINTS = 72
_PAPERS = {"A3": 8, "A4": 9, "A5": 11}
_FOOTER_MM = 8
_RECEIPT_PT = 8
_SMALLEST = 0.75
"""Of the size at which the form is as wide as the paper, what it is printed in at least."""
_CLOSE = 0.985
"""Programs round the sizes of rows and of the print, each in its own way."""


def set_page(
    worksheet: Worksheet, page: Page, beside: float, heads: str, areas: Sequence[str], receipt: str = ""
) -> None:
    """Set up how a sheet is printed.

    Args:
        worksheet: The sheet.
        page: Paper and margins of the template.
        beside: Room in points that is left at either side, so that it is printed smaller.
        heads: Rows that are printed again on every page, "12:12"; blank for none.
        areas: What is printed, each area from a page of its own.
        receipt: The receipt code that stands beside the page number; blank for none.
    """
    setup = worksheet.page_setup
    setup.paperSize = _PAPERS[page.size]
    setup.orientation = "landscape" if page.landscape else "portrait"
    setup.fitToWidth = 1
    # As many pages as there are breaks; a number would let Excel overlook them.
    setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = (mm / _INCH for mm in page.margins_mm)
    margins.left += beside / _POINTS
    margins.right += beside / _POINTS
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


@dataclass(frozen=True, slots=True)
class PagePlan:
    """How the rows of a form come on the pages that a workbook prints."""

    starts: tuple[int, ...]
    """Rows of the Sheet that begin a page, but the first."""
    head: RepeatedHead | None
    """Printed again on every page behind it."""
    beside: float
    """Room in points that is left at either side, so that each page holds its rows."""


def plan_pages(sheet: Sheet, heights: Sequence[float], page: Page) -> PagePlan:
    """Break a form where the paper breaks it, printed smaller where the rows of a workbook need more room.

    Where the paper cuts a row, which a workbook can't, or the print would be too small, rows are put on pages
    by the same rules, but whole.

    Args:
        sheet: The form.
        heights: Height in points of each row in the workbook.
        page: Paper and margins.
    """
    printed = paginate(sheet, page)
    room_x, room_y = _room(page)
    table = sum(sheet.column_widths)
    widest = min(1.0, room_x / table)
    starts = tuple(row for row in printed.starts if row is not None)
    head = repeated_head(sheet, starts)
    scale = _scale(heights, starts, head, room_y)
    if None in printed.starts or scale < _SMALLEST * widest:
        pages = fill(sheet, heights, room_y / widest, tied_rows(sheet), whole=True)
        starts = tuple(above[-1].row + 1 for above in pages[:-1])
        head = repeated_head(sheet, starts)
        scale = max(_SMALLEST * widest, _scale(heights, starts, head, room_y))
    beside = (room_x - table * scale) / 2 if scale < widest else 0.0
    return PagePlan(starts, head, beside)


def repeated_head(sheet: Sheet, starts: Sequence[int]) -> RepeatedHead | None:
    """Choose the head that is printed again: a sheet of a workbook has one such place, for all its pages.

    The pages of the form itself count before those of the working papers behind it.

    Args:
        sheet: The form.
        starts: Rows that begin a page, but the first.

    Returns:
        The head of the table that most pages begin in, of the longest one if there is one page alone; none
        where it would stand above something else on more pages than above its own table.
    """
    of_form = [row for row in starts if not sheet.breaks or row < sheet.breaks[0]]

    def worth(head: RepeatedHead) -> int:
        behind = [row for row in of_form or starts if row > head.head.last]
        following = [row for row in behind if head.body.first <= row <= head.body.last]
        return 2 * len(following) - len(behind)

    longest_first = sorted(sheet.heads, key=lambda head: head.body.first - head.body.last)
    best = max(longest_first, key=worth, default=None)
    return best if best is not None and worth(best) >= 0 else None


def _scale(heights: Sequence[float], starts: Sequence[int], head: RepeatedHead | None, room: float) -> float:
    """Find the scale at which each page holds its rows; one that is a single row may go on by itself."""
    scale = 1.0
    for first, end in pairwise((0, *starts, len(heights))):
        needed = sum(heights[first:end])
        if head and first > head.head.last:
            needed += sum(heights[head.head.first : head.head.last + 1])
        if end - first > 1:
            scale = min(scale, room / needed * _CLOSE)
    return scale


def _room(page: Page) -> tuple[float, float]:
    """Measure the room between the margins, in points."""
    short, long = SIZES_MM[page.size]
    width, height = (long, short) if page.landscape else (short, long)
    top, right, bottom, left = page.margins_mm
    return (width - left - right) * MM, (height - top - bottom) * MM
