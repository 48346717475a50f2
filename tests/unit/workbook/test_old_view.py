"""The window of a sheet of 1997 is kept."""

from __future__ import annotations

import struct

from desktop.workbook.biff import Record
from desktop.workbook.old_view import OldView


def written(*records: tuple[int, bytes], is_active: bool = False) -> str:
    made = OldView()
    for kind, data in records:
        made.takers[kind](Record(kind, (data,)))
    return (
        made.written(is_active=is_active)
        .removeprefix("<sheetViews><sheetView ")
        .removesuffix("</sheetViews>")
    )


def test_a_plain_window_says_nothing() -> None:
    assert written() == 'workbookViewId="0"/>'
    assert written((0x23E, b"\x16\0"), (0x41, struct.pack("<4HB", 0, 0, 0, 0, 0))) == 'workbookViewId="0"/>'


def test_grid_zeros_direction_zoom_and_pages_are_kept() -> None:
    assert written((0x23E, struct.pack("<H", 0x840)), (0xA0, struct.pack("<2H", 17, 20)), is_active=True) == (
        'showGridLines="0" showRowColHeaders="0" showZeros="0" rightToLeft="1" tabSelected="1" '
        'view="pageBreakPreview" zoomScale="85" workbookViewId="0"/>'
    )
    assert written((0xA0, struct.pack("<2H", 9, 1))) == written((0xA0, bytes(4))) == 'workbookViewId="0"/>'


def test_what_stays_when_one_scrolls_is_kept() -> None:
    assert written((0x23E, b"\x1e\0"), (0x41, struct.pack("<4HB", 1, 2, 2, 1, 0))) == (
        'workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" '
        'activePane="bottomRight" state="frozen"/>'
        "</sheetView>"
    )
    assert written((0x41, struct.pack("<4HB", 0, 1200, 7, 0, 9))) == (
        'workbookViewId="0"><pane ySplit="1200" topLeftCell="A8" state="split"/></sheetView>'
    )
