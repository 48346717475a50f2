"""Widths and heights of a sheet of 1997 are kept."""

from __future__ import annotations

import struct

from desktop.workbook.biff import Record
from desktop.workbook.old_shape import OldShape
from desktop.workbook.old_styles import OldStyles
from desktop.workbook.worksheet import MOST_ROWS


def shape(*records: tuple[int, bytes]) -> OldShape:
    styles = OldStyles()
    for _ in range(3):
        styles.takers[0xE0](Record(0xE0, (bytes(20),)))
    made = OldShape(styles)
    for kind, data in records:
        made.takers[kind](Record(kind, (data,)))
    return made


def row(number: int, height: int, flags: int, style: int = 0) -> tuple[int, bytes]:
    return 0x208, struct.pack("<8H", number, 0, 1, height, 0, 0, flags, style)


def test_what_holds_for_all_rows_and_columns_is_kept() -> None:
    assert shape().written() == '<sheetFormatPr defaultRowHeight="15"/>'
    made = shape((0x55, b"\x09\0"), (0x99, struct.pack("<H", 2688)), (0x225, struct.pack("<2H", 3, 300)))
    assert made.written() == (
        '<sheetFormatPr defaultRowHeight="15.0" baseColWidth="9" defaultColWidth="10.5" '
        'customHeight="1" zeroHeight="1"/>'
    )


def test_columns_are_kept_each_once() -> None:
    held = [(0, 1, 2560, 2, 0), (3, 3, 256, 9, 0x1201), (1, 2, 1, 0, 0), (6, 5, 1, 0, 0), (9, 300, 512, 0, 0)]
    made = shape(*((0x7D, struct.pack("<5H", *each)) for each in held))
    assert made.written() == (
        '<sheetFormatPr defaultRowHeight="15"/><cols>'
        '<col min="1" max="2" width="10.0" style="2" customWidth="1"/>'
        '<col min="4" max="4" width="1.0" style="0" hidden="1" customWidth="1" '
        'outlineLevel="2" collapsed="1"/>'
        '<col min="10" max="256" width="2.0" style="0" customWidth="1"/></cols>'
    )


def test_rows_are_kept() -> None:
    made = shape(
        row(0, 400, 0x40), row(1, 0x8000 | 300, 0x40), row(2, 300, 0xB3, 0xF002), row(MOST_ROWS, 300, 0)
    )
    said = {
        number: {name: value for name, value in held.items() if value is not None}
        for number, held in made.rows.items()
    }
    assert said == {
        0: {"ht": 20.0, "customHeight": True},
        1: {},
        2: {"s": 2, "customFormat": True, "ht": 15.0, "hidden": True, "outlineLevel": 3, "collapsed": True},
    }
