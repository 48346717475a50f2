"""Cut the cells of a Sheet at the page breaks: which lines of a cell stand in which part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.layout.filling import Slot
from desktop.layout.measures import lines_in, text_height
from desktop.layout.sheet import PlacedCell, Sheet, repeats


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page shows of one cell, in points of the Sheet from the top of the page's rows."""

    page: int
    cell: PlacedCell
    top: float
    height: float
    lines: tuple[str, ...]
    repeated: bool = False


def cut(sheet: Sheet, pages: Sequence[Sequence[Slot]]) -> tuple[list[Piece], dict[int, float]]:
    """Cut all cells at the page breaks.

    Labels, headings and merged names are shown again in each part that they fit in; all other text goes on
    where it was broken off.

    Returns:
        The pieces in reading order, page by page; and by row the height in points that it lacks, because a
        text cut in two takes a little more room than in one.
    """
    pieces: list[Piece] = []
    lacking: dict[int, float] = {}
    strips = [{slot.row: slot for slot in slots} for slots in pages]
    for cell in sheet.cells:
        parts = list(_parts(cell, strips))
        if len(parts) == 1 or not cell.lines:
            pieces.extend(Piece(page, cell, top, height, cell.lines) for page, top, height in parts)
            continue
        shared = _repeat(cell, parts) if repeats(cell) else None
        if shared is None:
            shared, left = _go_on(cell, parts)
            if left:
                last = cell.row + cell.row_span - 1
                lacking[last] = max(lacking.get(last, 0.0), text_height(left, cell.size))
        pieces.extend(shared)
    pieces.sort(key=lambda piece: piece.page)
    return pieces, lacking


def _parts(cell: PlacedCell, strips: Sequence[dict[int, Slot]]) -> Iterator[tuple[int, float, float]]:
    """Walk over (page, top, height) of the rectangles that a cell is cut into."""
    for page, strip in enumerate(strips):
        slots = [strip[row] for row in range(cell.row, cell.row + cell.row_span) if row in strip]
        if slots:
            yield page, slots[0].top, sum(slot.height for slot in slots)


def _repeat(cell: PlacedCell, parts: list[tuple[int, float, float]]) -> list[Piece] | None:
    """Show the whole text in each part that has room for it; None where no part has."""
    fits = [lines_in(height, cell.size) >= len(cell.lines) for _, _, height in parts]
    if not any(fits):
        return None
    first = fits.index(True)
    return [
        Piece(page, cell, top, height, cell.lines if fits[place] else (), repeated=place > first)
        for place, (page, top, height) in enumerate(parts)
    ]


def _go_on(cell: PlacedCell, parts: list[tuple[int, float, float]]) -> tuple[list[Piece], int]:
    """Let the lines go on from part to part; the number that found no room is told."""
    pieces = []
    begin = 0
    for page, top, height in parts:
        end = min(len(cell.lines), begin + lines_in(height, cell.size))
        pieces.append(Piece(page, cell, top, height, cell.lines[begin:end]))
        begin = end
    return pieces, len(cell.lines) - begin
