"""How a cell is called in the window: its headings, its row and its column."""

from __future__ import annotations

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.templates.spec import TableBlock
from desktop.text import window as wording


def place_name(form: Form, key: CellKey) -> str:
    """Call a cell as a clerk would: 产出指标 / 数量指标 / 第3行 得分."""
    table = form.template.table(key.block)
    if table is None:
        spec = form.template.field(key.block, key.column)
        return key.column if spec is None else one_line(spec.label)
    column = table.column(key.column)
    label = key.column if column is None else one_line(column.label)
    return f"{_row_name(form, table, key.row)} {label}"


def _row_name(form: Form, table: TableBlock, row_id: str) -> str:
    rows = form.document.rows(table.id)
    place = next((place for place, row in enumerate(rows) if row.id == row_id), None)
    if place is None:
        return ""
    row = rows[place]
    if not table.growing:
        return one_line(row.text(table.columns[0].id)) or wording.PLACE_ROW.format(row=place + 1)
    levels = [one_line(row.text(column.id)) for column in table.columns if column.merge]
    names = [name for name in levels if name]
    return wording.PLACE_JOINT.join([*names, wording.PLACE_ROW.format(row=place + 1)])


def one_line(text: str) -> str:
    """Take the line breaks out of a label; Chinese needs no space there."""
    return "".join(text.split("\n"))
