"""Kinds of rules that score a whole form, with their parameters, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Tier:
    """A rate from which on a share of the weight is earned."""

    from_rate: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class ExecutionTiers:
    """A share of the weight by a table of execution rates (R16)."""

    denominator: str
    weight: Decimal
    tiers: tuple[Tier, ...]
    """From the highest rate down; the last begins at 0."""


@dataclass(frozen=True, slots=True)
class CeilingTier:
    """The highest total under an execution rate."""

    below_rate: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class TotalCeiling:
    """The highest total by a table of execution rates (R17)."""

    tiers: tuple[CeilingTier, ...]
    """From the highest rate down; the lowest that fits holds."""


class OverAction(Enum):
    """What follows when an actual value is far above its target."""

    NONE = "none"
    FLAG = "flag"
    """Pointed out, and may be lowered by hand."""
    REASON = "reason"
    FIXED = "fixed"
    """A fixed deduction."""
    PER_POINT = "per-point"
    """A deduction for each percentage point beyond the threshold."""


@dataclass(frozen=True, slots=True)
class OverAchievement:
    """When an actual value is far above its target, and what follows (R18)."""

    threshold: Decimal
    """Actual ÷ target from which on it counts; 1.3 is 130 %."""
    zero_threshold: Decimal
    """Actual value from which on it counts where the target is 0."""
    action: OverAction
    deduction: Decimal = Decimal(0)
    """Points, for fixed and per-point."""
    initial: str = ""
    """Column of the year-start target, where the actual value is held against that one."""


@dataclass(frozen=True, slots=True)
class ManualDeduction:
    """Points that a person takes off, in a column of their own: max(0, computed − deduction) (R19)."""

    column: str


class VoidPoints(Enum):
    """What becomes of the points of a void row."""

    KEPT = "kept"
    DROPPED = "dropped"
    """They leave the sum that the form is scored out of."""


@dataclass(frozen=True, slots=True)
class VoidRow:
    """A row whose target was taken back in the adjustment: adjusted value blank (R20)."""

    initial: str
    adjusted: str
    points: VoidPoints


@dataclass(frozen=True, slots=True)
class Rescale:
    """Rows that don't apply are left out and the rest is counted up to 100 (R21)."""

    words: tuple[str, ...]
    """What stands in a score or actual value that does not apply (不适用)."""


@dataclass(frozen=True, slots=True)
class Redistribute:
    """The weight of a first-level heading that is missing goes to another (R22)."""

    missing: str
    """Word of the heading that may be missing (满意度)."""
    to: str
    """Word of the heading that takes its weight (效益)."""
    points: Decimal


@dataclass(frozen=True, slots=True)
class OptionalHeading:
    """Headings that need no indicator (暂可不作为必评指标)."""

    words: tuple[str, ...]
    """Words of the heading."""


class EitherMode(Enum):
    """Which of several rows counts."""

    BEST = "best"
    CHOSEN = "chosen"
    """The one that has a score; two scores are a fault."""


@dataclass(frozen=True, slots=True)
class EitherOr:
    """Of several indicators one is counted (二者择其一, R23)."""

    names: tuple[str, ...]
    """Words of the indicator names (三级指标)."""
    mode: EitherMode


@dataclass(frozen=True, slots=True)
class GoalBlocks:
    """Several annual goals, each scored to 100 and weighted by a ratio (R24)."""

    column: str
    """Column that names the goal of a row."""
    ratio: str
    """Column with the ratio of the goal."""


@dataclass(frozen=True, slots=True)
class WeightShare:
    """Single score × weight share = folded score, of which the total is made (R25)."""

    share: str
    folded: str
    """Columns of the indicator table."""


@dataclass(frozen=True, slots=True)
class RowCap:
    """The most that a row of a certain source can earn (R27)."""

    words: tuple[str, ...]
    """Words of the indicator name or the reason by which such a row is known."""
    most: Decimal


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A column in which the finance bureau scores beside the office (财政审评分, R28)."""

    column: str


@dataclass(frozen=True, slots=True)
class RollUp:
    """Counts and amounts add up, rates and qualitative scores are averaged by funds (R29–R31)."""

    weigh_by: str
    """Column of the funds table that an average is weighted by."""
