"""A form as everything else reads it: template, rule pack and document together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.keys import CellKey
from desktop.templates.spec import FieldSpec, Template

if TYPE_CHECKING:
    from desktop.templates.pack import RulePack

FUNDS = "funds"
INDICATORS = "indicators"
TOTAL = "total"
ANNUAL_TOTAL = "annual_total"
"""Row of the funds table that is scored (年度资金总额)."""


@dataclass(frozen=True, slots=True)
class Form:
    """One filled form under its template and rule pack."""

    template: Template
    pack: RulePack
    document: Document

    def with_document(self, document: Document) -> Form:
        """Make the same form with another document."""
        return replace(self, document=document)


def fresh_document(template: Template) -> Document:
    """Make the blank form that a template describes."""
    fields = {
        (block, spec.id): Cell(spec.default, Origin.TEMPLATE)
        for block, spec in template.fields()
        if spec.default
    }
    tables = {
        table.id: tuple(
            Row(row.id, {name: Cell(text, Origin.TEMPLATE) for name, text in row.texts.items()})
            for row in table.rows
        )
        for table in template.tables()
    }
    return Document(template.id, fields, tables)


def keyed_fields(template: Template) -> Iterator[tuple[CellKey, FieldSpec]]:
    """Walk over the fields that stand alone, each with its key, in printed order."""
    return ((CellKey(block, "", spec.id), spec) for block, spec in template.fields())


def field_key(template: Template, field_id: str) -> CellKey | None:
    """Find the key of the first field with this id, whatever block it stands in."""
    return next((key for key, spec in keyed_fields(template) if spec.id == field_id), None)


def field_text(form: Form, field_id: str) -> str:
    """Read the first field with this id, without blanks around it; "" where the form has none."""
    key = field_key(form.template, field_id)
    return form.document.text(key).strip() if key else ""
