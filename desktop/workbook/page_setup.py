"""Set a sheet up for printing: paper, margins, one page wide, heads on every page, page numbers."""

from __future__ import annotations

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.templates.spec import Page
from desktop.text import workbook as wording

_INCH = 25.4
_PAPERS = {"A3": 8, "A4": 9, "A5": 11}
_FOOTER_MM = 8


def set_page(worksheet: Worksheet, page: Page, heads: str, area: str) -> None:
    """Set up how a sheet is printed.

    Args:
        worksheet: The sheet.
        page: Paper and margins of the template.
        heads: Rows that are printed again on every page, "12:12"; blank for none.
        area: What is printed.
    """
    setup = worksheet.page_setup
    setup.paperSize = _PAPERS[page.size]
    setup.orientation = "landscape" if page.landscape else "portrait"
    setup.fitToWidth = 1
    setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = (mm / _INCH for mm in page.margins_mm)
    margins.header = margins.footer = _FOOTER_MM / _INCH
    worksheet.print_options.horizontalCentered = True
    footer = worksheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = wording.PAGE_FOOTER
    worksheet.print_area = area
    if heads:
        worksheet.print_title_rows = heads
