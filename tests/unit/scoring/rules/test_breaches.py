"""A deduction for each breach."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.breaches import breaches
from desktop.templates.row_rules import Breaches

HALF_A_POINT = Breaches(("a",), Decimal("0.5"))


@pytest.mark.parametrize(
    ("count", "points", "code", "working"),
    [
        (0, "2", "no-breach", ""),
        (3, "0.5", "breaches", "2 − 3 × 0.5"),
        (4, "0", "breaches", "2 − 4 × 0.5"),
        (5, "0", "breaches-used-up", "max(0, 2 − 5 × 0.5)"),
    ],
)
def test_each_breach_takes_points_until_none_are_left(
    count: int, points: str, code: str, working: str
) -> None:
    outcome = breaches(Decimal(2), HALF_A_POINT, Decimal(count))
    assert (outcome.points, outcome.code, outcome.expression) == (Decimal(points), code, working)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_more_breaches_never_earn_more(some: int, more: int) -> None:
    few, many = (breaches(Decimal(2), HALF_A_POINT, Decimal(count)).points for count in (some, some + more))
    assert few is not None
    assert many is not None
    assert 0 <= many <= few <= 2
