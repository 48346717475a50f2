"""A form as the readable record that other programs use: every cell by its printed label, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.form import FUNDS, INDICATORS
from desktop.models.keys import CellKey
from desktop.templates.spec import Content, FieldSpec, Section, TableBlock, Template
from desktop.values.wording import fold, is_nothing, is_placeholder_name

Record = dict[str, Any]
_PARTS = (Section.HEADER, Section.GOALS, Section.NARRATIVE, Section.FOOTER, Section.TOTAL)
LABEL_COLUMN = "source"
"""Column of the funds table that names the row."""


def plain_label(label: str) -> str:
    """Take the line breaks out of a printed label."""
    return label.replace("\n", "")


def transcript(template: Template, document: Document) -> Record:
    """Write a document as a record: labels and texts as they're printed."""
    record: Record = {
        "template": template.id,
        "title": _section_text(template, document, Section.TITLE),
        "year": _section_text(template, document, Section.YEAR),
        "header": _fields(template, document, Section.HEADER),
        "choices": {},
    }
    funds, indicators = template.table(FUNDS), template.table(INDICATORS)
    if funds:
        columns = [column for column in funds.columns if column.id != LABEL_COLUMN]
        record["fund_columns"] = [plain_label(column.label) for column in columns]
        record["funds"] = [
            {"label": row.text(LABEL_COLUMN), "cells": [row.text(column.id) for column in columns]}
            for row in document.rows(FUNDS)
        ]
    record["goals"] = _fields(template, document, Section.GOALS)
    if indicators:
        record["indicator_columns"] = [plain_label(column.label) for column in indicators.columns]
        record["indicators"] = [_indicator(indicators, row) for row in document.rows(INDICATORS)]
    for part in (Section.TOTAL, Section.NARRATIVE, Section.FOOTER):
        record[part.value] = _fields(template, document, part)
    record["notes"] = ""
    return record


def _fields(template: Template, document: Document, section: Section) -> dict[str, str]:
    return {
        plain_label(spec.label): document.text(CellKey(block, "", spec.id))
        for block, spec in template.fields()
        if spec.section is section
    }


def _section_text(template: Template, document: Document, section: Section) -> str:
    return next(iter(_fields(template, document, section).values()), "")


def _indicator(table: TableBlock, row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {plain_label(column.label): row.text(column.id) for column in table.columns}
    rest = (row.text(column.id) for column in table.columns if column.content is not Content.LEVEL_NAME)
    if all(is_nothing(text) or is_placeholder_name(text) for text in rest):
        cells["placeholder"] = True
    return cells


def where(template: Template, document: Document, key: CellKey) -> str:
    """Name the place of a cell as a reader of the record finds it: indicators[3]/得分."""
    if not key.row:
        spec = template.field(key.block, key.column)
        return _field_place(spec) if spec else str(key)
    table = template.table(key.block)
    column = table.column(key.column) if table else None
    label = plain_label(column.label) if column else key.column
    for place, row in enumerate(document.rows(key.block), 1):
        if row.id == key.row:
            named = row.text(LABEL_COLUMN) if key.block == FUNDS else ""
            return f"{named or f'{key.block}[{place}]'}/{label}"
    return str(key)


def _field_place(spec: FieldSpec) -> str:
    if spec.section in (Section.TITLE, Section.YEAR):
        return str(spec.section.value)
    return f"{spec.section.value}/{plain_label(spec.label)}"


def document_from_record(template: Template, record: Mapping[str, Any]) -> tuple[Document, list[str]]:
    """Read a document from a record.

    Returns:
        The document, and the places of what found no place in it.
    """
    unplaced: list[str] = []
    fields: dict[tuple[str, str], Cell] = {}
    for block, spec in template.fields():
        text = _field_text(record, spec)
        if text:
            fields[block, spec.id] = Cell(text, Origin.IMPORTED)
    known = {fold(label) for _, spec in template.fields() for label in (spec.label, *spec.variants)}
    for part in _PARTS:
        texts = record.get(part.value, {})
        unplaced += [f"{part.value}/{label}" for label in texts if texts[label] and fold(label) not in known]
    tables = {
        FUNDS: tuple(_fund_rows(template, record, unplaced)),
        INDICATORS: tuple(_indicator_rows(template, record, unplaced)),
    }
    present = {table.id for table in template.tables()}
    held = {name: rows for name, rows in tables.items() if name in present}
    return Document(template.id, fields, held), unplaced


def _field_text(record: Mapping[str, Any], spec: FieldSpec) -> str:
    if spec.section in (Section.TITLE, Section.YEAR):
        return str(record.get(spec.section.value, ""))
    wanted = {fold(label) for label in (spec.label, *spec.variants)}
    part = record.get(spec.section.value, {})
    return next((str(text) for label, text in part.items() if fold(label) in wanted), "")


def _columns(table: TableBlock) -> Callable[[str], str | None]:
    known = {fold(label): column.id for column in table.columns for label in (column.label, *column.variants)}
    return lambda label: known.get(fold(label))


def _fund_rows(template: Template, record: Mapping[str, Any], unplaced: list[str]) -> list[Row]:
    table = template.table(FUNDS)
    if table is None:
        return []
    find = _columns(table)
    names = {fold(spec.texts.get(LABEL_COLUMN, "")): spec.id for spec in table.rows}
    rows: list[Row] = []
    for place, data in enumerate(record.get("funds", []), 1):
        cells = {LABEL_COLUMN: Cell(data["label"], Origin.IMPORTED)}
        for label, text in zip(record.get("fund_columns", []), data["cells"], strict=True):
            column = find(label)
            if column:
                cells[column] = Cell(text, Origin.IMPORTED)
            elif text:
                unplaced.append(f"{data['label']}/{label}")
        rows.append(Row(names.get(fold(data["label"]), f"r{place}"), cells))
    return rows


def _indicator_rows(template: Template, record: Mapping[str, Any], unplaced: list[str]) -> list[Row]:
    table = template.table(INDICATORS)
    if table is None:
        return []
    find = _columns(table)
    rows: list[Row] = []
    for place, data in enumerate(record.get("indicators", []), 1):
        cells: dict[str, Cell] = {}
        for label, text in data.items():
            column = find(label)
            if column:
                cells[column] = Cell(text, Origin.IMPORTED)
            elif text and label != "placeholder":
                unplaced.append(f"{INDICATORS}[{place}]/{label}")
        rows.append(Row(f"r{place}", cells))
    return rows
