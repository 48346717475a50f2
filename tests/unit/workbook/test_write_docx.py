"""A form goes out as a Word file and comes back as it was."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.models.document import Document
from desktop.models.form import Form
from desktop.models.receipt import receipt_code
from desktop.operations.forms import sample_form
from desktop.workbook.write_docx import document_bytes, write_document
from tests.helpers.forms import form_of, sound_form
from tests.helpers.round_trip import KNOWN, any_form, assert_back, composed, read


def texts(document: Document) -> list[str]:
    return sorted(filter(None, document.texts()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=any_form())
def test_any_document_comes_back_as_it_was(form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "form.docx"
        write_document([composed(form)], target)
        assert_back(form, target)


def test_forms_of_several_templates_share_a_file(tmp_path: Path) -> None:
    target = tmp_path / "forms.docx"
    first = sound_form()
    second = form_of(fields={"header/项目名称": "第二个项目"}, template="mof-analysis")
    write_document([composed(first), composed(second), composed(first)], target)
    readings = read(target)
    assert [reading.document for reading in readings] == [first.document, second.document, first.document]
    assert [reading.place.partition("!")[0] for reading in readings] == ["表1", "表2", "表3"]


def test_the_same_form_gives_the_same_bytes_with_its_code() -> None:
    form = sound_form()
    data = document_bytes([composed(form)])
    assert data == document_bytes([composed(form)])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert receipt_code(form.template, form.document) in file.read("word/footer1.xml").decode()


@pytest.mark.parametrize("name", [template.id for template in KNOWN.templates()])
def test_a_file_without_its_key_is_read_by_its_labels(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workbook.write_docx.key_properties", lambda *_: {})
    form = sample_form(name)
    write_document([composed(form)], tmp_path / "form.docx")
    (reading,) = read(tmp_path / "form.docx")
    assert reading.template.id == name
    assert texts(reading.document) == texts(form.document)
    assert reading.unread == ()
