"""Which rule an indicator is scored by, shown on forms of one row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.form import Form
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.row_rules import Judgement
from desktop.templates.rule_kinds import EqualMode, EqualTarget, ReverseRatio
from tests.helpers.forms import cell_at, form_of, row_form, with_rule


def scored(form: Form) -> ScoredCell:
    return cell_at(form, "indicators[1]/得分")


@pytest.mark.parametrize(
    ("target", "actual", "rule", "computed"),
    [
        ("≥100", "92", "at-least", "9.2"),
        ("＞100", "150", "at-least", "10"),
        (">95%", "95%", "at-least", "10"),
        ("≤45", "50", "at-most", "8.89"),
        ("《65万", "56万元", "at-most", "10"),
        ("=273400元", "252400元", "equal", "9.23"),
        ("100%", "82%", "equal", "8.2"),
        ("0起", "0起", "zero-target", "10"),
        ("≤0起", "1起", "zero-target", "0"),
        ("≥0人", "-3人", "at-least", "10"),
        (">0人", "1人", "at-least", "10"),
        ("1--1.2万人", "1.1万人", "range", "10"),
        ("1--1.2万人", "9000人", "range", "9"),
        ("-5~5%", "-3%", "range", "10"),
        ("≥1.2万人", "11000人", "at-least", "9.17"),
        ("≥95%", "≥98%", "at-least", "10"),
        ("≤5%", "≤3%", "at-most", "10"),
        ("95%", "≥98%", "equal", "10"),
        ("0起", "≤0起", "zero-target", "10"),
        ("90~100%", "95~98%", "range", "10"),
        ("≥90%", "95~98%", "at-least", "10"),
    ],
)
def test_points_by_rule(target: str, actual: str, rule: str, computed: str) -> None:
    cell = scored(row_form(target, actual))
    assert (cell.derivation.rule, cell.computed_text) == (rule, computed)


@pytest.mark.parametrize(
    ("target", "actual", "code"),
    [
        ("", "5", "no-target"),
        ("无", "5", "no-target"),
        ("≥5", "", "no-actual"),
        ("保障", "保障", "target-in-words"),
        ("保障", "5", "target-in-words"),
        ("≥%", "5%", "target-in-words"),
        ("≥5", "计划标准", "actual-in-words"),
        ("≥5人", "5家", "units-differ"),
        ("≥95%", "0.97", "rate-or-percent"),
        ("≥0.95", "97%", "rate-or-percent"),
        ("1.2万人", "1.1", "far-apart"),
        ("1000人", "1人", "far-apart"),
        ("1人", "1000人", "far-apart"),
        ("1000~3000人", "2人", "far-apart"),
        ("-5%", "3%", "negative-target"),
        (">0人", "0人", "zero-not-exceeded"),
        ("≥100%", "≥98%", "actual-open-ended"),
        ("≤3天", "≥2天", "actual-open-ended"),
        ("0起", "≥1起", "actual-open-ended"),
        ("10~12人", "13人", "above-range"),
        ("-5~5%", "-6%", "below-negative-range"),
    ],
)
def test_not_computable(target: str, actual: str, code: str) -> None:
    cell = scored(row_form(target, actual))
    assert (cell.computed, cell.derivation.code) == (None, code)


@pytest.mark.parametrize(
    ("name", "level", "target", "actual", "code"),
    [
        ("公用经费", "成本指标", "50万元", "56万元", "direction-unclear"),
        ("公用经费", "成本指标", "50万元", "≤50万元", "direction-unclear"),
        ("公用经费", "成本指标", "50万元", "50万元", "reached"),
        ("公用经费", "成本指标", "≤50万元", "56万元", "over-limit"),
        ("发放差错率", "质量指标", "1%", "3%", "direction-unclear"),
        ("发放差错率", "质量指标", "0%", "3%", "zero-missed"),
        ("办结天数", "时效指标", "15天", "10天", "direction-unclear"),
        ("按时办结率", "时效指标", "100%", "95%", "short-of-target"),
        ("办结天数", "时效指标", "10~15天", "12天", "inside-range"),
    ],
)
def test_a_target_without_a_sign_is_not_guessed(
    name: str, level: str, target: str, actual: str, code: str
) -> None:
    assert scored(row_form(target, actual, name=name, level=level)).derivation.code == code


@pytest.mark.parametrize(
    ("weight", "code"),
    [("", "no-weight"), ("十", "no-weight"), ("0", "weight-not-positive"), ("-5", "weight-not-positive")],
)
def test_without_a_usable_weight_there_are_no_points(weight: str, code: str) -> None:
    assert scored(row_form("≥5", "5", weight)).derivation.code == code


def test_levels_give_a_band_and_no_points() -> None:
    cell = scored(row_form("建立制度", "部分达成预期指标并具有一定效果", "3.33"))
    assert (cell.computed, cell.low, cell.high) == (None, Decimal("2.00"), Decimal("2.66"))
    assert cell.follows == ""


def test_the_pack_chooses_the_reverse_rule() -> None:
    form = with_rule(row_form("≤45", "50"), "at-most", "reverse-ratio", ReverseRatio())
    assert scored(form).computed_text == "9"


def test_the_pack_chooses_how_strict_equal_is() -> None:
    strict = EqualTarget(EqualMode.STRICT)
    assert scored(with_rule(row_form("=5人", "6人"), "equal", "equal", strict)).computed is None
    assert scored(with_rule(row_form("=5人", "≥6人"), "equal", "equal", strict)).computed is None


SHARED = """
    一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲   | ≥10人  | 11人   | 10   |
             |          | 乙   | ≥10人  | {second} |    |
             |          | 丙   | ≥10人  | 12人   |      |
             | 质量指标 | 丁   | ≥90%   | 95%    |      |
"""


def test_rows_without_weight_share_the_weight_above() -> None:
    form = form_of(SHARED.format(second="10人"))
    sheet = score(form)
    cells = [cell_at(form, f"indicators[{place}]/得分") for place in (1, 2, 3, 4)]
    assert [cell.derivation.code for cell in cells] == [
        "shared-reached",
        "shares-weight",
        "shares-weight",
        "no-weight",
    ]
    assert cells[0].computed == 10
    assert sheet.headings[0].computed == 10


def test_a_shared_weight_is_left_to_a_person_where_not_all_is_reached() -> None:
    cell = scored(form_of(SHARED.format(second="9人")))
    assert (cell.computed, cell.derivation.code) == (None, "shared-not-all")


def test_a_row_shares_with_the_weighted_row_just_above_it() -> None:
    form = form_of(
        """
        一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲   | ≥10人  | 11人   | 10   |
                 |          | 乙   |        |        | 10   |
                 |          | 丙   | ≥10人  | 12人   | —    |
        """
    )
    assert cell_at(form, "indicators[1]/得分").derivation.code == "reached"
    assert cell_at(form, "indicators[3]/得分").derivation.facts["bearer"] == "乙"


def test_the_pack_may_leave_what_goes_beyond_a_limit_to_a_person() -> None:
    kept, passed = (
        scored(with_rule(row_form("≤45", actual), "at-most", "judgement", Judgement()))
        for actual in ("45", "50")
    )
    assert kept.computed == 10
    assert passed.derivation.code == "over-limit-judged"
