"""A workbook carries the receipt code of each of its forms where no form is printed."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.models.form import Form, fresh_document
from desktop.models.receipt import receipt_code
from desktop.operations.library import library
from desktop.workbook.receipts import carried_receipts
from desktop.workbook.write import write_workbook
from desktop.workbook.write_docx import write_document
from tests.helpers import old_workbooks as old
from tests.helpers.forms import form_of, sound_form
from tests.helpers.open_documents import cell, document, row, table
from tests.helpers.round_trip import composed
from tests.helpers.word_files import body, p, t, word_file
from tests.helpers.workbooks import package, parts, sheet

KNOWN = library()
OTHER = form_of(fields={"header/项目名称": "第二个项目"}, template="mof-analysis")


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


CODE = "NNEK-Y6Y8-3VAP"


def old_name(text: str, sheet: int, called: str = "_ziping_receipt") -> bytes:
    tokens = b"\x17" + bytes([len(text), 0]) + text.encode()
    held = struct.pack("<HBBHHH4x", 1, 0, len(called), len(tokens), 0, sheet)
    return old.record(0x18, held, b"\0", called.encode(), tokens)


def test_a_word_file_carries_the_codes_in_its_feet(tmp_path: Path) -> None:
    target = tmp_path / "forms.docx"
    write_document([composed(sound_form()), composed(blank()), composed(OTHER)], target)
    assert carried_receipts(target) == {"表1": code_of(sound_form()), "表3": code_of(OTHER)}


def test_a_code_in_a_foot_is_read_however_it_is_parted(tmp_path: Path) -> None:
    target = tmp_path / "form.docx"
    foot = body("".join(p(t(piece)) for piece in ("校验码 NNEK-", "Y6Y8", "-3VAP")), "ftr")
    sections = '<w:sectPr><w:footerReference w:type="{}" r:id="{}"/></w:sectPr>'
    relations = (
        '<Relationships><Relationship Id="rId7" Target="footer1.xml"/>'
        '<Relationship Id="rId8" Target="footer9.xml"/></Relationships>'
    )
    held = p(t("甲")) + "".join(
        sections.format(*each) for each in (("first", "rId7"), ("default", "rId8"), ("default", "rId7"))
    )
    content = word_file(held, **{"word/footer1.xml": foot, "word/_rels/document.xml.rels": relations})
    target.write_bytes(content)
    assert carried_receipts(target) == {"表2": CODE}
    target.write_bytes(word_file(held))
    assert carried_receipts(target) == {}


def test_a_workbook_of_1997_carries_the_codes_in_names(tmp_path: Path) -> None:
    target = tmp_path / "form.xls"
    names = [old_name(CODE, 2), old_name(CODE, 1, "other"), old_name(CODE, 0)]
    target.write_bytes(old.old_workbook({"甲": [], "乙 ": []}, names))
    assert carried_receipts(target) == {"乙 ": CODE}
    older = old.container({"Workbook": old.stream({"甲": []}, version=old.OF_1995)})
    target.write_bytes(older)
    assert carried_receipts(target) == {}
    target.write_bytes(old.old_workbook({"甲": []}, [old.record(0x17, b"\1")]))
    assert carried_receipts(target) == {}


def test_an_open_document_carries_the_codes_in_names_of_its_sheets(tmp_path: Path) -> None:
    names = "".join(
        f'<table:named-expression table:name="{called}" table:expression="&quot;{code}&quot;"/>'
        for called, code in (("_ziping", "x"), ("_ziping_receipt", CODE))
    )
    sheets = [table(row(cell("a")), name="甲"), table(row(cell("b")) + names, name="乙")]
    target = tmp_path / "form.ods"
    target.write_bytes(document(*sheets))
    assert carried_receipts(target) == {"乙": CODE}


def test_a_file_of_another_kind_carries_none(tmp_path: Path) -> None:
    target = tmp_path / "form.txt"
    target.write_text("NNEK-Y6Y8-3VAP")
    assert carried_receipts(target) == {}
    target.write_bytes(package({"ppt/presentation.xml": "<a/>"}))
    assert carried_receipts(target) == {}
    assert carried_receipts(tmp_path / "none.xlsx") == {}
