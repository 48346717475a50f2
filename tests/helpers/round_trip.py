"""Forms of any template go out into a file and come back as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from desktop.layout.sheet import Sheet
from desktop.models.document import Document, Row
from desktop.models.form import Form
from desktop.operations.forms import compose_form
from desktop.operations.library import library
from desktop.values.wording import clean
from desktop.workbook.reading import Reading
from tests.helpers.documents import filled
from tests.helpers.every_kind import EVERY_KIND
from tests.helpers.readings import read_workbook

KNOWN = library()


def any_form() -> st.SearchStrategy[Form]:
    """Draw a form of any template with anything written into it."""
    templates = st.sampled_from((*KNOWN.templates(), EVERY_KIND))
    return templates.flatmap(
        lambda template: filled(template).map(
            lambda document: Form(template, KNOWN.pack(template.pack), cleaned(document))
        )
    )


def cleaned(document: Document) -> Document:
    """Give a document as the program holds one: texts are cleaned when they are entered."""
    return Document(
        document.template,
        {key: replace(cell, text=clean(cell.text)) for key, cell in document.fields.items()},
        {
            name: tuple(
                Row(
                    row.id,
                    {column: replace(cell, text=clean(cell.text)) for column, cell in row.cells.items()},
                )
                for row in rows
            )
            for name, rows in document.tables.items()
        },
    )


def composed(form: Form) -> tuple[Form, Sheet]:
    """Give a form as it is written into files."""
    return form, compose_form(form)


def read(path: Path) -> list[Reading]:
    """Read the forms of a file that was written here."""
    return read_workbook(path, (*KNOWN.templates(), EVERY_KIND), KNOWN.vocabulary)


def assert_back(form: Form, path: Path) -> None:
    """Make sure that a file holds one form, and that it is read as it was written."""
    (reading,) = read(path)
    assert reading.document == form.document
    assert reading.unread == ()
    assert reading.doubtful == ()
    assert reading.confidence == 1
