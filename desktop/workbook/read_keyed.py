"""Read a workbook of our own by its key: every cell exactly as it was written."""

from __future__ import annotations

from desktop.layout.ticks import read_ticks
from desktop.models.choices import read_choice
from desktop.models.document import Cell, Origin, Row
from desktop.models.keys import CellKey
from desktop.templates.spec import Block, Content, FieldSpec, LineBlock, Template
from desktop.text.typesetting import COLON
from desktop.workbook.addresses import Place
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import Grid
from desktop.workbook.keyed import SheetKey
from desktop.workbook.reading import Reading


def read_keyed(grid: Grid, template: Template, key: SheetKey) -> Reading | None:
    """Read the form of a keyed sheet; None if what stands around a field's text was changed."""
    gathering = Gathering(grid, template)
    for (block_id, field_id), place in key.fields.items():
        spec = template.field(block_id, field_id)
        around = printed_around(template.block(block_id), spec) if spec else ("", "")
        text = _text(gathering, CellKey(block_id, "", field_id), place)
        before, after = around
        bare = text[len(before) : len(text) - len(after)]
        if before + bare + after != text:
            return None
        if spec and spec.content is Content.CHOICE:
            ticks = read_ticks(spec.options, bare)
            bare = read_choice(bare, spec.options).text if ticks is None else ticks
        gathering.fields[block_id, field_id] = bare
    for block, table in key.tables.items():
        gathering.tables[block] = [
            Row(
                row_id,
                {
                    column: _cell(gathering, CellKey(block, row_id, column), (row, place))
                    for column, place in table.columns.items()
                },
            )
            for row_id, row in table.rows.items()
        ]
    for place in key.fixed:
        cell = grid.cell(*place)
        if cell is not None:
            gathering.claim(cell)
    return gathering.reading(1.0, range(max(grid.rows) + 1))


def printed_around(block: Block | None, spec: FieldSpec) -> tuple[str, str]:
    """Tell what is printed before and behind a field's text in its cell."""
    label = spec.label + COLON if isinstance(block, LineBlock) and block.show_labels else ""
    before, _, after = spec.pattern.partition("{}")
    return label + before, after


def _cell(gathering: Gathering, key: CellKey, place: Place) -> Cell:
    return Cell(_text(gathering, key, place), Origin.IMPORTED)


def _text(gathering: Gathering, key: CellKey, place: Place) -> str:
    cell = gathering.grid.cell(*place)
    return gathering.take(key, None, cell) if cell else gathering.grid.exact(*place)
