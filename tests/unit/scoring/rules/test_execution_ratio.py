"""R15: weight × spending ÷ budget, at most the weight."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.execution_ratio import execution_rate, execution_score
from desktop.values.number import plain, round_half_up

AMOUNT = st.decimals("0.01", "10000000", places=2)


@pytest.mark.parametrize(
    ("weight", "budget", "spending", "points"),
    [
        ("20", "65", "53.132", "16.35"),
        ("10", "194", "135", "6.96"),
        ("10", "8.89", "3.49", "3.93"),
        ("10", "100", "0", "0"),
        ("10", "100", "120", "10"),
        ("10", "100", "-1", "0"),
    ],
)
def test_worked_figures(weight: str, budget: str, spending: str, points: str) -> None:
    outcome = execution_score(Decimal(weight), Decimal(budget), Decimal(spending))
    assert outcome.points is not None
    assert plain(round_half_up(outcome.points, 2)) == points


@pytest.mark.parametrize(
    ("spending", "points", "code"),
    [
        ("0.5", 10, "execution"),
        ("0.501", 10, "execution-capped"),
        ("0.01", Decimal("0.2"), "execution"),
        ("0", 0, "execution"),
        ("-0.01", 0, "execution-negative"),
    ],
)
def test_what_is_said_at_the_ends(spending: str, points: Decimal, code: str) -> None:
    outcome = execution_score(Decimal(10), Decimal("0.5"), Decimal(spending))
    assert (outcome.points, outcome.code) == (points, code)


def test_the_working_is_what_was_calculated() -> None:
    assert execution_score(Decimal(10), Decimal(194), Decimal(135)).expression == "10 × 135 ÷ 194"


@pytest.mark.parametrize(
    ("weight", "budget", "spending", "code"),
    [
        (10, None, Decimal(5), "no-budget"),
        (10, Decimal(5), None, "no-spending"),
        (10, Decimal(0), Decimal(5), "zero-budget"),
        (10, Decimal(-1), Decimal(5), "zero-budget"),
        (0, Decimal(5), Decimal(5), "weight-not-positive"),
        (-3, Decimal(5), Decimal(5), "weight-not-positive"),
    ],
)
def test_not_computable(weight: int, budget: Decimal | None, spending: Decimal | None, code: str) -> None:
    outcome = execution_score(Decimal(weight), budget, spending)
    assert (outcome.points, outcome.code) == (None, code)


def test_the_rate_is_neither_rounded_nor_capped() -> None:
    assert execution_rate(Decimal(8), Decimal(9)) == Decimal("1.125")
    assert execution_rate(Decimal("0.5"), Decimal("0.1")) == Decimal("0.2")
    assert execution_rate(None, Decimal(9)) is None
    assert execution_rate(Decimal(8), None) is None
    assert execution_rate(Decimal(0), Decimal(9)) is None


def test_a_rate_beyond_sense_is_none() -> None:
    assert execution_rate(Decimal("1e-15"), Decimal(1)) is None


@given(AMOUNT, AMOUNT, AMOUNT, st.decimals("1", "100", places=1))
def test_more_spending_never_lowers_the_score(
    budget: Decimal, one: Decimal, other: Decimal, weight: Decimal
) -> None:
    less, more = sorted((one, other))
    low, high = (execution_score(weight, budget, spending).points for spending in (less, more))
    assert low is not None
    assert high is not None
    assert 0 <= low <= high <= weight
