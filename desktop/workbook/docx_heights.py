"""Rows of a fixed height in a Word file: let them grow where what was typed would be cut off."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from desktop.workbook.cell_puts import width
from desktop.workbook.docx_areas import Area
from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.docx_pieces import value_of
from desktop.workbook.docx_rows import columns_of
from desktop.workbook.parts import whole
from desktop.workbook.splicing import Node, Splice, set_attribute

_USUAL_SIZE = 21
"""Half points of a text that says nothing else: the fifth size, which most forms are set in."""
_HALF_POINT = 10
"""Units of a length in half a point."""
_LEADING = 1.25
_EDGES = 216
"""Units of a cell's width that are no room for text."""
_SLACK = 0.5
"""Part of a line that may lack before a row grows: the measures here are rough."""


def raised_rows(nodes: Nodes, texts: Sequence[tuple[Area, str]]) -> Iterator[Splice]:
    """Let rows grow that are of a fixed height and too low for a text.

    Args:
        nodes: The document.
        texts: What was typed, and where.
    """
    grown: set[int] = set()
    for area, text in texts:
        paragraph = nodes.paragraphs[area.paragraphs[0]]
        cell = nodes.around(paragraph, "tc")
        row = nodes.around(cell, "tr") if cell else None
        height = _fixed_height(row) if row else None
        if cell is None or row is None or height is None or height.start in grown:
            continue
        size = _size(paragraph)
        signs = max(1, 2 * (_width(nodes, cell, row) - _EDGES) // (size * _HALF_POINT))
        lines = sum(max(1, math.ceil(width(line) / signs)) for line in text.split("\n"))
        room = whole(value_of(height)) * area.row_span / (size * _HALF_POINT * _LEADING)
        if lines - room > _SLACK:
            grown.add(height.start)
            rule = next(name for name in height.attributes if name.endswith("hRule"))
            yield set_attribute(nodes.data, height, rule, "atLeast")


def _fixed_height(row: Node) -> Node | None:
    settings = row.first("trPr")
    height = settings.first("trHeight") if settings else None
    return height if height and value_of(height, "hRule") == "exact" else None


def _size(paragraph: Node) -> int:
    """Find the size of the letters of a paragraph, in half points."""
    sizes = (whole(value_of(node)) for node in paragraph.walk() if node.name == "sz")
    return next((size for size in sizes if size > 0), _USUAL_SIZE)


def _width(nodes: Nodes, cell: Node, row: Node) -> int:
    """Work out how wide a cell is."""
    table = nodes.around(row, "tbl")
    grid = table.first("tblGrid") if table else None
    widths = [whole(value_of(column, "w")) for column in grid.children] if grid else []
    settings = cell.first("tcPr")
    span = settings.first("gridSpan") if settings else None
    first = columns_of(row).get(cell.start, 0)
    return sum(widths[first : first + max(1, whole(value_of(span)))])
