"""How a cell is called where people read: its headings, its row and its column."""

from __future__ import annotations

from collections import Counter

from desktop.models.document import Row
from desktop.models.form import Form, field_key, field_text
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.templates.spec import ColumnSpec, Content, FieldsBlock, TableBlock
from desktop.text.places import JOINT, ROW
from desktop.values.date import parse_year


class Places:
    """The names of the places of one form as it is now."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._names: dict[str, dict[str, str]] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def name(self, key: CellKey) -> str:
        """Call a cell as a clerk would: 产出指标 / 数量指标 / 第2行 得分."""
        block, row, column = key
        label = self._labels.get((block, column))
        if label is None:
            table = self.form.template.table(block)
            if table is None:
                return _field_name(self.form, key)
            spec = table.column(column)
            label = self._labels[block, column] = column if spec is None else plain_label(spec.label)
        return f"{self.row_name(block, row)} {label}"

    def row_name(self, block: str, row: str) -> str:
        """Call a row of a table by its headings; blank for one that is not there."""
        names = self._names.get(block)
        if names is None:
            table = self.form.template.table(block)
            names = {} if table is None else _row_names(table, self.form.document.rows(block))
            self._names[block] = names
        return names.get(row, "")


def _row_names(table: TableBlock, rows: tuple[Row, ...]) -> dict[str, str]:
    """Name every row of a table, all in one pass: a list of findings asks for most of them."""
    merged = [column.id for column in table.columns if column.merge]
    levels = [_levels(row, merged) for row in rows]
    alike = Counter(levels)
    counted: Counter[tuple[str, ...]] = Counter()
    labels = next((column for column in table.columns if column.content is Content.ROW_LABEL), None)
    names: dict[str, str] = {}
    for place, (row, above) in enumerate(zip(rows, levels, strict=True), 1):
        counted[above] += 1
        own = labels if table.growing else _printed_label(table, row.id)
        if own is not None:
            names[row.id] = plain_label(row.text(own.id)) or ROW.format(row=place)
        elif len(rows) == 1 and table.side is not None:
            names[row.id] = plain_label(table.side.label)
        else:
            # Counted under its headings, as it is found on the paper; alone there, it needs no number.
            number = (ROW.format(row=counted[above]),) if alike[above] > 1 or not above else ()
            names[row.id] = JOINT.join((*above, *number))
    return names


def _levels(row: Row, columns: list[str]) -> tuple[str, ...]:
    texts = [plain_label(row.text(column)) for column in columns]
    return tuple([text for text in texts if text])


def _printed_label(table: TableBlock, row_id: str) -> ColumnSpec | None:
    """Find the column that tells a row from the others: by a printed label, not by what is filled in."""
    spec = table.row(row_id)
    # A row that a foreign form has more is told by the column that tells the others.
    printed = (spec,) if spec is not None else table.rows
    told = (column for column in table.columns if not column.merge)
    return next((column for column in told if any(column.id in row.texts for row in printed)), None)


def place_name(form: Form, key: CellKey) -> str:
    """Call one cell as a clerk would."""
    return Places(form).name(key)


def form_name(form: Form) -> str:
    """Call a form by its project; one of a whole unit by its own name."""
    has_project = field_key(form.template, "project_name") is not None
    return field_text(form, "project_name") if has_project else form.template.form


def form_year(form: Form) -> int | None:
    """Read the year that a form is for, from its title where it has no place for one."""
    return parse_year(field_text(form, "year")) or parse_year(field_text(form, "title"))


def _field_name(form: Form, key: CellKey) -> str:
    """Call a field by its label, with the words that its row begins with (总分 得分)."""
    spec = form.template.field(key.block, key.column)
    label = _column_label(form, key) if spec is None else plain_label(spec.label)
    block = form.template.block(key.block)
    rows = block.rows if isinstance(block, FieldsBlock) else ()
    row = next((row for row in rows if any(item.field == key.column for item in row)), ())
    heading = next((plain_label(item.text) for item in row if item.text and item.rows == 1), "")
    return f"{heading} {label}".strip()


def _column_label(form: Form, key: CellKey) -> str:
    """Call what is said of a whole column by the column's name."""
    columns = (table.column(key.column) for table in form.template.tables())
    return next((plain_label(column.label) for column in columns if column is not None), key.column)
