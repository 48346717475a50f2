"""Write a plain list as a workbook: a title, lines under it, and a table that prints on pages of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.templates.spec import Content
from desktop.text import workbook as wording
from desktop.workbook.cell_texts import stored
from desktop.workbook.parts import GENERAL
from desktop.workbook.steady import steady

_LINE = Side(style="thin")
_AROUND = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING, _TEXT, _FIGURE = "heading", "text", "figure"
"""Styles of the cells of a list."""
_A4 = 9
_MARGINS = (0.45, 0.45, 0.55, 0.7, 0.3, 0.35)
"""Left, right, top, bottom, head and foot, in inches."""
_TITLE_PT, _TEXT_PT = 16, 10
_TITLE_HEIGHT = 30
_LINE_HEIGHT = 14
_PADDING = 6
_SHARE = 1.9
"""Half-width signs of a column's width that one ideograph takes up."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    label: str
    width: float
    """In half-width signs."""
    figure: bool = False
    """Holds numbers: aligned to the middle, and kept as numbers where they show the same."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list on a sheet of its own."""

    sheet: str
    """Name of the sheet."""
    title: str
    """Printed above."""
    lines: Sequence[str]
    """Printed under the title, one a row."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    """The texts of each row."""
    filtered: bool = False
    """With buttons in the headings that choose which rows are shown."""


def list_workbook(
    sheet: str, title: str, lines: Sequence[str], columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> bytes:
    """Make the workbook of a list; see ListSheet."""
    return lists_workbook([ListSheet(sheet, title, lines, columns, rows)])


def lists_workbook(lists: Sequence[ListSheet]) -> bytes:
    """Make the workbook of some lists, a sheet each; the same lists always give the same bytes."""
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.creator = wording.CREATOR
    book.properties.title = lists[0].title
    for style in (_HEADING, _TEXT, _FIGURE):
        book.add_named_style(_style(style))
    for one in lists:
        worksheet = book.create_sheet(one.sheet)
        assert isinstance(worksheet, Worksheet)
        _write(worksheet, one)
    held = io.BytesIO()
    book.save(held)
    return steady(held.getvalue())


def _write(worksheet: Worksheet, one: ListSheet) -> None:
    count = len(one.columns)
    _across(worksheet, 1, one.title, count, Font(name=wording.HEI_NAME, size=_TITLE_PT))
    worksheet.row_dimensions[1].height = _TITLE_HEIGHT
    for place, line in enumerate(one.lines, 2):
        _across(worksheet, place, line, count, Font(name=wording.SONG_NAME, size=_TEXT_PT))
    head = len(one.lines) + 2
    _row(worksheet, head, [column.label for column in one.columns], one.columns, heading=True)
    for place, row in enumerate(one.rows, head + 1):
        _row(worksheet, place, row, one.columns)
    _set_page(worksheet, one.columns, head)
    if one.filtered:
        worksheet.auto_filter.ref = f"A{head}:{get_column_letter(count)}{head + len(one.rows)}"


def _across(worksheet: Worksheet, row: int, text: str, columns: int, font: Font) -> None:
    cell = _cell(worksheet, row, 1)
    cell.value, cell.font, cell.data_type = text, font, "s"
    cell.alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
    worksheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)


def _style(name: str) -> NamedStyle:
    """Make a style of cells: looking one up by its name takes a tenth of the time of making it anew."""
    face = wording.HEI_NAME if name == _HEADING else wording.SONG_NAME
    across = "left" if name == _TEXT else "center"
    return NamedStyle(
        name,
        font=Font(name=face, size=_TEXT_PT),
        border=_AROUND,
        alignment=Alignment(horizontal=across, vertical="center", wrap_text=True),
    )


def _row(
    worksheet: Worksheet,
    row: int,
    texts: Sequence[str],
    columns: Sequence[Column],
    *,
    heading: bool = False,
) -> None:
    lines = 1
    for place, (text, column) in enumerate(zip(texts, columns, strict=True), 1):
        cell = _cell(worksheet, row, place)
        kept = stored(text, Content.POINTS if column.figure else None)
        cell.style = _HEADING if heading else _FIGURE if column.figure else _TEXT
        cell.value = kept.value
        if kept.format != GENERAL:
            cell.number_format = kept.format
        if isinstance(kept.value, str):
            # Else a text that begins with = becomes a formula.
            cell.data_type = "s"
        lines = max(lines, -int(-_width(text) // (column.width - 1)))
    worksheet.row_dimensions[row].height = lines * _LINE_HEIGHT + _PADDING


def _width(text: str) -> float:
    return sum(1 if sign.isascii() else _SHARE for sign in text)


def _cell(worksheet: Worksheet, row: int, column: int) -> SheetCell:
    cell = worksheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    return cell


def _set_page(worksheet: Worksheet, columns: Sequence[Column], head: int) -> None:
    for place, column in enumerate(columns, 1):
        worksheet.column_dimensions[get_column_letter(place)].width = column.width
    worksheet.freeze_panes = f"A{head + 1}"
    worksheet.print_title_rows = f"{head}:{head}"
    setup = worksheet.page_setup
    setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight = _A4, "landscape", 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(*_MARGINS)
    worksheet.print_options.horizontalCentered = True
    footer = worksheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = wording.PAGE_FOOTER
