"""Fonts and cell styles of a workbook of 1997 keep their look and their number."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

import pytest

from desktop.workbook.biff import Record
from desktop.workbook.old_styles import OldStyles, rich_pieces
from tests.helpers.old_workbooks import text


def font(name: str = "宋体", **of: int) -> tuple[int, bytes]:
    held = struct.pack(
        "<5H4B",
        *(of.get("height", 220), of.get("flags", 0), of.get("colour", 0x7FFF), of.get("weight", 400)),
        *(of.get("raised", 0), of.get("under", 0), of.get("family", 0), of.get("charset", 0), 0),
    )
    return 0x31, held + text(name, "B")


def style(**of: int) -> tuple[int, bytes]:
    held = struct.pack(
        "<3H4BIIH",
        *(of.get("font", 0), of.get("format", 0), of.get("flags", 1), of.get("aligned", 0x20)),
        *(of.get("turned", 0), of.get("indent", 0), 0, of.get("beside", 0), of.get("around", 0)),
        of.get("colours", 0),
    )
    return 0xE0, held


def styles(*records: tuple[int, bytes]) -> OldStyles:
    made = OldStyles()
    for kind, data in records:
        made.takers[kind](Record(kind, (data,)))
    return made


def within(part: str, tag: str) -> str:
    found = re.search(f"<{tag}[ >].*</{tag}>", part)
    assert found
    return found[0]


def looks(*records: tuple[int, bytes]) -> Sequence[str]:
    part = within(styles(*records).written(), "cellXfs")
    return re.findall(r"<xf .*?</xf>", part)


def test_a_book_without_styles_has_the_usual_one() -> None:
    part = OldStyles().written()
    assert within(part, "fonts") == '<fonts count="1"><font/></fonts>'
    assert within(part, "cellXfs").startswith('<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0"')
    assert OldStyles().run_font(3) == ""


def test_fonts_keep_everything() -> None:
    loud = font(
        "黑体", height=360, flags=0x0A, colour=10, weight=700, raised=1, under=0x21, family=2, charset=134
    )
    part = styles(font(height=0, colour=0x7FFF), loud).written()
    assert '<font><name val="宋体"/></font>' in part
    assert (
        '<font><b/><i/><strike/><u val="singleAccounting"/><vertAlign val="superscript"/><sz val="18"/>'
        '<color indexed="10"/><name val="黑体"/><family val="2"/><charset val="134"/></font>'
    ) in part


def test_the_font_of_a_part_of_a_text_is_found_by_its_number() -> None:
    made = styles(*(font(name, weight=700) for name in "甲乙丙丁戊己"))
    names = [re.findall('rFont val="(.)"', made.run_font(number)) for number in (0, 3, 5, 6, 99)]
    assert names == [["甲"], ["丁"], ["戊"], ["己"], ["甲"]]
    assert made.run_font(0).startswith('<rPr><rFont val="甲"/><b/>')


def test_number_formats_are_never_taken_for_those_known_to_all() -> None:
    formats = [
        (0x41E, struct.pack("<H", number) + text(code))
        for number, code in ((5, "¥0"), (170, "0.0"), (171, ""))
    ]
    made = styles(font(), *formats, style(format=5), style(format=170), style(format=10))
    part = made.written()
    assert within(part, "numFmts") == (
        '<numFmts count="2"><numFmt numFmtId="1005" formatCode="¥0"/>'
        '<numFmt numFmtId="170" formatCode="0.0"/></numFmts>'
    )
    assert re.findall('<xf numFmtId="([0-9]+)"', within(part, "cellXfs")) == ["1005", "170", "10"]
    assert [made.number(number) for number in (0, 2, 3)] == [0, 2, 0]


def test_alignment_protection_and_quotes_are_kept() -> None:
    first, second, third = looks(
        font(),
        style(aligned=0x0A, turned=255, indent=0x1F, flags=0b1010),
        style(aligned=0x70, flags=1),
        style(aligned=0x27),
    )
    assert (
        '<alignment horizontal="center" vertical="top" textRotation="255" wrapText="1" '
        'indent="15" shrinkToFit="1"/>' in first
    )
    assert ' quotePrefix="1"' in first
    assert '<protection locked="0" hidden="1"/>' in first
    assert '<alignment horizontal="general" vertical="bottom"/><protection locked="1" hidden="0"/>' in second
    assert 'horizontal="distributed" vertical="bottom"' in third


def test_borders_and_fills_are_kept_each_once() -> None:
    beside = 1 | 6 << 4 | 15 << 8 | 13 << 12 | 12 << 16 | 64 << 23 | 3 << 30
    around = 8 | 9 << 7 | 10 << 14 | 2 << 21 | 1 << 26
    framed = style(beside=beside, around=around, colours=13 | 65 << 7)
    records = (font(), framed, framed, style(around=63 << 26))
    part = styles(*records).written()
    assert within(part, "borders") == (
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        '<border diagonalDown="1" diagonalUp="1"><left style="thin"><color indexed="12"/></left>'
        '<right style="double"><color indexed="64"/></right><top/>'
        '<bottom style="slantDashDot"><color indexed="9"/></bottom>'
        '<diagonal style="medium"><color indexed="10"/></diagonal></border></borders>'
    )
    assert (
        '<fill><patternFill patternType="solid"><fgColor indexed="13"/>'
        '<bgColor indexed="65"/></patternFill></fill>' in part
    )
    assert re.findall('fillId="([0-9])" borderId="([0-9])"', part) == [("2", "1"), ("2", "1"), ("0", "0")]


@pytest.mark.parametrize(
    ("colour", "written"),
    [(8, 'rgb="FF112233"'), (9, 'rgb="FF445566"'), (10, 'indexed="10"'), (0x7FFF, "")],
)
def test_colours_come_from_the_palette_of_the_book(colour: int, written: str) -> None:
    palette = (0x92, struct.pack("<H", 2) + bytes.fromhex("1122330044556600"))
    part = within(styles(font(colour=colour), palette).written(), "fonts")
    assert (written in part) if written else ("color" not in part)


def test_a_text_is_parted_where_its_font_changes() -> None:
    assert rich_pieces("甲𬱟乙丙", [(1, 5), (3, 6), (3, 7), (99, 8)]) == [
        ("甲", None),
        ("𬱟", 5),
        ("乙丙", 7),
    ]
    assert rich_pieces("甲", [(0, 5)]) == [("甲", 5)]
    assert rich_pieces("", []) == []
