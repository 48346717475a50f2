"""A foreign sheet as filled cells with the text that a person sees or typed."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.errors import FileRefused
from desktop.workbook import grid as grid_module
from desktop.workbook.grid import Grid, text_of
from desktop.workbook.opening import open_bytes
from desktop.workbook.sheet_facts import SheetFacts
from tests.helpers.dialects import Sketch
from tests.helpers.workbooks import cell, merges, package, parts, rows, sheet


def grid_of(*markups: str) -> list[Grid]:
    data = package(parts({f"S{number}": markup for number, markup in enumerate(markups, 1)}))
    return list(open_bytes("a.xlsx", data).grids())


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("文字", "General", "文字"),
        ("a\r\nb\tc\x00", "General", "a\nb c"),
        (194.0, "General", "194"),
        (0.3925, "0.00%", "39.25%"),
        (3, "General", "3"),
        (1e300, "0.00", "1" + "0" * 300),
        (float("inf"), "0.00", "inf"),
        (True, "General", "TRUE"),
        (dt.date(2021, 4, 14), "General", "2021-04-14"),
        (dt.datetime(2021, 4, 14), "General", "2021-04-14"),  # noqa: DTZ001 - a cell knows no zone
        (dt.datetime(2021, 4, 14, 8, 5), "General", "2021-04-14 08:05"),  # noqa: DTZ001 - a cell knows no zone
        (dt.time(8, 5), "General", "08:05"),
        (dt.time(8, 5, 9), "General", "08:05:09"),
        (dt.timedelta(hours=1), "General", "1:00:00"),
    ],
)
def test_values_become_the_text_that_stands_for_them(value: object, code: str, text: str) -> None:
    assert text_of(value, code, is_formula=False) == (text, "")


def test_hidden_digits_count_where_they_were_typed_and_not_where_they_were_computed() -> None:
    assert text_of(0.6959, "0%", is_formula=False) == ("69.59%", "70%")
    assert text_of(0.6959, "0%", is_formula=True) == ("70%", "")


def test_addresses_hold_though_the_first_rows_and_columns_are_empty() -> None:
    (grid,) = grid_of(sheet(rows({3: [cell("C3", "甲"), cell("D3", 1.5)]})))
    assert [(one.place, one.text) for one in grid.cells()] == [((2, 2), "甲"), ((2, 3), "1.5")]
    assert grid.address((2, 3)) == "S1!D3"


def test_however_much_is_merged_it_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    after = merges("A1:B3")
    (before,) = grid_of(sheet(rows({1: [cell("A1", "名")], 3: [cell("A3", "藏")]}), after=after))
    monkeypatch.setattr(grid_module, "_MOST_COVERED", 5)
    (grid,) = grid_of(sheet(rows({1: [cell("A1", "名")], 3: [cell("A3", "藏")]}), after=after))
    for one in (before, grid):
        assert [one.anchor(row, 0) for row in range(4)] == [(0, 0), (0, 0), (2, 0), (3, 0)]
        assert one.area(1, 1) == (0, 0, 2, 1)
        assert not one.is_merged(2, 0)


def test_what_says_nothing_fills_no_cell_beside_an_error_either() -> None:
    values = {(0, 0): "\x01", (0, 1): "甲"}
    for errors in ({}, {(1, 0): "#N/A"}):
        grid = grid_module.grid_of(SheetFacts("S1", 3, errors=errors), values)
        assert [cell.place for cell in grid.cells()] == [(0, 1), *errors]


def test_merged_cells_are_one_and_what_lies_hidden_under_them_is_not_lost() -> None:
    body = rows({1: [cell("A1", "名")], 2: [cell("B2", "藏")]})
    (grid,) = grid_of(sheet(body, after=merges("A1:B3")))
    first, hidden = grid.cells()
    assert (first.below, first.beside) == (3, 2)
    assert (first.row_span, first.column_span) == (3, 2)
    assert grid.cell(2, 1) is first
    assert grid.cell(1, 1) is hidden
    assert grid.anchor(2, 0) == (0, 0)
    assert grid.anchor(5, 5) == (5, 5)
    assert grid.cell(5, 5) is None


def test_white_space_fills_no_cell_but_is_kept() -> None:
    (grid,) = grid_of(sheet(rows({1: [cell("A1", " \u3000"), cell("B1", "x")]})))
    assert [one.text for one in grid.cells()] == ["x"]
    assert grid.cell(0, 0) is None
    assert grid.exact(0, 0) == " \u3000"
    assert grid.exact(4, 4) == ""


def test_a_cell_of_nothing_but_marks_without_width_is_none() -> None:
    (grid,) = grid_of(sheet(rows({1: [cell("A1", "\ufeff"), cell("B1", "x")]})))
    assert [one.text for one in grid.cells()] == ["x"]
    assert grid.area(0, 0) == (0, 0, 0, 0)


def test_errors_and_formulas_without_value_are_cells() -> None:
    body = rows({1: ["<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", "<c r='B1'><f>A1</f><v/></c>"]})
    (grid,) = grid_of(sheet(body))
    error, formula = grid.cells()
    assert (error.text, error.is_error, error.formula) == ("#DIV/0!", True, "")
    assert (formula.text, formula.is_error, formula.formula) == ("", False, "A1")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([cell("A1", 1.5), cell("B1", "x")], "1.50"),
        (["<c r='A1' t='e'><v>#N/A</v></c>"], ""),
        (["<c r='A1' t='b'><v>1</v></c>"], ""),
        ([cell("A1", 44600, style=3)], ""),
        (["<c r='A1'><v>1e999</v></c>"], ""),
        ([cell("Z1", 1)], "0.00"),
    ],
)
def test_a_sum_without_value_is_added_up_of_what_is_certain(values: list[str], text: str) -> None:
    body = rows({1: values, 2: ["<c r='A2' s='1'><f>SUM(A1:B1)</f><v/></c>", "<c r='B2'><f>A2</f><v/></c>"]})
    (grid,) = grid_of(sheet(body))
    total, other = (grid.exact(1, 0), grid.exact(1, 1))
    assert (total, other) == (text, "")


def test_only_so_many_sums_are_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_module, "_MOST_WORKED_OUT", 1)
    (grid,) = grid_of(sheet(rows({1: ["<c r='A1'><f>1+1</f></c>", "<c r='B1'><f>1+1</f></c>"]})))
    assert (grid.exact(0, 0), grid.exact(0, 1)) == ("2", "")


def test_empty_sheets_are_passed_over() -> None:
    body = rows({1: [cell("A1", "a")]})
    assert [
        grid.name for grid in grid_of(sheet(), sheet(body), sheet("<row r='1'><c r='A1' s='1'/></row>"))
    ] == ["S2"]


def test_names_of_sheets_may_hold_any_sign() -> None:
    data = package(parts({"甲&乙 <1>": Sketch().put({"A1": "x"}).markup()}))
    assert [grid.name for grid in open_bytes("a.xlsx", data).grids()] == ["甲&乙 <1>"]


def test_a_grid_is_made_once() -> None:
    opened = open_bytes("a.xlsx", package(parts({"S": sheet(rows({1: [cell("A1", "x")]}))})))
    assert next(opened.grids()) is next(opened.grids())


def test_values_that_are_none_are_damage() -> None:
    body = rows({1: ["<c r='A1' t='n'><v>x</v></c>"]})
    with pytest.raises(FileRefused, match="工作表内容无法解读"):
        grid_of(sheet(body))
