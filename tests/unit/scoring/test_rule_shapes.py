"""Every shape of rule with a worked figure, and the packs of the regions on forms as they print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.form import Form
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.scoring.figures import figures
from desktop.templates.pack import Parameters, Rounding, RoundingMode, RulePack
from desktop.templates.row_rules import (
    AllOrNothing,
    Coefficient,
    Direction,
    ExternalScore,
    Rating,
    RatingScale,
    StepRounding,
    Steps,
    ToleranceBand,
    ToleranceBands,
)
from desktop.templates.rule_kinds import (
    CeilingTier,
    EitherMode,
    EitherOr,
    EqualMode,
    EqualTarget,
    ExecutionTiers,
    GoalBlocks,
    ManualDeduction,
    OverAchievement,
    OverAction,
    Redistribute,
    Rescale,
    ReverseLinear,
    ReverseRatio,
    RowCap,
    SecondOpinion,
    Tier,
    TotalCeiling,
    VoidPoints,
    VoidRow,
    WeightShare,
)
from desktop.text.derivations import words
from tests.helpers.forms import (
    cell_at,
    changed,
    derivation_at,
    form_of,
    graded_form,
    row_form,
    sound_form,
    with_pack,
)
from tests.helpers.packs import ruled, written
from tests.unit.scoring.test_engine import TARGETS

ROW, EXECUTION = "indicators[1]/得分", "年度资金总额/得分"
NAME = "培训人次"
LEVEL_A, LEVEL_B = "mof-2017", "mof-2020"


def pack(pack_id: str) -> RulePack:
    return library().pack(pack_id)


def by(parameters: Parameters, target: str, actual: str, weight: str = "10") -> Form:
    """Score one row by a rule of its own."""
    return ruled(row_form(target, actual, weight), "own", parameters, (NAME,))


def under(role: str, parameters: Parameters, target: str, actual: str, weight: str = "10") -> Form:
    """Score one row where the rule of a role is another."""
    return ruled(row_form(target, actual, weight), role, parameters)


def steps(rounding: StepRounding) -> Steps:
    return Steps(Decimal(1), Direction.BELOW, Decimal("0.01"), Decimal(1), rounding)


def spent(budget: str, spending: str, weight: str = "10") -> Form:
    return form_of(funds=f"年度资金总额 | {budget} | {budget} | {spending} | {weight} | |")


SATISFACTION = Steps(Decimal("0.9"), Direction.BELOW, Decimal("0.05"), Decimal(1), StepRounding.FLOOR)
COST = ToleranceBands(
    tuple(
        ToleranceBand(Decimal(limit), Decimal(share))
        for limit, share in (("0.1", "1"), ("0.15", "0.6"), ("0.2", "0.2"))
    )
)
PROMPT = AllOrNothing(("是",), ("否",))
SCALE = RatingScale((Rating("优", Decimal(1)), Rating("良", Decimal("0.85")), Rating("差", Decimal(0))))
FIXED = OverAchievement(Decimal("1.3"), Decimal(30), OverAction.FIXED, Decimal(2))
DEDUCTION, CAP = ManualDeduction("deduction"), RowCap(("自动填",), Decimal(5))
LENIENT, STRICT = EqualTarget(EqualMode.LENIENT), EqualTarget(EqualMode.STRICT)

ROWS: dict[str, tuple[Callable[[], Form], str]] = {
    "R1 short": (lambda: row_form("≥100", "92"), "9.2"),
    "R1 capped": (lambda: row_form("≥100", "150"), "10"),
    "R2a": (lambda: under("at-most", ReverseRatio(), "≤45", "50"), "9"),
    "R2b": (lambda: under("at-most", ReverseLinear(Decimal(2)), "≤45", "50"), "8.89"),
    "R2b at twice": (lambda: under("at-most", ReverseLinear(Decimal(2)), "≤45", "90"), "0"),
    "R3 short": (lambda: under("equal", LENIENT, "=273400元", "252400元"), "9.23"),
    "R3 lenient": (lambda: under("equal", LENIENT, "=273400元", "280000元"), "10"),
    "R3 strict": (lambda: under("equal", STRICT, "=273400元", "280000元"), ""),
    "R4 kept": (lambda: row_form("0起", "0起"), "10"),
    "R4 missed": (lambda: row_form("0起", "1起"), "0"),
    "R5 yes": (lambda: by(PROMPT, "及时", "是"), "10"),
    "R5 no": (lambda: by(PROMPT, "及时", "否"), "0"),
    "R6": (lambda: row_form("1--1.2万人", "1.1万人"), "10"),
    "R7": (lambda: by(COST, "20万元", "17.2万元", "5"), "3"),
    "R8 floor": (lambda: by(steps(StepRounding.FLOOR), "100%", "97.4%", "5"), "3"),
    "R8 ceil": (lambda: by(steps(StepRounding.CEIL), "100%", "97.4%", "5"), "2"),
    "R8 linear": (lambda: by(steps(StepRounding.LINEAR), "100%", "97.4%", "5"), "2.4"),
    "R9": (lambda: by(SATISFACTION, "≥90%", "78%"), "8"),
    "R13": (lambda: by(SCALE, "优良差", "良"), "8.5"),
    "R14": (lambda: ruled(written(row_form("", ""), "c", "93%"), "own", Coefficient("c")), "9.3"),
    "R18 none": (lambda: row_form("≥50", "70"), "10"),
    "R18 fixed": (lambda: under("over-achievement", FIXED, "≥50", "70"), "8"),
    "R19": (lambda: ruled(written(row_form("≥100", "92"), "deduction", "2"), "deduction", DEDUCTION), "7.2"),
    "R26": (lambda: by(ExternalScore(Decimal(100)), "", "92.5", "5"), "4.63"),
    "R27": (lambda: ruled(row_form("≥5", "5", name=f"{NAME}（自动填）"), "row-cap", CAP), "5"),
}


@pytest.mark.parametrize("shape", ROWS)
def test_a_worked_row(shape: str) -> None:
    build, computed = ROWS[shape]
    cell = cell_at(build(), ROW)
    assert cell.computed_text == computed
    if cell.computed not in (None, 0, 10):
        assert f"= {computed}" in derivation_at(build(), ROW)


@pytest.mark.parametrize(("pack_id", "low", "high"), [(LEVEL_A, "7.50", "12.00"), (LEVEL_B, "9.00", "12.00")])
def test_a_worked_band(pack_id: str, low: str, high: str) -> None:
    cell = cell_at(with_pack(row_form("建立", "部分达成", "15"), pack(pack_id)), ROW)
    assert (cell.computed, cell.low, cell.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("budget", "spending", "weight", "computed"),
    [
        ("65", "53.132", "20", "16.35"),
        ("194", "135", "10", "6.96"),
        ("8.89", "3.49", "10", "3.93"),
        ("0", "5", "10", ""),
    ],
)
def test_a_worked_execution_score(budget: str, spending: str, weight: str, computed: str) -> None:
    assert cell_at(spent(budget, spending, weight), EXECUTION).computed_text == computed


@pytest.mark.parametrize(("spending", "computed"), [("49", "0"), ("50", "10")])
def test_a_worked_execution_tier(spending: str, computed: str) -> None:
    tiers = (Tier(Decimal("0.5"), Decimal(1)), Tier(Decimal(0), Decimal(0)))
    form = ruled(spent("100", spending), "execution", ExecutionTiers("full_year_budget", Decimal(10), tiers))
    assert cell_at(form, EXECUTION).computed_text == computed


@pytest.mark.parametrize(("mode", "shown"), [(RoundingMode.HALF_UP, "39.26%"), (RoundingMode.CUT, "39.25%")])
def test_a_worked_rounding(mode: RoundingMode, shown: str) -> None:
    form = spent("8.89", "3.49")
    policy = replace(form.pack.rounding, rate=Rounding(2, mode))
    cell = cell_at(with_pack(form, replace(form.pack, rounding=policy)), "年度资金总额/执行率")
    assert cell.computed_text == shown


REGIONS: dict[str, tuple[Callable[[], Form], str]] = {
    "mof-2017": (lambda: row_form("≤45", "50"), "9"),
    "hubei-2020": (lambda: row_form("≤45", "50"), "9"),
    "shanxi-2024": (lambda: row_form("≤50万元", "40万元", name="公用经费（系统自动生成）"), "5"),
    "guangxi": (lambda: written(row_form("≥100", "92"), "deduction", "2"), "7.2"),
    "tianjin-2024": (lambda: row_form("=5人", "6人"), ""),
    "sichuan-2023": (lambda: row_form("优良中低差", "良"), ""),
    "jiangxi-2017": (lambda: row_form("≥90%", "78%", name="服务对象满意度"), "8"),
    "chongqing-2021": (lambda: written(row_form("≥100", "92"), "coefficient", "93"), "9.3"),
    "region-2022": (lambda: written(row_form("≥70人", "70人"), "initial_target", "≥50人"), "8"),
    "plan-projects": (lambda: row_form("≤45", "50"), "9"),
    "yinchuan-2021": (lambda: row_form("≤45", "50"), "8.89"),
}


@pytest.mark.parametrize("pack_id", REGIONS)
def test_a_row_under_the_pack_of_a_region(pack_id: str) -> None:
    build, computed = REGIONS[pack_id]
    assert cell_at(with_pack(build(), pack(pack_id)), ROW).computed_text == computed


def test_a_range_below_which_costs_lie_under_jiangxi() -> None:
    form = with_pack(row_form("20万元", "17.2万元", "5", name="成本控制率"), pack("jiangxi-2017"))
    assert cell_at(form, ROW).computed_text == "3"


def test_sichuan_says_that_no_coefficient_was_published() -> None:
    form = with_pack(row_form("优良中低差", "良"), pack("sichuan-2023"))
    assert "得分系数没有公布" in derivation_at(form, ROW)


def test_the_ceilings_of_the_manual_of_2022() -> None:
    # 94.50 at an execution rate of 65 %.
    form = changed(
        with_pack(spent("100", "65"), pack("region-2022")), {"indicators[1]/实际完成值": "900人次"}
    )
    assert score(form).totals.computed == 79


def test_what_does_not_apply_in_plan_projects() -> None:
    cells = {
        "indicators[7]/实际完成值": "不适用",
        "indicators[7]/得分": "",
        "indicators[1]/实际完成值": "800人次",
    }
    form = changed(with_pack(sound_form(), pack("plan-projects")), cells)
    assert score(form).totals.computed == 95


def test_satisfaction_goes_to_benefit() -> None:
    rows = {
        f"indicators[7]/{column}": "" for column in ("三级指标", "年度指标值", "实际完成值", "分值", "得分")
    }
    sheet = score(with_pack(changed(sound_form(), rows), pack("satisfaction-moved")))
    assert [(one.name, one.weight) for one in sheet.headings] == [("产出指标", 50), ("效益指标", 40)]


def test_yinchuan_shows_the_second_opinion() -> None:
    form = with_pack(written(sound_form(), "audit_score", "8.00"), pack("yinchuan-2021"))
    assert score(form).audit_total == Decimal("87.5")


def test_hebei_folds_the_single_scores() -> None:
    form = written(written(row_form("≥5", "5", "25"), "weight_share", "25"), "folded_score", "")
    sheet = score(with_pack(form, pack("hebei-2020")))
    assert Decimal("6.25") in {
        cell.computed for key, cell in sheet.cells.items() if key.column == "folded_score"
    }


def test_shanxi_grades_and_leaves_void_rows_out() -> None:
    emptied = {f"indicators[7]/{column}": "" for column in ("年度指标值", "实际完成值", "得分")}
    form = written(changed(graded_form(), emptied), "initial_target", *[""] * 6, "≥90%")
    sheet = score(with_pack(form, pack("shanxi-2024")))
    assert (sheet.totals.computed, sheet.grade) == (Decimal("99.44"), "优")


def test_hubei_gives_twenty_points_for_the_execution_and_asks_for_no_satisfaction() -> None:
    rules = pack("hubei-2020")
    assert rules.optional("optional-heading") is not None
    assert rules.optional("roll-up") is not None
    form = with_pack(form_of(funds="年度资金总额 | 65 | 65 | 53.132 | | |"), rules)
    assert cell_at(form, EXECUTION).computed_text == "16.35"


OWN: tuple[Parameters, ...] = (
    *(
        Steps(Decimal(1), side, Decimal("0.05"), Decimal("0.7"), how)
        for side in Direction
        for how in StepRounding
    ),
    COST,
    PROMPT,
    SCALE,
    ExternalScore(Decimal(100)),
    Coefficient("coefficient"),
)
WHOLE: tuple[tuple[str, Parameters], ...] = (
    ("over-achievement", FIXED),
    ("over-achievement", replace(FIXED, action=OverAction.PER_POINT)),
    ("deduction", DEDUCTION),
    ("row-cap", CAP),
    ("void-row", VoidRow("initial_target", "target_value", VoidPoints.DROPPED)),
    ("not-applicable", Rescale(("不适用",))),
    ("either-or", EitherOr(("培训人次", "培训合格率"), EitherMode.BEST)),
    ("missing-heading", Redistribute("满意度", "效益", Decimal(10))),
    ("goal-blocks", GoalBlocks("goal", "ratio")),
    ("folding", WeightShare("weight_share", "folded_score")),
    ("second-opinion", SecondOpinion("audit_score")),
    ("ceiling", TotalCeiling((CeilingTier(Decimal("0.8"), Decimal(89)),))),
)
COLUMNS = (
    "coefficient",
    "deduction",
    "initial_target",
    "goal",
    "ratio",
    "weight_share",
    "folded_score",
    "audit_score",
)
TEXTS = st.one_of(TARGETS, st.sampled_from(["", "优", "是", "不适用", "60%", "自动填"]))
PLACES = [
    f"indicators[{place}]/{name}"
    for place in range(1, 8)
    for name in ("年度指标值", "实际完成值", "得分", "三级指标")
]


@given(
    st.sampled_from(OWN),
    st.lists(st.sampled_from(WHOLE), max_size=4),
    st.dictionaries(st.sampled_from(PLACES), TEXTS, max_size=8),
    st.dictionaries(st.sampled_from(COLUMNS), st.lists(TEXTS, max_size=7), max_size=4),
)
def test_no_rule_gives_less_than_nothing_or_more_than_the_weight(
    own: Parameters,
    whole: list[tuple[str, Parameters]],
    cells: dict[str, str],
    columns: dict[str, list[str]],
) -> None:
    form = ruled(changed(sound_form(), cells), "own", own, ("培训", "满意度"))
    for role, parameters in whole:
        form = ruled(form, role, parameters)
    for column, texts in columns.items():
        form = written(form, column, *texts)
    read, sheet = figures(form), score(form)
    for row in read.used():
        computed = sheet.cells[row.key("score")].computed
        assert computed is None or (row.weight is not None and 0 <= computed <= row.weight)
    for cell in sheet.cells.values():
        assert words(cell.derivation.code, cell.derivation.facts)


@given(st.decimals(0, 200, places=2), st.decimals(0, 200, places=2))
def test_more_spending_never_lowers_the_execution_score_or_the_ceiling(one: Decimal, other: Decimal) -> None:
    forms = [
        changed(
            with_pack(sound_form(), pack("region-2022")),
            {"年度资金总额/全年执行数": f"{spending}", "年度资金总额/得分": ""},
        )
        for spending in sorted((one, other))
    ]
    less, more = (score(form) for form in forms)
    assert less.execution_score is not None
    assert more.execution_score is not None
    assert less.execution_score <= more.execution_score
    assert less.totals.computed is not None
    assert more.totals.computed is not None
    assert less.totals.computed <= more.totals.computed
