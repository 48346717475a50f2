"""Scores of a framework against points, rules and what they rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.form import Form
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Severity
from desktop.templates.row_rules import Checklist, MeasuredSteps, StepRounding
from tests.helpers.forms import with_rule
from tests.helpers.frameworks import EXPENDITURE, found, framework_form, with_cells

STAFF = {"staff_in_post": "39", "staff_quota": "38"}
SOUND = {"staff_control": "1"}


def severities(form: Form, code: str) -> list[Severity]:
    return [one.severity for one in score(form).findings if one.code == code]


def test_a_blank_framework_is_one_finding() -> None:
    assert sorted(found(framework_form(), "missing-field")) == [
        ("field", "", "score"),
        ("framework-blank", "goal_soundness", "score"),
    ]


def test_a_blank_score_says_what_it_could_be() -> None:
    form = framework_form(STAFF, {"quality": "5"})
    blanks = [one for one in score(form).findings if one.variant == "framework"]
    assert len(blanks) == 27
    assert [one.expected for one in blanks if one.where.row == "staff_control"] == ["1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五分", [("framework", "unclear-points")]),
        ("2.5", [("framework", "score-over-weight")]),
        ("-1", [("framework-negative", "score-over-weight")]),
        ("2", [("framework-above", "score-vs-rule")]),
        ("0.5", [("framework-below", "score-vs-rule")]),
        ("0", [("framework-below", "score-vs-rule")]),
        ("1", []),
    ],
)
def test_a_score_is_held_against_points_and_rule(text: str, expected: list[tuple[str, str]]) -> None:
    sheet = score(framework_form(STAFF, {"staff_control": text}))
    own = [one for one in sheet.findings if one.where.row == "staff_control" and one.where.column == "score"]
    assert [(one.variant, one.code) for one in own] == expected


def test_the_finding_shows_figures_and_steps() -> None:
    sheet = score(framework_form(STAFF, {"staff_control": "2"}))
    (one,) = [one for one in sheet.findings if one.code == "score-vs-rule"]
    assert one.facts["working"] == "在职人员数39 ÷ 编制数38 = 102.63%，2 − 2 × 0.5 = 1"
    assert one.severity is Severity.MUST_EXPLAIN
    kept = score(framework_form({"staff_in_post": "31", "staff_quota": "37"}, {"staff_control": "1"}))
    (one,) = [one for one in kept.findings if one.code == "score-vs-rule"]
    assert one.facts["working"] == "在职人员数31 ÷ 编制数37 = 83.78%"
    assert one.severity is Severity.HINT
    listed = score(
        framework_form({"base_true": "是", "base_whole": "是", "base_exact": "是"}, {"base_information": "1"})
    )
    (one,) = [one for one in listed.findings if one.code == "score-vs-rule"]
    assert one.facts["working"] == "2"


def test_digits_that_were_left_out_are_a_hint() -> None:
    form = framework_form({"key_work_score": "92.5"}, {"key_work": "4.6"})
    assert severities(form, "score-vs-rule") == [Severity.HINT]
    assert severities(framework_form({"key_work_score": "92.5"}, {"key_work": "4.63"}), "score-vs-rule") == []


@pytest.mark.parametrize(
    ("template_id", "row", "text", "hit"),
    [
        (EXPENDITURE, "management_system", "4", True),
        (EXPENDITURE, "management_system", "2", False),
        (EXPENDITURE, "management_system", "0", False),
        ("department-framework", "staff_control", "1.7", True),
        ("department-framework", "staff_control", "1.5", False),
        ("department-framework", "goal_soundness", "3", True),
        ("department-framework", "goal_soundness", "4", False),
        ("department-framework", "social_benefit", "3.7", False),
        (EXPENDITURE, "timeliness", "7", False),
    ],
)
def test_a_score_that_the_steps_cannot_lead_to_is_found_without_inputs(
    template_id: str, row: str, text: str, hit: bool
) -> None:
    form = framework_form(scores={row: text}, template_id=template_id)
    expected = [("framework-steps", row, "score")] if hit else []
    assert found(form, "score-vs-rule") == expected


def test_steps_in_a_straight_line_and_items_of_different_points_lead_anywhere() -> None:
    form = framework_form(scores={"staff_control": "1.7", "asset_system": "1.5"})
    assert len(found(form, "score-vs-rule")) == 2
    steps, items = (form.pack.rule(name).parameters for name in ("staff-control", "asset-system"))
    assert isinstance(steps, MeasuredSteps)
    assert isinstance(items, Checklist)
    form = with_rule(form, "staff-control", "measured-steps", replace(steps, rounding=StepRounding.LINEAR))
    uneven = replace(items, items=(replace(items.items[0], points=items.items[0].points * 2), items.items[1]))
    assert found(with_rule(form, "asset-system", "checklist", uneven), "score-vs-rule") == []


def test_a_row_without_rule_or_points_is_left_alone() -> None:
    form = framework_form(scores={"staff_control": "1.7"}, pack="mof-2020")
    assert found(form, "score-vs-rule") == found(form, "missing-reason") == []
    row = next(row for row in form.document.rows("framework") if row.id == "staff_control")
    bare = form.with_document(form.document.with_rows("framework", (replace(row, id="added"),)))
    bare = with_cells(bare, {"framework/added/third_level": "新指标"})
    assert (
        found(bare, "score-vs-rule")
        == found(bare, "missing-reason")
        == found(bare, "score-over-weight")
        == []
    )


REASON = "missing-reason"


def test_points_by_judgement_want_a_reason() -> None:
    form = framework_form(scores={"social_benefit": "5"})
    assert found(form, REASON) == [("framework-judgement", "social_benefit", "source")]
    for text, missing in (("待遇按时足额发放", False), ("无", True)):
        given = with_cells(form, {"inputs/social_benefit/source": text})
        assert bool(found(given, REASON)) is missing


def test_points_lost_without_figures_want_a_reason() -> None:
    form = framework_form(scores={"office_control": "2", "quality": "5"})
    assert found(form, REASON) == [("framework-lost", "office_spent", "source")]
    (lost,) = [one for one in score(form).findings if one.code == REASON]
    assert (lost.facts["score"], lost.facts["weight"]) == ("2", "3")
    told = with_cells(form, {"inputs/office_budget/source": "年中压减，主动扣分"})
    assert found(told, REASON) == []
    computed = framework_form({"office_spent": "88", "office_budget": "86.63"}, {"office_control": "2"})
    assert found(computed, REASON) == []


def test_inputs_that_cannot_be_read_are_named() -> None:
    form = framework_form({"staff_in_post": "几个", "fund_rules": "基本符合"}, SOUND)
    assert found(form, "unclear-amount") == [
        ("input", "staff_in_post", "value"),
        ("input", "fund_rules", "value"),
    ]


def test_scores_that_rest_on_nothing_are_one_hint() -> None:
    scores = {
        "staff_control": "2",
        "quality": "5",
        "asset_use": "2",
        "goal_soundness": "6",
        "social_benefit": "5",
    }
    form = framework_form({"staff_in_post": "31", "staff_quota": "37"}, scores)
    (hint,) = [one for one in score(form).findings if one.code == "no-basis"]
    assert (hint.where.row, hint.facts) == (
        "goal_law",
        {"count": "3", "rows": "绩效目标合理性、固定资产利用率、质量达标率"},
    )
    assert (
        found(
            framework_form({"staff_in_post": "31", "staff_quota": "37"}, {"staff_control": "2"}), "no-basis"
        )
        == []
    )
