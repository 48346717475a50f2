"""Texts that are put into a blank can be seen, or it is said that they can't."""

from __future__ import annotations

import pytest

from desktop.workbook.addresses import Place, place_of
from desktop.workbook.cell_styles import CellStyles, Look
from desktop.workbook.fill_visible import VisibleSheet
from tests.helpers.blanks import FORM, blank_sheet, filled, said, zipped
from tests.helpers.forms import form_of

STYLES = (
    b'<styleSheet><fonts><font><sz val="10"/></font><font/></fonts><cellXfs><xf fontId="0"/>'
    b'<xf fontId="0"><alignment wrapText="1"/></xf><xf fontId="1"><alignment shrinkToFit="1"/></xf>'
    b'<xf fontId="9"><alignment textRotation="255"/></xf></cellXfs></styleSheet>'
)
ROWS = {
    1: '<c r="A1" s="1"/><c r="B1" s="0"/><c r="C1"><v>1</v></c>',
    2: '<c r="A2" s="1"/><c r="B2" s="1"/>',
    3: '<c r="A3" s="0"/>',
    4: '<c r="A4" s="2"/><c r="B4" s="3"/>',
}
TEN = "甲" * 10


def sheet(*, rows: str = "", before: str = "", after: str = "") -> VisibleSheet:
    """Lay out a sheet with columns of 47 points, of which 43 have room for text: four signs."""
    settings = '<sheetFormatPr defaultColWidth="9" defaultRowHeight="13"/>'
    body = "".join(f'<row r="{number}"{rows}>{cells}</row>' for number, cells in ROWS.items())
    data = f"<worksheet>{settings}{before}<sheetData>{body}</sheetData>{after}</worksheet>"
    return VisibleSheet(data.encode(), CellStyles(STYLES))


def at(*addresses: str) -> list[Place]:
    return [place for address in addresses if (place := place_of(address))]


def cut(held: VisibleSheet, **texts: str) -> list[Place]:
    return list(held.cut({place: texts[address] for address in texts for place in at(address)}))


def test_rows_are_made_as_high_as_their_texts_need() -> None:
    held = sheet()
    assert cut(held, A1=TEN, A2="甲甲", A3=TEN) == []
    written, raised = held.written()
    assert b'<row ht="39.00" customHeight="1" r="1">' in written
    assert raised == 1
    none, raised = sheet().written()
    assert (b" ht=" in none, raised) == (False, 0)


def test_a_line_more_in_a_text_is_a_line_more() -> None:
    held = sheet()
    assert cut(held, A1="甲\n\n乙丙丁戊己") == []
    assert b'ht="52.00"' in held.written()[0]


def test_the_highest_cell_of_a_row_counts() -> None:
    held = sheet()
    assert cut(held, A2="甲乙丙丁戊", B2=TEN) == []
    assert b'<row ht="39.00" customHeight="1" r="2">' in held.written()[0]


def test_several_rows_share_what_lacks() -> None:
    held = sheet(after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    assert cut(held, A1="甲" * 16) == []
    assert held.written()[0].count(b'ht="26.00"') == 2


def test_no_row_is_higher_than_a_row_can_be() -> None:
    held = sheet()
    assert cut(held, A1="甲" * 1000) == at("A1")
    assert b'ht="409.00"' in held.written()[0]


@pytest.mark.parametrize(("heights", "places"), [(' ht="13" customHeight="1"', ["A1"]), (' ht="13"', [])])
def test_rows_of_a_protected_sheet_keep_the_height_that_they_were_given(
    heights: str, places: list[str]
) -> None:
    held = sheet(rows=heights, after='<sheetProtection sheet="1"/>')
    assert cut(held, A1=TEN) == at(*places)
    open_sheet = sheet(rows=heights, after="<sheetProtection/>")
    assert cut(open_sheet, A1=TEN) == []


def test_a_text_that_does_not_wrap_is_cut_off_by_what_stands_beside_it() -> None:
    assert cut(sheet(), A3=TEN, B1=TEN) == at("B1")
    assert cut(sheet(after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>'), A3=TEN) == at("A3")
    assert cut(sheet(before='<cols><col min="2" max="2" width="30"/></cols>'), B1=TEN) == []
    assert cut(sheet(), A4=TEN, B4=TEN) == []


def test_what_is_hidden_is_found() -> None:
    columns = '<cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/></cols>'
    assert sheet(before=columns).hidden(at("B1", "C1", "A1", "H9")) == {"B列": (0, 1), "C列": (0, 2)}
    hidden_rows = sheet(rows=' hidden="1"', before=columns)
    assert hidden_rows.hidden(at("B1", "A1", "A2")) == {"第1行": (0, 0), "第2行": (1, 0)}
    assert cut(hidden_rows, A1=TEN, B1=TEN) == []
    assert cut(sheet(rows=' ht="0"'), A1=TEN) == []


def test_how_texts_stand_is_known_by_style() -> None:
    styles = CellStyles(STYLES)
    assert styles.look(1) == Look(10.0, wraps=True, shrinks=False, is_upright=False)
    assert styles.look(2) == Look(11.0, wraps=False, shrinks=True, is_upright=False)
    assert styles.look(3) == Look(11.0, wraps=False, shrinks=False, is_upright=True)
    assert styles.look(99).size == 10.0
    assert CellStyles(b"<styleSheet/>").look(0).size == 11.0


def test_what_was_filled_into_hidden_rows_and_columns_is_said() -> None:
    sketch = blank_sheet()
    sketch.hidden_rows, sketch.hidden_columns = {13}, {9}
    assert said(filled(zipped(sketch), form_of(FORM))) == [
        ("hidden", "funds/annual_total/score", "", "I列"),
        ("hidden", "indicators/r1/third_level", "", "第13行"),
    ]
