"""Scores against weights, rules and targets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.engine import score as scored_form
from desktop.templates.rule_kinds import OverAchievement, OverAction
from tests.helpers.forms import changed, findings_of, row_form, sound_form
from tests.helpers.packs import ruled


def scored(target: str, actual: str, score: str, code: str, name: str = "") -> list[str]:
    return [
        severity for _, severity, _ in findings_of(row_form(target, actual, score=score, name=name), code)
    ]


@pytest.mark.parametrize(
    ("target", "actual", "score", "found"),
    [
        ("≥100人", "92人", "9.2", []),
        ("≥100人", "92人", "9.20", []),
        ("≥100人", "92人", "9.21", []),
        ("≥100人", "92人", "9", ["hint"]),
        ("≥100人", "92人", "10", ["must-fix"]),
        ("≥100人", "92人", "9.5", ["must-explain"]),
        ("≥100人", "92人", "8", ["hint"]),
        ("≤45天", "50天", "9.00", ["must-explain"]),
        ("98%", "98%", "9.8", ["hint"]),
        ("保障", "保障", "10", []),
        ("建立制度", "达成预期指标", "8", []),
        ("建立制度", "达成预期指标", "7.9", ["must-explain"]),
        ("建立制度", "部分达成", "8", ["must-explain"]),
        ("建立制度", "部分达成", "10", ["must-fix"]),
        ("建立制度", "未达成", "5.99", []),
    ],
)
def test_a_score_is_compared_with_its_rule(target: str, actual: str, score: str, found: list[str]) -> None:
    assert scored(target, actual, score, "score-vs-rule") == found


@pytest.mark.parametrize(
    ("score", "found"), [("10", []), ("10.01", ["must-fix"]), ("-0.01", ["must-fix"]), ("0", [])]
)
def test_a_score_lies_between_nothing_and_its_weight(score: str, found: list[str]) -> None:
    assert scored("≥5人", "5人", score, "score-over-weight") == found


def test_a_score_without_a_weight_is_not_compared() -> None:
    form = row_form("≥5人", "5人", "", "10")
    assert {code for code, _, _ in findings_of(form)} & {"score-over-weight", "score-vs-rule"} == set()


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≥50人", "65人", 1),
        ("≥50人", "64人", 0),
        ("50人", "70人", 1),
        ("≤50天", "70天", 0),
        ("0起", "30起", 1),
        ("0起", "29起", 0),
        ("-5%", "70%", 0),
        ("保障", "70%", 0),
        ("50人", "保障", 0),
    ],
)
def test_far_more_than_the_target_needs_a_reason(target: str, actual: str, found: int) -> None:
    assert len(scored(target, actual, "10", "over-achievement")) == found


@pytest.mark.parametrize(
    ("action", "severity"),
    [("none", []), ("flag", ["hint"]), ("reason", ["must-explain"]), ("fixed", ["must-explain"])],
)
def test_the_pack_says_how_much_far_more_matters(action: str, severity: list[str]) -> None:
    rule = OverAchievement(Decimal("1.3"), Decimal(30), OverAction(action), Decimal(2))
    form = ruled(row_form("≥50人", "70人"), "over-achievement", rule)
    assert [hard for _, hard, _ in findings_of(form, "over-achievement")] == severity


def test_a_reason_explains_far_more_than_the_target() -> None:
    cells = {"indicators[1]/实际完成值": "1500人次"}
    assert [code for code, _, _ in findings_of(changed(sound_form(), cells))] == ["over-achievement"]
    cells["indicators[1]/偏差原因分析及改进措施"] = "线上培训人数增加"
    assert findings_of(changed(sound_form(), cells)) == []


@pytest.mark.parametrize(
    ("target", "actual", "severity"),
    [
        ("=8000元", "7000元", "hint"),
        ("=8000元", "9000元", ""),
        ("6000~7000元", "5000元", "must-fix"),
        ("≤8000元", "9000元", "must-fix"),
    ],
)
def test_a_cost_below_its_target_is_no_fault(target: str, actual: str, severity: str) -> None:
    form = row_form(target, actual, score="10", name="人均成本", level="成本指标")
    above = [
        one for one in scored_form(form).findings if (one.code, one.variant) == ("score-vs-rule", "above")
    ]
    assert [one.severity.value for one in above] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("target", "actual", "points", "found"),
    [
        ("≥2000人", "≥1700人", "10", True),
        ("=2000人", "≥1700人", "10", True),
        ("≥2000人", "≥1700人", "8.5", False),
        ("≥2000人", "≥2000人", "10", False),
        ("≥2000人", "≤2500人", "10", False),
        ("≤2000人", "≤2500人", "10", False),
        ("≥2000人", "≥1.7", "10", False),
        ("到位", "≥1700人", "10", False),
        ("≥0人", "≥1700人", "10", False),
    ],
)
def test_full_marks_for_a_sign_that_falls_short(target: str, actual: str, points: str, found: bool) -> None:
    form = row_form(target, actual, score=points)
    assert bool([one for one in scored_form(form).findings if one.variant == "open-end"]) is found


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        ("≥850人次", [("17", "20 × 850 ÷ 1000 = 17")]),
        ("≥1000人次", []),
        ("≤850人次", []),
    ],
)
def test_what_a_value_with_a_sign_is_worth_is_worked_out(actual: str, said: list[tuple[str, str]]) -> None:
    found = scored_form(changed(sound_form(), {"indicators[1]/实际完成值": actual})).findings
    open_ended = [one for one in found if one.variant == "open-end"]
    assert [(one.expected, one.facts["working"]) for one in open_ended] == said
