"""Read the rows of a table that the template names: by their labels, or by all that is printed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from desktop.models.document import Origin, Row, cells_of
from desktop.models.form import ANNUAL_TOTAL, FUNDS
from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content
from desktop.text import workbook as wording
from desktop.values.amount import Amount, parse_amount
from desktop.values.wording import fold
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import GridCell
from desktop.workbook.labels import Found
from desktop.workbook.reading import Room
from desktop.workbook.table_body import BodyRow, TableBody
from desktop.workbook.table_shape import SEQUENCE, ClosingRow

_LONGEST_NAME = 20
"""Characters of the label of a row that the template does not know."""


def imported_row(row_id: str, texts: Mapping[str, str]) -> Row:
    """Make a row of texts that were read."""
    return Row(row_id, cells_of(texts, Origin.IMPORTED))


def cells_under(columns: Iterable[ColumnSpec], line: BodyRow) -> list[tuple[ColumnSpec, GridCell]]:
    """Pair the columns of a table with their cells in a row: those that begin there, or are merged names."""
    return [
        (column, cell)
        for column in columns
        if (cell := line.entries.get(column.id)) and (column.merge or cell.row == line.row)
    ]


def claim_parts(gathering: Gathering, body: TableBody, line: BodyRow) -> None:
    """Account for the operator, the unit and the running number of a row."""
    for part in body.head.shape.parts:
        if part in line.entries:
            gathering.claim(line.entries[part])


def note_line(gathering: Gathering, body: TableBody, line: BodyRow, row_id: str) -> None:
    """Note which row of the sheet a row is, and where its blank cells stand."""
    block = body.head.shape.block
    gathering.lines[block.id, row_id] = line.row
    for name in body.head.headings:
        # Most are known: a plain tuple is the same to look for, and quicker made.
        if (block.id, row_id, name) in gathering.rooms:
            continue
        key = CellKey(block.id, row_id, name)
        column = block.column(name)
        if column is None and name in line.entries:
            gathering.rooms[key] = Room((line.entries[name].place,))
            continue
        place = body.place(line.row, name)
        below = column is not None and (column.merge or column.content is Content.LEVEL_NAME)
        if below or place[0] == line.row:
            gathering.leave_room(key, place)


def note_spare(gathering: Gathering, body: TableBody, line: BodyRow) -> None:
    """Note a row of the sheet that waits for an entry."""
    if line.entries.keys() <= {SEQUENCE}:
        note_line(gathering, body, line, f"+{line.row}")


def rows_to_closing(gathering: Gathering, body: TableBody) -> Iterator[BodyRow]:
    """Walk over the rows of a table up to the one that closes it, which is read; it may stand before them."""
    begun = False
    for line in body.rows():
        closing = body.closing_row(line.row)
        if closing:
            _read_closing(gathering, body, line, *closing)
            if begun:
                return
        else:
            begun = begun or bool(line.anchored)
            yield line


def _read_closing(
    gathering: Gathering, body: TableBody, line: BodyRow, closing: ClosingRow, label: GridCell
) -> None:
    """Read the row that closes a table: each field under its own column, else where it is printed."""
    gathering.claim(label)
    if SEQUENCE in line.entries:
        gathering.claim(line.entries[SEQUENCE])
    for key, columns in closing.fields.items():
        under = (line.anchored[column] for column in columns if column in line.anchored)
        cell = next((cell for cell in under if cell is not label and gathering.is_free(cell)), None)
        spec = gathering.template.field(*key)
        if cell is not None and spec is not None:
            gathering.put_field(key, spec.content, cell)
        for column in filter(body.head.headings.__contains__, columns):
            gathering.leave_room(CellKey(key[0], "", key[1]), body.place(line.row, column))


# ---- rows with a label


def read_named(gathering: Gathering, body: TableBody) -> list[Row]:
    """Read rows by their labels, in the order of the template.

    A row that is not there stays blank where the rows are fixed; one that the template does not know keeps
    its place and its label.
    """
    names = _Names(gathering, body)
    read: dict[str, Row] = {}
    behind: dict[str, list[Row]] = {}
    unnamed: list[BodyRow] = []
    last = ""
    for line in rows_to_closing(gathering, body):
        label = names.label(line)
        row_id = names.row_id(line, label, taken=read.keys()) if label else None
        if label is None or row_id is None:
            if label and all(cell is label for cell in line.anchored.values()):
                # Printed for amounts of the office's own, and waiting for them.
                note_line(gathering, body, line, f"+{line.row}")
            else:
                note_spare(gathering, body, line)
                unnamed += [line] if line.anchored else []
            continue
        row = _read_named_row(gathering, body, line, row_id, label)
        if row_id in names.known:
            read[row_id], last = row, row_id
        else:
            behind.setdefault(last, []).append(row)
    if len(unnamed) == 1 and not read and not behind and names.is_total(unnamed[0]):
        read[ANNUAL_TOTAL] = _read_unnamed_total(gathering, body, unnamed[0])
    growing = body.head.shape.block.growing
    rows = behind.get("", [])
    for spec in body.head.shape.block.rows:
        rows += [read[spec.id]] if spec.id in read else [] if growing else [Row(spec.id)]
        rows += behind.get(spec.id, [])
    return rows


class _Names:
    """Gives the rows of one table their ids."""

    def __init__(self, gathering: Gathering, body: TableBody) -> None:
        shape = body.head.shape
        self._gathering = gathering
        self._shape = shape
        self._amounts = [column.id for column in shape.block.columns if column.content is Content.AMOUNT]
        names = [column.id for column in shape.block.columns]
        behind = names[names.index(shape.row_label) + 1 :]
        headings = body.head.headings
        self._edge = min(headings[name].cell.column for name in behind if name in headings)
        self._added = 0
        self.known = {row.id for row in shape.block.rows}

    def label(self, line: BodyRow) -> GridCell | None:
        """Find the cell that names a row: of those to the left of the entries a known one, else the last."""
        under = line.anchored.get(self._shape.row_label)
        if under and self._gathering.is_free(under) and under.column < self._edge:
            return under
        number = line.entries.get(SEQUENCE)
        cells = [
            cell
            for cell in self._gathering.grid.rows.get(line.row, [])
            if cell.column < self._edge
            and cell is not number
            and self._gathering.is_free(cell)
            and not isinstance(parse_amount(cell.text), Amount)
        ]
        return next((cell for cell in cells if cell.text in self._shape.rows), cells[-1] if cells else None)

    def row_id(self, line: BodyRow, label: GridCell, taken: Iterable[str]) -> str | None:
        """Tell which row this is; a new id for a row of amounts that is not known, None for no row at all."""
        waiting = self.known - set(taken)
        found = self._found(line, label)
        if found and found.meaning in waiting:
            if not self._shape.block.growing:
                # The rows of a growing table are called as the office calls them.
                key = CellKey(self._shape.block.id, found.meaning, self._shape.row_label)
                self._gathering.doubt_spelling(key, label, found)
            return found.meaning
        if found or not self._holds_amounts(line, label):
            return None
        if self._shape.block.id == FUNDS and not self._added and waiting == self.known:
            # The total of the funds stands first, however it is called.
            return ANNUAL_TOTAL if ANNUAL_TOTAL in self.known else self._new()
        return self._new()

    def is_total(self, line: BodyRow) -> bool:
        """Tell whether the only row of the funds, which bears no label, holds amounts: it is the total."""
        texts = [line.anchored[name].text for name in self._amounts if name in line.anchored]
        amounts = [amount for amount in map(parse_amount, texts) if isinstance(amount, Amount)]
        numbers = [amount.value for amount in amounts]
        # Columns may be numbered under their headings.
        counted = all(after - before == 1 for before, after in pairwise(numbers))
        return ANNUAL_TOTAL in self.known and len(texts) == len(amounts) > 1 and not counted

    def _found(self, line: BodyRow, label: GridCell) -> Found[str] | None:
        rows = self._shape.rows
        return rows.find(label.text) or (rows.guess(label.text) if self._holds_amounts(line, label) else None)

    def _new(self) -> str:
        self._added += 1
        return f"r{self._added}"

    def _holds_amounts(self, line: BodyRow, label: GridCell) -> bool:
        texts = [line.anchored[name].text for name in self._amounts if name in line.anchored]
        amounts = [parse_amount(text) for text in texts]
        read = [amount is None or isinstance(amount, Amount) for amount in amounts]
        return len(label.text) <= _LONGEST_NAME and any(amounts) and all(read)


def _read_named_row(
    gathering: Gathering, body: TableBody, line: BodyRow, row_id: str, label: GridCell
) -> Row:
    shape = body.head.shape
    spec = shape.block.row(row_id)
    texts = {
        column.id: gathering.take(CellKey(shape.block.id, row_id, column.id), column.content, cell)
        for column, cell in cells_under(shape.block.columns, line)
        if cell is not label
    }
    key = CellKey(shape.block.id, row_id, shape.row_label)
    texts[shape.row_label] = gathering.take(key, Content.ROW_LABEL, label)
    for column in shape.block.columns:
        if column.content is Content.ROW_LABEL and column.id not in body.head.headings:
            # The other half of a row bears the label that the template prints, or the same one.
            printed = spec.texts.get(column.id, "") if spec else texts[shape.row_label]
            texts.setdefault(column.id, printed)
        elif column.merge and spec and column.id in spec.texts:
            # Said once for several rows.
            texts.setdefault(column.id, spec.texts[column.id])
    claim_parts(gathering, body, line)
    note_line(gathering, body, line, row_id)
    return imported_row(row_id, texts)


def _read_unnamed_total(gathering: Gathering, body: TableBody, line: BodyRow) -> Row:
    """Read the only row of the funds, which bears no label, as their total; it is doubtful."""
    block = body.head.shape.block
    texts = {
        column.id: gathering.take(CellKey(block.id, ANNUAL_TOTAL, column.id), column.content, cell)
        for column, cell in cells_under(block.columns, line)
    }
    spec = block.row(ANNUAL_TOTAL)
    label = spec.texts[body.head.shape.row_label] if spec else ""
    texts[body.head.shape.row_label] = label
    key = CellKey(block.id, ANNUAL_TOTAL, body.head.shape.row_label)
    gathering.doubt(key, wording.UNNAMED_TOTAL.format(label=label))
    note_line(gathering, body, line, ANNUAL_TOTAL)
    return imported_row(ANNUAL_TOTAL, texts)


# ---- rows told apart by all that is printed in them


def read_printed(gathering: Gathering, body: TableBody) -> list[Row]:
    """Read fixed rows that no single label tells apart: by all that is printed in them."""
    block = body.head.shape.block
    waiting = [row.id for row in block.rows]
    read: dict[str, Row] = {}
    for line in rows_to_closing(gathering, body):
        row_id = _row_printed_like(body, line, waiting)
        if row_id:
            waiting.remove(row_id)
            read[row_id] = _read_printed_row(gathering, body, line, row_id)
    return [read.get(row.id, Row(row.id)) for row in block.rows]


def _row_printed_like(body: TableBody, line: BodyRow, waiting: list[str]) -> str | None:
    """Find the row of the template that prints most of what stands in a row of the sheet."""
    prints = body.head.shape.prints
    likeness = {
        row_id: sum(fold(line.text(column)) == text for column, text in prints[row_id].items())
        for row_id in waiting
    }
    best = max(waiting, key=likeness.__getitem__, default=None)
    if best is None or not (line.anchored or body.is_blank):
        return None
    return best if likeness[best] or not prints[best] else None


def _read_printed_row(gathering: Gathering, body: TableBody, line: BodyRow, row_id: str) -> Row:
    block = body.head.shape.block
    spec = block.row(row_id)
    texts = {
        column.id: gathering.take(CellKey(block.id, row_id, column.id), column.content, cell)
        for column, cell in cells_under(block.columns, line)
    }
    merged = {column.id for column in block.columns if column.merge}
    for column, printed in spec.texts.items() if spec else ():
        # Wrapped in another place, or said once for several rows, it is still what the template prints.
        if fold(texts.get(column, "")) == fold(printed) or (column in merged and column not in texts):
            texts[column] = printed
    claim_parts(gathering, body, line)
    note_line(gathering, body, line, row_id)
    return imported_row(row_id, texts)
