"""Several annual goals, each weighted by a ratio (R24)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def goal_ratios(rows: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal] | None:
    """Find the ratio of each goal (年度绩效目标的权重比例).

    Args:
        rows: Goal of each row, with the ratio as a share where the row states one.

    Returns:
        The first ratio stated under each goal; None where a goal has none.

    Source: rule `goal-blocks` of the pack, whose `source` names document and note.
    """
    ratios: dict[str, Decimal | None] = {}
    for goal, ratio in rows:
        if ratios.get(goal) is None:
            ratios[goal] = ratio
    known = {goal: ratio for goal, ratio in ratios.items() if ratio is not None}
    return known if len(known) == len(ratios) else None
