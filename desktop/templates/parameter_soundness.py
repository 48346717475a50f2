"""Checks that the parameters of each kind of rule make sense: order, shares, positive steps, words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from desktop.templates.pack import Parameters
from desktop.templates.row_rules import (
    AllOrNothing,
    Breaches,
    Checklist,
    ExternalScore,
    Measure,
    MeasuredSteps,
    RatingScale,
    Stepping,
    ToleranceBands,
)
from desktop.templates.rule_kinds import (
    LEVELS,
    EitherOr,
    ExecutionRatio,
    ExecutionTiers,
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
    TotalCeiling,
)
from desktop.text import definitions as wording

Fault = tuple[str, str]
"""Key of the parameter, and what is wrong with it."""
LARGEST = 1000
DEDUCTING = (OverAction.FIXED, OverAction.PER_POINT)


def parameter_faults(parameters: Parameters) -> Iterator[Fault]:
    """List what is wrong with the parameters of one rule."""
    for kinds, check in _CHECKS:
        if isinstance(parameters, kinds):
            yield from check(parameters)


def _within(key: str, value: Decimal, low: int) -> Iterator[Fault]:
    if not low <= value <= LARGEST:
        yield key, wording.BETWEEN.format(value=value, low=low, high=LARGEST)


def _positive(key: str, value: Decimal) -> Iterator[Fault]:
    if not 0 < value <= LARGEST:
        yield key, wording.POSITIVE.format(value=value, high=LARGEST)


def _words(key: str, words: Sequence[str], fewest: int = 1) -> Iterator[Fault]:
    if len(set(words)) < max(fewest, len(words)) or "" in words:
        yield key, wording.WORDS.format(fewest=fewest)


def _falling(values: Iterable[Decimal], *, strictly: bool = True) -> bool:
    return all(one > other or (not strictly and one == other) for one, other in pairwise(values))


def _shares(values: Sequence[Decimal]) -> bool:
    return all(0 <= value <= 1 for value in values) and _falling(values, strictly=False)


def _bands(parameters: QualitativeBands) -> Iterator[Fault]:
    if tuple(band.level for band in parameters.bands) != LEVELS:
        yield "bands", wording.LEVELS.format(levels="、".join(LEVELS))
        return
    ends = [Decimal(1), *(band.low for band in parameters.bands)]
    joined = [band.high for band in parameters.bands] == ends[:-1]
    if not (joined and _falling(ends) and ends[-1] == 0):
        yield "bands", wording.BANDS_ORDER


def _grades(parameters: GradeBands) -> Iterator[Fault]:
    starts = [band.from_total for band in parameters.bands]
    if not _falling(starts) or starts[-1:] != [Decimal(0)]:
        yield "bands", wording.GRADES_ORDER


def _reverse(parameters: ReverseLinear) -> Iterator[Fault]:
    if parameters.zero_at <= 1:
        yield "zero_at", wording.ABOVE_ONE


def _execution(parameters: ExecutionRatio | ExecutionTiers) -> Iterator[Fault]:
    yield from _within("weight", parameters.weight, low=1)
    if isinstance(parameters, ExecutionTiers):
        starts = [tier.from_rate for tier in parameters.tiers]
        sound = _falling(starts) and starts[-1:] == [Decimal(0)]
        if not (sound and _shares([tier.share for tier in parameters.tiers])):
            yield "tiers", wording.TIERS_ORDER


def _ceiling(parameters: TotalCeiling) -> Iterator[Fault]:
    rates = [tier.below_rate for tier in parameters.tiers]
    most = [tier.most for tier in parameters.tiers]
    sound = bool(rates) and _falling(rates) and _falling(most)
    if not (sound and rates[-1] > 0 and most[-1] >= 0 and most[0] <= 100):
        yield "tiers", wording.CEILINGS_ORDER


def _over(parameters: OverAchievement) -> Iterator[Fault]:
    if parameters.threshold <= 1:
        yield "threshold", wording.ABOVE_ONE
    yield from _within("zero_threshold", parameters.zero_threshold, low=0)
    if (parameters.action in DEDUCTING) != (0 < parameters.deduction <= LARGEST):
        yield "deduction", wording.DEDUCTION.format(actions="、".join(one.value for one in DEDUCTING))


def _redistribute(parameters: Redistribute) -> Iterator[Fault]:
    yield from _positive("points", parameters.points)
    yield from _words("to", (parameters.missing, parameters.to))


def _steps(parameters: Stepping) -> Iterator[Fault]:
    yield from _positive("step", parameters.step)
    if parameters.zero_beyond is None:
        yield from _positive("deduction", parameters.deduction)
    else:
        yield from _within("deduction", parameters.deduction, low=0)
        yield from _positive("zero_beyond", parameters.zero_beyond)
    if isinstance(parameters, MeasuredSteps):
        count = 1 if parameters.measure is Measure.VALUE else 2
        if len(parameters.inputs) != count:
            yield "inputs", wording.WRONG_COUNT.format(count=count)


def _tolerance(parameters: ToleranceBands) -> Iterator[Fault]:
    limits = [band.limit for band in parameters.bands]
    outwards = bool(limits) and limits[0] >= 0 and _falling(reversed(limits))
    if not (outwards and _shares([band.share for band in parameters.bands])):
        yield "bands", wording.TOLERANCE_ORDER


def _all_or_nothing(parameters: AllOrNothing) -> Iterator[Fault]:
    yield from _words("met", parameters.met)
    yield from _words("missed", parameters.missed)
    if set(parameters.met) & set(parameters.missed):
        yield "missed", wording.BOTH_WAYS


def _checklist(parameters: Checklist) -> Iterator[Fault]:
    yield from _words("items", [item.input for item in parameters.items])
    for item in parameters.items:
        yield from _positive("items", item.points)


def _breaches(parameters: Breaches) -> Iterator[Fault]:
    yield from _words("inputs", parameters.inputs)
    yield from _positive("deduction", parameters.deduction)


def _scale(parameters: RatingScale) -> Iterator[Fault]:
    yield from _words("scale", [rating.word for rating in parameters.scale], fewest=2)
    shares = [rating.share for rating in parameters.scale]
    known = [share for share in shares if share is not None]
    if not _shares(known) or len(known) not in (0, len(shares)):
        yield "scale", wording.SCALE_ORDER


_CHECKS: tuple[tuple[Any, Callable[[Any], Iterable[Fault]]], ...] = (
    (QualitativeBands, _bands),
    (GradeBands, _grades),
    (ReverseLinear, _reverse),
    ((ExecutionRatio, ExecutionTiers), _execution),
    (TotalCeiling, _ceiling),
    (OverAchievement, _over),
    (Redistribute, _redistribute),
    (Stepping, _steps),
    (ToleranceBands, _tolerance),
    (AllOrNothing, _all_or_nothing),
    (Checklist, _checklist),
    (Breaches, _breaches),
    (RatingScale, _scale),
    (ExternalScore, lambda one: _positive("full", one.full)),
    (Threshold, lambda one: _within("value", one.value, low=0)),
    ((Rescale, OptionalHeading), lambda one: _words("words", one.words)),
    (EitherOr, lambda one: _words("names", one.names, fewest=2)),
    (RowCap, lambda one: (*_words("words", one.words), *_within("most", one.most, low=0))),
)
"""What is looked at for each kind; a kind that is missing has nothing that could be wrong."""
