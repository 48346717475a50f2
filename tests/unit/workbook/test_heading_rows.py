"""Rows of headings are told from rows of entries."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.heading_rows import heading_rows
from desktop.workbook.labels import is_worded
from desktop.workbook.look import heads_of
from tests.helpers.dialects import Sketch, bureau
from tests.unit.workbook.sketch_grids import grid_of_sketch

BLUEPRINTS = [blueprint(template, library().vocabulary) for template in library().templates()]


def rows(sketch: Sketch) -> list[tuple[int, int]]:
    grid = grid_of_sketch(sketch)
    return [(row, left) for row, _, left in heading_rows(grid, heads_of(grid, BLUEPRINTS))]


def test_known_headings_are_found_with_the_first_of_their_columns() -> None:
    assert rows(bureau()) == [(4, 3), (11, 1)]


def test_rows_of_different_words_over_figures_may_be_headings() -> None:
    assert rows(Sketch().row(3, "甲栏", "乙栏", "丙栏", "丁栏").row(4, "子项", 1, 2, 3)) == [(2, 0)]


@pytest.mark.parametrize(
    ("over", "under"),
    [
        (("甲栏", "乙栏", "丙栏"), ("子项", 1, 2)),
        (("甲栏", "乙栏", "丙栏", "甲栏"), ("子项", 1, 2, 3)),
        (("甲栏", "乙栏", "丙栏", "12栏"), ("子项", 1, 2, 3)),
        (("甲栏", "乙栏", "丙栏", "丁栏"), ("子项", "丑项", "寅项", "卯项")),
        (("甲栏", "乙栏", "丙栏", "丁栏"), ("子项",)),
    ],
)
def test_other_rows_are_none(over: tuple[str, ...], under: tuple[str | float, ...]) -> None:
    assert rows(Sketch().row(3, *over).row(4, *under)) == []


def test_headings_are_short_words_without_figures_and_marks() -> None:
    assert is_worded("年度 指标值\n（A）")
    for text in ("值", "2021", "目标一，目标二", "x" * 21, "≥十个"):
        assert not is_worded(text)
