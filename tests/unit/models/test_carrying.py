"""Last year's form becomes this year's draft: targets stay, results go, and what has no place is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.carrying import carry_forward
from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.form import Form, field_key, fresh_document, keyed_fields
from desktop.models.keys import CellKey
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.templates.spec import Content, TableBlock, Template

SAMPLES = [template.id for template in library().templates()]
CLEARED = {Content.ACTUAL, Content.AMOUNT, Content.DATE, Content.GRADE, Content.RATE, Content.REASON}


def carried(form: Form, year: int = 2031, template: Template | None = None) -> Document:
    return carry_forward(template or form.template, form.template, form.document, year).document


def text(document: Document, template: Template, name: str) -> str:
    key = field_key(template, name)
    assert key is not None
    return document.text(key)


def texts(document: Document, block: str, column: str) -> list[str]:
    return [row.text(column) for row in document.rows(block)]


def test_targets_wording_and_weights_stay_and_the_order_of_rows() -> None:
    form = sample_form("mof")
    draft = carried(form)
    for column in ("first_level", "second_level", "third_level", "target_value", "weight"):
        assert texts(draft, "indicators", column) == texts(form.document, "indicators", column)
    assert any(texts(draft, "indicators", "target_value"))
    for name in ("project_name", "department", "unit", "intended"):
        assert text(draft, form.template, name) == text(form.document, form.template, name) != ""


def test_what_the_year_brought_is_cleared() -> None:
    form = sample_form("mof")
    draft = carried(form)
    for column in ("actual_value", "score", "deviation_reason"):
        assert any(texts(form.document, "indicators", column)) or column == "deviation_reason"
        assert not any(texts(draft, "indicators", column))
    for column in ("initial_budget", "full_year_budget", "full_year_spending", "execution_rate", "score"):
        assert texts(draft, "funds", column) == texts(fresh_document(form.template), "funds", column)
    assert texts(draft, "funds", "source") == texts(form.document, "funds", "source")
    assert text(form.document, form.template, "achieved")
    assert not text(draft, form.template, "achieved")


def test_the_year_is_the_new_one_in_its_place_and_in_the_title() -> None:
    form = sample_form("mof")
    title, year = field_key(form.template, "title"), field_key(form.template, "year")
    assert title is not None
    assert year is not None
    document = form.document.with_cell(title, Cell("2030年度项目支出绩效自评表"))
    named = replace(form, document=document.with_cell(year, Cell("2030")))
    draft = carried(named)
    assert draft.text(title) == "2031年度项目支出绩效自评表"
    assert draft.text(year) == "2031"
    for written in ("", "2030年", "2030 年度"):
        other = replace(form, document=document.with_cell(year, Cell(written)))
        assert carried(other).text(title) == "2031年度项目支出绩效自评表"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_figure_of_the_year_is_left_on_any_form(name: str) -> None:
    form = sample_form(name)
    fresh, draft = fresh_document(form.template), carried(form)
    for key, spec in keyed_fields(form.template):
        if spec.content in CLEARED:
            assert draft.text(key) == fresh.text(key)
    for table in form.template.tables():
        for column in table.columns:
            if column.content in CLEARED and not column.next_year:
                printed = {row.id: row.text(column.id) for row in fresh.rows(table.id)}
                for row in draft.rows(table.id):
                    assert row.text(column.id) == printed.get(row.id, "")


@pytest.mark.parametrize("name", SAMPLES)
def test_what_the_form_prints_by_itself_stays_printed(name: str) -> None:
    form = sample_form(name)
    draft = carried(form)
    fresh = fresh_document(form.template)
    same = [key for key, cell in draft.cells() if fresh.text(key) == cell.text]
    assert all(draft.cell(key).origin is Origin.TEMPLATE for key in same if not _is_year(form, key))
    taken = [cell for key, cell in draft.cells() if key not in same]
    assert all(cell.origin is Origin.IMPORTED for cell in taken)
    again = carry_forward(form.template, form.template, form.document, 2031)
    assert (again.gone, again.new) == ((), ())


def _is_year(form: Form, key: CellKey) -> bool:
    spec = form.template.field(key.block, key.column)
    return spec is not None and spec.content is Content.YEAR


def test_the_final_figures_of_a_year_are_the_previous_ones_of_the_next() -> None:
    form = sample_form("department-base-data")
    draft = carried(form)
    finals = [row.text("final") for row in form.document.rows("expenses")]
    locked = {"procurement", "adjustment"}
    for row, final in zip(draft.rows("expenses"), finals, strict=True):
        assert row.text("previous_final") == final or row.id in locked
    assert any(row.text("previous_final") for row in draft.rows("expenses"))
    assert not any(texts(draft, "expenses", "final"))


def test_the_plan_of_a_project_stays_where_the_form_says_so() -> None:
    form = sample_form("shanxi-term")
    draft = carried(form)
    assert text(draft, form.template, "overview") == text(form.document, form.template, "overview") != ""


def test_another_form_takes_what_it_has_a_place_for_and_says_the_rest() -> None:
    last = sample_form("shanxi")
    template = library().template("mof")
    result = carry_forward(template, last.template, last.document, 2031)
    rows = last.document.rows("indicators")
    assert texts(result.document, "indicators", "third_level") == [row.text("third_level") for row in rows]
    assert any("年初" in label for label in result.gone)
    assert result.new
    assert not set(result.gone) & set(result.new)


def test_rows_of_a_form_that_does_not_grow_are_those_it_prints() -> None:
    last = sample_form("mof")
    template = last.template
    funds = last.document.rows("funds")
    document = last.document.with_rows("funds", (*funds, Row("x1", {"source": Cell("省级")})))
    assert carried(replace(last, document=document)).rows("funds") == fresh_document(template).rows("funds")


def test_a_blank_table_and_one_of_another_form_come_as_the_template_prints_them() -> None:
    last = sample_form("mof")
    blank = last.document.with_rows("indicators", ())
    draft = carried(replace(last, document=blank))
    assert draft.rows("indicators") == fresh_document(last.template).rows("indicators")
    framework = sample_form("department-framework")
    result = carry_forward(framework.template, last.template, last.document, 2031)
    table = next(block for block in framework.template.blocks if isinstance(block, TableBlock))
    assert result.document.rows(table.id) == fresh_document(framework.template).rows(table.id)
