"""A workbook carries the receipt code of each of its forms where no form is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.form import Form, fresh_document
from desktop.models.receipt import receipt_code
from desktop.operations.library import library
from desktop.workbook.receipts import carried_receipts
from desktop.workbook.write import write_workbook
from tests.helpers.forms import form_of, sound_form
from tests.helpers.workbooks import package, parts, sheet

KNOWN = library()
OTHER = form_of(fields={"header/项目名称": "第二个项目"}, template="mof-analysis")


def composed(form: Form) -> tuple[Form, Sheet]:
    return form, compose(form, None, KNOWN.metrics)


def code_of(form: Form) -> str:
    return receipt_code(form.template, form.document)


def blank() -> Form:
    form = sound_form()
    return form.with_document(fresh_document(form.template))


def named(*names: str) -> bytes:
    return package(parts({"一": sheet(), "二": sheet()}, names="".join(names)))


def name(text: str, number: str, called: str = "_ziping_receipt") -> str:
    return f'<definedName name="{called}" localSheetId="{number}" hidden="1">{text}</definedName>'


def test_each_sheet_carries_the_code_of_its_form(tmp_path: Path) -> None:
    target = tmp_path / "forms.xlsx"
    write_workbook([composed(sound_form()), composed(blank()), composed(OTHER)], target)
    assert carried_receipts(target) == {"经办人员培训": code_of(sound_form()), "第二个项目": code_of(OTHER)}


def test_the_code_stands_in_the_print_footer_and_in_no_cell(tmp_path: Path) -> None:
    target = tmp_path / "forms.xlsx"
    write_workbook([composed(sound_form()), composed(blank())], target)
    filled, empty = load_workbook(target).worksheets
    assert filled.oddFooter.right.text == f"校验码 {code_of(sound_form())}"
    assert filled.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert empty.oddFooter.right.text is None
    assert "_ziping_receipt" not in empty.defined_names
    assert filled.defined_names["_ziping_receipt"].hidden
    cells = [str(cell.value) for row in filled.iter_rows() for cell in row]
    assert not any(code_of(sound_form()) in text for text in cells)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ((name('"NNEK-Y6Y8-3VAP"', "1"),), {"二": "NNEK-Y6Y8-3VAP"}),
        ((name('"NNEK-Y6Y8-3VAR"', "1"),), {}),
        ((name('"NNEK-Y6Y8-3VAP"', "2"), name('"NNEK-Y6Y8-3VAP"', "x")), {}),
        ((name('"NNEK-Y6Y8-3VAP"', "0", "_other"),), {}),
        ((name(f"&quot;{'x' * 90}&quot;&amp;&quot;{'y' * 90}&quot; NNEK-Y6Y8-3VAP", "0"),), {}),
    ],
    ids=["good", "mistyped", "of no sheet", "another name", "too long"],
)
def test_only_what_is_a_code_of_a_sheet_is_taken(
    names: tuple[str, ...], found: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "form.xlsx"
    target.write_bytes(named(*names))
    assert carried_receipts(target) == found


@pytest.mark.parametrize(
    "content", ["通知".encode(), b"", package({"mimetype": "text"}), package({"xl/workbook.xml": "<"})]
)
def test_what_is_no_workbook_carries_none(content: bytes, tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    target.write_bytes(content)
    assert carried_receipts(target) == {}
    assert carried_receipts(tmp_path) == {}
