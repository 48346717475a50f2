"""A cell of a web page says what the page shows, and keeps the number that is told beside it."""

from __future__ import annotations

import pytest

from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes


def grid(cell: str) -> Grid:
    (found,) = open_bytes("a.xls", f"<html><table><tr>{cell}<td>尾</td></tr></table></html>".encode()).grids()
    return found


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td>项目\n   名称 </td>", "项目 名称"),
        ("<td>项目<br/>名称<br></td>", "项目\n名称"),
        ("<td><p>甲</p> <p>乙</p><div>丙</div></td>", "甲\n乙\n丙"),
        ("<td>甲<!-- x --> <p>乙</td>", "甲\n乙"),
        ("<td><font size=2>甲</font><b>乙</b></td>", "甲乙"),
        ("<td>&nbsp;&nbsp;其中：</td>", "  其中："),
        ("<td>&nbsp;</td>", ""),
        ("<td>7<td>", "7"),
        ("<td x:num>70</td>", "70"),
        ("<td x:num='0.7'>70%</td>", "70%"),
        ("<td x:num='0.6959'>70%</td>", "69.59%"),
        ("<td sdval='194' sdnum='1033;0;0.00'>194.00</td>", "194.00"),
        ("<td x:num='x'>70</td>", "70"),
        ("<td style=\"mso-number-format:'0\\.00%'\">0.7</td>", "70.00%"),
        ("<td style='mso-number-format:\"0\\.0\"'>7</td>", "7.0"),
        ("<td style='color:red;mso-number-format:Percent;x:y'>0.3925</td>", "39.25%"),
        ("<td style='mso-number-format:Percent'>39.25%</td>", "39.25%"),
        ("<td style='mso-number-format:\"\\@\"'>0.70</td>", "0.70"),
        ("<td style='mso-number-format:General'>0.70</td>", "0.70"),
        ("<td style='mso-number-format:yyyy-mm-dd'>2021</td>", "2021"),
        ("<td style='color:red'>0.70</td>", "0.70"),
        ("<td x:err>#DIV/0!</td>", "#DIV/0!"),
    ],
)
def test_what_a_cell_says(cell: str, text: str) -> None:
    found = grid(cell).cell(0, 0)
    assert (found.text if found else "") == text


def test_errors_and_formulas_are_known() -> None:
    error = grid("<td x:err>#REF!</td>").cell(0, 0)
    assert error
    assert error.is_error
    computed = grid("<td x:num='0.696' x:fmla='=A2/B2'>70%</td>")
    assert computed.exact(0, 0) == "70%"
    assert computed.facts.formulas == {(0, 0): "A2/B2"}
    without = grid("<td x:fmla='=A2/B2'></td>").cell(0, 0)
    assert without
    assert without.formula == "A2/B2"
