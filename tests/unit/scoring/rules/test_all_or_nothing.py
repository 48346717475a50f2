"""The whole weight or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.all_or_nothing import all_or_nothing
from desktop.templates.row_rules import AllOrNothing

PROMPT = AllOrNothing(("是", "及时"), ("否", "不及时"))


@pytest.mark.parametrize(
    ("actual", "points", "code"),
    [
        ("及时", 10, "requirement-met"),
        (" 是 ", 10, "requirement-met"),
        ("否", 0, "requirement-missed"),
        ("大体及时", None, "requirement-unclear"),
    ],
)
def test_a_requirement_is_met_or_missed(actual: str, points: int | None, code: str) -> None:
    outcome = all_or_nothing(Decimal(10), PROMPT, actual)
    assert (outcome.points, outcome.code) == (points, code)
