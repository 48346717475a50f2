"""A sheet of 1997 is written with its values, formulas and looks."""

from __future__ import annotations

import re
import struct

import pytest

from desktop.errors import FileRefused
from desktop.workbook import spent as limits
from desktop.workbook.biff import Records
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.old_book import OldBook
from desktop.workbook.old_sheet import OldSheet
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from tests.helpers import old_workbooks as old
from tests.helpers.old_workbooks import at, record

FONT = record(0x31, struct.pack("<5H4B", 220, 0, 0x7FFF, 700, 0, 0, 0, 0, 0), old.text("宋体", "B"))
RICH = struct.pack("<HBH", 3, 9, 1) + "甲乙丙".encode("utf-16-le") + struct.pack("<2H", 1, 0)
TEXTS = record(0xFC, struct.pack("<II", 3, 3), old.text("_x0041_ 字"), RICH, old.text(""))
STYLES = [old.style(0), old.style(10), old.style(14)]
A1 = b"\x24" + struct.pack("<2H", 0, 0xC000)
UNKNOWN = b"\x20" + bytes(7)


def formula(address: str, tokens: bytes, value: bytes = struct.pack("<d", 3)) -> bytes:
    return record(0x06, at(address), value, bytes(6), struct.pack("<H", len(tokens)), tokens)


def sheet(*held: bytes, number: int = 0, shared: tuple[bytes, ...] = ()) -> OldSheet:
    stream = old.stream({"甲": held, "乙": []}, [FONT, *STYLES, TEXTS, *shared])
    records, spent = Records("a.xls", stream), Spent("a.xls")
    book = BiffBook(records, Spent("a.xls"))
    drawn = OldBook(book.sheets, Records("a.xls", stream).part(0))
    made = OldSheet(book, drawn, SheetMaker("a.xls", "甲", Spent("a.xls")), number, spent)
    made.read(records.part(book.sheets[number].at))
    return made


def cells(made: OldSheet) -> dict[str, str]:
    found = re.finditer(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', made.written())
    return {cell[1]: cell[0] for cell in found}


def test_an_empty_sheet_is_written() -> None:
    said = sheet().written()
    assert "<sheetData></sheetData>" in said
    assert (
        '<sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr fitToPage="0"/></sheetPr>'
        in said
    )
    assert 'tabSelected="1"' in said
    assert "tabSelected" not in sheet(number=1).written()


def test_values_keep_their_kind_and_their_style() -> None:
    made = sheet(
        old.number("A1", 0.7, 1),
        old.number("B1", 45000, 2),
        old.shared("A2", 0),
        old.label("B2", "直接"),
        old.shared("C2", 2),
        record(0x205, at("A3"), b"\1\0"),
        record(0x205, at("B3"), b"\x07\1"),
        record(0xBD, struct.pack("<2H", 3, 0), struct.pack("<HiHi", 1, 10 << 2 | 2, 9, 6 << 2 | 2), b"\1\0"),
        record(0x201, at("A5", 2)),
        record(0xBE, struct.pack("<5H", 5, 0, 1, 2, 1)),
    )
    said = cells(made)
    assert said["A1"] == '<c r="A1" s="1"><v>0.7</v></c>'
    assert said["B1"] == '<c r="B1" s="2"><v>45000</v></c>'
    assert said["A2"] == (
        '<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_ 字</t></is></c>'
    )
    assert "直接" in said["B2"]
    assert said["C2"] == '<c r="C2" s="0"/>'
    assert said["A3"] == '<c r="A3" s="0" t="b"><v>1</v></c>'
    assert said["B3"] == '<c r="B3" s="0" t="e"><v>#DIV/0!</v></c>'
    assert said["A4"] == '<c r="A4" s="1"><v>10</v></c>'
    assert said["B4"] == '<c r="B4" s="0"><v>6</v></c>'
    assert said["A5"] == '<c r="A5" s="2"/>'
    assert [said["A6"], said["B6"]] == ['<c r="A6" s="1"/>', '<c r="B6" s="2"/>']


def test_parts_of_a_text_keep_their_fonts() -> None:
    assert cells(sheet(old.shared("A1", 1)))["A1"] == (
        '<c r="A1" s="0" t="inlineStr"><is><r><t xml:space="preserve">甲</t></r>'
        '<r><rPr><rFont val="宋体"/><b/><sz val="11"/></rPr><t xml:space="preserve">乙丙</t></r></is></c>'
    )


def test_formulas_keep_their_values() -> None:
    waiting = b"\0\0\0\0\0\0\xff\xff"
    made = sheet(
        formula("A1", A1),
        formula("B1", A1, waiting),
        record(0x207, old.text("文")),
        formula("C1", A1, b"\2\0\7\0\0\0\xff\xff"),
        formula("D1", UNKNOWN),
    )
    said = cells(made)
    assert said["A1"] == '<c r="A1" s="0"><f>A1</f><v>3</v></c>'
    assert said["B1"] == '<c r="B1" s="0" t="str"><f>A1</f><v>文</v></c>'
    assert said["C1"] == '<c r="C1" s="0" t="e"><f>A1</f><v>#DIV/0!</v></c>'
    assert said["D1"] == '<c r="D1" s="0"><v>3</v></c>'
    assert made.kept_values == ["D1"]


def test_formulas_of_several_cells_are_kept() -> None:
    shared = b"\1" + struct.pack("<HH", 0, 1)
    beside = b"\x2c" + struct.pack("<2H", 0, 0xC0FF)
    array = b"\1" + struct.pack("<HH", 0, 3)
    made = sheet(
        formula("B1", shared),
        record(0x4BC, struct.pack("<2H4BH", 0, 1, 1, 1, 0, 2, len(beside)), beside),
        formula("B2", shared),
        formula("D1", array),
        record(0x221, struct.pack("<2H2BH4xH", 0, 1, 3, 3, 0, len(A1)), A1),
        formula("D2", array),
        formula("D3", array),
    )
    said = cells(made)
    assert "<f>A1</f>" in said["B1"]
    assert "<f>A2</f>" in said["B2"]
    assert '<f t="array" ref="D1:D2">A1</f>' in said["D1"]
    assert "<f" not in said["D2"]
    assert made.kept_values == ["D3"]


def test_rows_merges_rules_protection_and_filters_are_written() -> None:
    rule = (
        struct.pack("<I", 3)
        + old.text("\0") * 4
        + b"\3\0\0\0\x1e\1\0"
        + bytes(4)
        + struct.pack("<5H", 1, 0, 0, 0, 0)
    )
    filtered = record(
        0x18,
        struct.pack("<HBBHHH4x", 0x21, 0, 1, 9, 0, 1) + b"\0\x0d",
        b"\x25" + struct.pack("<4H", 0, 1, 0xC000, 0xC000),
    )
    said = sheet(
        record(0x208, struct.pack("<8H", 4, 0, 1, 400, 0, 0, 0x40, 0)),
        old.label("A1", "x"),
        old.merges("A1:B2"),
        record(0x1BE, rule),
        record(0x12, b"\1\0"),
        record(0x23E, struct.pack("<H", 0)),
        record(0x83, b"\1\0"),
        shared=(filtered,),
    ).written()
    assert '<row r="5" ht="20.0" customHeight="1"/>' in said
    order = ["sheetViews", "sheetFormatPr", "sheetData", "sheetProtection", "autoFilter", "mergeCells"]
    order += ["dataValidations", "printOptions", "pageMargins"]
    places = [said.index(f"<{name}") for name in order]
    assert places == sorted(places)
    assert '<autoFilter ref="A1:A2"/>' in said
    assert '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>' in said


def test_what_cannot_be_carried_over_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workbook.old_sheet._MOST_RULES", 0)
    objects = (0x19, 0x19, 0x08, 0x05, 0x14, 0x02)
    made = sheet(
        *(record(0x5D, struct.pack("<3H", 0x15, 0x12, kind)) for kind in objects),
        record(0x1B0, b""),
        record(0x1B8, b""),
        record(0x1BE, b""),
    )
    assert made.lost == {
        "comments": 2,
        "pictures": 1,
        "charts": 1,
        "shapes": 1,
        "conditions": 1,
        "links": 1,
        "rules": 1,
    }


def test_looks_beyond_any_form_are_left_out_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cells(sheet(record(0x201, struct.pack("<3H", 60_000, 0, 1)))) == {}
    monkeypatch.setattr(limits, "MOST_CELLS", 3)
    with pytest.raises(FileRefused, match="单元格超过3个"):
        sheet(record(0xBE, struct.pack("<8H", 0, 0, 0, 0, 0, 0, 0, 4)))
