"""The sheets of an XML Spreadsheet 2003: places, values, merged and hidden ones."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes
from tests.helpers.xml_workbooks import cell, row, xml_workbook


def grid(*rows: str) -> Grid:
    (found,) = open_bytes("a.xls", xml_workbook({"自评表": "".join(rows)})).grids()
    return found


def texts(found: Grid) -> dict[str, str]:
    return {found.address(one.place).split("!")[1]: one.text for one in found.cells()}


def test_cells_follow_each_other_and_jump() -> None:
    found = grid(
        row(cell("甲"), cell("乙", Index="4"), cell("丙")), row(cell("丁"), Index="5"), row(cell("戊"))
    )
    assert texts(found) == {"A1": "甲", "D1": "乙", "E1": "丙", "A5": "丁", "A6": "戊"}
    assert found.name == "自评表"


def test_merged_cells_take_up_their_area() -> None:
    found = grid(row(cell("甲", MergeAcross="2", MergeDown="1"), cell("乙")), row(cell("丙", Index="4")))
    assert found.facts.merges == ((0, 0, 1, 2),)
    assert texts(found) == {"A1": "甲", "D1": "乙", "D2": "丙"}


def test_values_are_read_as_they_are_shown() -> None:
    found = grid(
        row(
            cell("0.6941", "Number", StyleID="rate"),
            cell("194.5", "Number", StyleID="text"),
            cell("7", "Number", StyleID="plain"),
            cell("abc", "Number"),
            cell("1", "Boolean"),
            cell("2022-03-07T00:00:00.000", "DateTime"),
            cell("never", "DateTime"),
            cell("#DIV/0!", "Error"),
        )
    )
    assert list(texts(found).values()) == [
        *("69.41%", "194.5", "7", "abc", "TRUE", "2022-03-07", "never", "#DIV/0!")
    ]
    assert found.facts.errors == {(0, 7): "#DIV/0!"}


def test_text_with_runs_and_lines_is_whole_and_comments_are_left_out() -> None:
    rich = '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>年度</B>&#10;目标</ss:Data>'
    note = '<Comment ss:Author="a"><ss:Data xmlns="x">批注</ss:Data></Comment></Cell>'
    assert texts(grid(row(rich + note))) == {"A1": "年度\n目标"}


def test_formulas_have_values_or_are_said_to_have_none() -> None:
    found = grid(row(cell("3", "Number", Formula="=SUM(RC[1]:RC[2])"), cell(Formula="=RC[-1]*2")))
    assert texts(found) == {"A1": "3", "B1": ""}
    assert found.facts.without_value == {(0, 1)}


def test_hidden_rows_columns_and_sheets_are_known() -> None:
    columns = '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column ss:Hidden="1"/><Column/>'
    rows = columns + row(Hidden="1", Span="1") + row(cell("甲"))
    opened = open_bytes("a.xls", xml_workbook({"一": rows, "二": row(cell("乙"))}, hidden="二"))
    first, second = opened.sheets
    assert first.hidden_columns == {1, 2, 3}
    assert first.hidden_rows == {0, 1}
    assert (first.shown, second.shown) == (True, False)
    assert texts(next(opened.grids())) == {"A3": "甲"}


def test_what_no_form_reaches_is_refused() -> None:
    with pytest.raises(FileRefused, match="第20001行"):
        grid(row(cell("甲"), Index="20001"))
    with pytest.raises(FileRefused, match="超过256列"):
        grid(row(cell("甲", Index="257")))
    with pytest.raises(FileRefused, match="合并单元格"):
        grid(row(cell("甲", MergeAcross="300")))
    with pytest.raises(FileRefused, match="DOCTYPE"):
        open_bytes("a.xls", b'<?xml version="1.0"?><!DOCTYPE a><Workbook/>')
