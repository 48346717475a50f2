"""A form goes out as a workbook and comes back as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.errors import UserError
from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.document import Cell, Document, Row
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.values.wording import clean
from desktop.workbook.read import read_workbook
from desktop.workbook.reading import Reading
from desktop.workbook.write import write_workbook
from tests.helpers.documents import filled
from tests.helpers.forms import form_of, sound_form

KNOWN = library()


def composed(form: Form) -> tuple[Form, Sheet]:
    return form, compose(form, None, KNOWN.metrics)


def read(path: Path) -> list[Reading]:
    return read_workbook(path, KNOWN.templates(), KNOWN.vocabulary)


def cleaned(document: Document) -> Document:
    """Give a document as the program holds one: texts are cleaned when they are entered."""
    return Document(
        document.template,
        {key: replace(cell, text=clean(cell.text)) for key, cell in document.fields.items()},
        {
            name: tuple(
                Row(row.id, {column: replace(cell, text=clean(cell.text)) for column, cell in row.cells.items()})
                for row in rows
            )
            for name, rows in document.tables.items()
        },
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), name=st.sampled_from(["mof", "mof-analysis"]))
def test_any_document_comes_back_as_it_was(data: st.DataObject, name: str) -> None:
    template = KNOWN.template(name)
    document = cleaned(data.draw(filled(template)))
    form = Form(template, KNOWN.pack(template.pack), document)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "form.xlsx"
        write_workbook([composed(form)], target)
        (reading,) = read(target)
    assert reading.document == document
    assert reading.unread == ()
    assert reading.doubtful == ()
    assert reading.confidence == 1
