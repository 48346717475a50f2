"""Blocks of cells to and from WPS and Excel: an HTML table first, text with tabs second."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from io import StringIO
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from desktop.layout.sheet import PlacedCell
from desktop.views.grid import Block

MOST_ROWS, MOST_COLUMNS = 2000, 64
MOST_CHARACTERS = 4_000_000
_HIDDEN = {"style", "script", "head", "title"}
_BREAKS = {"br", "p", "div", "li"}


@dataclass(frozen=True, slots=True)
class Copied:
    """One cell of a block from the clipboard."""

    text: str
    repeated: bool = False
    """The place is covered by a merged cell that begins in a row above."""


CopiedRows = list[list[Copied]]


def block_data(cells: Sequence[PlacedCell], block: Block) -> QMimeData:
    """Put a block of the paper into the two forms that office programs take."""
    data = QMimeData()
    data.setText(_as_text(cells, block))
    data.setHtml(_as_html(cells, block))
    return data


def read_block(data: QMimeData) -> CopiedRows:
    """Read a block from the clipboard; empty where there is no text in it."""
    if data.hasHtml():
        rows = read_html(data.html()[:MOST_CHARACTERS])
        if rows:
            return rows
    return read_text(data.text()[:MOST_CHARACTERS]) if data.hasText() else []


def for_columns(rows: CopiedRows, merging: Sequence[bool]) -> list[list[str]]:
    """Turn a block into texts for neighbouring columns.

    Args:
        rows: The block.
        merging: For each column from the anchor on, whether equal texts under each other are one merged cell;
            there the text of a merged cell belongs to each of its rows, elsewhere to the first alone.
    """
    return [
        [
            "" if cell.repeated and not (place < len(merging) and merging[place]) else cell.text
            for place, cell in enumerate(row)
        ]
        for row in rows
    ]


def _as_text(cells: Sequence[PlacedCell], block: Block) -> str:
    rows = [[""] * (block.right - block.left + 1) for _ in range(block.bottom - block.top + 1)]
    for cell in cells:
        rows[cell.row - block.top][cell.column - block.left] = cell.text
    out = StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _as_html(cells: Sequence[PlacedCell], block: Block) -> str:
    rows: list[list[str]] = [[] for _ in range(block.bottom - block.top + 1)]
    for cell in cells:
        spans = "".join(
            f' {name}="{span}"'
            for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span))
            if span > 1
        )
        text = escape(cell.text).replace("\n", "<br>")
        # Excel would make dates and numbers of targets such as 1-2 without the text format.
        rows[cell.row - block.top].append(f"<td{spans} style=\"mso-number-format:'\\@'\">{text}</td>")
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table border="1">{body}</table></body></html>'


def read_text(text: str) -> CopiedRows:
    """Read text with tabs, quoted where a cell holds tabs, quotes or line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not lines:
        return []
    if "\t" not in lines and not lines.startswith('"'):
        rows: Iterable[Sequence[str]] = ([line] for line in lines.split("\n"))
    else:
        rows = _csv_rows(lines)
    return _limited([[Copied(_cell_text(cell)) for cell in row] or [Copied("")] for row in rows])


def _csv_rows(lines: str) -> list[list[str]]:
    try:
        # A stray quote inside a word is text; only a field that begins with one is quoted.
        return list(csv.reader(StringIO(lines, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:
        return [line.split("\t") for line in lines.split("\n")]


def _cell_text(text: str) -> str:
    return text.replace("\xa0", " ").strip(" ")


def _limited(rows: CopiedRows) -> CopiedRows:
    return [row[:MOST_COLUMNS] for row in rows[:MOST_ROWS]]


class _Tables(HTMLParser):
    """Collects the cells of the first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, int, int]]] = []
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._hidden = 0
        self._depth = 0
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._over:
            return
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        elif tag == "tr":
            self._close()
            if len(self.rows) < MOST_ROWS:
                self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._close()
            named = dict(attrs)
            self._spans = (_span(named.get("rowspan"), MOST_ROWS), _span(named.get("colspan"), MOST_COLUMNS))
            self._text = []
        elif tag in _BREAKS and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._over:
            return
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th", "tr"):
            self._close()
        elif tag == "table":
            self._close()
            self._depth -= 1
            self._over = self._depth <= 0

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._hidden:
            # Line breaks of the source are not those of the cell.
            self._text.append(" ".join(data.split()) if "\n" in data or "\r" in data else data)

    def close(self) -> None:
        super().close()
        self._close()

    def _close(self) -> None:
        if self._text is not None and self.rows:
            text = "\n".join(line.strip() for line in "".join(self._text).split("\n"))
            if len(self.rows[-1]) < MOST_COLUMNS:
                self.rows[-1].append((_cell_text(text.strip("\n")), *self._spans))
        self._text = None


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1


def read_html(html: str) -> CopiedRows:
    """Read the first table; a cell that spans columns counts once, one that spans rows in each of them."""
    tables = _Tables()
    tables.feed(html)
    tables.close()
    made: CopiedRows = []
    hanging: list[_Hanging] = []
    for row in tables.rows:
        cells: list[Copied] = []
        below: list[_Hanging] = []
        waiting = sorted(hanging)
        for text, row_span, _ in row:
            while waiting and waiting[0].place <= len(cells):
                waiting.pop(0).fall(cells, below)
            if row_span > 1:
                below.append(_Hanging(len(cells), text, row_span - 1))
            cells.append(Copied(text))
        for held in waiting:
            held.fall(cells, below)
        hanging = below
        made.append(cells)
    return _limited(made)


class _Hanging(NamedTuple):
    """A merged cell that reaches down into rows still to come."""

    place: int
    text: str
    left: int

    def fall(self, cells: list[Copied], below: list[_Hanging]) -> None:
        """Take its place in one more row."""
        if self.left > 1:
            below.append(_Hanging(len(cells), self.text, self.left - 1))
        cells.append(Copied(self.text, repeated=True))
