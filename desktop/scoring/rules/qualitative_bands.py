"""Levels of a qualitative indicator: a person chooses inside the band of the level (R12)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.templates.rule_kinds import QualitativeBands
from desktop.values.number import plain


def qualitative_band(weight: Decimal, level: str, bands: QualitativeBands) -> Outcome:
    """Find the points that a level allows; the score itself is left to a person.

    Args:
        weight: Points that the indicator can earn.
        level: Id of the level; every pack has a band for each.
        bands: Shares of the weight by level.

    Returns:
        No points, but the ends of the band: the upper end counts only where it is the whole weight.

    Source: rule `qualitative` of the pack, whose `source` names document and note.
    """
    band = next(one for one in bands.bands if one.level == level)
    low, high = band.low * weight, band.high * weight
    facts = {"low": plain(low), "high": plain(high), "weight": plain(weight)}
    return Outcome(None, "level-band-top" if band.high == 1 else "level-band", facts, low, high)


def in_band(points: Decimal, low: Decimal, high: Decimal, weight: Decimal) -> bool:
    """Tell whether points lie in the band of a level.

    Args:
        points: The typed score.
        low: Lower end of the band, which counts.
        high: Upper end, which counts only where it is the whole weight.
        weight: Points that the indicator can earn.

    Source: rule `qualitative` of the pack, whose `source` names document and note.
    """
    return low <= points < high or points == high == weight
