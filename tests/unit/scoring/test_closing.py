"""How the scores become the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.closing import Closing
from desktop.scoring.engine import compute, score
from desktop.templates.rule_kinds import CeilingTier, GoalBlocks, Redistribute, TotalCeiling
from tests.helpers.forms import cell_at, changed, derivation_at, form_of, graded_form, key_at, sound_form
from tests.helpers.packs import ruled, written

SOUND = sound_form()
KEY = CellKey("indicators", "r1", "score")
NO_FUNDS = "年度资金总额 | | | | | |"
CEILING = TotalCeiling(
    tuple(
        CeilingTier(Decimal(rate), Decimal(most))
        for rate, most in (("0.8", 89), ("0.7", 79), ("0.6", 69), ("0.5", 59))
    )
)
GOALS = """
    一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲   | ≥100人 | 92人   | 50   |
    效益指标 | 社会效益 | 乙   | ≥100人 | 92人   | 50   |
    产出指标 | 数量指标 | 丙   | ≥100人 | 70人   | 50   |
    效益指标 | 社会效益 | 丁   | ≥100人 | 100人  | 50   |
"""
MOVED = Redistribute("满意度", "效益", Decimal(10))
MISSING = """
    一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲   | ≥100人 | 100人  | 50   |
    效益指标 | 社会效益 | 乙   | ≥100人 | 90人   | {}   |
"""


def test_what_is_left_counts_up_to_a_hundred() -> None:
    closing, scores = Closing(applicable=Decimal(80)), [(KEY, Decimal(30)), (KEY, Decimal(10))]
    assert (closing.total(scores), closing.working(scores)) == (50, "(30 + 10) ÷ 80 × 100")


@pytest.mark.parametrize(("most", "total", "working"), [(40, 40, "30 + 10"), (39, 39, "min(39, 30 + 10)")])
def test_a_ceiling_is_said_where_it_takes_something_off(most: int, total: int, working: str) -> None:
    closing, scores = Closing(ceiling=Decimal(most)), [(KEY, Decimal(30)), (KEY, Decimal(10))]
    assert (closing.total(scores), closing.working(scores)) == (total, working)


def spent(rate: str) -> Form:
    cells = {"年度资金总额/全年预算数": "100", "年度资金总额/全年执行数": rate, "年度资金总额/得分": ""}
    return changed(graded_form(), {**cells, "total/得分": ""})


@pytest.mark.parametrize(
    ("rate", "computed", "grade"), [("65", "79", "中"), ("45", "59", "差"), ("80", "98", "优")]
)
def test_a_ceiling_by_the_execution_rate(rate: str, computed: str, grade: str) -> None:
    form = ruled(spent(rate), "ceiling", CEILING)
    sheet = score(form)
    assert (sheet.totals.computed, sheet.grade) == (Decimal(computed), grade)
    assert cell_at(form, "total/得分").follows == computed


def test_what_the_ceiling_takes_off_is_said() -> None:
    # 6.5 for the execution and 88 of the 90 others: 94.5 before the ceiling.
    form = changed(ruled(spent("65"), "ceiling", CEILING), {"indicators[1]/实际完成值": "900人次"})
    assert derivation_at(form, "total/得分") == (
        "8项得分相加：min(79, 6.5 + 18 + 10 + 10 + 10 + 20 + 10 + 10) = 79；执行率低于70%，总分以79分为限"
    )
    low = changed(form, {f"indicators[{place}]/实际完成值": "0人次" for place in range(1, 8)})
    assert "为限" not in derivation_at(low, "total/得分")


def test_the_printed_parts_are_cut_as_well() -> None:
    form = changed(ruled(spent("65"), "ceiling", CEILING), {"total/得分": "79"})
    assert score(form).totals.sum_of_parts == 79


def test_goals_count_by_their_ratios() -> None:
    form = written(
        written(form_of(GOALS, funds=NO_FUNDS), "goal", "一", "一", "二", "二"), "ratio", "60%", "", "40%"
    )
    form = ruled(form, "goal-blocks", GoalBlocks("goal", "ratio"))
    assert score(form).totals.computed == Decimal("89.20")
    assert derivation_at(form, "total/得分") == "4项得分相加：(46 + 46) × 60% + (35 + 50) × 40% = 89.2"
    assert [(one.name, one.weight, one.computed) for one in score(form).headings] == [
        ("产出指标", 50, Decimal("41.6")),
        ("效益指标", 50, Decimal("47.6")),
    ]


@pytest.mark.parametrize("ratio", ["", "一半", "160%"])
def test_without_every_ratio_there_is_no_total(ratio: str) -> None:
    form = written(
        written(form_of(GOALS, funds=NO_FUNDS), "goal", "一", "一", "二", "二"), "ratio", "60%", "", ratio
    )
    form = changed(
        ruled(form, "goal-blocks", GoalBlocks("goal", "ratio")), {"total/得分": "90"}, Origin.COMPUTED
    )
    sheet = score(form)
    assert (sheet.totals.computed, sheet.totals.sum_of_parts, sheet.grade) == (None, None, "")
    assert derivation_at(form, "total/得分") == "有的年度目标没有写明权重比例，总分不能计算"
    assert compute(form).following_texts()[key_at(form, "total/得分")] == ""


def test_the_points_of_a_missing_heading_go_to_another() -> None:
    form = ruled(
        form_of(MISSING.format(30), funds="年度资金总额 | | 100 | 100 | 10 | |"), "missing-heading", MOVED
    )
    sheet = score(form)
    assert [(one.name, one.weight, one.computed) for one in sheet.headings] == [
        ("产出指标", 50, 50),
        ("效益指标", 40, 36),
    ]
    assert sheet.totals.computed == 96
    assert derivation_at(form, "total/得分") == (
        "3项得分相加：10 + 50 + 27 × 40 ÷ 30 = 96；没有满意度指标，其10分并入效益指标"
    )


def test_points_that_the_office_has_moved_itself_are_not_moved_again() -> None:
    form = ruled(
        form_of(MISSING.format(40), funds="年度资金总额 | | 100 | 100 | 10 | |"), "missing-heading", MOVED
    )
    assert score(form).totals.computed == 96
    assert "并入" not in derivation_at(form, "total/得分")


def test_without_such_rules_the_total_is_a_plain_sum() -> None:
    assert derivation_at(SOUND, "total/得分") == "8项得分相加：9.5 + 20 + 10 + 10 + 10 + 20 + 10 + 10 = 99.5"
