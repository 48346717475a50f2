"""The finance bureau's score beside the office's own (R28)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.said import percentage
from desktop.values.number import plain


def second_opinion(weight: Decimal, own: Decimal | None, audit: Decimal) -> Outcome:
    """Compare a second score (财政审评分) with the office's own: difference and deviation (偏离度).

    Args:
        weight: Points that the indicator can earn, which neither score may exceed.
        own: The office's score.
        audit: The bureau's score.

    Returns:
        No points, for the bureau alone decides; the ends between which it may.

    Source: rule `second-opinion` of the pack, whose `source` names document and note.
    """
    facts = {"audit": plain(audit), "weight": plain(weight)}
    if not 0 <= audit <= weight:
        return Outcome(None, "second-off", facts, Decimal(0), weight)
    if own is None:
        return not_computable("second-alone", **facts)
    apart = audit - own
    facts |= {"own": plain(own), "difference": f"{plain(audit)} − {plain(own)} = {plain(apart)}"}
    if not own:
        return Outcome(None, "second-from-zero", facts, Decimal(0), weight)
    facts["deviation"] = percentage(apart / own)
    return Outcome(None, "second-opinion", facts, Decimal(0), weight)
