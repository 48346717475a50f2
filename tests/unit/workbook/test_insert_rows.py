"""Rows put into a sheet, and everything below them."""

from __future__ import annotations

from desktop.workbook.addresses import Area, area_of, place_of
from desktop.workbook.insert_rows import NewRow, insert_rows, merged_with

TAIL = (
    '<conditionalFormatting sqref="G2:G3 A5"><cfRule><formula>G2&gt;A5</formula></cfRule>'
    '</conditionalFormatting><dataValidations count="1">'
    '<dataValidation sqref="G3"><formula1>A5</formula1><formula2/></dataValidation>'
    '</dataValidations><hyperlinks><hyperlink ref="A5" location="表!A5"/></hyperlinks>'
    '<rowBreaks><brk id="3" max="9"/><brk id="1"/></rowBreaks><colBreaks><brk id="7"/></colBreaks>'
    "<extLst><ext><x:sqref>G3</x:sqref><x:f>A5</x:f></ext></extLst></worksheet>"
)
SHEET = (
    '<worksheet><dimension ref="A1:I5"/><sheetViews><sheetView topLeftCell="A5">'
    '<selection activeCell="B5" sqref="B5"/></sheetView></sheetViews><sheetData>'
    '<row r="2"><c r="B2" s="1"><v>1</v></c></row>'
    '<row r="3" ht="30" customHeight="1"><c r="B3" s="4" t="s"><v>0</v></c><c r="G3"/></row>'
    '<row r="5"><c r="A5"><f>SUM(G2:G3)</f></c><c r="B5"><f t="shared" ref="B5:C5" si="0">G3+A5</f></c>'
    '<c r="C5"><f t="shared" si="0"/></c>'
    '<c r="D5"><f t="array" ref="D5:D6">A5</f></c></row></sheetData>'
    '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="D3:E3"/></mergeCells>'
)


def areas(*texts: str) -> list[Area]:
    ends = [[place_of(end) for end in text.split(":")] for text in texts]
    return [(*first, *last) for first, last in ends if first and last]


def merged(held: list[Area], *rows: NewRow) -> list[str]:
    return sorted(map(area_of, merged_with(held, rows)))


def new(after: int, *joined: int, left: int = 1) -> NewRow:
    return NewRow(after, frozenset(joined), left)


def test_everything_below_goes_down_and_what_refers_to_it_follows() -> None:
    written = insert_rows((SHEET + TAIL).encode(), [new(2)], "表").decode()
    changes = {
        'ref="A1:I5"': 'ref="A1:I6"',
        'topLeftCell="A5"': 'topLeftCell="A6"',
        'activeCell="B5" sqref="B5"': 'activeCell="B6" sqref="B6"',
        '<c r="G3"/></row>': '<c r="G3"/></row><row r="4" ht="30" customHeight="1">'
        '<c r="B4" s="4"/><c r="G4" s="0"/></row>',
        '<row r="5"><c r="A5"><f>SUM(G2:G3)</f>': '<row r="6"><c r="A6"><f>SUM(G2:G4)</f>',
        '<c r="B5"><f t="shared" ref="B5:C5" si="0">G3+A5<': '<c r="B6"><f>G3+A6<',
        '<c r="C5"><f t="shared" si="0"/>': '<c r="C6"><f>H3+B6</f>',
        '<c r="D5"><f t="array" ref="D5:D6">A5': '<c r="D6"><f t="array" ref="D6:D7">A6',
        'count="2"><mergeCell ref="A2:A3"/><mergeCell ref="D3:E3"/>': 'count="3"><mergeCell ref="A2:A4"/>'
        '<mergeCell ref="D3:E3"/><mergeCell ref="D4:E4"/>',
        'sqref="G2:G3 A5"><cfRule><formula>G2&gt;A5': 'sqref="G2:G4 A6"><cfRule><formula>G2&gt;A6',
        'sqref="G3"><formula1>A5': 'sqref="G3:G4"><formula1>A6',
        'hyperlink ref="A5" location="表!A5"': 'hyperlink ref="A6" location="表!A6"',
        '<brk id="3" max="9"/>': '<brk id="4" max="9"/>',
        "<x:sqref>G3</x:sqref><x:f>A5</x:f>": "<x:sqref>G3:G4</x:sqref><x:f>A6</x:f>",
    }
    wanted = SHEET + TAIL
    for before, after in changes.items():
        assert before in wanted, before
        wanted = wanted.replace(before, after, 1)
    assert written == wanted


def test_rows_without_numbers_and_sheets_without_merges() -> None:
    data = b"<worksheet><sheetData><row><c/></row><row><c/></row></sheetData><mergeCells/></worksheet>"
    written = insert_rows(data, [new(0), new(0), new(8)], "表")
    inserted = b'<row r="2"><c r="A2" s="0"/></row><row r="3"><c r="A3" s="0"/></row>'
    assert written == data.replace(b"</row><row>", b"</row>" + inserted + b"<row>", 1)


def test_a_row_put_in_behind_a_hidden_one_is_seen() -> None:
    rows = (
        '<row r="1" hidden="1" ht="0" customHeight="1" collapsed="1" spans="1:2"/><row r="2" ht="0"/>'
        '<row r="3" ht="30"/>'
    )
    data = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    written = insert_rows(data, [new(0), new(1), new(2)], "表").decode()
    assert '<row r="2" spans="1:2"></row>' in written
    assert '<row r="4"></row>' in written
    assert '<row r="6" ht="30"></row>' in written


def test_merges_need_not_say_how_many_they_are() -> None:
    data = (
        b'<worksheet><sheetData><row r="1"/></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
        b"</worksheet>"
    )
    written = insert_rows(data, [new(0, left=0)], "表")
    assert b'<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>' in written


def test_merged_areas_grow_move_and_come_again() -> None:
    held = areas("A1:I1", "A2:A5", "B2:B3", "C3:C4", "D3:E3", "B4:B5", "F6:G6", "G2:G3")
    assert merged(held, new(2)) == sorted(
        ["A1:I1", "A2:A6", "B2:B3", "C3:C5", "D3:E3", "D4:E4", "B5:B6", "F7:G7", "G2:G3"]
    )


def test_levels_go_on_where_they_are_joined() -> None:
    held = areas("A2:A3", "B2:B3", "D3:E3")
    assert merged(held, new(2, 1), new(2, 1, 2)) == sorted(
        ["A2:A5", "B2:B5", "C4:C5", "D3:E3", "D4:E4", "D5:E5"]
    )
    assert merged(areas("B3:C3"), new(2, 1)) == ["B3:C4"]
