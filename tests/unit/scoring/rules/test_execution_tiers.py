"""A share of the weight by a table of execution rates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.execution_tiers import execution_tiers
from desktop.templates.rule_kinds import ExecutionTiers, Tier

TIERS = ExecutionTiers(
    "full_year_budget",
    Decimal(10),
    tuple(Tier(Decimal(rate), Decimal(share)) for rate, share in (("0.9", "1"), ("0.5", "0.5"), ("0", "0"))),
)
MONEY = st.decimals(0, 10**6, places=2)


@pytest.mark.parametrize(
    ("spending", "points"),
    [("100", 10), ("90", 10), ("89.99", 5), ("50", 5), ("49.99", 0), ("0", 0), ("-5", 0), ("150", 10)],
)
def test_the_highest_tier_that_the_rate_reaches_counts(spending: str, points: int) -> None:
    outcome = execution_tiers(Decimal(10), TIERS, Decimal(100), Decimal(spending))
    assert (outcome.points, outcome.code) == (points, "execution-tier")


def test_a_row_of_one_point_earns_its_share() -> None:
    assert execution_tiers(Decimal(1), TIERS, Decimal(100), Decimal(50)).points == Decimal("0.5")


@pytest.mark.parametrize(
    ("weight", "budget", "spending", "code"),
    [
        (10, None, 1, "no-budget"),
        (10, 1, None, "no-spending"),
        (10, 0, 1, "zero-budget"),
        (0, 1, 1, "weight-not-positive"),
    ],
)
def test_without_a_rate_there_are_no_points(
    weight: int, budget: int | None, spending: int | None, code: str
) -> None:
    amounts = [None if amount is None else Decimal(amount) for amount in (budget, spending)]
    assert execution_tiers(Decimal(weight), TIERS, *amounts).code == code


@given(MONEY, MONEY, st.decimals("0.01", 10**6, places=2))
def test_more_spending_never_lowers_the_score(one: Decimal, other: Decimal, budget: Decimal) -> None:
    less, more = (execution_tiers(Decimal(10), TIERS, budget, spent).points for spent in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert 0 <= less <= more <= 10
