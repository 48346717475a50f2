"""What is taken off a computed row score."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.form import Form
from desktop.scoring.adjustments import adjusted
from desktop.scoring.figures import figures
from desktop.scoring.outcome import Outcome
from desktop.templates.rule_kinds import ManualDeduction, OverAchievement, OverAction, RowCap
from tests.helpers.forms import cell_at, derivation_at, row_form
from tests.helpers.packs import ruled, written

PLACE = "indicators[1]/得分"
DEDUCTION = ManualDeduction("deduction")
CAP = RowCap(("系统自动生成",), Decimal(5))


def over(action: OverAction, deduction: str = "0", initial: str = "") -> OverAchievement:
    return OverAchievement(Decimal("1.3"), Decimal(30), action, Decimal(deduction), initial)


def text_of(form: Form) -> str:
    return cell_at(form, PLACE).computed_text


@pytest.mark.parametrize(
    ("rule", "computed"),
    [
        (over(OverAction.NONE), "10"),
        (over(OverAction.FLAG), "10"),
        (over(OverAction.REASON), "10"),
        (over(OverAction.FIXED, "2"), "8"),
        (over(OverAction.FIXED, "12"), "0"),
        (over(OverAction.PER_POINT, "0.1"), "9"),
    ],
)
def test_far_above_the_target(rule: OverAchievement, computed: str) -> None:
    assert text_of(ruled(row_form("≥50", "70"), "over-achievement", rule)) == computed


@pytest.mark.parametrize(
    ("target", "actual", "computed"),
    [
        ("≥50", "64", "10"),
        ("=50", "70", "8"),
        ("50", "70", "8"),
        ("≤50", "20", "10"),
        ("≤50", "80", "4"),
        ("≥0人", "30人", "8"),
        ("≥0人", "29人", "10"),
        ("≥-5%", "20%", ""),
        ("40~50人", "45人", "10"),
        ("≥50", "≥70", "8"),
    ],
)
def test_only_what_asks_for_more_can_be_overdone(target: str, actual: str, computed: str) -> None:
    assert (
        text_of(ruled(row_form(target, actual), "over-achievement", over(OverAction.FIXED, "2"))) == computed
    )


@pytest.mark.parametrize(
    ("initial", "computed"), [("≥50", "8"), ("≥90", "10"), ("", "10"), ("=个", "10"), ("50人", "10")]
)
def test_the_year_start_target_is_held_against_it_where_the_pack_says_so(initial: str, computed: str) -> None:
    form = written(row_form("≥70家", "70家"), "initial_target", initial)
    rule = over(OverAction.FIXED, "2", "initial_target")
    assert text_of(ruled(form, "over-achievement", rule)) == computed


@pytest.mark.parametrize(
    ("text", "computed", "code"),
    [
        ("2", "7.2", "short-of-target"),
        ("2分", "7.2", "short-of-target"),
        ("20", "0", "short-of-target"),
        ("", "9.2", "short-of-target"),
        ("无", "9.2", "short-of-target"),
        ("两分", "", "deduction-unclear"),
        ("-2", "", "deduction-unclear"),
    ],
)
def test_a_manual_deduction(text: str, computed: str, code: str) -> None:
    form = ruled(written(row_form("≥100", "92"), "deduction", text), "deduction", DEDUCTION)
    cell = cell_at(form, PLACE)
    assert (cell.computed_text, cell.derivation.code) == (computed, code)


def test_what_a_person_decides_is_left_alone() -> None:
    form = ruled(written(row_form("建立", "达成预期指标"), "deduction", "2"), "deduction", DEDUCTION)
    assert cell_at(form, PLACE).derivation.code == "level-band-top"


@pytest.mark.parametrize(
    ("name", "actual", "computed"),
    [
        ("公用经费（系统自动生成）", "40万元", "5"),
        ("公用经费（系统自动生成）", "85万元", "3"),
        ("公用经费", "40万元", "10"),
    ],
)
def test_a_row_of_a_certain_source_is_capped(name: str, actual: str, computed: str) -> None:
    assert text_of(ruled(row_form("≤50万元", actual, name=name), "row-cap", CAP)) == computed


def test_an_unclear_deduction_leaves_nothing_to_cap() -> None:
    form = written(row_form("≥50", "70", name="培训（系统自动生成）"), "deduction", "两分")
    form = ruled(ruled(form, "deduction", DEDUCTION), "row-cap", CAP)
    assert cell_at(form, PLACE).derivation.code == "deduction-unclear"


def test_all_of_it_is_said() -> None:
    form = written(row_form("≥50", "70", name="培训（系统自动生成）"), "deduction", "1")
    form = ruled(form, "over-achievement", over(OverAction.FIXED, "2"))
    form = ruled(ruled(form, "deduction", DEDUCTION), "row-cap", CAP)
    assert derivation_at(form, PLACE) == (
        "实际完成值70达到指标值≥50，得满分10分；实际完成值为指标值的140%，偏离过大，扣2分；另行扣减1分；"
        "这类指标最多得5分；min(5, 10 − 2 − 1) = 5"
    )
    from_zero = ruled(row_form("≥0人", "30人"), "over-achievement", over(OverAction.FIXED, "2"))
    assert derivation_at(from_zero, PLACE).endswith(
        "；指标值为零，实际完成值30人，偏离过大，扣2分；10 − 2 = 8"
    )
    short = ruled(written(row_form("≥100", "92"), "deduction", "2"), "deduction", DEDUCTION)
    assert derivation_at(short, PLACE) == (
        "未达到指标值，实际完成值÷指标值×分值：92 ÷ 100 × 10 − 2 = 7.2；另行扣减2分"
    )


@given(
    st.decimals("0.01", 100, places=2),
    st.decimals(0, 100, places=2),
    st.decimals(0, 10**9, places=2),
    st.sampled_from([over(OverAction.FIXED, "2"), over(OverAction.PER_POINT, "0.5")]),
)
def test_points_stay_between_nothing_and_what_they_were(
    weight: Decimal, share: Decimal, actual: Decimal, rule: OverAchievement
) -> None:
    form = written(row_form("≥50", f"{actual}", f"{weight}"), "deduction", "1.5")
    form = ruled(ruled(form, "over-achievement", rule), "deduction", DEDUCTION)
    before = weight * share / 100
    after = adjusted(form.pack, figures(form).indicators[0], Outcome(before, "reached"))
    assert after.points is not None
    assert 0 <= after.points <= before
