"""Which scores make no part of the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.form import Form
from desktop.scoring.engine import compute, score
from desktop.templates.rule_kinds import EitherMode, EitherOr, Rescale, VoidPoints, VoidRow
from tests.helpers.forms import cell_at, changed, derivation_at, form_of, key_at, sound_form
from tests.helpers.packs import ruled, written

SOUND = sound_form()
VOID, DROPPED = (VoidRow("initial_target", "target_value", points) for points in VoidPoints)
RESCALE = Rescale(("不适用",))
EMPTIED = {f"indicators[7]/{column}": "" for column in ("年度指标值", "实际完成值", "得分")}
EITHER = """
    一级     | 二级     | 三级           | 指标值 | 完成值   | 分值 | 得分
    过程指标 | 预算管理 | 结转结余率     | ≤10%   | {first}  | 10   | {typed}
             |          | 结转结余变动率 | ≤10%   | {second} | 10   |
             |          | 预算执行率     | ≥90%   | 95%      | 10   |
"""


def either(mode: EitherMode, first: str = "12%", second: str = "10%", typed: str = "") -> Form:
    form = form_of(EITHER.format(first=first, second=second, typed=typed), funds="年度资金总额 | | | | | |")
    return ruled(form, "either-or", EitherOr(("结转结余率", "结转结余变动率"), mode))


def codes(form: Form) -> list[str]:
    return list(score(form).left_out.values())


def test_a_void_row_scores_nothing() -> None:
    form = written(changed(SOUND, EMPTIED), "initial_target", *[""] * 6, "≥90%")
    kept, dropped = ruled(form, "void-row", VOID), ruled(form, "void-row", DROPPED)
    assert (codes(kept), codes(dropped), codes(form)) == (["void-kept"], ["void-dropped"], [])
    assert derivation_at(kept, "indicators[7]/得分").endswith("分值不退出总分")
    # 89.5 of 100, and 89.5 of 90.
    assert [score(one).totals.computed for one in (kept, dropped)] == [Decimal("89.5"), Decimal("99.44")]


def test_a_void_row_keeps_its_weight_under_its_heading_where_the_pack_says_so() -> None:
    form = written(changed(SOUND, EMPTIED), "initial_target", *[""] * 6, "≥90%")
    kept, dropped = (score(ruled(form, "void-row", rule)).headings for rule in (VOID, DROPPED))
    assert [(one.name, one.weight, one.computed) for one in kept][-1] == ("满意度指标", 10, 0)
    assert [one.name for one in dropped] == ["产出指标", "效益指标"]


@pytest.mark.parametrize("column", ["实际完成值", "得分"])
def test_what_does_not_apply_is_left_out_and_the_rest_counts_up_to_a_hundred(column: str) -> None:
    form = ruled(SOUND, "not-applicable", RESCALE)
    out = changed(form, {**EMPTIED, f"indicators[7]/{column}": "不适用"})
    assert codes(out) == ["not-applicable"]
    # 85.5 of 90 points are 95.
    less = changed(out, {"indicators[1]/实际完成值": "800人次"})
    assert score(less).totals.computed == 95
    assert derivation_at(less, "total/得分") == (
        "7项得分相加：(9.5 + 16 + 10 + 10 + 10 + 20 + 10) ÷ 90 × 100 = 95；"
        "有的指标不计分，按适用的90分折算为100分"
    )


@pytest.mark.parametrize("cells", [{"年度资金总额/得分": "不适用"}, {"年度资金总额/全年预算数": "0"}])
def test_an_execution_row_that_does_not_apply_is_left_out(cells: dict[str, str]) -> None:
    form = changed(ruled(SOUND, "not-applicable", RESCALE), cells)
    sheet = score(form)
    assert list(sheet.left_out) == [key_at(form, "年度资金总额/得分")]
    assert sheet.totals.computed == 100


def test_a_computed_score_goes_when_the_row_is_left_out() -> None:
    form = changed(
        ruled(SOUND, "not-applicable", RESCALE), {"indicators[7]/实际完成值": "不适用", "total/得分": ""}
    )
    assert compute(form).following_texts() == {key_at(form, "total/得分"): "99.44"}
    assert cell_at(form, "indicators[7]/得分").typed == 10


def test_the_best_of_several_counts() -> None:
    form = either(EitherMode.BEST)
    assert list(score(form).left_out) == [key_at(form, "indicators[1]/得分")]
    assert derivation_at(form, "indicators[1]/得分") == "二者择其一，已按“结转结余变动率”计分，本行不再计分"
    assert score(form).totals.computed == 20


def test_the_chosen_one_of_several_counts() -> None:
    form = either(EitherMode.CHOSEN, second="")
    assert list(score(form).left_out) == [key_at(form, "indicators[2]/得分")]
    typed = either(EitherMode.CHOSEN, first="", typed="6", second="")
    assert list(score(typed).left_out) == [key_at(form, "indicators[2]/得分")]


def test_nothing_is_left_out_before_one_is_filled_in() -> None:
    assert codes(either(EitherMode.BEST, first="", second="")) == []
