"""Formulas of 1997 are written as a person writes them; what can't be told is none."""

from __future__ import annotations

import struct

import pytest

from desktop.workbook.old_formulas import Surroundings, translated

AROUND = Surroundings(
    sheets=["自评表", "它's", "", "丁"],
    books=[True, False],
    listed=[[], ["_xlfn.CONCAT", "SUMIFS"]],
    spans=[(0, 1, 1), (0, 0, 1), (1, 0, 0), (0, 2, 2), (0, 9, 9), (0, 0, 9)],
    names=["总额", "_xlfn.IFERROR"],
)
A1, B2 = b"\x24" + struct.pack("<2H", 0, 0xC000), b"\x44" + struct.pack("<2H", 1, 1)


def number(value: int) -> bytes:
    return b"\x1e" + struct.pack("<H", value)


def text(value: str) -> bytes:
    return b"\x17" + bytes([len(value), 1]) + value.encode("utf-16-le")


def call(function: int, count: int) -> bytes:
    return b"\x42" + struct.pack("<BH", count, function)


def area(top: int, bottom: int, left: int, right: int, code: int = 0x25) -> bytes:
    return bytes([code]) + struct.pack("<4H", top, bottom, left, right)


@pytest.mark.parametrize(
    ("tokens", "formula"),
    [
        (A1 + B2 + b"\3", "A1+$B$2"),
        (A1 + number(3) + b"\x0d" + B2 + b"\x0e", "A1>3<>$B$2"),
        (A1 + b"\x13" + b"\x14" + b"\x15" + b"\x12", "+(-A1%)"),
        (text('无"') + b"\x17\2\0ab" + b"\x08", '"无"""&"ab"'),
        (b"\x1d\1" + b"\x1d\0" + b"\x1c\x2a" + b"\x16" + call(1, 4), "IF(TRUE,FALSE,#N/A,)"),
        (b"\x1f" + struct.pack("<d", 0.1 + 0.2), "0.3"),
        (A1 + b"\x19\x10\0\0", "SUM(A1)"),
        (A1 + b"\x19\x40\0\0" + b"\x19\x04\1\0" + bytes(4), "A1"),
        (A1 + number(2) + b"\x41" + struct.pack("<H", 27), "ROUND(A1,2)"),
        (b"\x21" + struct.pack("<H", 221), "TODAY()"),
        (area(0, 2, 0xC000, 0xC001) + call(4, 1), "SUM(A1:B3)"),
        (area(0, 0xFFFF, 0, 0xC001), "$A:B"),
        (area(4, 5, 0xC000, 0x00FF), "5:$6"),
        (b"\x23" + struct.pack("<HH", 1, 0), "总额"),
        (b"\x2a" + bytes(4) + b"\x2b" + bytes(8) + b"\x11", "#REF!:#REF!"),
        (b"\x3a" + struct.pack("<3H", 0, 0, 0), "'它''s'!$A$1"),
        (b"\x3b" + struct.pack("<5H", 1, 0, 1, 0, 0), "'自评表:它''s'!$A$1:$A$2"),
        (b"\x3c" + bytes(6) + b"\x3d" + bytes(10) + b"\x10", "#REF!,#REF!"),
        (b"\x29\x0b\0" + A1 + B2 + b"\x10" + b"\x26" + bytes(6), "A1,$B$2"),
        (b"\x23" + struct.pack("<HH", 2, 0) + A1 + number(0) + call(255, 3), "IFERROR(A1,0)"),
        (b"\x39" + struct.pack("<3H", 2, 1, 0) + A1 + call(255, 2), "_xlfn.CONCAT(A1)"),
        (b"\x39" + struct.pack("<3H", 2, 2, 0) + A1 + call(255, 2), "SUMIFS(A1)"),
        (b"\x39" + struct.pack("<3H", 0, 1, 0), "总额"),
        (b"\x3a" + struct.pack("<3H", 4, 0, 0), "$A$1"),
        (b"\x3a" + struct.pack("<3H", 5, 0, 0), "$A$1"),
    ],
)
def test_formulas_are_written(tokens: bytes, formula: str) -> None:
    assert translated(tokens, AROUND) == formula


def test_shared_formulas_count_from_their_cell() -> None:
    shared = {(3, 2): b"\x2c" + struct.pack("<2H", 0xFFFF, 0xC0FF)}
    assert translated(b"\1" + struct.pack("<HH", 3, 2), AROUND, (4, 2), shared) == "B4"
    held = area(0, 1, 0xC000, 0x0001, 0x2D)
    assert translated(held, AROUND, (1, 1)) == "B2:$B$2"


@pytest.mark.parametrize(
    "tokens",
    [
        b"",
        A1 + A1,
        b"\3",
        b"\x20" + bytes(7),
        b"\2\0\0\0\0",
        b"\1\0\0\0\0",
        A1 + call(999, 1),
        A1 + call(4, 2),
        b"\x21" + struct.pack("<H", 4),
        b"\x3a" + struct.pack("<3H", 2, 0, 0),
        b"\x3a" + struct.pack("<3H", 3, 0, 0),
        b"\x3a" + struct.pack("<3H", 99, 0, 0),
        b"\x23" + struct.pack("<HH", 99, 0),
        b"\x1c\x99",
        b"\x24\0",
    ],
)
def test_what_cannot_be_told_is_none(tokens: bytes) -> None:
    assert translated(tokens, AROUND, shared={}) is None
    assert translated(b"\1\0\0\0\0", AROUND) is None


def test_what_grows_beyond_all_bounds_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workbook.old_formulas.MOST_WRITTEN", 10)
    around = Surroundings()
    assert translated(A1 + A1 + b"\3", around) == "A1+A1"
    assert translated(A1, around) is None
