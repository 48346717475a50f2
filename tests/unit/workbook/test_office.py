"""LibreOffice opens what is written, prints it whole, and saves it so that it still comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from desktop.layout.paginate import paginate
from desktop.models.document import Cell
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.workbook.receipts import carried_receipts
from desktop.workbook.write import write_workbook
from tests.helpers.dialects import bureau, save, system
from tests.helpers.papers import CASE_IDS, case_form, form_of, stress_form
from tests.helpers.pdf_text import bare, page_texts
from tests.helpers.readings import read_workbook
from tests.helpers.round_trip import composed

pytestmark = [pytest.mark.office, pytest.mark.slow]

PAGES = {"000-1": 2, "001-1": 2, "002-1": 1, "002-2": 1}


@pytest.fixture(scope="module")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give LibreOffice a profile of its own, so that no other run is in its way."""
    return tmp_path_factory.mktemp("profile")


def convert(profile: Path, source: Path, kind: str) -> Path:
    folder = source.parent / kind
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{profile}"),
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{source.stem}.{kind}"


def sample_form(template: Template) -> Form:
    """Fill the fields of a form, each choice with its first option; its rows stay as they are printed."""
    document = fresh_document(template)
    for block, spec in template.fields():
        text = spec.options[0] if spec.options else f"填{spec.id}"
        document = document.with_cell(CellKey(block, "", spec.id), Cell(text))
    return form_of(template, document)


@pytest.mark.parametrize("case", [*CASE_IDS, "stress"])
def test_every_text_stands_whole_on_the_printed_pages(case: str, soffice: Path, tmp_path: Path) -> None:
    form = stress_form(40) if case == "stress" else case_form(case)
    target = tmp_path / "form.xlsx"
    write_workbook([composed(form)], target)
    pages = page_texts(convert(soffice, target, "pdf"))
    text = "".join(pages)
    lost = [cell.text for cell in composed(form)[1].cells if bare(cell.text) not in text]
    assert lost == []
    if case in PAGES:
        assert len(pages) == PAGES[case]
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page


def test_every_form_takes_up_the_pages_of_its_paper(soffice: Path, tmp_path: Path) -> None:
    forms = [composed(sample_form(template)) for template in library().templates()]
    target = tmp_path / "forms.xlsx"
    write_workbook(forms, target)
    pages = page_texts(convert(soffice, target, "pdf"))
    expected = [paginate(sheet, form.template.page) for form, sheet in forms]
    assert len(pages) == sum(len(each.pages) for each in expected)
    for _, sheet in forms:
        for row in sheet.breaks:
            headings = {bare(line) for cell in sheet.cells if cell.row == row for line in cell.lines}
            assert any(all(line in page[:80] for line in headings) for page in pages)


def test_what_libreoffice_saves_again_comes_back_as_it_was(soffice: Path, tmp_path: Path) -> None:
    known = library()
    forms = [case_form(case) for case in CASE_IDS]
    forms += [sample_form(template) for template in known.templates()]
    target = tmp_path / "forms.xlsx"
    write_workbook([composed(form) for form in forms], target)
    once = convert(soffice, target, "xlsx")
    others = [convert(soffice, once, kind) for kind in ("ods", "xls")]
    for saved in (once, *others, *(convert(soffice, other, "xlsx") for other in others)):
        readings = read_workbook(saved, known.templates(), known.vocabulary)
        assert [reading.document for reading in readings] == [form.document for form in forms]
        assert {reading.confidence for reading in readings} == {1}


def test_what_libreoffice_saves_again_carries_the_same_receipt_codes(soffice: Path, tmp_path: Path) -> None:
    target = tmp_path / "forms.xlsx"
    write_workbook([composed(case_form(case)) for case in CASE_IDS], target)
    codes = carried_receipts(target)
    assert len(codes) == len(CASE_IDS)
    once = convert(soffice, target, "xlsx")
    twice = convert(soffice, convert(soffice, once, "ods"), "xlsx")
    assert carried_receipts(once) == carried_receipts(twice) == codes
    pages = page_texts(convert(soffice, twice, "pdf"))
    assert all(any(f"校验码{code}" in page for code in codes.values()) for page in pages)


@pytest.mark.parametrize("kind", ["ods", "xls", "html"])
def test_a_foreign_form_saved_in_another_format_is_read_alike(
    kind: str, soffice: Path, tmp_path: Path
) -> None:
    known = library()
    for sketch in (bureau(), system()):
        source = convert(soffice, save(tmp_path / "form.xlsx", sketch), "xlsx")
        (before,) = read_workbook(source, known.templates(), known.vocabulary)
        (after,) = read_workbook(convert(soffice, source, kind), known.templates(), known.vocabulary)
        assert after.template.id == before.template.id
        assert list(after.document.texts()) == list(before.document.texts())
        assert after.unread == before.unread == ()
