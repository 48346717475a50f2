"""Read tables whose headings stand beside their entries."""

from __future__ import annotations

from desktop.models.document import Row
from desktop.models.form import ANNUAL_TOTAL
from desktop.models.keys import CellKey
from desktop.templates.spec import Content
from desktop.workbook.gathering import Gathering
from desktop.workbook.read_rows import imported_row
from desktop.workbook.side_tables import SideRow, SideTable
from desktop.workbook.table_shape import TableShape


def read_side_table(gathering: Gathering, shape: TableShape, table: SideTable) -> list[Row]:
    """Read the rows of such a table, in the order of the template; others keep their labels."""
    known = {spec.id: spec for spec in shape.block.rows}
    read: dict[str, Row] = {}
    for number, side in enumerate(table.rows, 1):
        found = shape.rows.find(side.label.text) if side.label else None
        row_id = found.meaning if found else ANNUAL_TOTAL if side.label is None else f"r{number}"
        row_id = row_id if row_id not in read else f"r{number}"
        texts = _entries(gathering, shape, side, row_id)
        for repeat in side.repeats:
            gathering.claim(repeat)
        if side.label:
            key = CellKey(shape.block.id, row_id, shape.row_label)
            texts[shape.row_label] = gathering.take(key, Content.ROW_LABEL, side.label)
        else:
            texts[shape.row_label] = known[row_id].texts.get(shape.row_label, "")
        read[row_id] = imported_row(row_id, texts)
    missing = [] if shape.block.growing else [name for name in known if name not in read]
    order = [name for name in known if name in read or name in missing]
    return [read.get(name, Row(name)) for name in (*order, *(name for name in read if name not in known))]


def _entries(gathering: Gathering, shape: TableShape, side: SideRow, row_id: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, place in side.entries.items():
        column, cell = shape.block.column(name), gathering.grid.cell(*place)
        key = CellKey(shape.block.id, row_id, name)
        if column is None or cell is None or not gathering.is_free(cell):
            gathering.leave_room(key, place)
        else:
            texts[name] = gathering.take(key, column.content, cell)
    return texts
