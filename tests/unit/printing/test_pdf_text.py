"""The text of a PDF is read where it has any."""

from __future__ import annotations

from pathlib import Path

from desktop.models.receipt import codes_in
from desktop.operations.forms import print_pdf, receipt_of
from desktop.printing.pdf_text import is_pdf, page_texts
from tests.helpers.papers import case_form, stress_form


def test_the_receipt_code_is_read_from_every_page(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    forms = [stress_form(), case_form("001-1")]
    print_pdf(forms, target)
    texts = page_texts(target)
    assert texts is not None
    assert len(texts) > 2
    found = [codes_in(text) for text in texts]
    assert found[0] == [receipt_of(forms[0])]
    assert found[-1] == [receipt_of(forms[1])]
    assert all(len(codes) == 1 for codes in found)


def test_a_damaged_file_has_no_text(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(b"%PDF-1.4\nrubbish")
    assert is_pdf(target)
    assert page_texts(target) is None


def test_other_files_are_no_pdf(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    assert not is_pdf(target)
    target.write_bytes(b"PK\x03\x04")
    assert not is_pdf(target)
    assert not is_pdf(tmp_path)
