"""Typed figures against the forms that they come from."""

from __future__ import annotations

import pytest

from desktop.models.document import Origin
from desktop.scoring.checks.links import check_links
from tests.helpers.frameworks import BASE_DATA, form_with, framework_form, with_cells

BASE = {"staff/staff/in_post": "31", "staff/staff/quota": "37", "expenses/office/final": "77.98万元"}


@pytest.mark.parametrize(
    ("cell", "text", "differs"),
    [
        ("staff_in_post", "31", False),
        ("staff_in_post", "31人", False),
        ("staff_in_post", "32", True),
        ("staff_in_post", "不详", True),
        ("staff_in_post", "", False),
        ("office_spent", "779800元", False),
        ("office_spent", "77.99", True),
        ("procured", "5", False),
    ],
)
def test_a_typed_figure_that_differs_is_found(cell: str, text: str, differs: bool) -> None:
    base = form_with(BASE_DATA, BASE)
    findings = list(check_links(framework_form({cell: text}), [base]))
    assert [(one.code, one.where.row) for one in findings] == ([("link-differs", cell)] if differs else [])


def test_the_finding_names_both_sides() -> None:
    (one,) = check_links(framework_form({"staff_in_post": "32"}), [form_with(BASE_DATA, BASE)])
    assert (one.printed, one.expected) == ("32", "31")
    assert one.facts == {"label": "在职人员数", "other": "部门整体支出绩效评价基础数据表"}


def test_a_figure_that_follows_never_differs() -> None:
    form = with_cells(framework_form(), {"inputs/staff_in_post/value": "32"}, Origin.COMPUTED)
    assert list(check_links(form, [form_with(BASE_DATA, BASE)])) == []
