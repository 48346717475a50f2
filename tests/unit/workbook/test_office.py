"""LibreOffice opens what is written, prints it whole, and saves it so that it still comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.form import Form
from desktop.operations.library import library
from desktop.workbook.read import read_workbook
from desktop.workbook.write import write_workbook
from tests.helpers.papers import CASE_IDS, case_form, stress_form
from tests.helpers.pdf_text import bare, page_texts

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


def composed(form: Form) -> tuple[Form, Sheet]:
    return form, compose(form, None, library().metrics)


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


def test_what_libreoffice_saves_again_comes_back_as_it_was(soffice: Path, tmp_path: Path) -> None:
    forms = [case_form(case) for case in CASE_IDS]
    target = tmp_path / "forms.xlsx"
    write_workbook([composed(form) for form in forms], target)
    known = library()
    once = convert(soffice, target, "xlsx")
    twice = convert(soffice, convert(soffice, once, "ods"), "xlsx")
    for saved in (once, twice):
        readings = read_workbook(saved, known.templates(), known.vocabulary)
        assert [reading.document for reading in readings] == [form.document for form in forms]
        assert {reading.confidence for reading in readings} == {1}
