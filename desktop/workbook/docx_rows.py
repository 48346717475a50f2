"""Put rows into the tables of a Word file, with the look of the row above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.workbook.docx_pieces import value_of
from desktop.workbook.docx_tree import UNSEEN
from desktop.workbook.parts import whole
from desktop.workbook.splicing import Node, Splice

_CONTINUE, _RESTART = "continue", "restart"
_ONCE = ("tblHeader", "ins", "del", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge")
"""Properties that a row or a cell put in does not have: repeated on each page, or a tracked change."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row to be put into a table."""

    joined: frozenset[int]
    """Columns of the table whose cell goes on from the row above."""
    left: int
    """First column of the form's own table: what is merged to the left of it goes on beside the row."""


@dataclass(frozen=True, slots=True)
class _Cell:
    node: Node
    column: int
    span: int

    @property
    def properties(self) -> Node | None:
        return self.node.first("tcPr")

    @property
    def merge(self) -> Node | None:
        """What merges the cell with others above or below it."""
        return self.properties.first("vMerge") if self.properties else None

    @property
    def goes_on(self) -> bool:
        """Whether the cell goes on from the row above."""
        return self.merge is not None and value_of(self.merge) != _RESTART


def rows_of(table: Node) -> list[Node]:
    """List the rows of a table, those in content controls among them, those of tables in its cells not."""
    return list(_within(table, "tr"))


def columns_of(row: Node) -> dict[int, int]:
    """Tell in which column of its table each cell of a row begins, by where it stands in the part."""
    return {cell.node.start: cell.column for cell in _cells(row)}


def _within(node: Node, name: str) -> Iterator[Node]:
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in ("sdt", "sdtContent", "customXml", "smartTag", "ins"):
            yield from _within(child, name)


def _cells(row: Node) -> list[_Cell]:
    settings = row.first("trPr")
    before = settings.first("gridBefore") if settings else None
    column = max(0, whole(value_of(before))) if before else 0
    cells = []
    for node in _within(row, "tc"):
        properties = node.first("tcPr")
        span = properties.first("gridSpan") if properties else None
        cells.append(_Cell(node, column, max(1, whole(value_of(span))) if span else 1))
        column += cells[-1].span
    return cells


def put_rows(data: bytes, row: Node, below: Node | None, lines: Sequence[TableLine]) -> Iterator[Splice]:
    """Put rows behind one of a table.

    Args:
        data: The part in UTF-8.
        row: The row that they come behind and look like.
        below: The row that comes next.
        lines: The rows, in their order.
    """
    cells = _cells(row)
    going_on = {cell.column for cell in _cells(below) if cell.goes_on} if below else set()
    merged = [{cell.column for cell in cells if _joins(cell, line, going_on)} for line in lines]
    for cell in cells:
        if merged[0] & {cell.column} and cell.merge is None:
            yield _merging(data, cell, _RESTART)
    written = b"".join(
        _row(data, row, [_state(cell.column, own, after) for cell in cells], cells)
        for own, after in zip(merged, [*merged[1:], set[int]()], strict=True)
    )
    yield row.end, row.end, written


def _joins(cell: _Cell, line: TableLine, going_on: set[int]) -> bool:
    """Tell whether the cell of a new row goes on from the one above."""
    if cell.merge is not None and cell.column in going_on:
        return True
    beside = cell.column + cell.span <= line.left and cell.goes_on
    return beside or cell.column in line.joined


def _state(column: int, own: set[int], after: set[int]) -> str:
    if column in own:
        return _CONTINUE
    return _RESTART if column in after else ""


def _merging(data: bytes, cell: _Cell, state: str) -> Splice:
    """Let a cell that is not merged be the first of a merged one."""
    prefix = cell.node.tag.removesuffix("tc")
    return _at_merge(data, cell, f'<{prefix}vMerge {prefix}val="{state}"/>'.encode())


def _at_merge(data: bytes, cell: _Cell, written: bytes) -> Splice:
    """Put an element where the merging of a cell is told: behind its width and span, before its borders."""
    properties = cell.properties
    if properties is None:
        tag = f"{cell.node.tag}Pr".encode()
        return cell.node.inside, cell.node.inside, b"<" + tag + b">" + written + b"</" + tag + b">"
    if properties.is_single:
        start = data[properties.start : properties.end].removesuffix(b"/>").rstrip()
        return properties.start, properties.end, start + b">" + written + f"</{properties.tag}>".encode()
    before = [
        node.end for node in properties.children if node.name in ("cnfStyle", "tcW", "gridSpan", "hMerge")
    ]
    at = max(before, default=properties.inside)
    return at, at, written


def _row(data: bytes, row: Node, states: Sequence[str], cells: Sequence[_Cell]) -> bytes:
    """Write a row like another one, its cells without texts."""
    tag = row.tag.encode()
    settings = b"".join(
        _without(data, node, _ONCE) for node in row.children if node.name in ("tblPrEx", "trPr")
    )
    held = b"".join(_cell(data, cell, state) for cell, state in zip(cells, states, strict=True))
    return b"<" + tag + b">" + settings + held + b"</" + tag + b">"


def _cell(data: bytes, cell: _Cell, state: str) -> bytes:
    prefix = cell.node.tag.removesuffix("tc")
    merge = f'<{prefix}vMerge {prefix}val="{state}"/>'.encode() if state else b""
    properties = cell.properties
    look = b""
    if properties:
        kept = [node for node in properties.children if node.name not in ("vMerge", *_ONCE)]
        first = [node for node in kept if node.name in ("cnfStyle", "tcW", "gridSpan", "hMerge")]
        inside = b"".join(data[node.start : node.end] for node in first) + merge
        inside += b"".join(data[node.start : node.end] for node in kept if node not in first)
        look = f"<{properties.tag}>".encode() + inside + f"</{properties.tag}>".encode()
    elif merge:
        look = f"<{prefix}tcPr>".encode() + merge + f"</{prefix}tcPr>".encode()
    tag = cell.node.tag.encode()
    return b"<" + tag + b">" + look + _paragraph(data, cell.node, prefix) + b"</" + tag + b">"


def _paragraph(data: bytes, cell: Node, prefix: str) -> bytes:
    """Write an empty paragraph that looks like the first one of a cell, with a run that keeps its font."""
    paragraph = next((node for node in _visible(cell) if node.name == "p"), None)
    if paragraph is None:
        return f"<{prefix}p/>".encode()
    settings = paragraph.first("pPr")
    look = _without(data, settings, ("sectPr", "pPrChange", "pageBreakBefore")) if settings else b""
    run = next((node for node in _visible(paragraph) if node.name == "r"), None)
    font = run.first("rPr") if run else None
    written = b""
    if run and font:
        written = (
            f"<{run.tag}>".encode() + _without(data, font, ("rStyle", "rPrChange")) + f"</{run.tag}>".encode()
        )
    return f"<{paragraph.tag}>".encode() + look + written + f"</{paragraph.tag}>".encode()


def _visible(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.name not in UNSEEN:
            yield child
            yield from _visible(child)


def _without(data: bytes, node: Node, names: Sequence[str]) -> bytes:
    """Write properties, some of them left out."""
    inside = b"".join(data[child.start : child.end] for child in node.children if child.name not in names)
    return f"<{node.tag}>".encode() + inside + f"</{node.tag}>".encode()
