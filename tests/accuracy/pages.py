"""Print drawn sheets on pages as an office program does: ruled, wrapped, cut where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from desktop.workbook.addresses import Place
from tests.helpers.pdf_files import HEIGHT, WIDTH, PdfSketch

Table = tuple[
    Sequence[Sequence[Place]],
    tuple[int, int],
    Callable[[Place], tuple[int, int]],
    Callable[[Place], str],
]
"""The places of each row, rows and columns, the span of a cell, and its text."""
SIZE, LEADING, INSET, MARGIN = 8.0, 10.0, 2.0, 40.0


def draw_pages(tables: Sequence[Table]) -> bytes:
    """Print each table on pages of its own."""
    sketch = PdfSketch()
    for number, table in enumerate(tables):
        if number:
            sketch.page()
        _draw(sketch, *table)
    return sketch.bytes()


def _draw(
    sketch: PdfSketch,
    lines: Sequence[Sequence[Place]],
    size: tuple[int, int],
    span: Callable[[Place], tuple[int, int]],
    text: Callable[[Place], str],
) -> None:
    columns = size[1]
    xs = [MARGIN + (WIDTH - 2 * MARGIN) * column / columns for column in range(columns + 1)]
    wrapped = {
        place: _wrapped(text(place), xs[place[1] + span(place)[1]] - xs[place[1]])
        for line in lines
        for place in line
    }
    heights = [
        max((len(wrapped[place]) for place in line if span(place)[0] == 1), default=1) * LEADING + 2 * INSET
        for line in lines
    ]
    _stretch(heights, wrapped, span)
    for first, last in _cut(heights):
        if first:
            sketch.page()
        tops = [MARGIN, *accumulate(heights[first:last], initial=MARGIN)][1:]
        for place, words in wrapped.items():
            row, column = place
            down, right = span(place)
            top, bottom = max(row, first), min(row + down, last)
            if top < bottom:
                box = xs[column], tops[top - first], xs[column + right], tops[bottom - first]
                _draw_cell(sketch, box, words if row >= first else [])


def _wrapped(text: str, width: float) -> list[str]:
    """Break a text into lines, where a Latin character is narrower than a Chinese one."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for sign in part:
            wide = SIZE * 0.6 if sign.isascii() else SIZE
            if line and used + wide > width - 2 * INSET:
                lines.append(line)
                line, used = "", 0.0
            line += sign
            used += wide
        lines.append(line)
    return lines


def _stretch(
    heights: list[float], wrapped: dict[Place, list[str]], span: Callable[[Place], tuple[int, int]]
) -> None:
    """Make the last row of a merged cell as high as the cell needs."""
    for (row, column), lines in wrapped.items():
        down, _ = span((row, column))
        lacking = len(lines) * LEADING + 2 * INSET - sum(heights[row : row + down])
        if lacking > 0:
            heights[row + down - 1] += lacking


def _cut(heights: Sequence[float]) -> list[tuple[int, int]]:
    """Part the rows into pages."""
    pages: list[tuple[int, int]] = []
    first, used = 0, 0.0
    for row, height in enumerate(heights):
        if used + height > HEIGHT - 2 * MARGIN and row > first:
            pages.append((first, row))
            first, used = row, 0.0
        used += height
    return [*pages, (first, len(heights))]


def _draw_cell(sketch: PdfSketch, box: tuple[float, float, float, float], lines: Sequence[str]) -> None:
    left, top, right, bottom = box
    for x1, y1, x2, y2 in (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ):
        sketch.line(x1, y1, x2, y2)
    for number, line in enumerate(lines):
        if line.strip():
            sketch.text(left + INSET, top + INSET + SIZE + number * LEADING, line, SIZE)
