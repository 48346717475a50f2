"""R1: full marks from the target on, otherwise in proportion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.capped_ratio import capped_ratio
from desktop.values.number import plain, round_half_up

POSITIVE = st.decimals("0.01", "1000000", places=2)


@pytest.mark.parametrize(
    ("target", "actual", "points", "code"),
    [
        ("100", "92", "9.2", "short-of-target"),
        ("100", "150", "10", "reached"),
        ("100", "100", "10", "reached"),
        ("100", "0", "0", "short-of-target"),
        ("100", "-5", "0", "short-of-target"),
    ],
)
def test_worked_figures(target: str, actual: str, points: str, code: str) -> None:
    outcome = capped_ratio(Decimal(10), Decimal(target), Decimal(actual))
    assert outcome.points is not None
    assert plain(round_half_up(outcome.points, 2)) == points
    assert outcome.code == code


def test_the_working_is_what_was_calculated() -> None:
    assert capped_ratio(Decimal(10), Decimal(100), Decimal(92)).expression == "92 ÷ 100 × 10"


@given(POSITIVE, POSITIVE, st.decimals("-100", "2000000", places=2))
def test_points_lie_between_nothing_and_the_weight(weight: Decimal, target: Decimal, actual: Decimal) -> None:
    points = capped_ratio(weight, target, actual).points
    assert points is not None
    assert 0 <= points <= weight
