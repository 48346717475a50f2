"""Last year's form as this year's draft: what lasts is kept, what the year brought is cleared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.form import fresh_document, keyed_fields
from desktop.models.transcript import plain_label
from desktop.templates.spec import (
    CLEAR,
    KEEP,
    ColumnSpec,
    Content,
    FieldSpec,
    Section,
    TableBlock,
    Template,
)
from desktop.values.date import parse_year

ACHIEVED = "achieved"
"""Field of what a year's work came to (全年实际完成情况)."""
WEIGHT = "weight"
_OF_THE_YEAR = frozenset(
    {
        Content.ACTUAL,
        Content.AMOUNT,
        Content.ANSWER,
        Content.DATE,
        Content.GRADE,
        Content.POINTS,
        Content.RATE,
        Content.REASON,
    }
)
_LASTING = frozenset({Section.TITLE, Section.HEADER, Section.CHOICES, Section.GOALS, Section.FOOTER})


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft for another year."""

    document: Document
    gone: tuple[str, ...] = ()
    """Labels of what lasts on the earlier form and has no place on this one."""
    new: tuple[str, ...] = ()
    """Labels of what is to be filled in and was not asked for on the earlier form."""


def carry_forward(template: Template, earlier: Template, document: Document, year: int) -> Carried:
    """Make the draft of a year from the form of an earlier one.

    Targets, wording and weights stay; what was spent, achieved, scored and explained is cleared. A year in
    the title becomes the new one. Where a template says otherwise (`next_year`), that counts.

    Args:
        template: The form of the new year.
        earlier: The form that was filled in; the same one, or that of other rules.
        document: What was filled in.
        year: The new year.
    """
    draft = fresh_document(template)
    known = {spec.id: (key, spec) for key, spec in keyed_fields(earlier)}
    for key, spec in keyed_fields(template):
        text = _year_of(spec, year)
        if not text and spec.id in known and lasts(spec):
            text = document.text(known[spec.id][0])
            text = _of_year(text, document, earlier, year) if spec.section is Section.TITLE else text
        if text not in ("", draft.text(key)):
            draft = draft.with_cell(key, Cell(text, Origin.IMPORTED))
    for table in template.tables():
        source = earlier.table(table.id)
        if source is not None:
            draft = draft.with_rows(table.id, tuple(_rows(table, source, draft, document)))
    gone, new = _labels(earlier, template, document), _labels(template, earlier, None)
    return Carried(draft, gone, new)


def _year_of(spec: FieldSpec, year: int) -> str:
    return str(year) if spec.content is Content.YEAR else ""


def _of_year(text: str, document: Document, earlier: Template, year: int) -> str:
    """Write a title under the new year, however the earlier one is written in its own cell (2023年度)."""
    own = (document.text(key) for key, spec in keyed_fields(earlier) if spec.content is Content.YEAR)
    years = (parse_year(written) for written in (*own, text))
    return text.replace(str(next(filter(None, years), year - 1)), str(year))


def lasts(spec: FieldSpec) -> bool:
    """Tell whether the text of a field stays next year."""
    if spec.next_year:
        return spec.next_year == KEEP
    return spec.section in _LASTING and spec.content not in _OF_THE_YEAR and spec.id != ACHIEVED


def carried_column(spec: ColumnSpec) -> bool:
    """Tell whether the texts of a column stay next year."""
    if spec.next_year:
        return spec.next_year != CLEAR
    return spec.content not in _OF_THE_YEAR or spec.id == WEIGHT


def _rows(table: TableBlock, source: TableBlock, draft: Document, document: Document) -> Iterator[Row]:
    """Walk over the rows of the new table."""
    earlier = {row.id: row for row in document.rows(source.id)}
    fresh = {row.id: row for row in draft.rows(table.id)}
    names = [*earlier] if table.growing and source.growing and earlier else [*fresh]
    for name in names:
        row, printed = earlier.get(name, Row(name)), fresh.get(name, Row(name))
        cells = {column.id: _cell(column, row, printed) for column in table.columns}
        yield Row(name, cells)


def _cell(column: ColumnSpec, row: Row, printed: Row) -> Cell:
    """Take a cell over; what the form prints by itself stays printed."""
    text = row.text(_source(column)) if carried_column(column) else ""
    present = printed.cell(column.id)
    if not text or text == present.text:
        return present
    return Cell(text, Origin.IMPORTED)


def _source(column: ColumnSpec) -> str:
    """Find the column of the earlier form that a cell comes from."""
    return column.id if column.next_year in ("", KEEP, CLEAR) else column.next_year


def _labels(one: Template, other: Template, document: Document | None) -> tuple[str, ...]:
    """List the labels of what a form has and another one has not; of what is filled in, where it is."""
    known = {spec.id for _, spec in other.fields()}
    found = [
        plain_label(spec.label)
        for key, spec in keyed_fields(one)
        if spec.id not in known and (document is None or (lasts(spec) and document.text(key)))
    ]
    for table in one.tables():
        source = other.table(table.id)
        columns = {column.id for column in source.columns} if source else set()
        found += (
            plain_label(column.record_label)
            for column in table.columns
            if column.id not in columns and (document is None or _is_kept(table, column, document))
        )
    return tuple(dict.fromkeys(found))


def _is_kept(table: TableBlock, column: ColumnSpec, document: Document) -> bool:
    """Say whether a column lasts and holds more than the form prints by itself."""
    printed = {row.id: row.texts for row in table.rows}
    return carried_column(column) and any(
        row.text(column.id) not in ("", printed.get(row.id, {}).get(column.id, ""))
        for row in document.rows(table.id)
    )
