"""What the sheets of a workbook of 1997 share."""

from __future__ import annotations

import struct

import pytest

from desktop.errors import FileRefused
from desktop.workbook.biff import Records
from desktop.workbook.biff_book import DAYS, BiffBook
from desktop.workbook.parts import GENERAL
from desktop.workbook.spent import Spent
from tests.helpers.old_workbooks import OF_1995, number_format, record, stream, style, text, texts


def book(*shared: bytes, version: int = 0x600, **more: int) -> BiffBook:
    data = stream({"甲": [], "乙": []}, shared, version=version, **more)
    return BiffBook(Records("a.xls", data), Spent("a.xls"))


def test_sheets_are_listed_with_their_state() -> None:
    assert [(each.name, each.shown, each.has_cells) for each in book().sheets] == [
        ("甲", True, True),
        ("乙", True, True),
    ]
    assert [each.shown for each in book(hidden=1).sheets] == [False, False]
    assert [each.has_cells for each in book(kind=2).sheets] == [False, False]


def test_number_formats_are_found_by_style() -> None:
    held = book(
        number_format(164, '0.0"万"'), number_format(165, "0" * 300), *map(style, (0, 10, 164, 14, 165, 999))
    )
    assert [held.code_of(number) for number in range(7)] == [
        *(GENERAL, "0.00%", '0.0"万"', DAYS, GENERAL, GENERAL, GENERAL),
    ]


def test_texts_go_on_in_the_next_record() -> None:
    held = texts("甲", "乙丙")
    first, second = held[4:-2], b"\1" + held[-2:]
    assert book(record(0xFC, first), record(0x3C, second)).texts == ["甲", "乙丙"]


def test_the_calendar_and_links_are_kept() -> None:
    plain = book(record(0x22, b"\0\0"), record(0x1AE, struct.pack("<HH", 1, 0x401)))
    assert (plain.from_1904, plain.has_links) == (False, False)
    other = book(
        record(0x22, b"\1\0"),
        record(0x1AE, struct.pack("<HH", 1, 9), b"\0other.xls"),
        record(0x1AE, struct.pack("<HH", 1, 0x3A01)),
    )
    assert (other.from_1904, other.has_links) == (True, True)


def test_a_workbook_of_1995_is_read_by_its_code_page() -> None:
    held = record(0x41E, struct.pack("<HB", 164, 4), b"0.0%")
    found = book(record(0x42, b"\xb0\4"), held, style(164), record(0x18, bytes(40)), version=OF_1995)
    assert [each.name for each in found.sheets] == ["甲", "乙"]
    assert found.code_of(0) == "0.0%"
    other = book(record(0x42, struct.pack("<H", 1252)), version=OF_1995)
    assert other.sheets[0].name == "甲".encode("gb18030").decode("cp1252")


def test_passwords_and_other_versions_are_refused() -> None:
    with pytest.raises(FileRefused, match="打开密码"):
        book(record(0x2F, bytes(6)))
    with pytest.raises(FileRefused, match="无法解读"):
        book(version=0x400)


def name_record(name: str, tokens: bytes, sheet: int = 1) -> bytes:
    head = struct.pack("<HBBHHHI", 0, 0, len(name), len(tokens), 0, sheet, 0)
    return record(0x18, head, b"\0", name.encode("latin-1"), tokens)


def quoted(value: str, *, wide: bool = False) -> bytes:
    return b"\x17" + text(value, "B", wide=wide)


def test_the_key_of_a_sheet_of_our_own_is_put_together() -> None:
    tokens = quoted('{"a') + quoted("甲}", wide=True) + b"\x08"
    assert book(name_record("_ziping", tokens, 2)).keys == {1: '"{""a"&"甲}"'}
    assert book(name_record("_ziping", b"\x1f" + bytes(8))).keys == {0: ""}
    assert book(name_record("Print_A", tokens)).keys == {}
    assert book(name_record("_ziping", tokens, 0)).keys == {}
