"""Two forms compared cell by cell: how they differ, and whether only in how the same is written."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.differences import Difference, differences
from desktop.models.form import Form
from desktop.models.places import place_name
from desktop.models.transcript import where
from desktop.templates.spec import ColumnSpec, Content, FieldSpec, Section
from desktop.values.wording import fold


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell with two texts, and how its place is called."""

    where: str
    place: str
    before: str
    after: str


def compared(before: Form, after: Form) -> list[CellDifference]:
    """Compare two forms cell by cell; places are called as in the form that has them."""
    return [
        _called(before if one.gone else after, one)
        for one in differences(after.template, before.document, after.document)
    ]


def is_only_written_otherwise(before: Form, after: Form) -> bool:
    """Tell whether two forms of a template hold the same, as a bureau's own paper writes it.

    Its notes, the labels of its rows and the levels of rows that nobody filled in are its own, and it parts
    thousands as it does.
    """
    found = differences(after.template, before.document, after.document)
    return before.template.id == after.template.id and all(
        _is_the_same(before if one.gone else after, one) for one in found
    )


def _is_the_same(form: Form, one: Difference) -> bool:
    from desktop.workbook.cell_puts import says_the_same

    spec: FieldSpec | ColumnSpec | None = form.template.field(one.key.block, one.key.column)
    if isinstance(spec, FieldSpec) and spec.section is Section.NOTES:
        return True
    spec = spec or next(
        column
        for table in form.template.tables()
        for column in table.columns
        if (table.id, column.id) == (one.key.block, one.key.column)
    )
    if spec.content is Content.LEVEL_NAME and _waits(form, one):
        return True
    is_label = spec.content is Content.ROW_LABEL and fold(one.before) == fold(one.after)
    return is_label or says_the_same(one.before, one.after, spec.content)


def _waits(form: Form, one: Difference) -> bool:
    """Tell whether nothing but levels stands in the row of a cell."""
    columns = next(table.columns for table in form.template.tables() if table.id == one.key.block)
    row = form.document.row(one.key.block, one.key.row)
    rest = (column.id for column in columns if column.content is not Content.LEVEL_NAME)
    return row is not None and not any(map(row.text, rest))


def _called(form: Form, one: Difference) -> CellDifference:
    place = where(form.template, form.document, one.key)
    return CellDifference(place, place_name(form, one.key), one.before, one.after)
