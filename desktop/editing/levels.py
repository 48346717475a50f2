"""Which headings a new or moved row stands under."""

from __future__ import annotations

from desktop.models.document import Cell, Document, Origin
from desktop.templates.spec import Template


def levels_for(template: Template, document: Document, block: str, neighbour: str) -> dict[str, Cell]:
    """Copy the merged headings (一级、二级指标) of a neighbouring row ("" for the first row)."""
    table = template.table(block)
    rows = document.rows(block)
    row = document.row(block, neighbour) if neighbour else next(iter(rows), None)
    if table is None or row is None:
        return {}
    merged = (column.id for column in table.columns if column.merge)
    return {name: Cell(row.text(name), Origin.TYPED) for name in merged if row.text(name)}
