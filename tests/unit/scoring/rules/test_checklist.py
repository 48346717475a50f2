"""Points for each item that is met."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.checklist import checklist
from desktop.templates.row_rules import Checklist, ChecklistItem

THREE_TIMES_TWO = Checklist(tuple(ChecklistItem(name, Decimal(2)) for name in "abc"))


@pytest.mark.parametrize(
    ("met", "points", "working"), [("", 0, ""), ("a", 2, ""), ("ac", 4, "2 + 2"), ("abc", 6, "2 + 2 + 2")]
)
def test_points_of_what_is_met_add_up(met: str, points: int, working: str) -> None:
    outcome = checklist(Decimal(6), THREE_TIMES_TWO, {name: name in met for name in "abc"})
    assert (outcome.points, outcome.expression) == (points, working)
    assert outcome.facts == {"met": str(len(met)), "count": "3", "weight": "6"}


def test_points_never_exceed_the_weight() -> None:
    outcome = checklist(Decimal(5), THREE_TIMES_TWO, dict.fromkeys("abc", True))
    assert (outcome.points, outcome.code, outcome.expression) == (5, "checklist-capped", "min(5, 2 + 2 + 2)")
