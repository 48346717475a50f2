"""Sheets of an assigned look are found by what was said; other sheets, and what does not fit, are not."""

from __future__ import annotations

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.consents import Consents
from desktop.workbook.grid import Grid
from desktop.workbook.look import heads_of, look_of
from desktop.workbook.proposals import Assignment, Meaning
from tests.helpers.dialects import Sketch, bureau
from tests.unit.workbook.sketch_grids import grid_of_sketch

BLUEPRINTS = [blueprint(template, library().vocabulary) for template in library().templates()]


def consents(grid: Grid, meanings: dict[str, Meaning], template: str = "mof") -> Consents:
    look = look_of(grid, heads_of(grid, BLUEPRINTS))
    return Consents([Assignment(look, template, meanings)], BLUEPRINTS)


def test_a_sheet_of_the_look_is_found_and_said() -> None:
    grid = grid_of_sketch(bureau().put({"E12": "计划数", "F12": "结果"}))
    said = consents(grid, {"计划数": ("indicators", "target_value"), "结果": ("indicators", "actual_value")})
    (located,), notes = said.locate(grid)
    assert {"target_value", "actual_value"} <= located.tables["indicators"].headings.keys()
    assert notes == ["工作表“Sheet1”是按指定的标题对应关系读入的。"]
    assert located.lacking == []


def test_two_tables_never_share_a_row_of_headings() -> None:
    grid = grid_of_sketch(bureau().put({"E12": "计划数"}))
    (located,), _ = consents(grid, {"计划数": ("indicators", "target_value")}).locate(grid)
    assert [(name, head.row) for name, head in located.tables.items()] == [("funds", 4), ("indicators", 11)]


def test_a_sheet_of_another_look_is_left_alone() -> None:
    said = consents(grid_of_sketch(bureau()), {})
    assert said.locate(grid_of_sketch(bureau().put({"E12": "计划数"}))) == ([], [])
    assert Consents([], BLUEPRINTS).locate(grid_of_sketch(bureau())) == ([], [])


def test_an_assignment_that_finds_nothing_is_said() -> None:
    grid = grid_of_sketch(Sketch().row(3, "甲栏", "乙栏", "丙栏", "丁栏").row(4, "a", 1, 2, 3))
    located, notes = consents(grid, {}).locate(grid)
    assert located == []
    assert notes == [
        "工作表“Sheet1”的版式有指定的标题对应关系，但按它也读不出“财政部标准格式”，请重新指定标题。"
    ]


def test_an_assignment_to_a_template_that_is_gone_is_said() -> None:
    grid = grid_of_sketch(bureau())
    located, notes = consents(grid, {}, "gone").locate(grid)
    assert located == []
    assert len(notes) == 1
    assert "“gone”" in notes[0]
