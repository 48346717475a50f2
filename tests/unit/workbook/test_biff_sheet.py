"""The cells of a sheet of 1997, with what a person sees in them."""

from __future__ import annotations

import struct

import pytest

from desktop.errors import FileRefused
from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes
from tests.helpers import old_workbooks as old

SHARED = (
    old.number_format(164, "0.00%"),
    *map(old.style, (0, 164, 14)),
    old.texts("一", "二"),
)
TRUE, DIVISION, OTHER_ERROR = b"\1\0\1\0\0\0\xff\xff", b"\2\0\7\0\0\0\xff\xff", b"\2\0\x55\0\0\0\xff\xff"
TEXT_FOLLOWS, NOTHING = b"\0\0\0\0\0\0\xff\xff", b"\3\0\0\0\0\0\xff\xff"


def grid(*records: bytes, shared: tuple[bytes, ...] = SHARED) -> Grid:
    (found,) = open_bytes("a.xls", old.old_workbook({"甲": records}, shared)).grids()
    return found


def shown(*records: bytes) -> list[tuple[str, str]]:
    found = grid(*records)
    return [(found.address(cell.place).partition("!")[2], cell.text) for cell in found.cells()]


def short(value: int) -> bytes:
    return struct.pack("<i", value)


def test_numbers_are_shown_by_their_format() -> None:
    assert shown(old.number("A1", 0.7, 1), old.number("B1", 12.5), old.number("C2", 44300, 2)) == [
        ("A1", "70.00%"),
        ("B1", "12.5"),
        ("C2", "2021-04-14"),
    ]
    assert shown(old.number("A1", 1e9, 2)) == [("A1", "1000000000")]


def test_short_numbers_are_whole_or_hundredths_or_the_upper_half_of_long_ones() -> None:
    (upper,) = struct.unpack("<i", struct.pack("<d", 2.5)[4:])
    (below,) = struct.unpack("<i", struct.pack("<d", -2.5)[4:])
    values = (194 << 2 | 2, 7050 << 2 | 3, -3 << 2 | 2, upper & ~3, below & ~3)
    several = b"".join(struct.pack("<H", 0) + short(value) for value in values)
    row = old.record(0xBD, struct.pack("<HH", 0, 0), several, struct.pack("<H", 4))
    one = old.record(0x27E, old.at("F1", 1), short(70 << 2 | 3))
    assert [text for _, text in shown(row, one)] == ["194", "70.5", "-3", "2.5", "-2.5", "70.00%"]


def test_texts_are_shared_or_stand_in_the_cell() -> None:
    assert shown(old.shared("A1", 1), old.label("B1", "三"), old.label("C1", "")) == [
        ("A1", "二"),
        ("B1", "三"),
    ]


def test_truth_and_errors() -> None:
    truth = old.record(0x205, old.at("A1"), b"\1\0")
    error = old.record(0x205, old.at("B1"), b"\x2a\1")
    found = grid(truth, error)
    assert [(cell.text, cell.is_error) for cell in found.cells()] == [("TRUE", False), ("#N/A", True)]


def test_formulas_have_the_value_that_was_saved() -> None:
    records = (
        old.formula("A1", struct.pack("<d", 0.696), 1),
        old.formula("A2", TEXT_FOLLOWS),
        old.record(0x207, old.text("完成")),
        old.formula("A3", TRUE),
        old.formula("A4", DIVISION),
        old.formula("A5", OTHER_ERROR),
        old.formula("A6", NOTHING),
        old.record(0x207, old.text("无主")),
    )
    assert shown(*records) == [
        *(("A1", "69.60%"), ("A2", "完成"), ("A3", "TRUE"), ("A4", "#DIV/0!"), ("A5", "#ERROR!")),
    ]
    assert len(grid(*records).facts.formulas) == 6


def test_merged_areas_and_hidden_rows_and_columns_are_kept() -> None:
    facts = grid(
        old.label("A1", "甲"),
        old.merges("A1:B2", "D4:D4"),
        old.record(0x208, struct.pack("<8H", 4, 0, 9, 255, 0, 0, 0x20, 0)),
        old.record(0x208, struct.pack("<8H", 5, 0, 9, 255, 0, 0, 0x100, 0)),
        old.record(0x7D, struct.pack("<6H", 2, 3, 99, 0, 1, 0)),
        old.record(0x7D, struct.pack("<6H", 5, 6, 99, 0, 0, 0)),
        old.record(0x7D, struct.pack("<6H", 255, 65535, 99, 0, 1, 0)),
    ).facts
    assert facts.merges == ((0, 0, 1, 1),)
    assert facts.hidden_rows == {4}
    assert facts.hidden_columns == {2, 3, 255}


def test_a_workbook_of_1995_holds_its_texts_in_the_cells() -> None:
    encoded = "填报".encode("gb18030")
    cell = old.record(0x204, old.at("A1"), struct.pack("<H", len(encoded)), encoded)
    data = old.container({"Book": old.stream({"甲": [cell]}, version=old.OF_1995)})
    (found,) = open_bytes("a.xls", data).grids()
    assert (found.name, found.exact(0, 0)) == ("甲", "填报")


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([old.number("A20001", 1)], "第20001行"),
        ([old.number("IW1", 1)], "第IW列"),
        ([old.merges("A1:A30000")], "合并单元格“A1:A30000”"),
        ([old.merges("B2:A1")], "合并单元格“B2:A1”"),
        ([old.merges("A1:IV20000")], "盖住的格子"),
        ([old.shared("A1", 2)], "无法解读"),
        ([old.record(0x203, b"\0")], "无法解读"),
        ([old.record(0xE5, b"\xff\xff")], "无法解读"),
        ([old.formula("A20001", NOTHING)], "第20001行"),
    ],
)
def test_what_reaches_too_far_or_nowhere_is_refused(records: list[bytes], words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        grid(*records)
