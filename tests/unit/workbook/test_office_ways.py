"""What LibreOffice saves again of our own files comes back identical, and is verified as exported."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.form import Form
from desktop.operations.forms import FiledForm, export_document, export_workbook, read_files, sample_form
from desktop.operations.library import library
from desktop.operations.records import form_record
from desktop.operations.verify import Outcome, verify
from tests.cases.office import saving

KEPT = Path(saving.__file__).parent
NAMES = [template.id for template in library().templates()]


def read(path: Path) -> list[Form]:
    """Read our own forms, each of which is known for certain."""
    filed = read_files([str(path)])
    assert all(isinstance(one, FiledForm) for one in filed)
    found = [one for one in filed if isinstance(one, FiledForm)]
    assert {one.reading.confidence for one in found} == {1.0}
    assert [one.reading.unread for one in found] == [()] * len(found)
    return [one.form for one in found]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "docx"])
def test_files_that_libreoffice_saved_are_read_where_there_is_none(kind: str) -> None:
    """The files and what they say are kept together, so that samples may change."""
    kept = json.loads((KEPT / "forms.json").read_text("utf-8"))
    assert [form_record(form) for form in read(KEPT / f"forms.{kind}")] == kept


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_files_that_libreoffice_saved_are_what_was_exported(kind: str) -> None:
    assert {verdict.outcome for verdict in verify([str(KEPT / f"forms.{kind}")])} == {Outcome.SAME}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with each sample as workbook and Word file."""
    folder = tmp_path_factory.mktemp("ways")
    for name in NAMES:
        export_workbook([sample_form(name)], folder / f"{name}.xlsx")
        export_document([sample_form(name)], folder / f"{name}.docx")
    yield folder
    shutil.rmtree(folder)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(("before", "kind"), saving.WAYS)
def test_every_template_comes_back_identical(before: str, kind: str, written: Path) -> None:
    sources = [written / f"{name}.{before}" for name in NAMES]
    for source, saved in zip(sources, saving.convert(written / "profile", sources, kind), strict=True):
        name = source.stem
        assert [form.document for form in read(saved)] == [sample_form(name).document]
        verdicts = verify([str(source), str(saved)])
        assert {verdict.outcome for verdict in verdicts} == {Outcome.SAME}
