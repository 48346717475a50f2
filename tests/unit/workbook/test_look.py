"""The look of a sheet is made of its headings and labels alone, in any order."""

from __future__ import annotations

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.look import heads_of, look_of
from tests.helpers.dialects import Sketch, bureau
from tests.unit.workbook.sketch_grids import grid_of_sketch

BLUEPRINTS = [blueprint(template, library().vocabulary) for template in library().templates()]


def look(sketch: Sketch) -> str:
    grid = grid_of_sketch(sketch)
    return look_of(grid, heads_of(grid, BLUEPRINTS))


def test_what_is_filled_in_does_not_count() -> None:
    filled = bureau().put({"C3": "别的项目", "E6": 12.5, "D13": "预算执行率", "B11": "目标", "E13": "≥9人"})
    assert look(filled) == look(bureau()) == look(bureau(indicators=5).put({"D13": "得分"}))
    assert len(look(bureau())) == 16


def test_where_it_stands_does_not_count() -> None:
    assert look(bureau().moved(3, 2)) == look(bureau())


def test_another_heading_or_label_makes_another_look() -> None:
    changed = [
        bureau().put({"E12": "计划数"}),
        bureau().put({"A3": "专项名称"}),
        bureau().put({"J12": "备考"}),
    ]
    assert len({look(bureau()), *map(look, changed)}) == 4


def test_headings_that_nobody_knows_count_too() -> None:
    sketch = Sketch().row(2, "甲栏", "乙栏", "丙栏", "丁栏").row(3, "a", 1, 2, 3)
    other = Sketch().row(2, "甲栏", "乙栏", "丙栏", "戊栏").row(3, "a", 1, 2, 3)
    assert look(sketch) != look(other)
    assert look(sketch) == look(sketch.row(3, "b", 7, 8, 9))
