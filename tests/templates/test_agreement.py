"""Every template through every reader: sheet, print, workbook, store and record say the same."""

from __future__ import annotations

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage

from desktop.layout.sheet import PlacedCell
from desktop.models.document import Cell
from desktop.models.form import Form, fresh_document
from desktop.models.transcript import document_from_record, transcript
from desktop.operations.desk import Desk
from desktop.operations.forms import (
    FiledForm,
    compose_form,
    export_workbook,
    print_pdf,
    read_files,
    sample_form,
)
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.views.picture import picture
from desktop.workbook.parts import KEY_NAME
from tests.helpers.documents import writable
from tests.helpers.pdf_text import bare, page_texts

each_template = pytest.mark.parametrize("template", library().templates(), ids=lambda one: one.id)


def full_form(template: Template) -> Form:
    """Fill every cell that can be written with a text of its own."""
    document = fresh_document(template)
    for number, key in enumerate(writable(template, document), 1):
        if not document.text(key):
            document = document.with_cell(key, Cell(f"填{number}"))
    return Form(template, library().pack(template.pack), document)


def printed(form: Form) -> list[PlacedCell]:
    return [cell for cell in compose_form(form).cells if cell.text]


@each_template
def test_every_cell_of_the_sheet_is_printed(template: Template, tmp_path: Path) -> None:
    form = full_form(template)
    target = tmp_path / "form.pdf"
    print_pdf([form], target)
    text = "".join(page_texts(target))
    # Cell by cell and line by line: a reader of PDF interleaves lines of neighbours at the same height.
    lines = [line for cell in printed(form) for line in cell.lines]
    assert [line for line in lines if bare(line) not in text] == []


@each_template
def test_every_cell_of_the_sheet_stands_in_the_workbook(template: Template, tmp_path: Path) -> None:
    form = full_form(template)
    target = tmp_path / "form.xlsx"
    export_workbook([form], target)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    for cell in printed(form):
        written = sheet.cell(cell.row + 1, cell.column + 1).value
        assert bare(str(written)) == bare(cell.text), sheet.cell(cell.row + 1, cell.column + 1).coordinate


@each_template
def test_workbook_record_and_store_give_the_document_back(template: Template, tmp_path: Path) -> None:
    form = full_form(template)
    target = tmp_path / "form.xlsx"
    export_workbook([form], target)
    (found,) = read_files([str(target)])
    assert isinstance(found, FiledForm)
    assert found.form.document == form.document
    record = transcript(template, form.document)
    again, unplaced = document_from_record(template, record)
    assert unplaced == []
    assert transcript(template, again) == record

    desk = Desk.open()
    draft = desk.open_draft(desk.create(template.id, "单位", "2025", "项目"))
    change = draft.workspace.write({key: cell.text for key, cell in form.document.cells()})
    assert change is not None
    saved = threading.Event()
    desk.record(draft, change, lambda _at: saved.set(), pytest.fail)
    assert saved.wait(10)
    kept = desk.open_draft(draft.id).workspace.document
    desk.close()
    assert kept == draft.workspace.document
    assert {key: kept.text(key) for key, _ in form.document.cells()} == {
        key: cell.text for key, cell in form.document.cells()
    }


@each_template
def test_a_workbook_that_lost_its_key_is_read_by_its_labels(template: Template, tmp_path: Path) -> None:
    form = sample_form(template.id)
    target = tmp_path / "form.xlsx"
    export_workbook([form], target)
    workbook = openpyxl.load_workbook(target)
    del workbook.worksheets[0].defined_names[KEY_NAME]
    workbook.save(target)
    (found,) = read_files([str(target)])
    assert isinstance(found, FiledForm)
    assert found.form.template == template
    assert found.reading.unread == ()
    assert transcript(template, found.form.document) == transcript(template, form.document)


@pytest.mark.usefixtures("qapp")
@each_template
def test_the_window_shows_the_form(template: Template, tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    picture(full_form(template), target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1366, 768)
