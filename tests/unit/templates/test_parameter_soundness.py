"""Each kind of rule has parameters that make sense."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.operations.library import library
from desktop.templates.pack import Parameters
from desktop.templates.parameter_soundness import parameter_faults
from desktop.templates.row_rules import (
    AllOrNothing,
    Breaches,
    Checklist,
    ChecklistItem,
    Direction,
    ExternalScore,
    Judgement,
    Measure,
    MeasuredSteps,
    Rating,
    RatingScale,
    StepRounding,
    Steps,
    ToleranceBand,
    ToleranceBands,
)
from desktop.templates.rule_kinds import (
    Band,
    CeilingTier,
    EitherMode,
    EitherOr,
    ExecutionRatio,
    ExecutionTiers,
    GradeBand,
    GradeBands,
    OptionalHeading,
    OverAchievement,
    OverAction,
    QualitativeBands,
    Redistribute,
    Rescale,
    ReverseLinear,
    RowCap,
    Threshold,
    Tier,
    TotalCeiling,
)

BELOW, FLOOR = Direction.BELOW, StepRounding.FLOOR


def bands(*ends: str, levels: str = "achieved partly missed") -> QualitativeBands:
    low_high = (end.split("-") for end in ends)
    return QualitativeBands(
        tuple(
            Band(level, Decimal(low), Decimal(high))
            for level, (low, high) in zip(levels.split(), low_high, strict=True)
        )
    )


def grades(*starts: int) -> GradeBands:
    return GradeBands(tuple(GradeBand(f"{start}", Decimal(start)) for start in starts))


def tiers(*pairs: tuple[str, str], weight: int = 10) -> ExecutionTiers:
    return ExecutionTiers(
        "full_year_budget", Decimal(weight), tuple(Tier(Decimal(a), Decimal(b)) for a, b in pairs)
    )


def ceiling(*pairs: tuple[str, str]) -> TotalCeiling:
    return TotalCeiling(tuple(CeilingTier(Decimal(a), Decimal(b)) for a, b in pairs))


def over(threshold: str, action: OverAction, deduction: str = "0", zero: int = 30) -> OverAchievement:
    return OverAchievement(Decimal(threshold), Decimal(zero), action, Decimal(deduction))


def steps(step: str, deduction: str, beyond: str | None = None) -> Steps:
    return Steps(
        Decimal(1),
        BELOW,
        Decimal(step),
        Decimal(deduction),
        FLOOR,
        None if beyond is None else Decimal(beyond),
    )


def measured(measure: Measure, *inputs: str) -> MeasuredSteps:
    return MeasuredSteps(Decimal(1), BELOW, Decimal("0.1"), Decimal(1), FLOOR, measure=measure, inputs=inputs)


def tolerance(*pairs: tuple[str, str]) -> ToleranceBands:
    return ToleranceBands(tuple(ToleranceBand(Decimal(a), Decimal(b)) for a, b in pairs))


def scale(*ratings: tuple[str, str | None]) -> RatingScale:
    return RatingScale(
        tuple(Rating(word, None if share is None else Decimal(share)) for word, share in ratings)
    )


def checklist(*points: int, name: str = "") -> Checklist:
    return Checklist(
        tuple(ChecklistItem(name or f"item{place}", Decimal(one)) for place, one in enumerate(points))
    )


SOUND: tuple[Parameters, ...] = (
    bands("0.8-1", "0.6-0.8", "0-0.6"),
    grades(90, 80, 60, 0),
    ReverseLinear(Decimal(2)),
    ExecutionRatio("full_year_budget", Decimal(20)),
    tiers(("0.9", "1"), ("0.5", "0.5"), ("0", "0.5")),
    ceiling(("0.8", "89"), ("0.5", "59")),
    over("1.2", OverAction.FLAG),
    over("1.3", OverAction.FIXED, "2"),
    Redistribute("满意度", "效益", Decimal(10)),
    steps("0.05", "1"),
    steps("0.05", "0", "0.3"),
    measured(Measure.VALUE, "a"),
    measured(Measure.RATIO, "a", "b"),
    tolerance(("0.1", "1"), ("0.2", "0.2")),
    AllOrNothing(("是",), ("否",)),
    checklist(2, 2),
    Breaches(("a",), Decimal("0.5")),
    ExternalScore(Decimal(100)),
    Judgement(),
    scale(("优", "1"), ("差", "0")),
    scale(("优", None), ("差", None)),
    Threshold(Decimal(0)),
    Rescale(("不适用",)),
    OptionalHeading(("满意度",)),
    EitherOr(("甲", "乙"), EitherMode.BEST),
    RowCap(("系统",), Decimal(5)),
)
BROKEN: tuple[tuple[Parameters, str, str], ...] = (
    (bands("0.8-1", "0.6-0.8", "0-0.6", levels="achieved missed partly"), "bands", "应正好有这几档"),
    (bands("0.8-0.9", "0.6-0.8", "0-0.6"), "bands", "首尾相接"),
    (bands("0.8-1", "0.8-0.8", "0-0.8"), "bands", "首尾相接"),
    (bands("0.8-1", "0.6-0.8", "0.1-0.6"), "bands", "首尾相接"),
    (bands("0.8-1", "0.5-0.7", "0-0.5"), "bands", "首尾相接"),
    (grades(80, 90, 0), "bands", "从高到低"),
    (grades(90, 60), "bands", "最后一个为0"),
    (grades(), "bands", "最后一个为0"),
    (ReverseLinear(Decimal(1)), "zero_at", "应大于1"),
    (ExecutionRatio("full_year_budget", Decimal(0)), "weight", "“0”应在1到1000之间"),
    (tiers(("0", "1"), weight=1001), "weight", "“1001”应在1到1000之间"),
    (tiers(("0.5", "1"), ("0.9", "0.5"), ("0", "0")), "tiers", "从高到低"),
    (tiers(("0.5", "1")), "tiers", "最后一档从0起"),
    (tiers(), "tiers", "最后一档从0起"),
    (tiers(("0.5", "0"), ("0", "1")), "tiers", "不可比上一档高"),
    (tiers(("0.5", "1.1"), ("0", "0")), "tiers", "在0到1之间"),
    (ceiling(), "tiers", "从高到低"),
    (ceiling(("0.5", "59"), ("0.8", "49")), "tiers", "从高到低"),
    (ceiling(("0.8", "59"), ("0.5", "89")), "tiers", "从高到低"),
    (ceiling(("0.8", "59"), ("0", "50")), "tiers", "从高到低"),
    (ceiling(("0.8", "101"), ("0.5", "50")), "tiers", "上限在0到100之间"),
    (ceiling(("0.8", "50"), ("0.5", "-1")), "tiers", "上限在0到100之间"),
    (over("1", OverAction.FLAG), "threshold", "应大于1"),
    (over("1.3", OverAction.FLAG, zero=-1), "zero_threshold", "“-1”应在0到1000之间"),
    (over("1.3", OverAction.FIXED), "deduction", "fixed、per-point应写明扣多少分"),
    (over("1.3", OverAction.REASON, "2"), "deduction", "其他处理不扣分"),
    (Redistribute("满意度", "满意度", Decimal(10)), "to", "不可重复"),
    (Redistribute("满意度", "效益", Decimal(0)), "points", "“0”应大于0"),
    (steps("0", "1"), "step", "“0”应大于0"),
    (steps("0.05", "0"), "deduction", "“0”应大于0"),
    (steps("0.05", "-1", "0.3"), "deduction", "“-1”应在0到1000之间"),
    (steps("0.05", "1", "0"), "zero_beyond", "“0”应大于0"),
    (measured(Measure.VALUE, "a", "b"), "inputs", "应有1个值"),
    (measured(Measure.CHANGE, "a"), "inputs", "应有2个值"),
    (tolerance(), "bands", "从小到大"),
    (tolerance(("0.2", "1"), ("0.1", "0.2")), "bands", "从小到大"),
    (tolerance(("-0.1", "1")), "bands", "从小到大"),
    (tolerance(("0.1", "0.2"), ("0.2", "1")), "bands", "不可比上一档高"),
    (AllOrNothing((), ("否",)), "met", "至少有1个词"),
    (AllOrNothing(("是",), ("",)), "missed", "不可空白"),
    (AllOrNothing(("是",), ("否", "是")), "missed", "不可既算符合要求"),
    (checklist(), "items", "至少有1个词"),
    (checklist(2, 2, name="a"), "items", "不可重复"),
    (checklist(0), "items", "“0”应大于0"),
    (Breaches((), Decimal(1)), "inputs", "至少有1个词"),
    (Breaches(("a",), Decimal(0)), "deduction", "“0”应大于0"),
    (ExternalScore(Decimal(0)), "full", "“0”应大于0"),
    (scale(("优", "1")), "scale", "至少有2个词"),
    (scale(("优", "0.5"), ("差", "1")), "scale", "不可比上一等次高"),
    (scale(("优", "1"), ("差", None)), "scale", "要么都写，要么都不写"),
    (Threshold(Decimal(-1)), "value", "“-1”应在0到1000之间"),
    (Rescale(()), "words", "至少有1个词"),
    (OptionalHeading(("",)), "words", "不可空白"),
    (EitherOr(("甲",), EitherMode.BEST), "names", "至少有2个词"),
    (RowCap((), Decimal(5)), "words", "至少有1个词"),
    (RowCap(("系统",), Decimal(-5)), "most", "“-5”应在0到1000之间"),
)


@pytest.mark.parametrize("parameters", SOUND, ids=lambda one: type(one).__name__)
def test_sound_parameters_have_no_faults(parameters: Parameters) -> None:
    assert list(parameter_faults(parameters)) == []


@pytest.mark.parametrize(("parameters", "key", "words"), BROKEN)
def test_a_fault_names_its_key_and_what_is_asked(parameters: Parameters, key: str, words: str) -> None:
    ((place, sentence),) = parameter_faults(parameters)
    assert place == key
    assert words in sentence


def test_every_kind_that_a_pack_of_ours_uses_is_sound() -> None:
    rules = [rule for pack in library().packs() for rule in pack.rules]
    assert [rule.id for rule in rules if list(parameter_faults(rule.parameters))] == []
