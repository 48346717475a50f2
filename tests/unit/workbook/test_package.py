"""A workbook as its parts."""

from __future__ import annotations

import io
import zipfile

import pytest

from desktop.errors import FileRefused
from desktop.workbook.container import Container
from desktop.workbook.package import Package
from tests.helpers import workbooks
from tests.helpers.blanks import parts_of

SHEET = workbooks.sheet()


def package(parts: dict[str, str | bytes] | None = None) -> Package:
    return Package(
        Container("a.xlsx", workbooks.package(parts or workbooks.parts({"甲": SHEET, "乙": SHEET})))
    )


def test_sheets_are_found_by_name() -> None:
    held = package()
    assert held.sheet_part("乙") == "xl/worksheets/sheet2.xml"
    assert held.targets("xl/worksheets/sheet1.xml") == {}
    assert held.has("XL/Workbook.xml")
    assert not held.has("xl/sharedStrings.xml")


def test_only_what_is_set_changes() -> None:
    held = package()
    before = held.written()
    held.set("xl/styles.xml", held.styles)
    assert parts_of(held.written()) == parts_of(before)
    held.set_styles(b"<styleSheet/>")
    changed = {name for name, data in parts_of(held.written()).items() if parts_of(before)[name] != data}
    assert changed == {"xl/styles.xml"}
    assert held.styles == b"<styleSheet/>"


def test_a_workbook_without_styles_gets_none() -> None:
    parts = workbooks.parts({"甲": SHEET})
    del parts["xl/styles.xml"]
    held = package(parts)
    held.set_styles(b"<styleSheet><a/></styleSheet>")
    assert held.styles == b"<styleSheet/>"
    assert "xl/styles.xml" not in parts_of(held.written())


def test_parts_stay_packed_as_they_were() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in workbooks.parts({"甲": SHEET}).items():
            kind = zipfile.ZIP_STORED if name.startswith("xl/") else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), data, kind)
    held = Package(Container("a.xlsx", buffer.getvalue()))
    held.set_styles(b"<styleSheet/>")
    with (
        zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as old,
        zipfile.ZipFile(io.BytesIO(held.written())) as new,
    ):
        members = [
            [(one.filename, one.compress_type, one.date_time) for one in file.infolist()]
            for file in (old, new)
        ]
    assert members[0] == members[1]


@pytest.mark.parametrize(
    ("tail", "written"),
    [
        ("", '</sheets><definedNames></definedNames><calcPr fullCalcOnLoad="1"/>'),
        ('<calcPr calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'),
    ],
)
def test_formulas_are_computed_when_it_is_opened(tail: str, written: str) -> None:
    parts = workbooks.parts({"甲": SHEET})
    book = parts["xl/workbook.xml"]
    assert isinstance(book, str)
    held = package({**parts, "xl/workbook.xml": book.replace("</workbook>", f"{tail}</workbook>")})
    held.compute_when_opened()
    assert written in parts_of(held.written())["xl/workbook.xml"].decode()


def test_strings_are_found_by_number() -> None:
    strings = "<sst><si><t>甲</t></si><phonetic/><si><t>乙</t></si></sst>"
    held = package({**workbooks.parts({"甲": SHEET}), "xl/sharedStrings.xml": strings})
    data, node = held.shared_string(1)
    assert data[node.start : node.end].decode() == "<si><t>乙</t></si>"


def test_a_part_that_is_not_there_is_missed_by_its_name() -> None:
    parts = workbooks.parts({"甲": SHEET})
    del parts["[Content_Types].xml"]
    with pytest.raises(FileRefused, match=r"“a\.xlsx”.*缺少部件“\[Content_Types\]\.xml”"):
        package(parts).be_no_template()


def test_a_relation_to_nothing_is_none() -> None:
    parts = workbooks.parts({"甲": SHEET})
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = str(parts[name]).replace("</Relationships>", '<Relationship Id="a"/></Relationships>')
    assert set(package(parts).targets("xl/workbook.xml")) == {"rId1"}


def test_a_damaged_part_that_nobody_looked_into_is_told() -> None:
    parts = {**workbooks.parts({"甲": SHEET}), "xl/media/a.bin": b"12345678"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    held = Package(Container("a.xlsx", buffer.getvalue().replace(b"12345678", b"12345679")))
    with pytest.raises(FileRefused, match="内容校验不符"):
        held.written()
