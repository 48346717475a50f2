"""A scale of words, each worth a share of the weight (R13)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.said import percentage
from desktop.templates.row_rules import RatingScale
from desktop.values.number import plain
from desktop.values.wording import fold


def names_scale(by: RatingScale, target: str) -> bool:
    """Tell whether a target asks for a word of the scale (优良中低差).

    Source: the row rule of the pack that applies, whose `source` names document and note.
    """
    return all(rating.word in target for rating in by.scale)


def rating(weight: Decimal, by: RatingScale, actual: str) -> Outcome:
    """Score a rating: its share of the weight; a person decides where no share was published.

    Args:
        weight: Points that the indicator can earn.
        by: The words of the scale with their shares.
        actual: The actual value as typed.

    Source: the row rule of the pack that applies, whose `source` names document and note.
    """
    said = fold(actual)
    found = next((one for one in by.scale if fold(one.word) == said), None)
    if found is None:
        return not_computable("not-a-rating", words="、".join(one.word for one in by.scale))
    if found.share is None:
        return Outcome(None, "rating-unpublished", {"word": found.word}, Decimal(0), weight)
    facts = {"word": found.word, "weight": plain(weight)}
    working = f"{plain(weight)} × {percentage(found.share)}"
    return Outcome(weight * found.share, "rating", facts, expression=working)
