"""One cell of an OpenDocument spreadsheet stands as the file shows it."""

from __future__ import annotations

import pytest

from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes
from tests.helpers.open_documents import cell, document, number, row, table


def grid(*cells: str) -> Grid:
    (found,) = open_bytes("a.ods", document(table(row(*cells)))).grids()
    return found


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (cell("项目\n名称", office__value_type="string"), "项目\n名称"),
        (number(0.7, "70%", "percentage"), "70%"),
        (number(194, "194.00"), "194.00"),
        (number(12.5, "￥12.50", "currency"), "￥12.50"),
        (cell("x", office__value_type="float", office__value="1_0"), "x"),
        (cell("x", office__value_type="float"), "x"),
        (cell("21-4-14", office__value_type="date", office__date_value="2021-04-14"), "2021-04-14"),
        (cell("x", office__value_type="date", office__date_value="2021-04-14T08:05:00"), "2021-04-14 08:05"),
        (cell("四月", office__value_type="date", office__date_value="2021-4"), "四月"),
        (cell("08:05", office__value_type="time", office__time_value="PT08H05M00S"), "08:05"),
        (cell("真", office__value_type="boolean", office__boolean_value="true"), "TRUE"),
        (cell("假", office__value_type="boolean", office__boolean_value="false"), "FALSE"),
        (cell("", office__value_type="string", office__string_value="藏"), "藏"),
        (cell("<text:span>甲</text:span>\n  乙 <text:s text:c='2'/>丙<text:s/>"), "甲\n乙   丙 "),
        (cell("甲<text:tab/>乙<text:line-break/> 丙"), "甲 乙\n丙"),
    ],
)
def test_what_a_cell_says(markup: str, text: str) -> None:
    assert grid(markup).exact(0, 0) == text


def test_a_formula_is_written_as_in_a_workbook_and_may_have_no_value() -> None:
    found = grid(
        number(3, "3"),
        number(4, "4"),
        cell("7.00", table__formula="of:=SUM([.A1:.B1])", office__value_type="float", office__value=7),
        cell("", table__formula="of:=SUM([.A1:.B1];[.$A$1])"),
        cell("", table__formula="of:=IF([.A1]&gt;1;1;2)"),
        cell("", table__formula="of:=T(&quot;&quot;)", office__value_type="string"),
    )
    assert found.facts.formulas[0, 2] == "SUM(A1:B1)"
    assert [found.exact(0, column) for column in (2, 3, 4, 5)] == ["7.00", "10", "1", ""]
    assert found.facts.without_value == {(0, 3), (0, 4)}
    without = found.cell(0, 4)
    assert without
    assert without.formula == "IF(A1>1,1,2)"


def test_errors_are_kept_as_they_are_shown() -> None:
    found = grid(cell("#DIV/0!", office__value_type="string", calcext__value_type="error"))
    error = found.cell(0, 0)
    assert error
    assert (error.text, error.is_error) == ("#DIV/0!", True)
