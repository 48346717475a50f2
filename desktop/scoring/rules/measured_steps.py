"""Steps over a figure that is worked out from the inputs of a framework row (R8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.steps import stepped
from desktop.templates.row_rules import Measure, MeasuredSteps
from desktop.text.lexicon import PERCENT
from desktop.values.number import plain, round_half_up

BASE = {Measure.RATIO: 1, Measure.CHANGE: 1, Measure.SAVING: 0}
"""Place of the input that is divided by."""
SHOWN_PERCENT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the working paper (评分依据) under its label."""

    label: str
    value: Decimal

    @property
    def said(self) -> str:
        """Say it with its label."""
        return f"{self.label}{plain(self.value)}"


def measured(measure: Measure, entries: Sequence[Entry]) -> Decimal | None:
    """Work out the figure that a framework row is scored by; None where it would be divided by nothing.

    Source: 指标说明 of the framework, whose formula names the inputs.
    """
    if measure is Measure.VALUE:
        return entries[0].value
    first, second = entries[0].value, entries[1].value
    base = entries[BASE[measure]].value
    if not base:
        return None
    if measure is Measure.RATIO:
        return first / base
    return (first - second) / base


def measured_steps(weight: Decimal, by: MeasuredSteps, entries: Sequence[Entry]) -> Outcome:
    """Score a framework row by steps over what its inputs give (在职人员控制率 and the like).

    Where the printed rule only says from where on nothing is earned (deduction 0), a person decides between.

    Args:
        weight: Points that the row can earn, above zero.
        by: Measure, pivot, direction and steps.
        entries: The inputs, in the order of the measure; rates as shares.

    Source: the rule of the pack that the row names, whose `source` names document and note.
    """
    figure = measured(by.measure, entries)
    if figure is None:
        return not_computable("zero-base", label=entries[BASE[by.measure]].label)
    outcome = stepped(weight, figure, by, percent=True)
    said = f"{_working(by.measure, entries)}{plain(round_half_up(figure * 100, SHOWN_PERCENT))}{PERCENT}，"
    facts = {**outcome.facts, "actual": said}
    if not by.deduction and outcome.code not in ("steps-kept", "steps-beyond"):
        return Outcome(None, "steps-between", facts, low=Decimal(0), high=weight)
    return replace(outcome, facts=facts)


def _working(measure: Measure, entries: Sequence[Entry]) -> str:
    if measure is Measure.VALUE:
        return entries[0].label
    first, second = entries[0].said, entries[1].said
    if measure is Measure.RATIO:
        return f"{first} ÷ {second} = "
    return f"({first} − {second}) ÷ {entries[BASE[measure]].said} = "
