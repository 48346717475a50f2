"""A sheet's texts are looked up in all lexicons at once, with what each of them alone would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.library import library
from desktop.workbook import concordance as concordance_module
from desktop.workbook.blueprint import blueprint
from desktop.workbook.concordance import Concordance, KnownCells, concordance_of, known_cells
from desktop.workbook.sheet_facts import SheetFacts
from tests.helpers.readings import sheet_grid

BLUEPRINTS = tuple(blueprint(template, library().vocabulary) for template in library().templates())
CONCORDANCE = Concordance(BLUEPRINTS)
LEXICONS = [
    lexicon
    for one in BLUEPRINTS
    for lexicon in (
        one.all_labels,
        *(lexicon for shape in one.tables.values() for lexicon in (shape.headings, shape.overs, shape.rows)),
    )
]
LABELS = sorted({form for lexicon in LEXICONS for form in lexicon.forms()})


@given(
    st.one_of(st.text(max_size=12), st.sampled_from(LABELS)),
    st.sampled_from(["", "：", "（20分）", " 50分", "*", "（万元）"]),
)
def test_it_says_of_a_text_what_every_lexicon_says(text: str, behind: str) -> None:
    holding = CONCORDANCE.holding(text + behind)
    assert holding == {lexicon for lexicon in LEXICONS if text + behind in lexicon}


def test_the_labels_of_fields_are_told_from_headings() -> None:
    assert CONCORDANCE.labels == {one.all_labels for one in BLUEPRINTS}


def test_the_same_templates_have_one_concordance() -> None:
    assert concordance_of(BLUEPRINTS) is concordance_of(BLUEPRINTS)


def test_known_cells_are_counted_by_row() -> None:
    values = [["一级指标", "二级指标", "甲"], ["乙"], ["指标值", "一级指标"]]
    grid = sheet_grid(SheetFacts("Sheet1", 6), values)
    known = KnownCells(grid, CONCORDANCE)
    assert known.rows == {0: ("一级指标", "二级指标"), 2: ("指标值", "一级指标")}
    mof = next(one for one in BLUEPRINTS if one.template.id == "mof").tables["indicators"]
    assert known.count(mof.headings) == {0: 2, 2: 2}
    assert known.count(mof.overs) == {}
    assert known.count(mof.overs)[0] == 0


@given(st.lists(st.lists(st.sampled_from(["一级指标", "二级指标", "甲"]), max_size=3), max_size=5))
def test_rows_are_headed_where_enough_headings_stand_in_them_and_the_next(values: list[list[str]]) -> None:
    known = KnownCells(sheet_grid(SheetFacts("Sheet1", 6), values), CONCORDANCE)
    mof = next(one for one in BLUEPRINTS if one.template.id == "mof").tables["indicators"]
    counts = [sum(text != "甲" for text in row) for row in values]
    below = [0, *counts, 0][2:]
    # One less than there must be: it may be worded in a way that nobody listed.
    headed = [row for row, here in enumerate(counts) if here and here + below[row] >= 2]
    assert list(known.headed(mof)) == headed


def test_what_stands_in_the_same_rows_is_remembered_together() -> None:
    def known(*values: list[str]) -> KnownCells:
        return KnownCells(sheet_grid(SheetFacts("Sheet1", 6), values), concordance)

    concordance = Concordance(BLUEPRINTS)
    first, other = known(["一级指标"], ["甲"]), known(["一级指标"], ["乙"])
    assert first.remembered(0, with_next=False) is other.remembered(0, with_next=False)
    assert first.remembered(0, with_next=True) is first.remembered(0, with_next=True)
    assert first.remembered(0, with_next=True) is not other.remembered(0, with_next=True)
    assert first.remembered(1, with_next=False) is not other.remembered(1, with_next=False)


def test_only_so_much_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance_module, "_MOST_REMEMBERED", 2)
    concordance = Concordance(())
    first = concordance.remembered("a")
    assert concordance.remembered("a") is first
    concordance.remembered("b")
    assert concordance.remembered("a") is not first


def test_the_known_cells_of_a_sheet_are_found_once() -> None:
    grid = sheet_grid(SheetFacts("Sheet1", 1), [["一级指标"]])
    assert known_cells(grid, BLUEPRINTS) is known_cells(grid, BLUEPRINTS)
