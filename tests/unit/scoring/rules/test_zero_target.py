"""R4: a target of nothing, as with accidents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.zero_target import zero_target


@pytest.mark.parametrize(
    ("actual", "points", "code"), [("0", 10, "zero-kept"), ("-1", 10, "zero-kept"), ("1", 0, "zero-missed")]
)
def test_worked_figures(actual: str, points: int, code: str) -> None:
    outcome = zero_target(Decimal(10), Decimal(actual))
    assert (outcome.points, outcome.code) == (points, code)
