"""R2b: full marks up to the target, then a straight line down to nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.reverse_linear import reverse_linear
from desktop.values.number import plain, round_half_up

POSITIVE = st.decimals("0.01", "1000000", places=2)


@pytest.mark.parametrize(
    ("actual", "points", "code"),
    [
        ("45", "10", "within-limit"),
        ("50", "8.89", "over-limit"),
        ("67.5", "5", "over-limit"),
        ("90", "0", "far-over-limit"),
        ("200", "0", "far-over-limit"),
    ],
)
def test_worked_figures(actual: str, points: str, code: str) -> None:
    outcome = reverse_linear(Decimal(10), Decimal(45), Decimal(actual), Decimal(2))
    assert outcome.points is not None
    assert plain(round_half_up(outcome.points, 2)) == points
    assert outcome.code == code


def test_the_working_is_what_was_calculated() -> None:
    outcome = reverse_linear(Decimal(10), Decimal(45), Decimal(50), Decimal(2))
    assert outcome.expression == "(1 − (50 − 45) ÷ 45) × 10"


@given(POSITIVE, POSITIVE, st.decimals("-100", "2000000", places=2), st.decimals("1.1", "5", places=1))
def test_points_lie_between_nothing_and_the_weight(
    weight: Decimal, target: Decimal, actual: Decimal, zero_at: Decimal
) -> None:
    points = reverse_linear(weight, target, actual, zero_at).points
    assert points is not None
    assert 0 <= points <= weight
