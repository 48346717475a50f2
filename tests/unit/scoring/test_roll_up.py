from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.form import Form
from desktop.scoring.roll_up import RolledForm, roll_up
from desktop.scoring.roll_up_parts import Kind, Rolled
from desktop.templates.pack import Rule
from desktop.templates.rule_kinds import CeilingTier, ManualDeduction, RollUp, TotalCeiling
from desktop.templates.spec import Source
from desktop.text.roll_up import words
from tests.helpers.forms import changed, form_of, with_pack

HEAD = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n"


def unit(name: str, budget: str, *rows: str, spending: str = "") -> Form:
    """One unit's form: its budget, what it spent, and rows of name | target | actual | weight | score."""
    lines = "\n".join(f"产出指标 | 数量指标 | {row}" for row in rows)
    funds = f"年度资金总额 | {budget} | {budget} | {spending or budget} | 10 | |"
    return form_of(HEAD + lines, funds=funds, fields={"header/实施单位": name})


def pair(first: str, second: str) -> RolledForm:
    """Two units of 65 and 20 with one row each."""
    return roll_up([unit("甲中心", "65", first), unit("乙中心", "20", second)])


def said(rolled: Rolled) -> str:
    return words(rolled.derivation.code, rolled.derivation.facts)


def test_counts_add_up_and_are_scored_after_that() -> None:
    (row,) = pair("培训人次 | ≥300人次 | 308人次 | 10 | 10", "培训人次 | ≥250人次 | 224人次 | 10 | 8.96").rows
    assert (row.kind, row.units) == (Kind.ABSOLUTE, ("甲中心", "乙中心"))
    assert said(row.actual) == "绝对值累加：308 + 224 = 532人次"
    assert row.target.text == "550人次"
    assert row.score.text == "9.67"
    assert said(row.score) == "未达到指标值，实际完成值÷指标值×分值：532 ÷ 550 × 10 = 9.67"


def test_rates_are_averaged_by_funds_and_scored_after_that() -> None:
    (row,) = pair("合格率 | ≥90% | 82% | 10 | 9", "合格率 | ≥90% | 95% | 10 | 10").rows
    assert row.kind is Kind.RELATIVE
    assert said(row.actual) == "相对值以全年预算数为权重加权平均：(65 × 82% + 20 × 95%) ÷ 85 = 85.06%"
    assert said(row.target) == "各单位相同，都是90%"
    # The mean is not rounded before it is scored: 85.0588… ÷ 90 × 10.
    assert row.score.text == "9.45"


def test_scores_in_words_are_averaged_by_funds() -> None:
    (row,) = pair("影响 | 提升 | 达成预期指标 | 10 | 10", "影响 | 提升 | 部分达成预期指标 | 10 | 8").rows
    assert row.kind is Kind.QUALITATIVE
    assert said(row.score) == "定性指标的得分以全年预算数为权重加权平均：(65 × 10 + 20 × 8) ÷ 85 = 9.53"
    assert said(row.actual) == "定性指标，只汇总得分"
    assert row.target.value is None


def test_money_adds_up_and_the_total_with_it() -> None:
    row = "培训人次 | ≥100人次 | 100人次 | 90 | 90"
    whole = roll_up([unit("甲", "65", row, spending="53.132"), unit("乙", "20", row, spending="20")])
    assert said(whole.budget) == "绝对值累加：65 + 20 = 85"
    assert whole.spending.text == "73.13"
    assert whole.spending.value == Decimal("73.132")
    assert said(whole.execution) == "分值×全年执行数÷全年预算数：10 × 73.132 ÷ 85 = 8.6"
    assert said(whole.total) == "执行率得分与1个指标的汇总得分相加：8.6 + 90 = 98.6"


def test_amounts_come_into_the_unit_of_the_first_form() -> None:
    first = unit("甲", "65", "合格率 | ≥90% | 82% | 10 | 9")
    second = unit("乙", "200000", "合格率 | ≥90% | 95% | 10 | 10")
    second = replace(second, template=replace(second.template, unit="元"))
    whole = roll_up([first, second])
    assert whole.budget.text == "85"
    assert whole.rows[0].actual.text == "85.06%"


def test_spending_is_the_weight_where_asked_for_or_where_the_pack_says_so() -> None:
    forms = [
        unit("甲", "65", "合格率 | ≥90% | 82% | 10 | 9", spending="30"),
        unit("乙", "20", "合格率 | ≥90% | 95% | 10 | 10", spending="10"),
    ]
    by_hand = roll_up(forms, "full_year_spending")
    assert said(by_hand.rows[0].actual).endswith("(30 × 82% + 10 × 95%) ÷ 40 = 85.25%")
    day = date(2020, 1, 1)
    rule = Rule("roll-up", "roll-up", RollUp("full_year_spending"), "", Source("", ""), day, day, "")
    pack = replace(forms[0].pack, rules=(*forms[0].pack.rules, rule))
    by_pack = roll_up([with_pack(forms[0], pack), forms[1]])
    assert by_pack.rows == by_hand.rows
    assert by_pack.weigh_by == "full_year_spending"


def test_a_range_is_rolled_up_at_both_ends() -> None:
    (row,) = pair("人次 | 10-12人 | 11人 | 10 | 10", "人次 | 20-24人 | 26人 | 10 | 10").rows
    assert row.target.text == "30人"
    assert said(row.score) == "实际完成值37人高于上限36，规则没有规定怎样计分，请说明后自定"
    (row,) = pair("人次 | 10-12人 | 9人 | 10 | 10", "人次 | 20-24人 | 24人 | 10 | 10").rows
    assert said(row.score) == "实际完成值33人在30至36之间，得满分10分"


def test_a_rate_is_known_by_unit_or_by_name() -> None:
    def kind(name: str, value: str) -> Kind:
        return (
            pair(f"{name} | {value} | {value} | 10 | 10", f"{name} | {value} | {value} | 10 | 10")
            .rows[0]
            .kind
        )

    assert kind("合格率", "95") is Kind.RELATIVE
    assert kind("培训", "95") is Kind.ABSOLUTE
    assert kind("补助标准", "900元/人") is Kind.RELATIVE
    assert kind("就业率提高人数", "95人") is Kind.ABSOLUTE


GOOD = "指标 | ≥90% | 95% | 10 | 10"


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("指标 | ≥90% | | 10 | 10", GOOD, "甲中心没有填写可以汇总的实际完成值，不能汇总"),
        (GOOD, "指标 | | 95% | 10 | 10", "乙中心没有填写可以汇总的指标值，不能汇总"),
        (GOOD, "指标 | ≥90% | ≥95% | 10 | 10", "乙中心的实际完成值“≥95%”不是确定的数，不能汇总"),
        (GOOD, "指标 | ≥90% | 90-95% | 10 | 10", "乙中心的实际完成值“90-95%”不是确定的数，不能汇总"),
        (
            GOOD,
            "指标 | ≥90% | 计划标准 | 10 | 10",
            "乙中心的实际完成值“计划标准”与指标值不是同一类，不能汇总",
        ),
        (
            GOOD,
            "指标 | 提升 | 达成预期指标 | 10 | 10",
            "乙中心的实际完成值“达成预期指标”与指标值不是同一类，不能汇总",
        ),
        (GOOD, "指标 | ≥90人 | 95人 | 10 | 10", "计量单位不同（%、人），不能汇总"),
        (GOOD, "指标 | ≥90 | 95 | 10 | 10", "计量单位不同（%、没有写），不能汇总"),
        (GOOD, "指标 | ≤90% | 85% | 10 | 10", "指标值的符号不同（≥、≤），不能汇总"),
        (GOOD, "指标 | 85-90% | 85% | 10 | 10", "指标值的符号不同（≥、区间），不能汇总"),
        (
            "指标 | ≤30天 | 20天 | 10 | 10",
            "指标 | ≤30天 | 25天 | 10 | 10",
            "单位是“天”的数既不能累加，也不是比率，规则没有规定怎样汇总，请说明后自定",
        ),
    ],
)
def test_what_does_not_go_together_gives_no_figure_but_says_why(
    first: str, second: str, sentence: str
) -> None:
    whole = pair(first, second)
    (row,) = whole.rows
    assert (row.kind, row.actual.value, said(row.actual)) == (Kind.UNSETTLED, None, sentence)
    assert said(row.score) == "完成值没有汇总数，不能计算得分"
    assert said(whole.total) == "有1项没有汇总得分，总分不能计算"


@pytest.mark.parametrize("funds", ["", "0", "不详"])
def test_without_funds_nothing_is_averaged(funds: str) -> None:
    rows = [
        "合格率 | ≥90% | 95% | 10 | 10",
        "影响 | 提升 | 达成预期指标 | 10 | 9",
        "人次 | 5人 | 5人 | 10 | 10",
    ]
    whole = roll_up(
        [unit("甲", "65", *rows), unit("乙", funds, *[row.replace("95%", "93%") for row in rows])]
    )
    sentence = "乙没有填写全年预算数或填写的不是正数，不能以资金额度加权"
    assert said(whole.rows[0].actual) == said(whole.rows[1].score) == sentence
    assert whole.rows[2].actual.text == "10人"
    assert said(whole.total) == f"有{2 if funds == '0' else 3}项没有汇总得分，总分不能计算"


def test_money_that_is_missing_is_named() -> None:
    whole = roll_up([unit("甲", "65", GOOD), unit("", "", GOOD)])
    assert said(whole.execution) == said(whole.budget) == "第2张表没有填写可以汇总的全年预算数，不能汇总"


def test_a_form_without_a_scored_row_of_money_rolls_up_its_indicators() -> None:
    form = unit("甲", "65", GOOD)
    form = form.with_document(form.document.with_rows("funds", ()))
    whole = roll_up([form, form])
    assert whole.execution.value is None
    assert said(whole.rows[0].actual).startswith("甲没有填写全年预算数")
    bare = form.with_document(form.document.with_rows("indicators", ()))
    assert said(roll_up([bare]).total) == "还没有可以相加的得分"
    counted = unit("甲", "65", "人次 | 5人 | 5人 | 10 | 10")
    counted = counted.with_document(counted.document.with_rows("funds", ()))
    assert roll_up([counted, counted]).total.text == "10"


def test_scores_need_the_same_weight_and_a_score_of_everybody() -> None:
    (row,) = pair("指标 | ≥90% | 95% | 10 | 10", "指标 | ≥90% | 95% | 8 | 8").rows
    assert (row.weight, said(row.score)) == (None, "各单位这一指标的分值不同（10、8），不能汇总得分")
    (row,) = pair("指标 | 提升 | 提升 | 10 | 10", "指标 | 提升 | 提升 | | 8").rows
    assert said(row.score) == "各单位这一指标的分值不同（10、—），不能汇总得分"
    (row,) = pair("指标 | 提升 | 提升 | 10 | 10", "指标 | 提升 | 提升 | 10 | ").rows
    assert said(row.score) == "乙中心没有填写得分，不能加权平均"


def test_rows_that_share_a_weight_are_left_to_a_person() -> None:
    rows = ("就业人数 | 5人 | 5人 | 10 | 10", "创业人数 | 3人 | 3人 | | ")
    whole = roll_up([unit("甲", "65", *rows), unit("乙", "20", *rows)])
    assert [said(row.score) for row in whole.rows] == ["与别的指标合用分值，不单独汇总得分"] * 2
    assert whole.rows[1].actual.text == "6人"


def test_an_indicator_that_one_unit_has_is_rolled_up_over_that_unit() -> None:
    whole = roll_up([unit("甲", "65", GOOD), unit("乙", "20", GOOD, "另一个 | ≥90% | 45% | 10 | 5")])
    assert whole.rows[1].units == ("乙",)
    assert said(whole.rows[1].actual) == "各单位相同，都是45%"
    assert whole.rows[1].score.text == "5"


def test_the_same_name_twice_on_a_form_is_two_indicators() -> None:
    twice = ("人次 | 5人 | 5人 | 10 | 10", "人次 | 7人 | 7人 | 10 | 10")
    whole = roll_up([unit("甲", "65", *twice), unit("乙", "20", *twice)])
    assert [row.actual.text for row in whole.rows] == ["10人", "14人"]


def test_a_pack_with_a_total_of_its_own_leaves_it_to_a_person() -> None:
    form = unit("甲", "65", GOOD)
    day = date(2020, 1, 1)
    by = TotalCeiling((CeilingTier(Decimal("0.8"), Decimal(89)),))
    rule = Rule("ceiling", "total-ceiling", by, "", Source("", ""), day, day, "")
    capped = with_pack(form, replace(form.pack, rules=(*form.pack.rules, rule)))
    assert said(roll_up([capped]).total).startswith(
        "规则包“财政部通用规则（2020年起）”的总分不是各项得分的简单相加"
    )


def test_what_one_unit_wrote_beside_the_values_is_not_said_of_all() -> None:
    form = unit("甲", "65", GOOD)
    day = date(2020, 1, 1)
    rule = Rule(
        "deduction", "manual-deduction", ManualDeduction("deviation_reason"), "", Source("", ""), day, day, ""
    )
    form = with_pack(form, replace(form.pack, rules=(*form.pack.rules, rule)))
    deducted = changed(form, {"indicators[1]/偏差原因分析及改进措施": "3"})
    assert roll_up([deducted, deducted]).rows[0].score.text == "10"


@given(
    st.lists(st.tuples(st.integers(1, 500), st.integers(0, 100)), min_size=1, max_size=4),
)
def test_a_mean_lies_between_its_parts(parts: list[tuple[int, int]]) -> None:
    forms = [
        unit(f"单位{n}", str(funds), f"率 | 90% | {rate}% | 10 | 5") for n, (funds, rate) in enumerate(parts)
    ]
    mean = roll_up(forms).rows[0].actual.value
    rates = [rate for _, rate in parts]
    assert mean is not None
    assert min(rates) <= mean <= max(rates)
