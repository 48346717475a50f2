"""What the sheets of a workbook of 1997 share is kept."""

from __future__ import annotations

import re
import struct

from desktop.workbook.biff import Records
from desktop.workbook.biff_book import Listed
from desktop.workbook.old_book import OldBook
from tests.helpers.old_workbooks import begin, finish, record, text

LISTED = [Listed("甲/乙", 0, 0, True), Listed("图", 0, 0, False), Listed("丙", 0, 2, True)]
SPANS = record(0x17, struct.pack("<10H", 3, 0, 0, 0, 0, 1, 1, 0, 2, 2))
OWN = record(0x1AE, struct.pack("<HH", 3, 0x401))
ROWS = b"\x3b" + struct.pack("<5H", 0, 0, 1, 0, 255)
AREA = b"\x3b" + struct.pack("<5H", 0, 0, 8, 0, 3)
IN_C = b"\x3a" + struct.pack("<3H", 2, 0, 0)


def name(said: str, formula: bytes, *, flags: int = 0, sheet: int = 0, wide: bool = True) -> bytes:
    held = struct.pack("<HBBHHH4x", flags, 0, len(said), len(formula), 0, sheet)
    return record(0x18, held, bytes([wide]), said.encode("utf-16-le" if wide else "latin-1"), formula)


def book(*held: bytes) -> OldBook:
    stream = begin(5) + b"".join(held) + finish()
    return OldBook(LISTED, Records("a.xls", stream).part(0))


def names(made: OldBook) -> list[str]:
    return re.findall("<definedName .*?</definedName>", made.written())


def test_sheets_that_hold_cells_are_listed() -> None:
    made = book()
    assert made.carried == [0, 2]
    assert made.around.sheets == ["甲_乙", "", "丙"]
    assert made.written().endswith(
        '<workbookPr/><bookViews><workbookView activeTab="0"/></bookViews>'
        '<sheets><sheet name="甲_乙" sheetId="1" r:id="rId1"/>'
        '<sheet name="丙" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>'
    )


def test_protection_calendar_and_the_active_sheet_are_kept() -> None:
    window = struct.pack("<9H", 0, 0, 0, 0, 0x38, 2, 0, 1, 600)
    shut = [record(number, b"\1\0") for number in (0x12, 0x19, 0x22)]
    said = book(*shut, record(0x13, b"\x1a\xcc"), record(0x3D, window)).written()
    assert '<workbookPr date1904="1"/>' in said
    assert '<workbookProtection lockStructure="1" lockWindows="1" workbookPassword="CC1A"/>' in said
    assert 'activeTab="1"' in said
    opened = [record(number, b"\0\0") for number in (0x12, 0x13, 0x19, 0x22)]
    said = book(*opened, record(0x3D, struct.pack("<10xH6x", 1))).written()
    assert "<workbookPr/>" in said
    assert "rotection" not in said
    assert "<workbookView/>" in said


def test_names_are_kept_where_they_can_be_told() -> None:
    made = book(
        *(OWN, SPANS),
        name("总额", AREA, flags=1),
        name("总额", AREA, flags=1),
        name("A1", AREA),
        name("macro", AREA, flags=0x0A),
        name("none", b"\x20"),
        name("图上", AREA, sheet=2),
        name("\6", AREA, flags=0x20, sheet=1, wide=False),
        name("\7", ROWS, flags=0x20, sheet=3, wide=False),
        name("\4", AREA, flags=0x20),
        name("\x0d", AREA, flags=0x21, sheet=1, wide=False),
        name("\x0d", AREA, flags=0x21),
        name("", AREA, flags=0x20),
        name("local", IN_C, sheet=3),
    )
    assert names(made) == [
        '<definedName name="总额" hidden="1">\'甲_乙\'!$A$1:$D$9</definedName>',
        '<definedName name="_xlnm.Print_Area" localSheetId="0">\'甲_乙\'!$A$1:$D$9</definedName>',
        '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'甲_乙\'!$1:$2</definedName>',
        '<definedName name="local" localSheetId="1">\'丙\'!$A$1</definedName>',
    ]
    assert made.filters == {0: "A1:D9"}
    assert made.around.names[:5] == ["总额", "总额", "A1", "macro", "none"]


def test_names_that_other_books_lend_are_known() -> None:
    lent = record(0x23, bytes(6), text("_xlfn.IFS", "B"))
    made = book(
        lent,
        OWN,
        record(0x1AE, struct.pack("<HH", 1, 0x3A01)),
        lent,
        record(0x17, struct.pack("<4H", 1, 1, 0, 0)),
    )
    assert (made.around.books, made.around.listed) == ([True, False], [[], ["_xlfn.IFS"]])
    assert made.around.spans == [(1, 0, 0)]


def test_where_texts_change_their_font_is_known() -> None:
    rich = struct.pack("<HBH", 2, 9, 1) + "甲乙".encode("utf-16-le") + struct.pack("<2H", 1, 5)
    made = book(record(0xFC, struct.pack("<II", 2, 2), text("丙"), rich))
    assert made.runs == {1: [(1, 5)]}
