"""Read the rows of a table under the headings that were found for it."""

from __future__ import annotations

from itertools import islice

from desktop.models.document import Row
from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content
from desktop.text import workbook as wording
from desktop.text.assigning import PART_NAMES
from desktop.text.heading_kinds import SUBTOTAL
from desktop.values.amount import Amount, parse_amount
from desktop.values.points import heading_name
from desktop.values.wording import fold
from desktop.workbook.furniture import without_number
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import GridCell
from desktop.workbook.joining import is_operator, join_actual, join_target
from desktop.workbook.labels import Found, is_worded
from desktop.workbook.part_columns import parts_by_content
from desktop.workbook.read_rows import (
    cells_under,
    claim_parts,
    imported_row,
    note_line,
    note_spare,
    read_named,
    read_printed,
    rows_to_closing,
)
from desktop.workbook.read_side import read_side_table
from desktop.workbook.recognise import Located
from desktop.workbook.table_body import BodyRow, TableBody
from desktop.workbook.table_head import Heading, TableHead
from desktop.workbook.table_shape import OPERATOR, UNIT

_LONGEST_LEVEL = 20
_MOST_OF_TEXT = 2
"""Cells of a row that is a label and its text."""


def read_table(gathering: Gathering, located: Located, head: TableHead) -> None:
    """Read one table of a form into its gathering, with the closing row under it."""
    for cell in (*head.overs, *(heading.cell for heading in head.headings.values())):
        gathering.claim(cell)
    for row in head.repeats:
        gathering.claim_row(row)
    shape = head.shape
    if head.side:
        gathering.tables[shape.block.id] = read_side_table(gathering, shape, head.side)
        return
    body = TableBody(gathering.grid, located, head)
    parts = list(parts_by_content(body))
    for part, cell in parts:
        head.headings[part] = Heading(cell, Found(part, PART_NAMES[part], spelled=True))
        gathering.claim(cell)
    if parts:
        body = TableBody(gathering.grid, located, head)
    if shape.row_label:
        rows = read_named(gathering, body)
    elif shape.block.growing:
        rows = _read_growing(gathering, body)
    else:
        rows = read_printed(gathering, body)
    gathering.tables[shape.block.id] = rows
    _doubt_spellings(gathering, head, rows)


def _doubt_spellings(gathering: Gathering, head: TableHead, rows: list[Row]) -> None:
    for name, heading in head.headings.items():
        if rows:
            column = _target_column(head) if name in head.shape.parts else head.shape.block.column(name)
            key = CellKey(head.shape.block.id, rows[0].id, column.id if column else name)
            gathering.doubt_spelling(key, heading.cell, heading.found)
            for rival in head.rivals.get(name, ()):
                gathering.doubt_rival(key, heading.cell, rival)


def _read_growing(gathering: Gathering, body: TableBody) -> list[Row]:
    """Read rows one after the other until the table is closed or another block begins."""
    block = body.head.shape.block
    levels = [column for column in block.columns if column.content is Content.LEVEL_NAME]
    rest = [column for column in block.columns if column.content is not Content.LEVEL_NAME]
    names = [column.id for column in levels]
    target = _target_column(body.head)
    rows: list[Row] = []
    above: dict[str, str] = {}
    over: GridCell | None = None
    for line in rows_to_closing(gathering, body):
        lone = body.level_line(line.row)
        if lone:
            gathering.claim(lone)
            over = lone
            continue
        if _is_remark(line, names):
            break
        waits = body.is_blank and line.anchored.keys() <= set(names)
        if not waits and _is_line_of_text(body, line, names):
            if not body.closes_below(line.row):
                break
            continue
        if not _is_row(body, line, names):
            note_spare(gathering, body, line)
            continue
        row_id = f"r{len(rows) + 1}"
        above = _read_levels(gathering, body, line, row_id, levels, above)
        if over:
            key = CellKey(block.id, row_id, levels[0].id)
            above[levels[0].id] = without_number(gathering.take(key, Content.LEVEL_NAME, over))
        texts = {
            column.id: gathering.take(CellKey(block.id, row_id, column.id), column.content, cell)
            for column, cell in cells_under(rest, line)
        }
        _join_parts(gathering, body, line, row_id, texts, target)
        note_line(gathering, body, line, row_id)
        rows.append(imported_row(row_id, {**above, **texts}))
    return rows


def _is_remark(line: BodyRow, levels: list[str]) -> bool:
    """Tell whether a row holds nothing but a sentence where the first level belongs."""
    anchored = line.anchored
    only = next(iter(anchored.values())) if len(anchored) == 1 else None
    return only is not None and anchored.keys() <= set(levels[:1]) and len(only.text) > _LONGEST_LEVEL


def _is_line_of_text(body: TableBody, line: BodyRow, levels: list[str]) -> bool:
    """Tell whether a row is a label and its text between the rows of a table.

    The text covers columns that have entries of their own; or a strange name stands where the first level
    belongs, with others left blank, and all that follows is one text.
    """
    anchored = line.anchored
    begins_as_sum = any(SUBTOTAL in cell.text for cell in islice(anchored.values(), 1))
    if begins_as_sum or any(map(body.is_wide, anchored.values())):
        return True
    first = anchored.get(levels[0]) if levels else None
    if (
        first is None
        or first.row_span > 1
        or len(anchored) > _MOST_OF_TEXT
        or fold(heading_name(first.text)) in body.printed_names(levels[0])
    ):
        return False
    naming = body.names & body.head.headings.keys()
    whole = naming <= line.entries.keys()
    rest = (cell for name, cell in anchored.items() if name not in naming)
    return not (whole or any(isinstance(parse_amount(cell.text), Amount) for cell in rest))


def _is_row(body: TableBody, line: BodyRow, levels: list[str]) -> bool:
    """Tell whether a row of the sheet is one of the table: it is filled, or a level's name covers it."""
    if body.goes_on(line.row):
        return False
    anchored = line.anchored
    if _heads_below(body, line) and not (body.is_blank and anchored.keys() <= set(levels)):
        return False
    if anchored and not anchored.keys() <= body.points:
        return True
    # Points alone are a sum without a label, or those of a row that is told by its level.
    return any(body.covered(line.row, level) for level in levels)


def _heads_below(body: TableBody, line: BodyRow) -> bool:
    """Tell whether a row holds headings that stand under others whose merge is gone: words, and no names."""
    anchored = line.anchored
    first = line.row == body.head.below and bool(anchored) and body.names.isdisjoint(line.entries)
    return first and all(is_worded(cell.text) for cell in anchored.values())


def _read_levels(
    gathering: Gathering,
    body: TableBody,
    line: BodyRow,
    row_id: str,
    levels: list[ColumnSpec],
    above: dict[str, str],
) -> dict[str, str]:
    """Read the level names of a row, repeating those that are merged or printed in the first row only."""
    block = body.head.shape.block.id
    texts: dict[str, str] = {}
    begun = False
    for column in levels:
        cell = line.entries.get(column.id)
        if cell is not None:
            texts[column.id] = gathering.take(CellKey(block, row_id, column.id), column.content, cell)
            begun = begun or cell.row == line.row
        elif column.id in body.head.headings and not begun and not body.merges(column.id):
            texts[column.id] = above.get(column.id, "")
    return texts


def _join_parts(
    gathering: Gathering,
    body: TableBody,
    line: BodyRow,
    row_id: str,
    texts: dict[str, str],
    target: ColumnSpec | None,
) -> None:
    """Put operator and unit back to the target, and the unit to the actual value."""
    claim_parts(gathering, body, line)
    parts = body.head.shape.parts
    operator, unit = (line.text(part) if part in parts else "" for part in (OPERATOR, UNIT))
    if not is_operator(operator) or (operator and not body.compares):
        # A word about the indicator, such as its direction or its kind, is no part of its target.
        gathering.report(line.entries[OPERATOR], operator)
        operator = ""
    block = body.head.shape.block
    if not (operator or unit) or target is None:
        return
    texts[target.id] = join_target(operator, texts.get(target.id, ""), unit)
    for column in block.columns:
        if column.content is Content.ACTUAL and texts.get(column.id):
            typed = texts[column.id]
            texts[column.id], doubtful = join_actual(typed, unit, line.text(target.id))
            if doubtful:
                sentence = wording.UNIT_OF_ACTUAL.format(unit=unit, text=typed)
                gathering.doubt(CellKey(block.id, row_id, column.id), sentence)


def _target_column(head: TableHead) -> ColumnSpec | None:
    """Find the column that operator and unit belong to: of several targets the last."""
    headings = head.headings
    targets = [column for column in head.shape.block.columns if column.content is Content.TARGET]
    return next((column for column in reversed(targets) if column.id in headings), None)
