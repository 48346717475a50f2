"""A plain list as a workbook that prints well."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.workbook.listing import Column, ListSheet, list_workbook, lists_workbook

COLUMNS = (Column("序号", 6, figure=True), Column("项目名称", 20), Column("总分", 9, figure=True))


def made(*rows: tuple[str, ...], lines: tuple[str, ...] = ("报送单位：甲", "共2张表")) -> Worksheet:
    content = list_workbook("清单", "报送清单", lines, COLUMNS, rows)
    assert content == list_workbook("清单", "报送清单", lines, COLUMNS, rows)
    sheet = load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_title_lines_headings_and_rows_stand_under_each_other() -> None:
    sheet = made(("1", "培训", "96.50"), ("2", "=1+1", "未评"))
    assert sheet.title == "清单"
    assert texts(sheet) == [
        ["报送清单", None, None],
        ["报送单位：甲", None, None],
        ["共2张表", None, None],
        ["序号", "项目名称", "总分"],
        [1, "培训", 96.5],
        [2, "=1+1", "未评"],
    ]
    assert sheet["C5"].number_format == "0.00"
    assert sheet["B6"].data_type == "s"
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A2:C2", "A3:C3"]


def test_the_heading_is_printed_on_every_page_one_page_wide() -> None:
    sheet = made(("1", "培训", "96.5"), lines=())
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.freeze_panes == "A3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [6, 20, 9]


def test_a_row_is_as_high_as_its_longest_text() -> None:
    sheet = made(("1", "甲" * 35, "96.5"), ("2", "a" * 19, "96.5"), ("3", "", ""))
    assert [sheet.row_dimensions[row].height for row in (5, 6, 7)] == [4 * 14 + 6, 14 + 6, 14 + 6]
    assert sheet["B7"].value is None


def test_several_lists_stand_on_sheets_of_their_own_and_can_be_filtered() -> None:
    one = ListSheet("甲", "第一张", ("说明",), COLUMNS, [("1", "培训", "96.50")], filtered=True)
    other = ListSheet("乙", "第二张", (), COLUMNS, [])
    content = lists_workbook([one, other])
    assert content == lists_workbook([one, other])
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["甲", "乙"]
    assert book.properties.title == "第一张"
    assert [sheet.auto_filter.ref for sheet in book.worksheets] == ["A3:C4", None]
    assert book.worksheets[0].page_margins.footer < book.worksheets[0].page_margins.bottom
