"""Figures that other figures of the same form settle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.document import Cell, Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.derived_cells import figure_at
from desktop.scoring.engine import compute, score
from desktop.scoring.figures import figures
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.spec import Content, Derived, FieldSpec, LineBlock, Section, Working
from desktop.text.derivations import words
from tests.helpers.forms import changed, sound_form

INITIAL, BUDGET, SPENDING = "initial_budget", "full_year_budget", "full_year_spending"
HEAD = CellKey("caption", "", "total_score")
TOTAL = CellKey("total", "", "score")


def deriving(cell: str, working: Working, *of: str, form: Form | None = None) -> Form:
    form = form or sound_form()
    template = replace(form.template, derived=(Derived(cell, working, of),))
    return replace(form, template=template)


def cell(form: Form, row: str = "annual_total", column: str = INITIAL) -> ScoredCell:
    return score(form).cells[CellKey("funds", row, column)]


@pytest.mark.parametrize(
    ("working", "text", "derivation"),
    [
        (Working.DIFFERENCE, "5", "由表内其他数据算出：100 − 95 = 5"),
        (Working.SUM, "195", "由表内其他数据算出：100 + 95 = 195"),
        (Working.PRODUCT, "9500", "由表内其他数据算出：100 × 95 = 9500"),
        (Working.RATIO, "105.26%", "由表内其他数据算出：100 ÷ 95 = 105.26%"),
    ],
)
def test_a_derived_figure_says_how_it_came_about(working: Working, text: str, derivation: str) -> None:
    found = cell(deriving("funds/*/initial_budget", working, f"funds/*/{BUDGET}", f"funds/*/{SPENDING}"))
    assert (found.computed_text, words(found.derivation.code, found.derivation.facts)) == (text, derivation)
    assert found.follows == text


def test_every_row_is_derived_where_the_row_is_a_star() -> None:
    form = deriving("funds/*/initial_budget", Working.DIFFERENCE, f"funds/*/{BUDGET}", f"funds/*/{SPENDING}")
    rows = [row.id for row in form.document.rows("funds")]
    assert [cell(form, row).computed_text for row in rows] == ["5", "5", "0", ""]
    assert cell(form, "other_funds").derivation.code == "derived-blank"
    assert [cell(form, row).difference for row in rows] == [95, 75, 20, None]


def test_a_single_cell_takes_its_parts_from_named_rows() -> None:
    sources = (f"funds/{row}/{BUDGET}" for row in ("current_appropriation", "carried_over", "other_funds"))
    form = deriving(f"funds/annual_total/{BUDGET}", Working.SUM, *sources)
    assert cell(form, column=BUDGET).computed_text == "100"
    assert cell(form, column=BUDGET).difference is None


def test_nothing_is_divided_by_zero() -> None:
    parts = (f"funds/annual_total/{column}" for column in (SPENDING, BUDGET))
    form = changed(sound_form(), {"年度资金总额/全年预算数": "0"})
    found = cell(deriving("funds/annual_total/initial_budget", Working.RATIO, *parts, form=form))
    assert (found.computed_text, found.derivation.code) == ("", "derived-by-zero")


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("95%", False),
        ("95", False),
        ("0.95", False),
        ("1.0", False),
        ("94%", True),
        ("", False),
        ("约", False),
    ],
)
def test_a_typed_rate_is_compared_at_its_own_decimals(text: str, differs: bool) -> None:
    form = deriving(
        "funds/annual_total/execution_rate",
        Working.RATIO,
        f"funds/annual_total/{SPENDING}",
        f"funds/annual_total/{BUDGET}",
        form=changed(sound_form(), {"年度资金总额/执行率": text}),
    )
    assert bool(cell(form, column="execution_rate").difference) is differs


def test_money_in_another_unit_and_words_are_read_or_left() -> None:
    form = changed(sound_form(), {"年度资金总额/年初预算数": "20000元", "上年结转资金/年初预算数": "二十"})
    read = figures(form)
    assert figure_at(read, CellKey("funds", "annual_total", INITIAL)) == 2
    assert figure_at(read, CellKey("funds", "carried_over", INITIAL)) is None
    assert figure_at(read, CellKey("nowhere", "carried_over", INITIAL)) is None
    assert figure_at(read, TOTAL) == 99.5


def with_head(text: str = "", origin: Origin = Origin.TYPED) -> Form:
    form = sound_form()
    spec = FieldSpec("total_score", "总分", Section.HEADER, Content.POINTS, follows="total/score")
    blocks = tuple(
        replace(block, fields=(*block.fields, spec))
        if isinstance(block, LineBlock) and block.id == "caption"
        else block
        for block in form.template.blocks
    )
    document = form.document.with_cell(HEAD, Cell(text, origin))
    return replace(form, template=replace(form.template, blocks=blocks), document=document)


def test_the_total_in_the_head_reads_as_the_total() -> None:
    form = with_head()
    assert compute(form).following_texts()[HEAD] == form.document.text(TOTAL)
    found = score(form).cells[HEAD]
    assert words(found.derivation.code, found.derivation.facts) == "与表内的总分一致：99.5"


def test_a_total_in_the_head_that_differs_is_told_apart() -> None:
    assert score(with_head("99.5")).cells[HEAD].difference is None
    assert score(with_head("99.52")).cells[HEAD].difference is not None
    assert score(with_head("优")).cells[HEAD].typed is None


def test_the_head_follows_a_total_that_follows_its_parts() -> None:
    form = with_head("3", Origin.COMPUTED)
    form = form.with_document(form.document.with_cell(TOTAL, Cell("4", Origin.COMPUTED)))
    assert compute(form).following_texts() == {HEAD: "99.5", TOTAL: "99.5"}


def test_a_head_without_a_total_says_that_there_are_no_scores() -> None:
    form = with_head()
    form = form.with_document(form.document.with_cell(TOTAL, Cell("")))
    form = form.with_document(form.document.with_rows("funds", ()).with_rows("indicators", ()))
    assert score(form).cells[HEAD].derivation.code == "no-scores"


def test_a_column_derived_in_every_row_is_not_a_sum_of_sources() -> None:
    form = deriving("funds/*/initial_budget", Working.DIFFERENCE, f"funds/*/{BUDGET}", f"funds/*/{SPENDING}")
    assert form.template.derived_columns("funds") == {INITIAL}
    assert form.template.derived_columns("indicators") == set()
    assert cell(form).derivation.code == "derived"
