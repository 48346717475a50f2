"""Full marks up to a pivot, then a deduction for each step away from it (R8, R9)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from desktop.scoring.outcome import Outcome
from desktop.templates.row_rules import Direction, Stepping, StepRounding
from desktop.text.lexicon import PERCENT
from desktop.values.number import plain, round_half_up

SHOWN_DECIMALS = 4
"""Of a rate that was divided; the points are worked out from the whole of it."""


def stepped(weight: Decimal, figure: Decimal, by: Stepping, *, percent: bool) -> Outcome:
    """Score a figure by steps (每超过1个百分点扣0.5分): full marks up to the pivot, never below nothing.

    Args:
        weight: Points that can be earned, above zero.
        figure: What is measured; a rate as a share, 0.974 for 97.4 %.
        by: Pivot, direction, width and deduction of a step, and what a started step counts.
        percent: Whether the figure is a rate, said as a percentage.

    Source: the row rule of the pack that calls it, whose `source` names document and note.
    """
    distance = _distance(figure - by.pivot, by.direction)
    facts = {
        "actual": _said(figure, percent),
        "pivot": _said(by.pivot, percent),
        "weight": plain(weight),
    }
    if distance <= 0:
        return Outcome(weight, "steps-kept", facts)
    facts |= {"distance": _said(distance, percent), "step": _said(by.step, percent)}
    facts["deduction"] = plain(by.deduction)
    if by.zero_beyond is not None and distance > by.zero_beyond:
        return Outcome(Decimal(0), "steps-beyond", {**facts, "beyond": _said(by.zero_beyond, percent)})
    count = _count(distance / by.step, by.rounding)
    lost = count * by.deduction
    working = f"{plain(weight)} − {plain(_shown(count))} × {plain(by.deduction)}"
    if lost > weight:
        return Outcome(Decimal(0), "steps-used-up", facts, expression=f"max(0, {working})")
    return Outcome(weight - lost, f"steps-{by.rounding.value}", facts, expression=working)


def _distance(over: Decimal, direction: Direction) -> Decimal:
    if direction is Direction.BOTH:
        return abs(over)
    return over if direction is Direction.ABOVE else -over


def _count(steps: Decimal, rounding: StepRounding) -> Decimal:
    if rounding is StepRounding.LINEAR:
        return steps
    return steps.to_integral_value(ROUND_FLOOR if rounding is StepRounding.FLOOR else ROUND_CEILING)


def _said(figure: Decimal, percent: bool) -> str:
    return plain(_shown(figure * 100)) + PERCENT if percent else plain(_shown(figure))


def _shown(figure: Decimal) -> Decimal:
    return round_half_up(figure, SHOWN_DECIMALS)
