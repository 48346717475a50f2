"""The Sheet: a form as one grid of placed cells, from which window, PDF and workbook are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.models.keys import CellKey
from desktop.templates.spec import Align


class CellKind(Enum):
    """What a placed cell is on the paper."""

    TITLE = "title"
    LINE = "line"
    LABEL = "label"
    HEADING = "heading"
    ENTRY = "entry"
    """Typed into."""
    FIGURE = "figure"
    """A score, rate, total or grade: computed, and can be typed over."""
    LOCKED = "locked"
    """Filled by the template, nothing is typed into it (the printed dashes)."""
    EMPTY = "empty"


class Face(Enum):
    """Which shipped typeface a cell is set in."""

    SONG = "song"
    HEI = "hei"


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """One bordered cell of the paper; all lengths in points (1/72 inch)."""

    row: int
    column: int
    row_span: int
    column_span: int
    kind: CellKind
    text: str
    """The whole text as printed, with the pattern around a field's text."""
    lines: tuple[str, ...]
    """The text broken for this cell's width; window and paper both draw these."""
    face: Face
    size: float
    """Font size in points; smaller than the form's where a number would not fit otherwise."""
    align: Align
    bordered: bool
    vertical: bool = False
    """One character a line, set upright under each other."""
    key: CellKey | None = None
    """The cell of the document that is shown; for a merged cell, of its first row."""
    covers: tuple[CellKey, ...] = ()
    """All cells of the document that a merged cell stands for (with the first)."""
    choices: tuple[str, ...] = ()


def repeats(cell: PlacedCell) -> bool:
    """Say whether a cell cut by a page break is shown again in each part, as labels and merged names are."""
    return cell.kind in (CellKind.LABEL, CellKind.HEADING) or len(cell.covers) > 1


@dataclass(frozen=True, slots=True)
class RowRange:
    """Grid rows from first to last, inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RepeatedHead:
    """Heading rows that are printed again above the rows of their table on a next page."""

    head: RowRange
    body: RowRange


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form, composed."""

    title: str
    column_widths: tuple[float, ...]
    row_heights: tuple[float, ...]
    cells: tuple[PlacedCell, ...]
    """Every cell, each grid place covered once, in reading order."""
    heads: tuple[RepeatedHead, ...]
    tied: tuple[int, ...] = ()
    """Rows that stay on the page of the row above them: the total, the signature line."""
    font: float = 10.0
    """The form's font size in points, before any number was shrunk."""
    breaks: tuple[int, ...] = ()
    """Rows that begin a page of their own (the working papers behind the form)."""
