"""Frameworks scored from their working paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.forms import sample_form
from desktop.scoring.engine import compute, score
from desktop.scoring.framework import figure_of
from desktop.scoring.framework_rows import inputs_of
from desktop.scoring.score_sheet import Cause
from desktop.templates.row_rules import ExternalScore, MeasuredSteps
from desktop.templates.row_soundness import inputs_named
from tests.helpers.forms import with_rule
from tests.helpers.frameworks import EXPENDITURE, cell_of, framework_form, said, with_cells

TOTAL = CellKey("total", "", "score")
ALL_GOALS = {"goal_law": "是", "goal_duty": "是", "goal_plan": "是"}


@pytest.mark.parametrize(
    ("row", "inputs", "points"),
    [
        ("goal_soundness", {**ALL_GOALS, "goal_plan": "否"}, "4"),
        ("staff_control", {"staff_in_post": "31", "staff_quota": "37"}, "2"),
        ("staff_control", {"staff_in_post": "39", "staff_quota": "38"}, "1"),
        ("official_change", {"official_budget": "2", "official_before": "2.47"}, "2"),
        ("official_change", {"official_budget": "2.06", "official_before": "2"}, "0"),
        ("key_share", {"key_spending": "49", "total_spending": "100"}, "1.5"),
        ("budget_execution", {"executed": "97.4", "budget": "100"}, "3"),
        ("budget_adjustment", {"adjusted": "0", "budget": "100"}, "3"),
        ("budget_adjustment", {"adjusted": "10", "budget": "100"}, "1"),
        ("payment_progress", {"progress_actual": "90%", "progress_set": "100%"}, "1"),
        ("carry_over_share", {"carry_over": "28.8", "spending_budget": "640"}, "3"),
        ("carry_over_change", {"carry_over_now": "33", "carry_over_before": "30"}, "1"),
        ("office_control", {"office_spent": "77.98", "office_budget": "86.63"}, "3"),
        ("official_control", {"official_spent": "2.05", "official_budget": "2"}, "1"),
        ("procurement", {"procured": "89", "procurement_budget": "100"}, "1"),
        ("procurement", {"procured": "111", "procurement_budget": "100"}, "1"),
        ("asset_use", {"assets_in_use": "186.4", "assets_all": "190"}, "2"),
        ("completion", {"work_done": "24", "work_planned": "25"}, "1"),
        ("key_work", {"key_work_score": "92.5"}, "4.63"),
    ],
)
def test_department_rows_are_scored_by_the_reading_of_their_criteria(
    row: str, inputs: dict[str, str], points: str
) -> None:
    assert cell_of(framework_form(inputs), row).computed == Decimal(points)


@pytest.mark.parametrize(
    ("row", "inputs", "points"),
    [
        ("basis", {f"basis_{one}": "是" for one in ("policy", "industry", "duty", "public", "single")}, "2"),
        ("allocation", {"allocation_based": "否", "allocation_fit": "否"}, "0"),
        ("management_system", {"system_rules": "是", "system_lawful": "否"}, "2"),
        ("arrival", {"received": "56", "planned": "66"}, "0"),
        ("budget_execution", {"spent": "60", "received": "66"}, "2"),
        ("timeliness", {"time_actual": "365", "time_planned": "365"}, "10"),
        ("timeliness", {"time_actual": "480", "time_planned": "365"}, "0"),
        ("satisfaction", {"satisfaction_rate": "94%"}, "8"),
    ],
)
def test_expenditure_rows_are_scored_by_the_reading_of_their_criteria(
    row: str, inputs: dict[str, str], points: str
) -> None:
    assert cell_of(framework_form(inputs, template_id=EXPENDITURE), row).computed == Decimal(points)


def test_derivation_says_what_was_divided_and_what_holds() -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "37"})
    assert said(form, "staff_control") == "在职人员数31 ÷ 编制数37 = 83.78%，在标准100%以内，得满分2分"


def test_a_blank_input_leaves_the_score_open_and_says_which() -> None:
    form = framework_form({"staff_in_post": "31"})
    assert cell_of(form, "staff_control").computed is None
    assert said(form, "staff_control") == "评分依据里“编制数”没有填写，不能计算"
    assert "“预算执行数”、“预算数”" in said(form, "budget_execution")


@pytest.mark.parametrize(
    ("row", "inputs", "unclear"),
    [
        ("staff_control", {"staff_in_post": "是", "staff_quota": "37"}, "在职人员数"),
        ("goal_soundness", {**ALL_GOALS, "goal_law": "3"}, "符合国家法律法规、国民经济和社会发展总体规划"),
        (
            "base_information",
            {"base_true": "-1", "base_whole": "是", "base_exact": "是"},
            "基础数据信息和会计信息资料真实",
        ),
    ],
)
def test_an_input_of_the_wrong_kind_leaves_the_score_open(
    row: str, inputs: dict[str, str], unclear: str
) -> None:
    assert said(framework_form(inputs), row) == f"评分依据里“{unclear}”认不出是多少，不能计算"


def test_judgement_stays_the_clerk_s() -> None:
    form = framework_form(scores={"social_benefit": "4"})
    cell = cell_of(form, "social_benefit")
    assert (cell.typed, cell.computed, cell.low, cell.high, cell.follows) == (4, None, 0, 5, "")
    assert said(form, "social_benefit").startswith("由填报人在0分到5分之间评定")
    assert "标准有矛盾" in said(framework_form(template_id=EXPENDITURE), "cost_saving")


def test_a_pack_without_the_rule_leaves_every_row_to_the_clerk() -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "37"}, pack="mof-2020")
    assert "没有这一项的规则" in said(form, "staff_control")


@pytest.mark.parametrize(
    ("label", "sentence"),
    [("在职人员控制率（0分）", "分值为0，不大于零，不能计算"), ("在职人员控制率（1分）", "得满分1分")],
)
def test_the_printed_points_count(label: str, sentence: str) -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "37"})
    form = with_cells(form, {"framework/staff_control/third_level": label})
    assert said(form, "staff_control").endswith(sentence)


def test_a_row_without_points_is_not_scored() -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "37"})
    added = replace(form.document.rows("framework")[2], id="added")
    form = form.with_document(form.document.with_rows("framework", (added,)))
    form = with_cells(form, {"framework/added/third_level": "在职人员控制率"})
    assert said(form, "added") == "没有填写分值，不能计算"


@pytest.mark.parametrize(("pack", "points"), [("hunan-p24", "4.5"), ("hunan-p25", "4.9")])
def test_other_counties_deduct_other_points(pack: str, points: str) -> None:
    form = framework_form({"staff_in_post": "39", "staff_quota": "38.5"}, pack=pack)
    form = with_cells(form, {"framework/staff_control/third_level": "在职人员控制率（5分）"})
    assert cell_of(form, "staff_control").computed == Decimal(points)


def test_an_external_score_without_an_input_is_judged() -> None:
    form = with_rule(framework_form(), "key-work", "external-score", ExternalScore(Decimal(100)))
    assert cell_of(form, "key_work").derivation.code == "judgement"


def test_an_input_that_the_form_has_not_got_is_named_by_its_id() -> None:
    form = with_rule(framework_form(), "key-work", "external-score", ExternalScore(Decimal(100), "elsewhere"))
    assert said(form, "key_work") == "评分依据里“elsewhere”没有填写，不能计算"


def test_scores_that_nobody_typed_follow_and_the_total_with_them() -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "37", **ALL_GOALS})
    first = compute(form).following_texts()
    assert first == {
        CellKey("framework", "goal_soundness", "score"): "6",
        CellKey("framework", "staff_control", "score"): "2",
        TOTAL: "8",
    }
    written = with_cells(
        form, {f"framework/{key.row}/score": text for key, text in first.items() if key.row}, Origin.COMPUTED
    )
    written = with_cells(written, {"inputs/goal_plan/value": "否"})
    assert compute(written).following_texts() == {
        CellKey("framework", "goal_soundness", "score"): "4",
        TOTAL: "6",
    }


def test_typed_scores_stay_and_make_the_printed_total() -> None:
    form = framework_form(
        {"office_spent": "77.98", "office_budget": "86.63"}, {"office_control": "2", "quality": "4"}
    )
    sheet = score(with_cells(form, {"total/score": "7"}))
    assert (sheet.totals.printed, sheet.totals.sum_of_parts, sheet.totals.computed) == (7, 6, 7)
    assert (sheet.cells[TOTAL].follows, sheet.cells[TOTAL].difference) == ("6", None)
    wrong = score(with_cells(form, {"total/score": "6"})).cells[TOTAL]
    assert (wrong.difference, wrong.cause) == (-1, Cause.PARTS)
    heading = sheet.headings[1]
    assert (heading.weight, heading.typed, heading.computed) == (40, 2, 3)


def test_a_blank_framework_has_no_total() -> None:
    sheet = score(framework_form())
    assert (sheet.totals.sum_of_parts, sheet.totals.computed, sheet.grade) == (None, None, "")
    assert (sheet.cells[TOTAL].follows, sheet.cells[TOTAL].derivation.code) == ("", "no-scores")
    assert sheet.execution_rate is None


@pytest.mark.parametrize(
    ("name", "total", "grade"), [("department-framework", "86.3", "良"), (EXPENDITURE, "91", "优")]
)
def test_the_samples_are_scored_to_the_last_row(name: str, total: str, grade: str) -> None:
    sheet = score(sample_form(name))
    assert (sheet.totals.computed, sheet.grade) == (Decimal(total), grade)
    assert [cell.key for cell in sheet.cells.values() if cell.difference] == []


def test_the_figure_of_a_row_can_be_asked_for_alone() -> None:
    form = framework_form({"staff_in_post": "31", "staff_quota": "40"})
    rule = form.pack.rule("staff-control")
    assert isinstance(rule.parameters, MeasuredSteps)
    assert inputs_named(rule) == ("staff_in_post", "staff_quota")
    assert figure_of(rule.parameters, inputs_of(form)) == Decimal("0.775")
    assert figure_of(rule.parameters, inputs_of(framework_form({"staff_quota": "40"}))) is None


def test_no_rule_of_the_packs_is_left_without_a_row() -> None:
    """Every rule of the frameworks scores a row of one of them, and every row has one."""
    forms: list[Form] = [framework_form(), framework_form(template_id=EXPENDITURE)]
    named = {row.rule for form in forms for table in form.template.tables() for row in table.rows if row.rule}
    own = {
        rule.id
        for rule in forms[0].pack.rules
        if rule.kind in ("measured-steps", "checklist", "breaches", "external-score", "judgement")
    }
    assert named == own


@pytest.mark.parametrize(("pack", "points"), [("", "3"), ("-ceil", "2"), ("-linear", "2.4")])
def test_what_a_started_step_counts_can_be_chosen_for_a_whole_pack(pack: str, points: str) -> None:
    form = framework_form({"executed": "97.4", "budget": "100"}, pack=f"hunan-2020{pack}")
    assert cell_of(form, "budget_execution").computed == Decimal(points)
    assert cell_of(form, "goal_soundness").computed is None
