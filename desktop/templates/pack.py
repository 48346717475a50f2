"""What a rule pack is: how a form is scored and checked in one region, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

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


class EqualMode(Enum):
    """How a target with "=" is scored."""

    LENIENT = "lenient"
    """Like at least: more than asked is full marks."""
    STRICT = "strict"
    """Any other value is left to a person."""


class Above(Enum):
    """What an actual value above a range earns."""

    FULL = "full"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class ExecutionRatio:
    """Weight × spending ÷ budget, at most the weight (R15)."""

    denominator: str
    """Column of the funds table that is divided by."""
    weight: Decimal
    """Points where the form prints none."""


@dataclass(frozen=True, slots=True)
class CappedRatio:
    """Full marks from the target on, otherwise actual ÷ target (R1)."""


@dataclass(frozen=True, slots=True)
class ReverseRatio:
    """Full marks up to the target, otherwise target ÷ actual (R2a)."""


@dataclass(frozen=True, slots=True)
class ReverseLinear:
    """Full marks up to the target, falling in a straight line to nothing (R2b)."""

    zero_at: Decimal
    """Multiple of the target at which nothing is earned."""


@dataclass(frozen=True, slots=True)
class EqualTarget:
    """A target with "=" (R3)."""

    mode: EqualMode


@dataclass(frozen=True, slots=True)
class ZeroTarget:
    """A target of nothing, as with accidents: nothing happened or no points (R4)."""


@dataclass(frozen=True, slots=True)
class IntervalTarget:
    """A target with two ends: full marks inside (R6)."""

    above: Above


LEVELS = ("achieved", "partly", "missed")
"""Levels of a qualitative indicator (定性指标), best first; every pack has a band for each."""


@dataclass(frozen=True, slots=True)
class Band:
    """Share of the weight that a level allows; the upper end counts only for the best level."""

    level: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class QualitativeBands:
    """Levels of a qualitative indicator; a person chooses inside the band (R12)."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade from a total on, upwards to the next."""

    grade: str
    from_total: Decimal


@dataclass(frozen=True, slots=True)
class GradeBands:
    """Half-open bands on the unrounded total (R32)."""

    bands: tuple[GradeBand, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit that a check compares with."""

    value: Decimal


Parameters = (
    ExecutionRatio
    | CappedRatio
    | ReverseRatio
    | ReverseLinear
    | EqualTarget
    | ZeroTarget
    | IntervalTarget
    | QualitativeBands
    | GradeBands
    | Threshold
)

KINDS: dict[str, type] = {
    "execution-ratio": ExecutionRatio,
    "capped-ratio": CappedRatio,
    "reverse-ratio": ReverseRatio,
    "reverse-linear": ReverseLinear,
    "equal": EqualTarget,
    "zero-target": ZeroTarget,
    "interval": IntervalTarget,
    "qualitative-bands": QualitativeBands,
    "grade-bands": GradeBands,
    "threshold": Threshold,
}
"""Rule kinds by the name that a pack writes."""

ROLES: dict[str, tuple[str, ...]] = {
    "execution": ("execution-ratio",),
    "at-least": ("capped-ratio",),
    "at-most": ("reverse-ratio", "reverse-linear"),
    "equal": ("equal",),
    "zero-target": ("zero-target",),
    "range": ("interval",),
    "qualitative": ("qualitative-bands",),
    "grade": ("grade-bands",),
}
"""What a rule is for, and the kinds that can serve it; every role must be filled once."""

THRESHOLDS: tuple[str, ...] = (
    "reason-below-rate",
    "unspent-share",
    "score-above-rate",
    "over-achievement",
    "over-zero-target",
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


@dataclass(frozen=True, slots=True)
class RulePack:
    """How one region scores and checks a form in some years (规则包)."""

    id: str
    name: str
    region: str
    in_force_from: date
    rounding: RoundingPolicy
    rules: tuple[Rule, ...]

    def rule(self, rule_id: str) -> Rule:
        """Find a rule by its id; the loader has made sure that every role and threshold is there."""
        return next(rule for rule in self.rules if rule.id == rule_id)

    def threshold(self, rule_id: str) -> Decimal:
        """Read the limit of a check."""
        parameters = self.rule(rule_id).parameters
        assert isinstance(parameters, Threshold)
        return parameters.value
