"""A percentage times the weight."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.coefficient import coefficient


def test_the_coefficient_times_the_weight() -> None:
    outcome = coefficient(Decimal(10), Decimal("0.93"))
    assert (outcome.points, outcome.expression) == (Decimal("9.30"), "93% × 10")


@pytest.mark.parametrize(("share", "points"), [("0", 0), ("1", 10)])
def test_the_ends_of_the_range_are_in_it(share: str, points: int) -> None:
    assert coefficient(Decimal(10), Decimal(share)).points == points


@pytest.mark.parametrize("share", ["-0.01", "1.01"])
def test_a_coefficient_outside_its_range_gives_no_points(share: str) -> None:
    assert coefficient(Decimal(10), Decimal(share)).code == "coefficient-off"
