"""What a Word part is made of: paragraphs, tables and breaks, in the order that they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.workbook.docx_text import PAGE, paragraph_text
from desktop.workbook.docx_tree import Element
from desktop.workbook.parts import whole


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its whole text."""

    text: str
    number: int = field(default=-1, compare=False)
    """Which one of the part it is; none of a page's that begins within another one."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where a new page begins."""

    section: bool
    """Its paper and margins may be others as well."""


@dataclass(slots=True)
class TableCell:
    """A cell of a table, as it is written: a merged one is written in each row."""

    span: int
    continues_above: bool
    continues_left: bool
    blocks: list[Block]


@dataclass(slots=True)
class TableRow:
    """A row of a table."""

    before: int
    """Columns that it leaves out at its left."""
    cells: list[TableCell]


@dataclass(slots=True)
class Table:
    """A table with the widths of its columns, in twentieths of a point."""

    widths: list[int]
    rows: list[TableRow] = field(default_factory=list)


Block = Paragraph | Break | Table


def blocks_of(element: Element) -> list[Block]:
    """Read the blocks of a body, a cell or a text box."""
    blocks: list[Block] = []
    for child in element.children:
        if child.name == "p":
            blocks.extend(_paragraphs(child))
        elif child.name == "tbl":
            blocks.append(_table(child))
    return blocks


def text_boxes(element: Element) -> Iterator[list[Block]]:
    """Walk over the text boxes, which have no place among the blocks."""
    for one in element.within():
        if one.name == "txbxContent":
            yield blocks_of(one)


def text_of(blocks: Sequence[Block]) -> str:
    """Join the paragraphs of a cell, a line each; empty ones at its ends are none."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _paragraphs(element: Element) -> Iterator[Block]:
    """Read a paragraph; a page break within it makes it two."""
    properties = element.child("pPr")
    before = properties and properties.child("pageBreakBefore")
    if before and before.is_on:
        yield Break(section=False)
    first, *others = paragraph_text(element).split(PAGE)
    yield Paragraph(first, -1 if others else element.number)
    for other in others:
        yield Break(section=False)
        yield Paragraph(other)
    if properties and properties.child("sectPr"):
        yield Break(section=True)


def _table(element: Element) -> Table:
    table = Table([whole(column.value("w")) for column in element.children if column.name == "gridCol"])
    for row in element.children:
        if row.name == "tr":
            settings = row.child("trPr") or Element("trPr")
            if not settings.child("del"):
                table.rows.append(_row(row, settings))
    return table


def _row(element: Element, settings: Element) -> TableRow:
    before = settings.child("gridBefore")
    cells = [_cell(child) for child in element.children if child.name == "tc"]
    return TableRow(max(0, whole(before.value())) if before else 0, cells)


def _cell(element: Element) -> TableCell:
    span = element.child("gridSpan")
    return TableCell(
        span=max(1, whole(span.value())) if span else 1,
        continues_above=_continues(element.child("vMerge")),
        continues_left=_continues(element.child("hMerge")),
        blocks=blocks_of(element),
    )


def _continues(merge: Element | None) -> bool:
    return merge is not None and merge.value() != "restart"
