"""Of several indicators one is counted (R23)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.templates.rule_kinds import EitherMode, EitherOr


def is_alternative(by: EitherOr, name: str) -> bool:
    """Tell whether an indicator is one of those of which only one counts (二者择其一).

    Source: rule `either-or` of the pack, whose `source` names document and note.
    """
    return any(word in name for word in by.names)


def counted(by: EitherOr, filled: Sequence[bool], points: Sequence[Decimal | None]) -> int | None:
    """Find the one that counts.

    Args:
        by: Whether the best counts, or the one that was chosen.
        filled: Whether each has an actual value or a score.
        points: What each earns, where that is known.

    Returns:
        Its place; None while nothing is filled in.

    Source: rule `either-or` of the pack, whose `source` names document and note.
    """
    places = [place for place, one in enumerate(filled) if one]
    if by.mode is EitherMode.BEST:
        known = [(-(points[place] or Decimal(0)), place) for place in places]
        return min(known)[1] if known else None
    return places[0] if places else None
