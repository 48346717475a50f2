"""R2a: full marks up to the target, otherwise target ÷ actual."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.reverse_ratio import reverse_ratio
from desktop.values.number import plain, round_half_up

POSITIVE = st.decimals("0.01", "1000000", places=2)


@pytest.mark.parametrize(
    ("actual", "points", "code"),
    [
        ("50", "9", "over-limit"),
        ("45", "10", "within-limit"),
        ("0", "10", "within-limit"),
        ("90", "5", "over-limit"),
    ],
)
def test_worked_figures(actual: str, points: str, code: str) -> None:
    outcome = reverse_ratio(Decimal(10), Decimal(45), Decimal(actual))
    assert outcome.points is not None
    assert plain(round_half_up(outcome.points, 2)) == points
    assert outcome.code == code


def test_the_working_is_what_was_calculated() -> None:
    assert reverse_ratio(Decimal(10), Decimal(45), Decimal(50)).expression == "45 ÷ 50 × 10"


@given(POSITIVE, POSITIVE, st.decimals("-100", "2000000", places=2))
def test_points_lie_between_nothing_and_the_weight(weight: Decimal, target: Decimal, actual: Decimal) -> None:
    points = reverse_ratio(weight, target, actual).points
    assert points is not None
    assert 0 <= points <= weight
