"""Levels of a qualitative indicator: a person chooses inside the band of the level (R12)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.templates.pack import QualitativeBands
from desktop.values.number import plain


def qualitative_band(weight: Decimal, level: str, bands: QualitativeBands) -> Outcome:
    """Find the points that a level allows; the score itself is left to a person.

    Args:
        weight: Points that the indicator can earn.
        level: Id of the level.
        bands: Shares of the weight by level.

    Returns:
        No points, but the ends of the band: the upper end counts only where it is the whole weight.

    Source: rule `qualitative` of the pack, whose `source` names document and note.
    """
    band = next((one for one in bands.bands if one.level == level), None)
    if band is None:
        return not_computable("unknown-level")
    low, high = band.low * weight, band.high * weight
    facts = {"low": plain(low), "high": plain(high), "weight": plain(weight)}
    code = "level-band-top" if band.high == 1 else "level-band"
    return Outcome(None, code, facts, low, high)


def in_band(points: Decimal, outcome: Outcome, weight: Decimal) -> bool:
    """Tell whether points lie in the band of a level.

    Args:
        points: The typed score.
        outcome: What `qualitative_band` said.
        weight: Points that the indicator can earn.

    Source: rule `qualitative` of the pack, whose `source` names document and note.
    """
    assert outcome.low is not None and outcome.high is not None
    return outcome.low <= points < outcome.high or points == outcome.high == weight
