"""The cells of tables stand where a browser puts them, and no text of the page is lost."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import html_tables as module
from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes

Cells = dict[str, str]


def grids(page: str) -> list[Grid]:
    return list(open_bytes("a.xls", f"<html><body>{page}</body></html>".encode()).grids())


def cells(found: Grid) -> Cells:
    return {found.address(each.place).partition("!")[2]: each.text for each in found.cells()}


@pytest.mark.parametrize(
    ("rows", "found", "merged"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", {"A1": "a", "B1": "b", "A2": "c"}, ()),
        ("<tr><td>a<td>b<tr><td>c", {"A1": "a", "B1": "b", "A2": "c"}, ()),
        ("<td>a</td><th>b</th>", {"A1": "a", "B1": "b"}, ()),
        (
            "<tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>",
            {"A1": "a", "B1": "b", "B2": "c", "C2": "d", "D2": "e"},
            ((0, 0, 1, 0), (0, 1, 0, 2)),
        ),
        (
            "<tr><td>a</td><td rowspan=9>b</td></tr><tr><td>c</td></tr>",
            {"A1": "a", "B1": "b", "A2": "c"},
            ((0, 1, 1, 1),),
        ),
        ("<tr><td rowspan=0>a</td></tr><tr><td>b</td></tr>", {"A1": "a", "B2": "b"}, ((0, 0, 1, 0),)),
        ("<tr><td colspan=x rowspan=-1>a</td></tr>", {"A1": "a"}, ()),
        (
            "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=3>c</td><td>d</td></tr>",
            {"A1": "a", "B1": "b", "A2": "c", "C2": "d"},
            ((0, 1, 1, 1),),
        ),
        (
            "<caption>题</caption><tr><td>a</td></tr>说明<br>二",
            {"A1": "题", "A2": "a", "A3": "说明", "A4": "二"},
            (),
        ),
        ("<tr>甲<td>a</td></tr>", {"A2": "甲", "A3": "a"}, ()),
        ("<thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>", {"A1": "a", "A2": "b"}, ()),
    ],
)
def test_where_cells_stand(rows: str, found: Cells, merged: tuple[object, ...]) -> None:
    (grid,) = grids(f"<table>{rows}</table>")
    assert cells(grid) == found
    assert grid.facts.merges == merged


def test_text_around_tables_goes_with_the_next_and_at_the_end_with_the_last() -> None:
    first, second = grids(
        "<h1>题</h1>（2021年）<table><td>a</table><p>间</p><table><td>b</table>填表人<br>电话"
    )
    assert cells(first) == {"A1": "题", "A2": "（2021年）", "A3": "a"}
    assert cells(second) == {"A1": "间", "A2": "b", "A3": "填表人", "A4": "电话"}
    assert grids("没有表格<tr><td>x</td></tr></table>") == []


def test_tables_inside_cells_are_tables_of_their_own() -> None:
    outer, inner = grids(
        "<table><tr><td>前<table><tr><td>内</td></tr></table>后</td><td>旁</td></tr></table>"
    )
    assert cells(outer) == {"A1": "前后", "B1": "旁"}
    assert cells(inner) == {"A1": "内"}


def test_tables_that_are_not_ended_end_with_the_page() -> None:
    assert [cells(grid) for grid in grids("<table><td>a<table><td>b")] == [{"A1": "a"}, {"A1": "b"}]


def test_sheets_are_named_by_the_page_or_numbered() -> None:
    named = "<!--[if gte mso 9]><xml><x:Name>自评&amp;表</x:Name></xml><![endif]-->"
    assert [grid.name for grid in grids(f"{named}<table><td>a</table>")] == ["自评&表"]
    assert [grid.name for grid in grids(f"{named}<table><td>a</table><table><td>b</table>")] == [
        "表格1",
        "表格2",
    ]


def test_names_that_a_spreadsheet_program_prints_are_no_titles() -> None:
    sheet = '<hr><a NAME="table{0}"><h1>Sheet {0}: <em>{1}</em></h1></a><table><tr><td>{2}</td></tr></table>'
    overview = '<p><center><h1>Overview</h1><a HREF="#table0">一</a><br></center></p>'
    found = grids(overview + sheet.format(0, "一", "甲") + sheet.format(1, "表2：乙", "乙") + "<p>完</p>")
    assert [grid.name for grid in found] == ["一", "表2：乙"]
    assert [[cell.text for cell in grid.cells()] for grid in found] == [["甲"], ["乙", "完"]]


def test_other_anchors_are_text_like_any_other() -> None:
    page = '<a name="x">题</a><table><tr><td><a name="table0">甲</a></td></tr></table>'
    (found,) = grids(page)
    assert [cell.text for cell in found.cells()] == ["题", "甲"]


def test_a_name_that_is_not_ended_ends_with_the_table() -> None:
    first, second = grids('<a name="table0">Sheet 1: 一<table><tr><td>甲</table>乙<table><tr><td>丙</table>')
    assert [cell.text for cell in first.cells()] == ["甲"]
    assert [cell.text for cell in second.cells()] == ["乙", "丙"]


def test_hidden_rows_and_columns_are_known() -> None:
    hidden = "style='Display : none'"
    (grid,) = grids(f"<table><tr><td>a</td><td {hidden}>b</td></tr><tr {hidden}><td>c</td></tr></table>")
    assert grid.facts.hidden_rows == grid.facts.hidden_columns == {1}
    assert cells(grid) == {"A1": "a", "B1": "b", "A2": "c"}


def test_only_so_much_is_walked_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ELEMENTS", 9)
    with pytest.raises(FileRefused, match="元素超过9个"):
        grids("<br>" * 9)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<table>" * 65, "嵌套超过64层"),
        ("<table>" + "<tr>" * 20_001, "第20001行"),
        ("<table><tr>" + "<td>a</td>" * 257, "第IW列"),
        ("<table>" + "<tr><td colspan=256>a</td></tr>" * 1_600, "单元格超过400000个"),
        ("<table>" + "<tr><td colspan=250 rowspan=900>a</td></tr>" * 900, "盖住的格子|第IW列"),
        ("<table><td>" + "长" * 10_000_001, "文字超过1000万字"),
    ],
)
def test_what_goes_beyond_a_limit_is_refused(page: str, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        grids(page)
