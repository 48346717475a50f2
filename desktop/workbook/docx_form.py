"""Write one composed form as the paragraphs and tables of a Word file."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from desktop.layout.filling import tied_rows
from desktop.layout.measures import LEADING, MM, PADDING_X, SIZE_STEP, SMALLEST
from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind, PlacedCell, Sheet
from desktop.templates.spec import Align, Page
from desktop.workbook import docx_markup as markup
from desktop.workbook.docx_heads import Piece, Stretch, is_line, pieces_of, stretches
from desktop.workbook.docx_places import sheet_key
from desktop.workbook.keyed import SheetKey

_LEAST_BOTTOM_MM = 14
_FOOTER_MM = 8
_NUMBER = re.compile(r"-?[0-9][0-9,.]*%?")
_WIDEST = {".": 0.32, ",": 0.32, "-": 0.36, "%": 0.95}
_WIDEST_DIGIT = 0.64
"""Widths in the widest typeface that programs take for one that they lack, as parts of its size."""
_WHOLE = 0.3
"""Part of a page up to which a row is kept whole."""


class FormWriter:
    """Writes one form."""

    def __init__(self, sheet: Sheet, page: Page) -> None:
        self._sheet = sheet
        self._page = page
        pages = paginate(sheet, page)
        self._scale, self._paper = pages.scale, (pages.width, pages.height)
        self._tied = tied_rows(sheet)
        self._pieces = pieces_of(sheet)
        self._owners = {
            (row, column): piece
            for piece in self._pieces
            for row in range(piece.cell.row, piece.cell.row + piece.cell.row_span)
            for column in range(piece.cell.column, piece.cell.column + piece.cell.column_span)
        }
        self._edges = [0.0, *accumulate(width * self._scale for width in sheet.column_widths)]

    @property
    def key(self) -> SheetKey:
        """Where each cell of the form stands."""
        return sheet_key([piece.cell for piece in self._pieces])

    def body(self) -> str:
        """Write the paragraphs and tables, from the first row to the last."""
        written: list[str] = []
        after_table = False
        for stretch in stretches(self._sheet):
            new_page = stretch.first in self._sheet.breaks
            title = self._line(stretch)
            if title is not None:
                written.append(self._paragraph(stretch.first, title, new_page=new_page))
            else:
                if after_table or new_page:
                    written.append(markup.thin_paragraph(new_page=new_page))
                written.append(self._table(stretch))
            after_table = title is None
        return "".join(written)

    def section(self, footer: str, *, last: bool) -> str:
        """Write paper, margins and foot of the form; it ends with a paragraph if another form follows."""
        top, right, bottom, left = self._page.margins_mm
        paper = markup.section(
            footer,
            self._paper,
            (top * MM, right * MM, max(bottom, _LEAST_BOTTOM_MM) * MM, left * MM),
            _FOOTER_MM * MM,
        )
        return markup.thin_paragraph() + paper if last else markup.thin_paragraph(section=paper)

    def foot(self, receipt: str) -> str:
        """Write the foot of its pages, the receipt code at the right."""
        _, right, _, left = self._page.margins_mm
        return markup.foot(receipt, self._paper[0] - (left + right) * MM)

    def _line(self, stretch: Stretch) -> Piece | None:
        """Find the text that a stretch is the paragraph of."""
        piece = self._owners[stretch.first, 0]
        return piece if is_line(piece.cell, self._sheet) else None

    def _paragraph(self, row: int, piece: Piece, *, new_page: bool) -> str:
        cell = piece.cell
        size = cell.size * self._scale
        room = self._sheet.row_heights[row] * self._scale - len(cell.lines) * size * LEADING
        return markup.paragraph(
            cell.text,
            markup.Look(
                cell.face,
                size,
                cell.align,
                line=size * LEADING,
                around=max(0.0, room / 2),
                keep_next=row + 1 in self._tied or cell.kind is CellKind.TITLE,
                new_page=new_page,
                is_title=cell.kind is CellKind.TITLE,
            ),
        )

    def _table(self, stretch: Stretch) -> str:
        rows = [
            self._row(row, heading=row < stretch.first + stretch.heading)
            for row in range(stretch.first, stretch.end)
        ]
        widths = [after - before for before, after in pairwise(self._edges)]
        return markup.table(rows, widths, PADDING_X * self._scale)

    def _row(self, row: int, *, heading: bool) -> str:
        height = self._sheet.row_heights[row] * self._scale
        cells: list[str] = []
        column = 0
        while column < len(self._sheet.column_widths):
            piece = self._owners[row, column]
            cells.append(self._cell(row, piece))
            column += piece.cell.column_span
        return markup.row(cells, height, whole=self._is_whole(row), heading=heading)

    def _is_upright(self, piece: Piece) -> bool:
        """Tell whether a text is set upright: beside rows that may be cut it keeps some programs from it."""
        rows = range(piece.cell.row, piece.cell.row + piece.cell.row_span)
        return piece.cell.vertical and all(self._is_whole(row) for row in rows)

    def _is_whole(self, row: int) -> bool:
        return self._sheet.row_heights[row] * self._scale < _WHOLE * self._paper[1]

    def _cell(self, row: int, piece: Piece) -> str:
        cell = piece.cell
        left, right = self._edges[cell.column], self._edges[cell.column + cell.column_span]
        begins = row == cell.row
        is_number = _NUMBER.fullmatch(cell.text) is not None
        size = self._number_size(cell, right - left) if is_number else cell.size * self._scale
        # A text set upright needs no room beside it for lines further apart.
        align = Align.CENTRE if cell.vertical else cell.align
        look = markup.Look(cell.face, size, align, line=size * LEADING, keep_next=row + 1 in self._tied)
        merge = "" if cell.row_span == 1 else f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
        properties = (
            f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else "",
            merge,
            markup.borders(above=not piece.open_above, below=not piece.open_below) if cell.bordered else "",
            markup.NO_SIDES if is_number and align is Align.CENTRE else "",
            '<w:textDirection w:val="tbRlV"/>' if self._is_upright(piece) else "",
            '<w:vAlign w:val="center"/>',
        )
        content = markup.paragraph(cell.text if begins else "", look)
        return markup.cell(content, right - left, "".join(properties))

    def _number_size(self, cell: PlacedCell, width: float) -> float:
        """Choose the size of a number so that programs without the form's typefaces don't break it either."""
        size = cell.size * self._scale
        wide = sum(_WIDEST.get(sign, _WIDEST_DIGIT) for sign in cell.text) * size
        fitting = size * width / wide // SIZE_STEP * SIZE_STEP
        is_readable = fitting >= self._sheet.font * self._scale * SMALLEST
        return fitting if wide > width and is_readable else size
