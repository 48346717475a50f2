"""What one indicator row earns: by a rule of its own or the general ones, then what is taken off."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.models.form import INDICATORS
from desktop.scoring.adjustments import adjusted
from desktop.scoring.figures import WEIGHT, Figures, IndicatorRow
from desktop.scoring.indicator_score import by_general_rules
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.own_rules import by_own_rule, own_rule
from desktop.scoring.said import percentage
from desktop.templates.pack import RulePack
from desktop.values.number import plain, round_half_up

ONE = Decimal(1)
SHARE_DECIMALS = 4
"""Of a share, which is two of the percentage."""
SHARES = {"level-band": "share-band", "level-band-top": "share-band-top"}
"""How the band of a level is said where a row has no points of its own."""


def indicator_outcome(figures: Figures, row: IndicatorRow) -> tuple[Outcome, str]:
    """Score one indicator row.

    Returns:
        The outcome, and the id of the rule that was applied ("" where none fits).
    """
    bearer = figures.bearer(row)
    if bearer is not None:
        return not_computable("shares-weight", bearer=bearer.name), ""
    if row.weight is None:
        return _without_weight(figures, row)
    if row.weight <= 0:
        return not_computable("weight-not-positive", weight=plain(row.weight)), ""
    pack = figures.form.pack
    outcome, rule = _single(pack, row, row.weight)
    sharers = figures.sharers(row)
    if sharers:
        outcome, rule = _shared(pack, row.weight, sharers, outcome, rule)
    return adjusted(pack, row, outcome), rule


def _single(pack: RulePack, row: IndicatorRow, weight: Decimal) -> tuple[Outcome, str]:
    if pack.claiming:
        rule = own_rule(pack, row)
        if rule is not None:
            return by_own_rule(rule, row, weight), rule.id
    return by_general_rules(pack, row, weight)


def _shared(
    pack: RulePack, weight: Decimal, sharers: list[IndicatorRow], outcome: Outcome, rule: str
) -> tuple[Outcome, str]:
    parts = [outcome, *(_single(pack, one, weight)[0] for one in sharers)]
    facts = {"count": str(len(parts)), "weight": plain(weight)}
    if all(part.points == weight for part in parts):
        return Outcome(weight, "shared-reached", facts), rule
    return not_computable("shared-not-all", **facts), ""


def _without_weight(figures: Figures, row: IndicatorRow) -> tuple[Outcome, str]:
    """Say what share a row earns on a form that prints no weight of its own for it."""
    table = figures.form.template.table(INDICATORS)
    if table is None or table.column(WEIGHT):
        return not_computable("no-weight"), ""
    outcome, rule = _single(figures.form.pack, row, ONE)
    if outcome.points is not None:
        share = percentage(round_half_up(outcome.points, SHARE_DECIMALS))
        return not_computable("share-only", share=share), rule
    if outcome.low is None or outcome.high is None:
        return outcome, rule
    ends = {"low": percentage(outcome.low), "high": percentage(outcome.high)}
    facts = {**outcome.facts, **ends}
    # A person decides within the weight of the heading, so there are no ends in points.
    code = SHARES.get(outcome.code, outcome.code)
    return replace(outcome, code=code, facts=facts, low=None, high=None), rule
