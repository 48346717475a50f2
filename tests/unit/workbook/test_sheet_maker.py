"""A sheet that is parsed here keeps to the limits of all sheets."""

from __future__ import annotations

import pytest

from desktop.workbook import sheet_maker
from desktop.workbook.sheet_maker import SheetMaker, opened_of
from desktop.workbook.spent import Spent


def maker() -> SheetMaker:
    return SheetMaker("a", "甲", Spent("a"))


def test_a_sheet_with_more_than_a_form_holds_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_maker, "MOST_FILLED", 2)
    full, good, empty = maker(), maker(), maker()
    for column in range(3):
        full.put((0, column), "x")
    good.put((0, 0), "x")
    opened = opened_of("a", [full, good, empty])
    assert [(facts.filled, facts.too_large) for facts in opened.sheets] == [(3, True), (1, False), (0, False)]
    assert [grid.facts for grid in opened.grids()] == [opened.sheets[1]]
    assert list(full.values) == [(0, 0), (0, 1)]


def test_a_sheet_that_is_spread_too_far_is_not_looked_at() -> None:
    wide = maker()
    wide.put((19_999, 0), "x")
    wide.put((0, 255), "x")
    assert wide.facts().too_large


def test_of_two_merges_that_begin_at_one_place_the_first_counts() -> None:
    merged = maker()
    for area in ((0, 0, 1, 1), (0, 0, 2, 2), (3, 3, 3, 3)):
        merged.merge(area)
    assert merged.facts().merges == ((0, 0, 1, 1),)
