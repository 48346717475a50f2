"""Gives a block from the clipboard the shape of the cells that it is written into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.models.choices import read_choice
from desktop.models.document import Row
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content, TableBlock
from desktop.values.points import heading_name, heading_weight
from desktop.values.wording import fold
from desktop.views.clipboard import CopiedRows, for_columns

Texts = list[list[str]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A block for neighbouring cells, and what of the clipboard it leaves out."""

    texts: Texts
    rows: int = 1
    """Rows and columns of the clipboard's block."""
    columns: int = 1
    rows_over: int = 0
    """Rows and columns that the table has no place for."""
    columns_over: int = 0
    kept: int = 0
    """Cells that keep what the form prints in them."""


def fit_block(form: Form, anchor: CellKey, rows: CopiedRows, selected: int) -> Fitted:
    """Fit a block into the form from a cell on.

    Args:
        form: The form.
        anchor: The cell at the upper left.
        rows: The clipboard's block.
        selected: Rows of the selection; one text alone fills them all, as in a spreadsheet.
    """
    table = form.template.table(anchor.block)
    if table is None:
        return Fitted([[_field_text(form, anchor, rows)]])
    target = _Target(table, form.document.rows(table.id), anchor)
    if len(rows) == 1 and len(rows[0]) == 1:
        return target.fitted([[rows[0][0].text]] * selected)
    spare = target.without_labels(rows)
    texts = target.continued(for_columns(rows, [column.merge for column in spare]), spare)
    return target.fitted(texts, spare)


def _field_text(form: Form, anchor: CellKey, rows: CopiedRows) -> str:
    """Take everything as the one text of a field."""
    text = "\n".join(" ".join(cell.text for cell in row if not cell.repeated) for row in rows)
    field = form.template.field(anchor.block, anchor.column)
    if field is not None and field.options:
        choice = read_choice(text, field.options)
        return text if choice.rest else choice.text
    return text


class _Target:
    """The cells of a table from one cell on, to the right and down."""

    def __init__(self, table: TableBlock, rows: Sequence[Row], anchor: CellKey) -> None:
        ids = [column.id for column in table.columns]
        self._table = table
        self._place = [row.id for row in rows].index(anchor.row)
        self._every, self._rows = rows, rows[self._place :]
        self._columns = table.columns[ids.index(anchor.column) :]

    def without_labels(self, rows: CopiedRows) -> Sequence[ColumnSpec]:
        """List the columns that a block goes into; figures never go where the form prints its labels."""
        printed = [
            column
            for place, column in enumerate(self._columns)
            if place
            and column.content is Content.ROW_LABEL
            and any(_has_digit(row[place].text) for row in rows if place < len(row))
        ]
        return [column for column in self._columns if column not in printed]

    def continued(self, texts: Texts, columns: Sequence[ColumnSpec]) -> Texts:
        """Give headings to the rows that a spreadsheet shows under a merged cell, and write them as here."""
        above = self._every[self._place - 1] if self._place else self._rows[0]
        last = {column.id: above.text(column.id) for column in columns}
        for line in texts:
            given = False
            for place, column in _headings(columns, line):
                if line[place].strip():
                    line[place] = self._as_printed(column, line[place])
                    given = True
                elif not given:
                    line[place] = last[column.id]
                last[column.id] = line[place]
        return texts

    def _as_printed(self, column: ColumnSpec, text: str) -> str:
        """Write a heading as the form does: 产出指标 as 产出指标 (40分)."""
        if heading_weight(text) is not None:
            return text
        present = (row.text(column.id) for row in self._every)
        printed = (row.texts.get(column.id, "") for row in self._table.rows)
        name = fold(heading_name(text))
        alike = (one for one in (*present, *printed) if one and fold(heading_name(one)) == name)
        return next(alike, text)

    def fitted(self, texts: Texts, columns: Sequence[ColumnSpec] | None = None) -> Fitted:
        """Lay texts for some columns out over all of them; what the form prints stays."""
        spare = self._columns if columns is None else columns
        width = max(map(len, texts))
        kept, laid = 0, Texts()
        for place, line in enumerate(texts):
            row = self._rows[place] if place < len(self._rows) else None
            given = dict(zip((column.id for column in spare), line, strict=False))
            out: list[str] = []
            for column in self._columns[: self._reach(spare, len(line))]:
                stays = row is not None and self._stays(row, column)
                present = row.text(column.id) if row is not None else ""
                kept += stays and bool(given.get(column.id, "").strip()) and given[column.id] != present
                out.append(present if stays or column.id not in given else given[column.id])
            laid.append(out)
        over = 0 if self._table.growing else max(0, len(texts) - len(self._rows))
        return Fitted(laid, len(texts), width, over, max(0, width - len(spare)), kept)

    def _reach(self, spare: Sequence[ColumnSpec], width: int) -> int:
        """Count the columns up to the last one that is written."""
        if not width:
            return 0
        return self._columns.index(spare[min(width, len(spare)) - 1]) + 1

    def _stays(self, row: Row, column: ColumnSpec) -> bool:
        spec = self._table.row(row.id)
        if spec is None:
            return False
        own = column.content is Content.ROW_LABEL or not self._table.growing
        return column.id in spec.locked or (own and bool(spec.texts.get(column.id)))


def _headings(columns: Sequence[ColumnSpec], line: Sequence[str]) -> Iterator[tuple[int, ColumnSpec]]:
    return ((place, column) for place, column in enumerate(columns[: len(line)]) if column.merge)


def _has_digit(text: str) -> bool:
    return any(letter.isdecimal() for letter in text)
