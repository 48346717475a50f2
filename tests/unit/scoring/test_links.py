"""Figures taken from other forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.forms import blank_form
from desktop.scoring.links import linked_figures
from desktop.templates.spec import Link
from tests.helpers.frameworks import BASE_DATA, EXPENDITURE, form_with, framework_form, with_cells


def taken(form: Form, *others: Form) -> dict[str, str]:
    return {key.row: linked.text for key, linked in linked_figures(form, others).items() if linked.text}


def project(spending: str, budget: str = "10") -> Form:
    cells = {
        "funds/annual_total/full_year_budget": budget,
        "funds/annual_total/full_year_spending": spending,
    }
    return form_with("mof", cells, "mof-2020")


def test_figures_come_from_the_base_data_in_the_unit_that_is_asked_for() -> None:
    base = form_with(
        BASE_DATA,
        {
            "staff/staff/in_post": "31",
            "expenses/official/budget": "2万元",
            "expenses/office/final": "779800元",
        },
    )
    assert taken(framework_form(), base) == {
        "staff_in_post": "31",
        "official_budget": "2",
        "office_spent": "77.98",
    }


def test_forms_that_are_not_there_leave_their_cells_alone() -> None:
    assert linked_figures(framework_form(), []) == {}
    assert linked_figures(framework_form(), [project("5")]) == {}
    assert linked_figures(blank_form("mof"), [form_with(BASE_DATA, {})]) == {}


def test_a_form_that_says_nothing_gives_a_blank() -> None:
    linked = linked_figures(framework_form(), [form_with(BASE_DATA, {})])
    assert {one.text for one in linked.values()} == {""}
    assert {one.source for one in linked.values()} == {"部门整体支出绩效评价基础数据表"}


@pytest.mark.parametrize(
    ("final", "budget", "text"), [("8.6", "", "8.6"), ("", "7", "7"), ("8.6", "7", "8.6"), ("若干", "7", "7")]
)
def test_the_first_link_that_gives_a_figure_counts(final: str, budget: str, text: str) -> None:
    base = form_with(BASE_DATA, {"expenses/adjustment/final": final, "expenses/adjustment/budget": budget})
    assert taken(framework_form(), base) == {"adjusted": text}


def test_projects_add_up_and_the_last_of_any_other_form_counts() -> None:
    projects = taken(framework_form(template_id=EXPENDITURE), project("56", "56"), project("10万元"))
    assert projects == {"received": "66", "planned": "66", "spent": "66"}
    first, last = (form_with(BASE_DATA, {"staff/staff/quota": text}) for text in ("36", "37"))
    assert taken(framework_form(), first, last) == {"staff_quota": "37"}


def test_a_sum_that_lacks_a_part_is_no_sum() -> None:
    assert taken(framework_form(template_id=EXPENDITURE), project("56"), project("")) == {
        "received": "20",
        "planned": "20",
    }


def test_a_row_that_was_removed_takes_nothing() -> None:
    form = framework_form()
    kept = tuple(row for row in form.document.rows("inputs") if row.id != "staff_quota")
    form = form.with_document(form.document.with_rows("inputs", kept))
    base = form_with(BASE_DATA, {"staff/staff/quota": "37"})
    assert CellKey("inputs", "staff_quota", "value") not in linked_figures(form, [base])


def test_a_table_without_units_holds_amounts_of_the_form() -> None:
    form = blank_form("mof")
    link = Link("funds/annual_total/initial_budget", BASE_DATA, "expenses/projects/budget")
    form = replace(form, template=replace(form.template, links=(link,)))
    base = form_with(BASE_DATA, {"expenses/projects/budget": "660000元"})
    assert taken(form, base) == {"annual_total": "66"}
    assert taken(with_cells(form, {"funds/annual_total/initial_budget": "1"}), base) == {"annual_total": "66"}
