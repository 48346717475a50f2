"""The print set-up of a sheet of 1997 is kept."""

from __future__ import annotations

import struct

import pytest

from desktop.workbook.biff import Record
from desktop.workbook.old_page import OldPage
from tests.helpers.old_workbooks import text


def page(*records: tuple[int, bytes]) -> OldPage:
    made = OldPage()
    for kind, data in records:
        made.takers[kind](Record(kind, (data,)))
    return made


def setup(
    flags: int, *, paper: int = 8, scale: int = 85, first: int = 3, head: float = 0.3
) -> tuple[int, bytes]:
    return 0xA1, struct.pack("<2Hh5H2dH", paper, scale, first, 1, 0, flags, 600, 600, head, 0.4, 1)


def test_without_a_word_the_margins_are_those_of_1997() -> None:
    assert page().written() == (
        '<pageMargins left="0.75" right="0.75" top="1.0" bottom="1.0" header="0.5" footer="0.5"/>'
    )


def test_margins_and_options_are_kept() -> None:
    made = page(
        (0x26, struct.pack("<d", 0.4)),
        (0x29, struct.pack("<d", -1)),
        (0x28, struct.pack("<d", float("nan"))),
        (0x83, b"\1\0"),
        (0x84, b"\0\0"),
    )
    assert made.written() == (
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.75" top="1.0" bottom="1.0" header="0.5" footer="0.5"/>'
    )


@pytest.mark.parametrize(
    ("flags", "written"),
    [
        (0x02, 'fitToWidth="1" fitToHeight="0" paperSize="8" scale="85" orientation="portrait"'),
        (0x00, 'fitToWidth="1" fitToHeight="0" paperSize="8" scale="85" orientation="landscape"'),
        (0x40, 'fitToWidth="1" fitToHeight="0" paperSize="8" scale="85"'),
        (0x04, 'fitToWidth="1" fitToHeight="0"'),
        (
            0x9D,
            (
                'fitToWidth="1" fitToHeight="0" pageOrder="overThenDown" blackAndWhite="1" draft="1" '
                'firstPageNumber="3" useFirstPageNumber="1"'
            ),
        ),
    ],
)
def test_the_set_up_is_kept(flags: int, written: str) -> None:
    assert f"<pageSetup {written}/>" in page(setup(flags)).written()
    assert 'header="0.3" footer="0.4"' in page(setup(flags)).written()


def test_sizes_that_there_are_not_are_left_out() -> None:
    made = page(setup(0x82, paper=0, scale=5, first=-1, head=99.0))
    assert (
        '<pageSetup fitToWidth="1" fitToHeight="0" useFirstPageNumber="1" orientation="portrait"/>'
        in made.written()
    )
    assert 'header="0.5"' in made.written()


def test_fitting_and_where_sums_stand_are_kept() -> None:
    assert not page().fits
    fitted, plain = page((0x81, b"\xc0\1")), page((0x81, b"\0\0"))
    assert (fitted.fits, fitted.sums_above, fitted.sums_left) == (True, False, False)
    assert (plain.fits, plain.sums_above, plain.sums_left) == (False, True, True)


def test_head_foot_and_breaks_are_kept() -> None:
    breaks = struct.pack("<H", 3) + b"".join(struct.pack("<3H", row, 0, 255) for row in (9, 0, 4))
    made = page((0x14, text("&L甲<")), (0x15, b""), (0x1B, breaks), (0x1A, struct.pack("<4H", 1, 4, 0, 99)))
    assert made.written().endswith(
        "<headerFooter><oddHeader>&amp;L甲&lt;</oddHeader></headerFooter>"
        '<rowBreaks count="2" manualBreakCount="2"><brk id="4" max="16383" man="1"/>'
        '<brk id="9" max="16383" man="1"/></rowBreaks>'
        '<colBreaks count="1" manualBreakCount="1"><brk id="4" max="1048575" man="1"/></colBreaks>'
    )
    assert "<oddFooter>&amp;C第 &amp;P 页</oddFooter>" in page((0x15, text("&C第 &P 页"))).written()
