"""Put a Sheet on pages of paper."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import accumulate, pairwise

from desktop.layout.cutting import Piece, cut
from desktop.layout.filling import Slot, fill, tied_rows
from desktop.layout.measures import MM, SLACK, baselines, inset
from desktop.layout.pages import Pages, Part
from desktop.layout.sheet import Sheet
from desktop.templates.spec import Page

SIZES_MM = {"A4": (210, 297), "A3": (297, 420)}

_NUMBER_MM = 10
"""From the lower edge of the paper up to the page number."""
_LEAST_BOTTOM_MM = 14
"""Lower margin that leaves room for the page number."""
_SMALLEST_SCALE = 0.85
_SMALLEST_PT = 7.5
_STEPS = 12


def paginate(sheet: Sheet, page: Page) -> Pages:
    """Put a Sheet on pages.

    Where a little is left over for a last page, the whole form is printed smaller, lines broken as they are,
    if that saves the page.

    Args:
        sheet: The composed form.
        page: Paper and margins.
    """
    short, long = SIZES_MM[page.size]
    width, height = (long, short) if page.landscape else (short, long)
    top, right, bottom, left = page.margins_mm
    room_x = (width - left - right) * MM
    room_y = (height - top - max(bottom, _LEAST_BOTTOM_MM)) * MM
    table = sum(sheet.column_widths)
    widest = 1.0 if table <= room_x + SLACK else room_x / table
    tied = tied_rows(sheet)
    scale = _scale(sheet, room_y, widest, tied)
    pieces, filled = _cut_pages(sheet, room_y / scale, tied)
    corner = (left * MM + (room_x - table * scale) / 2, top * MM)
    edges = (0.0, *accumulate(sheet.column_widths))
    pages: list[list[Part]] = [[] for _ in filled]
    for piece in pieces:
        pages[piece.page].append(_part(piece, edges, corner, scale))
    return Pages(
        width=width * MM,
        height=height * MM,
        pages=tuple(map(tuple, pages)),
        number_baseline=(height - _NUMBER_MM) * MM,
        scale=scale,
        starts=tuple(_starts(filled)),
    )


def _starts(filled: list[list[Slot]]) -> Iterator[int | None]:
    for above, slots in pairwise(filled):
        last = above[-1].row
        yield None if any(slot.row == last for slot in slots) else last + 1


def _scale(sheet: Sheet, room: float, widest: float, tied: Container[int]) -> float:
    """Choose the largest scale that saves a page; the widest one where none does."""
    count = len(fill(sheet, sheet.row_heights, room / widest, tied))
    smallest = max(_SMALLEST_SCALE * widest, min(widest, _SMALLEST_PT / sheet.font))
    for step in range(1, _STEPS + 1):
        if count == 1:
            break
        scale = widest - (widest - smallest) * step / _STEPS
        if len(fill(sheet, sheet.row_heights, room / scale, tied)) < count:
            return scale
    return widest


def _cut_pages(sheet: Sheet, room: float, tied: Container[int]) -> tuple[list[Piece], list[list[Slot]]]:
    """Fill and cut until every line has found its place: a text cut in two needs some more height."""
    heights = list(sheet.row_heights)
    while True:
        pages = fill(sheet, heights, room, tied)
        pieces, lacking = cut(sheet, pages)
        if not lacking:
            return pieces, pages
        for row, height in lacking.items():
            heights[row] += height


def _part(piece: Piece, edges: tuple[float, ...], corner: tuple[float, float], scale: float) -> Part:
    cell = piece.cell
    begin, end = edges[cell.column], edges[cell.column + cell.column_span]
    top = corner[1] + piece.top * scale
    lines = baselines(len(piece.lines), cell.size * scale, piece.height * scale)
    return Part(
        left=corner[0] + begin * scale,
        top=top,
        width=(end - begin) * scale,
        height=piece.height * scale,
        lines=piece.lines,
        baselines=tuple(top + line for line in lines),
        inset=inset(cell.align) * scale,
        kind=cell.kind,
        face=cell.face,
        size=cell.size * scale,
        align=cell.align,
        bordered=cell.bordered,
        key=cell.key,
        repeated=piece.repeated,
    )
