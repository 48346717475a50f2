"""Cells written into the part of a sheet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.workbook.sheet_cells import Put, SheetCells

SHEET = (
    b'<worksheet><cols><col min="3" max="4" style="7"/><col min="5" max="5"/></cols><sheetData>'
    b'<row r="2" spans="1:3"><c r="A2" s="3" t="s"><v>0</v></c><c r="C2"><f>A1+1</f><v>1</v></c></row>'
    b'<row r="4" s="5" customFormat="1"/><row r="5" s="5"></row></sheetData><mergeCells/></worksheet>'
)


def test_nothing_else_changes() -> None:
    written = SheetCells(SHEET).written({(1, 0): Put("文 & 字")})
    text = '<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">文 &amp; 字</t></is></c>'
    assert written.decode() == SHEET.decode().replace('<c r="A2" s="3" t="s"><v>0</v></c>', text)


@pytest.mark.parametrize(
    ("place", "put", "before", "after"),
    [
        ((1, 1), Put(Decimal("0.70")), '<c r="C2">', '<c r="B2"><v>0.7</v></c><c r="C2">'),
        (
            (1, 0),
            Put(Decimal(1), style=9),
            '<c r="A2" s="3" t="s"><v>0</v></c>',
            '<c r="A2" s="9"><v>1</v></c>',
        ),
        ((1, 0), Put(None), '<c r="A2" s="3" t="s"><v>0</v></c>', '<c r="A2" s="3"/>'),
        ((1, 3), Put(None), "<v>1</v></c></row>", '<v>1</v></c><c r="D2" s="7"/></row>'),
        (
            (1, 2),
            Put(Decimal(2), keeps_formula=True),
            "<f>A1+1</f><v>1</v>",
            "<f>A1+1</f><v>2</v>",
        ),
        (
            (1, 2),
            Put("文", keeps_formula=True),
            '<c r="C2"><f>A1+1</f><v>1</v>',
            '<c r="C2" t="str"><f>A1+1</f><v>文</v>',
        ),
        ((0, 0), Put(Decimal(1)), '<row r="2"', '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"'),
        (
            (2, 0),
            Put(Decimal(1)),
            '<row r="4"',
            '<row r="3"><c r="A3"><v>1</v></c></row><row r="4"',
        ),
        (
            (3, 0),
            Put(Decimal(1)),
            '<row r="4" s="5" customFormat="1"/>',
            '<row r="4" s="5" customFormat="1"><c r="A4" s="5"><v>1</v></c></row>',
        ),
        ((4, 4), Put(Decimal(1)), '<row r="5" s="5">', '<row r="5" s="5"><c r="E5"><v>1</v></c>'),
    ],
)
def test_each_cell_comes_in_its_place(place: tuple[int, int], put: Put, before: str, after: str) -> None:
    assert SheetCells(SHEET).written({place: put}).decode() == SHEET.decode().replace(before, after, 1)


def test_a_text_may_have_several_fonts() -> None:
    written = SheetCells(SHEET).written({(1, 0): Put("甲", markup=b"<r/>")})
    assert b'<c r="A2" s="3" t="inlineStr"><is><r/></is></c>' in written


def test_prefixes_and_rows_without_numbers_are_understood() -> None:
    data = (
        b"<x:worksheet><x:sheetData><x:row><x:c/><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    cells = SheetCells(data)
    assert sorted(cells.cells) == [(0, 0), (0, 1)]
    written = cells.written({(0, 1): Put(Decimal(2)), (1, 0): Put("文")})
    assert b'<x:c/><x:c r="B1"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr">' in written


def test_a_style_comes_from_the_cell_its_row_or_its_column() -> None:
    cells = SheetCells(SHEET)
    places = [(1, 0), (3, 0), (4, 2), (4, 4), (9, 9)]
    assert [cells.style(place) for place in places] == [3, 5, 7, 0, 0]
    bare = SheetCells(b"<worksheet><sheetData/></worksheet>")
    assert bare.style((0, 0)) == 0
    assert bare.formula((0, 0)) is None
