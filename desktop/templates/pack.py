"""What a rule pack is: how a form is scored and checked in one region, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from desktop.templates.row_rules import (
    AllOrNothing,
    Breaches,
    Checklist,
    Coefficient,
    ExternalScore,
    Judgement,
    MeasuredSteps,
    RatingScale,
    Stepping,
    StepRounding,
    Steps,
    ToleranceBands,
)
from desktop.templates.rule_kinds import (
    CappedRatio,
    EitherOr,
    EqualTarget,
    ExecutionRatio,
    ExecutionTiers,
    GoalBlocks,
    GradeBands,
    IntervalTarget,
    ManualDeduction,
    OptionalHeading,
    OverAchievement,
    QualitativeBands,
    Redistribute,
    Rescale,
    ReverseLinear,
    ReverseRatio,
    RollUp,
    RowCap,
    SecondOpinion,
    Threshold,
    TotalCeiling,
    VoidRow,
    WeightShare,
    ZeroTarget,
)
from desktop.templates.spec import Source


class RoundingMode(Enum):
    """What happens to the digits behind the last printed one."""

    HALF_UP = "half-up"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Rounding:
    """Decimals of one kind of printed figure."""

    decimals: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True)
class RoundingPolicy:
    """Decimals and mode of every printed figure (R33); applied nowhere else."""

    rate: Rounding
    """Of the percent figure."""
    row_score: Rounding
    execution_score: Rounding
    total: Rounding


Parameters = (
    ExecutionRatio
    | ExecutionTiers
    | CappedRatio
    | ReverseRatio
    | ReverseLinear
    | EqualTarget
    | ZeroTarget
    | IntervalTarget
    | QualitativeBands
    | GradeBands
    | Threshold
    | OverAchievement
    | TotalCeiling
    | ManualDeduction
    | VoidRow
    | Rescale
    | Redistribute
    | OptionalHeading
    | EitherOr
    | GoalBlocks
    | WeightShare
    | RowCap
    | SecondOpinion
    | RollUp
    | Steps
    | MeasuredSteps
    | ToleranceBands
    | AllOrNothing
    | Checklist
    | Breaches
    | ExternalScore
    | Judgement
    | RatingScale
    | Coefficient
)

KINDS: dict[str, type] = {
    "execution-ratio": ExecutionRatio,
    "execution-tiers": ExecutionTiers,
    "capped-ratio": CappedRatio,
    "reverse-ratio": ReverseRatio,
    "reverse-linear": ReverseLinear,
    "equal": EqualTarget,
    "zero-target": ZeroTarget,
    "interval": IntervalTarget,
    "qualitative-bands": QualitativeBands,
    "grade-bands": GradeBands,
    "threshold": Threshold,
    "over-achievement": OverAchievement,
    "total-ceiling": TotalCeiling,
    "manual-deduction": ManualDeduction,
    "void-row": VoidRow,
    "rescale": Rescale,
    "redistribute": Redistribute,
    "optional-heading": OptionalHeading,
    "either-or": EitherOr,
    "goal-blocks": GoalBlocks,
    "weight-share": WeightShare,
    "row-cap": RowCap,
    "second-opinion": SecondOpinion,
    "roll-up": RollUp,
    "steps": Steps,
    "measured-steps": MeasuredSteps,
    "tolerance-bands": ToleranceBands,
    "all-or-nothing": AllOrNothing,
    "checklist": Checklist,
    "breaches": Breaches,
    "external-score": ExternalScore,
    "judgement": Judgement,
    "rating-scale": RatingScale,
    "coefficient": Coefficient,
}
"""Rule kinds by the name that a pack writes."""

ROLES: dict[str, tuple[str, ...]] = {
    "execution": ("execution-ratio", "execution-tiers"),
    "at-least": ("capped-ratio",),
    "at-most": ("reverse-ratio", "reverse-linear", "judgement"),
    "equal": ("equal",),
    "zero-target": ("zero-target",),
    "range": ("interval",),
    "qualitative": ("qualitative-bands",),
    "grade": ("grade-bands",),
    "over-achievement": ("over-achievement",),
}
"""What a rule is for, and the kinds that can serve it; every role must be filled once."""

OPTIONAL_ROLES: dict[str, tuple[str, ...]] = {
    "ceiling": ("total-ceiling",),
    "deduction": ("manual-deduction",),
    "void-row": ("void-row",),
    "not-applicable": ("rescale",),
    "missing-heading": ("redistribute",),
    "optional-heading": ("optional-heading",),
    "either-or": ("either-or",),
    "goal-blocks": ("goal-blocks",),
    "folding": ("weight-share",),
    "row-cap": ("row-cap",),
    "second-opinion": ("second-opinion",),
    "roll-up": ("roll-up",),
}
"""Roles that a pack may fill once; without the rule, nothing of the kind happens."""

ROW_KINDS: tuple[str, ...] = (
    "steps",
    "measured-steps",
    "tolerance-bands",
    "all-or-nothing",
    "checklist",
    "breaches",
    "external-score",
    "judgement",
    "rating-scale",
    "coefficient",
)
"""Kinds of rules for single rows, any number of them under ids of the pack's own.

A framework row names its rule; an indicator row is found by `applies_to`.
"""

INPUT_KINDS = ("measured-steps", "checklist", "breaches")
"""Row kinds that read a working paper, and so serve framework rows alone."""
SELF_CLAIMING_KINDS = ("rating-scale", "coefficient")
"""Row kinds that know their indicator rows without `applies_to`."""

THRESHOLDS: tuple[str, ...] = (
    "reason-below-rate",
    "unspent-share",
    "score-above-rate",
    "heavy-row",
    "grade-border",
    "score-tolerance",
)
"""Limits that the checks ask for; every pack states each once."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with what makes it trustworthy."""

    id: str
    kind: str
    parameters: Parameters
    unit: str
    source: Source
    in_force_from: date
    last_checked: date
    wording: str
    """The rule as a clerk reads it; stands apart from the formula, which may correct it."""
    applies_to: tuple[str, ...] = ()
    """Words of second- or third-level headings whose rows a row rule scores before the general rules."""


@dataclass(frozen=True)
class RulePack:
    """How one region scores and checks a form in some years (规则包)."""

    id: str
    name: str
    region: str
    in_force_from: date
    rounding: RoundingPolicy
    rules: tuple[Rule, ...]
    note: str = ""
    """What a clerk who chooses among packs should know."""
    step_rounding: StepRounding | None = None
    """What a started step counts in every rule of steps; none leaves it to each rule."""

    @cached_property
    def _in_force(self) -> tuple[Rule, ...]:
        return tuple(self._stepping(rule) for rule in self.rules)

    def _stepping(self, rule: Rule) -> Rule:
        if self.step_rounding is None or not isinstance(rule.parameters, Stepping):
            return rule
        return replace(rule, parameters=replace(rule.parameters, rounding=self.step_rounding))

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self._in_force}

    @cached_property
    def claiming(self) -> tuple[Rule, ...]:
        """Rules for single indicator rows, tried before the general ones."""
        return tuple(rule for rule in self._in_force if rule.applies_to or rule.kind in SELF_CLAIMING_KINDS)

    def optional(self, rule_id: str) -> Rule | None:
        """Find the rule of an optional role or of a single row, where the pack has one."""
        return self._by_id.get(rule_id)

    def rule(self, rule_id: str) -> Rule:
        """Find a rule by its id; the loader has made sure that every role and threshold is there."""
        return self._by_id[rule_id]

    def threshold(self, rule_id: str) -> Decimal:
        """Read the limit of a check."""
        parameters = self.rule(rule_id).parameters
        assert isinstance(parameters, Threshold)
        return parameters.value
