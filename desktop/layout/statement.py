"""A text of paragraphs and tables (修改说明), composed into the same Sheet that forms are printed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.layout.breaking import break_lines
from desktop.layout.heights import row_heights
from desktop.layout.measures import MM, inset
from desktop.layout.metrics import FontMetrics
from desktop.layout.sheet import CellKind, Face, PlacedCell, RepeatedHead, RowRange, Sheet
from desktop.templates.spec import Align, Page

SHARES = (8, 28, 32, 32)
"""What each column of a table takes of the width, in percent."""
PAGE = Page(size="A4", landscape=False, margins_mm=(25, 22, 22, 22), font_pt=11, title_pt=16)
_WIDTH_MM = 166


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text: four columns, of which the first numbers the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = str | Table
"""A paragraph or a table."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Title, paragraphs and tables, as the window shows them and every file holds them."""

    title: str
    parts: tuple[Part, ...]


def compose_statement(statement: Statement, metrics: FontMetrics) -> Sheet:
    """Compose a text as it is printed.

    Args:
        statement: The text.
        metrics: Widths of the typefaces.
    """
    setter = _Setter(metrics)
    setter.line(statement.title, CellKind.TITLE, Align.CENTRE)
    heads: list[RepeatedHead] = []
    tied: list[int] = []
    before: Part = statement.title
    for part in statement.parts:
        if isinstance(part, str):
            setter.line(part, CellKind.LINE, Align.LEFT)
        else:
            if isinstance(before, Table):
                setter.line("", CellKind.LINE, Align.LEFT)
            # What is said before a table stands on its page.
            tied.append(setter.rows)
            heads.append(setter.table(part))
        before = part
    cells = tuple(setter.cells)
    return Sheet(
        title=statement.title,
        column_widths=setter.widths,
        row_heights=row_heights(cells, setter.rows, PAGE.font_pt, {}),
        cells=cells,
        heads=tuple(heads),
        tied=tuple(tied),
        font=PAGE.font_pt,
    )


class _Setter:
    """Sets row after row."""

    def __init__(self, metrics: FontMetrics) -> None:
        self._metrics = metrics
        self.widths = tuple(_WIDTH_MM * MM * share / 100 for share in SHARES)
        self._edges = (0.0, *accumulate(self.widths))
        self.rows = 0
        self.cells: list[PlacedCell] = []

    def line(self, text: str, kind: CellKind, align: Align) -> None:
        """Set a row that is one text."""
        self._place(0, len(SHARES), text, kind, align)
        self.rows += 1

    def table(self, table: Table) -> RepeatedHead:
        """Set the rows of a table; says where its headings stand."""
        first = self.rows
        self._row(table.headings, CellKind.HEADING, Align.CENTRE)
        for row in table.rows:
            self._row(row, CellKind.ENTRY, Align.LEFT)
        return RepeatedHead(RowRange(first, first), RowRange(first + 1, self.rows - 1))

    def _row(self, texts: Sequence[str], kind: CellKind, align: Align) -> None:
        for column, text in enumerate(texts):
            self._place(column, 1, text, kind, align if column else Align.CENTRE)
        self.rows += 1

    def _place(self, column: int, columns: int, text: str, kind: CellKind, align: Align) -> None:
        face = Face.HEI if kind in (CellKind.TITLE, CellKind.HEADING) else Face.SONG
        size = float(PAGE.title_pt if kind is CellKind.TITLE else PAGE.font_pt)
        room = self._edges[column + columns] - self._edges[column] - 2 * inset(align)
        self.cells.append(
            PlacedCell(
                row=self.rows,
                column=column,
                row_span=1,
                column_span=columns,
                kind=kind,
                text=text,
                lines=break_lines(text, room, size, face, self._metrics),
                face=face,
                size=size,
                align=align,
                bordered=columns == 1,
            )
        )
