"""A sheet's texts are looked up in all lexicons at once, with what each of them alone would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.concordance import Concordance, KnownCells, concordance_of
from desktop.workbook.grid import sheet_grid
from desktop.workbook.sheet_facts import SheetFacts

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
    assert {row: [cell.text for cell, _ in cells] for row, cells in known.rows.items()} == {
        0: ["一级指标", "二级指标"],
        2: ["指标值", "一级指标"],
    }
    mof = next(one for one in BLUEPRINTS if one.template.id == "mof").tables["indicators"]
    assert known.count(mof.headings) == {0: 2, 2: 2}
    assert known.count(mof.overs) == {}
