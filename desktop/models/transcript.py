"""A form as the readable record that other programs use: every cell by its printed label, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.form import ANNUAL_TOTAL, FUNDS, INDICATORS, fresh_document
from desktop.models.keys import CellKey
from desktop.templates.spec import (
    TICK_JOIN,
    ColumnSpec,
    Content,
    FieldSpec,
    RowSpec,
    Section,
    TableBlock,
    Template,
)
from desktop.values.date import parse_year
from desktop.values.wording import fold, is_nothing, is_placeholder_name

Record = dict[str, Any]
_ALONE = (Section.TITLE, Section.YEAR, Section.NOTES)
"""Sections of one text each, without a label."""
_LABELLED = (Section.HEADER, Section.GOALS, Section.NARRATIVE, Section.FOOTER, Section.TOTAL)
LABEL_COLUMN = "source"
"""Column of the funds table that names the row."""


def plain_label(label: str) -> str:
    """Take the line breaks out of a printed label."""
    return label.replace("\n", "")


def transcript(template: Template, document: Document) -> Record:
    """Write a document as a record: labels and texts as they're printed.

    A form without a place for the year is of the year that its title names.
    """
    title = _section_text(template, document, Section.TITLE)
    year = _section_text(template, document, Section.YEAR)
    if not _has(template, Section.YEAR):
        year = str(parse_year(title) or "")
    record: Record = {
        "template": template.id,
        "title": title,
        "year": year,
        "header": _fields(template, document, Section.HEADER),
        "choices": _choices(template, document),
    }
    funds, indicators = template.table(FUNDS), template.table(INDICATORS)
    if funds:
        columns = [column for column in funds.columns if column.content is not Content.ROW_LABEL]
        record["fund_columns"] = [column.record_label for column in columns]
        record["funds"] = [
            {"label": row.text(LABEL_COLUMN), "cells": [row.text(column.id) for column in columns]}
            for row in document.rows(FUNDS)
        ]
    record["goals"] = _fields(template, document, Section.GOALS)
    if indicators:
        record["indicator_columns"] = [column.record_label for column in indicators.columns]
        record["indicators"] = [_indicator(indicators, row) for row in document.rows(INDICATORS)]
    record["tables"] = {table.id: _table(table, document) for table in _other_tables(template)}
    for part in (Section.TOTAL, Section.NARRATIVE, Section.FOOTER):
        record[part.value] = _fields(template, document, part)
    record["notes"] = _section_text(template, document, Section.NOTES)
    return record


def _specs(template: Template, section: Section) -> Iterator[tuple[str, FieldSpec]]:
    return ((block, spec) for block, spec in template.fields() if spec.section is section)


def _has(template: Template, section: Section) -> bool:
    return any(True for _ in _specs(template, section))


def _fields(template: Template, document: Document, section: Section) -> dict[str, str]:
    return {
        plain_label(spec.label): document.text(CellKey(block, "", spec.id))
        for block, spec in _specs(template, section)
    }


def _section_text(template: Template, document: Document, section: Section) -> str:
    return next(iter(_fields(template, document, section).values()), "")


def _choices(template: Template, document: Document) -> Record:
    return {
        plain_label(spec.label): {
            "options": list(spec.options),
            "checked": ticked(document.text(CellKey(block, "", spec.id))),
        }
        for block, spec in _specs(template, Section.CHOICES)
    }


def ticked(text: str) -> list[str]:
    """List the options that the text of a choice says are ticked."""
    return text.split(TICK_JOIN) if text else []


def _indicator(table: TableBlock, row: Row) -> Record:
    cells: Record = {column.record_label: row.text(column.id) for column in table.columns}
    rest = (row.text(column.id) for column in table.columns if column.content is not Content.LEVEL_NAME)
    if all(is_nothing(text) or is_placeholder_name(text) for text in rest):
        cells["placeholder"] = True
    return cells


def _other_tables(template: Template) -> Iterator[TableBlock]:
    return (table for table in template.tables() if table.id not in (FUNDS, INDICATORS))


def _table(table: TableBlock, document: Document) -> Record:
    return {
        "columns": [column.record_label for column in table.columns],
        "rows": [[row.text(column.id) for column in table.columns] for row in document.rows(table.id)],
    }


def where(template: Template, document: Document, key: CellKey) -> str:
    """Name the place of a cell as a reader of the record finds it: indicators[3]/得分."""
    if not key.row:
        spec = template.field(key.block, key.column)
        return _field_place(spec) if spec else str(key)
    table = template.table(key.block)
    column = table.column(key.column) if table else None
    label = column.record_label if column else key.column
    for place, row in enumerate(document.rows(key.block), 1):
        if row.id == key.row:
            named = row.text(LABEL_COLUMN) if key.block == FUNDS else ""
            return f"{named or f'{key.block}[{place}]'}/{label}"
    return str(key)


def _field_place(spec: FieldSpec) -> str:
    if spec.section in _ALONE:
        return str(spec.section.value)
    return f"{spec.section.value}/{plain_label(spec.label)}"


def document_from_record(template: Template, record: Mapping[str, Any]) -> tuple[Document, list[str]]:
    """Read a document from a record.

    What the record says nothing of stays as the template prints it; what it says is blank is blank.

    Returns:
        The document, and the places of what found no place in it.
    """
    unplaced = list(_unplaced_fields(template, record))
    blank = fresh_document(template)
    fields: dict[tuple[str, str], Cell] = {}
    for block, spec in template.fields():
        text = _field_text(record, spec)
        printed = blank.cell(CellKey(block, "", spec.id))
        fields[block, spec.id] = printed if text is None else Cell(text, Origin.IMPORTED)
    given = _given_rows(record)
    tables = {}
    for table in template.tables():
        rows = given.pop(table.id, None)
        tables[table.id] = blank.rows(table.id) if rows is None else tuple(_rows(table, rows, unplaced))
    unplaced += [block for block, rows in given.items() if any(any(row.values()) for row in rows)]
    return Document(template.id, fields, tables), unplaced


def _labels(spec: FieldSpec) -> set[str]:
    return {fold(label) for label in (spec.label, *spec.variants)}


def _field_text(record: Mapping[str, Any], spec: FieldSpec) -> str | None:
    part = record.get(spec.section.value)
    if part is None or spec.section in _ALONE:
        return None if part is None else str(part)
    found = next((value for label, value in part.items() if fold(label) in _labels(spec)), None)
    if found is None or spec.section is not Section.CHOICES:
        return None if found is None else str(found)
    return TICK_JOIN.join(found.get("checked", ()))


def _unplaced_fields(template: Template, record: Mapping[str, Any]) -> Iterator[str]:
    """Name what stands in the record and has no field of its section."""
    for section in _ALONE:
        text = record.get(section.value, "")
        implied = section is Section.YEAR and text == str(parse_year(record.get("title", "")))
        if text and not implied and not _has(template, section):
            yield str(section.value)
    for section in _LABELLED:
        known = set().union(*(_labels(spec) for _, spec in _specs(template, section)))
        for label, text in record.get(section.value, {}).items():
            if text and fold(label) not in known:
                yield f"{section.value}/{label}"
    for label, choice in record.get("choices", {}).items():
        specs = [spec for _, spec in _specs(template, Section.CHOICES) if fold(label) in _labels(spec)]
        printed = {fold(option) for spec in specs for option in spec.options}
        if not specs:
            yield f"choices/{label}"
        elif any(fold(option) not in printed for option in choice.get("options", ())):
            yield f"choices/{label}/options"


_Texts = Mapping[str, str]
"""One row of a record: its texts by printed label of the column."""


def _given_rows(record: Mapping[str, Any]) -> dict[str, list[_Texts]]:
    """Collect the rows that the record gives, by block; the label of a fund row is its first text."""
    given: dict[str, list[_Texts]] = {
        block: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        for block, table in record.get("tables", {}).items()
    }
    if "funds" in record:
        columns = record.get("fund_columns", ())
        given[FUNDS] = [
            {LABEL_COLUMN: row["label"], **dict(zip(columns, row["cells"], strict=True))}
            for row in record["funds"]
        ]
    if "indicators" in record:
        given[INDICATORS] = [
            {label: text for label, text in row.items() if label != "placeholder"}
            for row in record["indicators"]
        ]
    return given


def _rows(table: TableBlock, given: Sequence[_Texts], unplaced: list[str]) -> Iterator[Row]:
    find = _columns(table)
    found = [{column.id: text for label, text in row.items() if (column := find(label))} for row in given]
    specs = _matching(table, found)
    taken = {spec.id for spec in specs if spec}
    for place, (row, texts, spec) in enumerate(zip(given, found, specs, strict=True), 1):
        named = row.get(LABEL_COLUMN) or f"{table.id}[{place}]"
        unplaced.extend(f"{named}/{label}" for label, text in row.items() if text and not find(label))
        cells = {name: Cell(text, Origin.IMPORTED) for name, text in texts.items()}
        cells = {**_printed(table, spec, texts), **cells}
        yield Row(spec.id if spec else _free_id(f"r{place}", taken), cells)


def _columns(table: TableBlock) -> Callable[[str], ColumnSpec | None]:
    """Find columns by what a record calls them, or by a label or variant that only one of them has."""
    names: dict[str, list[ColumnSpec]] = {}
    for column in table.columns:
        labels = (column.label, *column.variants)
        above = (f"{column.over}/{label}" for label in labels if column.over)
        for label in {fold(label) for label in (*labels, *above)}:
            names.setdefault(label, []).append(column)
    known = {label: columns[0] for label, columns in names.items() if len(columns) == 1}
    known |= {fold(column.record_label): column for column in table.columns}
    source = table.column(LABEL_COLUMN)
    if source is not None:
        known[LABEL_COLUMN] = source
    return lambda label: known.get(fold(label))


def _matching(table: TableBlock, given: Sequence[_Texts]) -> list[RowSpec | None]:
    """Find the template's row for each row of a record, by what the template prints in it.

    The total of the funds stands first, however it is called; in other tables of fixed rows the place
    decides where the wording does not. Indicators are rows of their own.
    """
    if table.id == INDICATORS:
        return [None] * len(given)
    waiting = list(table.rows)
    specs: list[RowSpec | None] = []
    for row in given:
        spec = next((spec for spec in waiting if _same(table, spec, row)), None)
        if spec is not None:
            waiting.remove(spec)
        specs.append(spec)
    for place, spec in enumerate(table.rows[: len(given)]):
        by_place = spec.id == ANNUAL_TOTAL if table.id == FUNDS else not table.growing
        if by_place and specs[place] is None and spec in waiting:
            specs[place] = spec
    return specs


def _same(table: TableBlock, spec: RowSpec, row: _Texts) -> bool:
    names = (LABEL_COLUMN,) if table.id == FUNDS else tuple(spec.texts)
    pairs = [(_bare(spec.texts.get(name, "")), _bare(row[name])) for name in names if name in row]
    return any(said for _, said in pairs) and all(printed == said for printed, said in pairs)


def _bare(label: str) -> str:
    return fold(label).rstrip(":")


def _printed(table: TableBlock, spec: RowSpec | None, texts: _Texts) -> dict[str, Cell]:
    """Take what the template prints in a row; the halves of an unknown fund row bear the same label."""
    printed: Mapping[str, str] = spec.texts if spec else {}
    if spec is None and LABEL_COLUMN in texts:
        labels = (column.id for column in table.columns if column.content is Content.ROW_LABEL)
        printed = dict.fromkeys(labels, texts[LABEL_COLUMN])
    return {name: Cell(text, Origin.TEMPLATE) for name, text in printed.items()}


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    while wanted in taken:
        wanted += "x"
    return wanted
