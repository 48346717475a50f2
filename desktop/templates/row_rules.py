"""Kinds of rules that score a single row of a framework or of the indicators, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class StepRounding(Enum):
    """What a started step of a deduction counts."""

    FLOOR = "floor"
    """Full steps only."""
    CEIL = "ceil"
    """A started step counts whole."""
    LINEAR = "linear"


class Direction(Enum):
    """On which side of the pivot points are lost."""

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Stepping:
    """Full marks up to a pivot, then a deduction for each step away from it, down to 0."""

    pivot: Decimal
    """As a share for rates: 1 is 100 %."""
    direction: Direction
    step: Decimal
    deduction: Decimal
    """Points of one step."""
    rounding: StepRounding
    zero_beyond: Decimal | None = None
    """Distance from the pivot beyond which nothing is earned ("超过30%的不计分")."""


@dataclass(frozen=True, slots=True)
class Steps(Stepping):
    """Steps over the actual value of an indicator row (R9)."""


class Measure(Enum):
    """What is worked out from the inputs of a framework row before its rule is applied."""

    RATIO = "ratio"
    """First ÷ second."""
    CHANGE = "change"
    """(first − second) ÷ second."""
    SAVING = "saving"
    """(first − second) ÷ first."""
    VALUE = "value"
    """The input itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSteps(Stepping):
    """Steps over a figure worked out from named inputs (部门整体支出评价框架, R8)."""

    measure: Measure
    inputs: tuple[str, ...]
    """Ids of rows of the inputs table, in the order of the measure."""


@dataclass(frozen=True, slots=True)
class ToleranceBand:
    """A share of the weight up to a deviation from the target."""

    limit: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class ToleranceBands:
    """A share of the weight by how far the actual value lies from the target, either side (R7)."""

    bands: tuple[ToleranceBand, ...]
    """From the narrowest out; beyond the last nothing is earned."""


@dataclass(frozen=True, slots=True)
class AllOrNothing:
    """The whole weight or nothing (R5)."""

    met: tuple[str, ...]
    missed: tuple[str, ...]
    """Words of the actual value that say so."""


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One point of a checklist, answered yes or no in the inputs table."""

    input: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Checklist:
    """Points for each item that is met (R10)."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Breaches:
    """A deduction for each breach, down to 0 (R11)."""

    inputs: tuple[str, ...]
    """A count of breaches, or checklist items of which each no is one."""
    deduction: Decimal


@dataclass(frozen=True, slots=True)
class ExternalScore:
    """A score given elsewhere, converted to the weight (R26)."""

    full: Decimal
    """Full marks of the other scale."""
    input: str = ""
    """Id of the input on a framework; blank where it is the actual value of the row."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Left to a person, who says why."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A word of a rating scale and the share of the weight it earns."""

    word: str
    share: Decimal | None = None
    """Absent where the scale is in use and no coefficient was ever published."""


@dataclass(frozen=True, slots=True)
class RatingScale:
    """A scale of words such as 优良中低差 (R13); also scores every row whose target names all its words."""

    scale: tuple[Rating, ...]
    """From the best word down."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A percentage in a column of its own times the weight (R14); scores every row that has one."""

    column: str
