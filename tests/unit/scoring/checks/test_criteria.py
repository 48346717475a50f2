"""Printed criteria against points, formula and themselves."""

from __future__ import annotations

import pytest

from desktop.models.document import Row
from desktop.models.form import Form
from desktop.scoring.engine import score
from tests.helpers.frameworks import EXPENDITURE, found, framework_form, with_cells

CODE = "text-mismatch"


def printed(criteria: str, *, row: str = "quality", label: str = "", explanation: str = "") -> Form:
    """A framework with one scored row whose criterion, name or explanation is another."""
    cells = {"criteria": criteria, "third_level": label, "explanation": explanation}
    given = {f"framework/{row}/{name}": text for name, text in cells.items() if text}
    return with_cells(framework_form(scores={row: "0"}), given)


def variants(form: Form) -> list[str]:
    return [variant for variant, *_ in found(form, CODE)]


def test_a_blank_framework_says_nothing_of_its_criteria() -> None:
    assert found(framework_form(), CODE) == []
    assert found(framework_form(template_id=EXPENDITURE), CODE) == []


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("达标的计5分。", []),
        ("达标的计8分。", ["awards-more"]),
        ("达标的计3分。", ["awards-less"]),
        ("有制度的计3分；有效执行的计2分。", []),
        ("有制度的计2分；有效执行的计2.5分。", ["awards-less"]),
        ("优的计5分，良的计4分。", []),
        ("计满分，每少一项计9分。", []),
        ("按实际评定。", []),
    ],
)
def test_a_criterion_awards_what_its_row_has(criteria: str, expected: list[str]) -> None:
    assert variants(printed(criteria)) == expected


def test_an_award_is_not_compared_where_the_row_has_no_points() -> None:
    form = framework_form(scores={"quality": "0"})
    rows = tuple(row for row in form.document.rows("framework") if row.id == "quality")
    bare = form.with_document(form.document.with_rows("framework", (Row("x", rows[0].cells),)))
    cells = {"framework/x/third_level": "质量", "framework/x/criteria": "计9分"}
    assert variants(with_cells(bare, cells)) == []


@pytest.mark.parametrize(
    ("explanation", "places"),
    [
        ("①甲2分；②乙。③丙2分；④丁2分。", ["2"]),
        ("①甲2分\n②乙2分\n③丙", ["3"]),
        ("①甲2分；②乙2分。", []),
        ("①甲；②乙；③丙1分。", []),
        ("①甲2分；②乙。", []),
        ("没有要点", []),
    ],
)
def test_an_item_without_points_is_found_among_those_that_have_some(
    explanation: str, places: list[str]
) -> None:
    form = printed("按要点评定。", explanation=explanation)
    findings = [one for one in score(form).findings if one.variant == "item-points"]
    assert [one.facts["item"] for one in findings] == places
    assert {one.expected for one in findings} <= {"2"}


@pytest.mark.parametrize(
    ("label", "criteria", "expected"),
    [
        ("质量达标率（5分）", "100%计满分，每超过1%扣1分。", ["wrong-side"]),
        ("完成及时率（5分）", "100%以下（含）计满分，每超出1%扣1分。", ["wrong-side"]),
        ("质量达标率（5分）", "100%计满分，每低于1%扣1分。", []),
        ("质量达标率（5分）", "100%计满分，每超过（降低）1%扣1分。", []),
        ("质量达标率（5分）", "按考核分数折算。", []),
        ("公用经费控制率（5分）", "100%以下（含）计满分，每超出1%扣1分。", []),
        ("预算调整率（5分）", "100%计满分，每下降5%扣1分。", ["wrong-end"]),
        ("预算调整率（5分）", "0%计满分，每超过5%扣1分。", []),
        ("“三公经费”变动率（5分）", "100%计满分，每下降5%扣1分。", ["wrong-end"]),
    ],
)
def test_a_criterion_deducts_on_the_side_that_is_worse(
    label: str, criteria: str, expected: list[str]
) -> None:
    assert variants(printed(criteria, label=label)) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("节约率=[（计划成本-实际成本）/计划成本]×100%。", ["saving"]),
        ("增长率=[（本年-上年）/上年]×100%。", []),
        ("完成率=（实际数/计划数）×100%。", []),
    ],
)
def test_a_saving_of_everything_is_no_goal(formula: str, expected: list[str]) -> None:
    form = printed("100%计满分，每下降5个百分点扣2分。", label="成本节约（5分）", explanation=formula)
    assert variants(form) == expected


UNSAID = "framework-unsaid"


@pytest.mark.parametrize(
    ("row", "inputs", "hinted"),
    [
        ("official_change", {"official_budget": "2", "official_before": "2.47"}, True),
        ("official_change", {"official_budget": "3", "official_before": "2.47"}, False),
        ("official_change", {"official_budget": "2", "official_before": "2"}, False),
        ("official_change", {"official_budget": "2"}, False),
        ("carry_over_change", {"carry_over_now": "1", "carry_over_before": "2"}, True),
        ("budget_execution", {"executed": "105", "budget": "100"}, True),
        ("budget_execution", {"executed": "95", "budget": "100"}, False),
        ("procurement", {"procured": "95", "procurement_budget": "100"}, False),
        ("office_control", {"office_spent": "95", "office_budget": "100"}, False),
        ("completion", {"work_done": "26", "work_planned": "25"}, False),
        ("goal_soundness", {"goal_law": "是"}, False),
    ],
)
def test_a_figure_that_the_criterion_says_nothing_of_is_a_question(
    row: str, inputs: dict[str, str], hinted: bool
) -> None:
    form = framework_form(inputs, {row: "1"})
    expected = [(UNSAID, row, "score")] if hinted else []
    assert [one for one in found(form, "score-vs-rule") if one[0] == UNSAID] == expected


def test_a_row_of_a_pack_without_rules_is_not_measured() -> None:
    inputs = {"official_budget": "2", "official_before": "2.47"}
    form = framework_form(inputs, {"official_change": "2", "budget_execution": "5"}, pack="mof-2020")
    assert found(form, "score-vs-rule") == []


PARTS = {"office_spent": "77.98", "office_budget": "86.63"}


@pytest.mark.parametrize(
    ("inputs", "points", "hinted"),
    [
        (PARTS, "5", True),
        ({**PARTS, "official_spent": "1.17", "official_budget": "2"}, "5", True),
        ({**PARTS, "official_spent": "2", "official_budget": "2"}, "5", False),
        ({**PARTS, "executed": "100", "budget": "100"}, "5", False),
        (PARTS, "4", False),
        ({}, "5", False),
    ],
)
def test_full_marks_for_the_whole_budget_beside_unspent_parts_are_a_question(
    inputs: dict[str, str], points: str, hinted: bool
) -> None:
    form = framework_form(
        inputs, {"budget_execution": points, "office_control": "3", "official_control": "3"}
    )
    found_here = [one for one in found(form, "score-vs-rule") if one[0] == "framework-parts"]
    assert found_here == ([("framework-parts", "budget_execution", "score")] if hinted else [])
