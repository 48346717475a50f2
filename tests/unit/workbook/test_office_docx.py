"""LibreOffice opens the Word files that are written, and saves them so that they still come back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop.layout.paginate import paginate
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.workbook.write_docx import write_document
from tests.helpers.papers import stress_form
from tests.helpers.pdf_text import bare, page_texts
from tests.helpers.round_trip import composed, read
from tests.unit.workbook.test_office import convert

pytestmark = [pytest.mark.office, pytest.mark.slow]

NAMES = [template.id for template in library().templates()]


@pytest.fixture(scope="module")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give LibreOffice a profile of its own, so that no other run is in its way."""
    return tmp_path_factory.mktemp("profile")


def test_all_forms_come_back_from_another_program(soffice: Path, tmp_path: Path) -> None:
    forms = [sample_form(name) for name in NAMES]
    target = tmp_path / "forms.docx"
    write_document([composed(form) for form in forms], target)
    readings = read(convert(soffice, target, "docx"))
    assert [reading.document for reading in readings] == [form.document for form in forms]
    assert [reading.confidence for reading in readings] == [1.0] * len(forms)
    assert not any(reading.unread for reading in readings)


@pytest.mark.parametrize("name", [*NAMES, "stress"])
def test_every_text_stands_on_the_pages_of_the_paper(name: str, soffice: Path, tmp_path: Path) -> None:
    form = stress_form(40) if name == "stress" else sample_form(name)
    sheet = composed(form)[1]
    target = tmp_path / "form.docx"
    write_document([(form, sheet)], target)
    pages = page_texts(convert(soffice, target, "pdf"))
    # Lines of narrow cells stand between those of others, so signs are counted and texts not sought.
    assert Counter("".join(bare(cell.text) for cell in sheet.cells)) <= Counter("".join(pages))
    # Without the fonts of an office, texts are wider than on paper, and rows higher.
    expected = len(paginate(sheet, form.template.page).pages)
    assert expected <= len(pages) <= expected + 1 + expected // 10
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
