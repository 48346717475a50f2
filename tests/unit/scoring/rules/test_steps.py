"""Steps away from a pivot."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.steps import stepped
from desktop.templates.row_rules import Direction, StepRounding, Steps
from desktop.text.derivations import words

FIGURES = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False)
POSITIVE = st.decimals(Decimal("0.01"), 1000, places=2)


def steps(
    pivot: str,
    step: str,
    deduction: str = "1",
    direction: Direction = Direction.BELOW,
    rounding: StepRounding = StepRounding.FLOOR,
    zero_beyond: str = "",
) -> Steps:
    beyond = Decimal(zero_beyond) if zero_beyond else None
    return Steps(Decimal(pivot), direction, Decimal(step), Decimal(deduction), rounding, beyond)


@pytest.mark.parametrize(
    ("rounding", "points", "working"),
    [
        (StepRounding.FLOOR, "3", "5 − 2 × 1"),
        (StepRounding.CEIL, "2", "5 − 3 × 1"),
        (StepRounding.LINEAR, "2.40", "5 − 2.6 × 1"),
    ],
)
def test_a_started_step_counts_as_the_pack_says(rounding: StepRounding, points: str, working: str) -> None:
    # The execution rate of the Hunan framework: 97.4 % where 100 % is asked, one point for each percent.
    outcome = stepped(Decimal(5), Decimal("0.974"), steps("1", "0.01", rounding=rounding), percent=True)
    assert (outcome.points, outcome.expression) == (Decimal(points), working)
    assert outcome.code == f"steps-{rounding.value}"


def test_a_threshold_with_steps() -> None:
    # Satisfaction of 90 % is full marks, each 5 points less cost one.
    outcome = stepped(Decimal(10), Decimal("0.78"), steps("0.90", "0.05"), percent=True)
    assert outcome.points == 8
    assert words(outcome.code, {**outcome.facts, "working": outcome.expression + " = 8"}) == (
        "78%与标准90%相差12%，每5%扣1分，不足一步的不扣：10 − 2 × 1 = 8"
    )


@pytest.mark.parametrize(
    ("direction", "figure", "points"),
    [
        (Direction.ABOVE, "1.10", "1"),
        (Direction.ABOVE, "0.5", "3"),
        (Direction.BELOW, "1.10", "3"),
        (Direction.BELOW, "0.90", "1"),
        (Direction.BOTH, "1.10", "1"),
        (Direction.BOTH, "0.90", "1"),
        (Direction.BOTH, "1", "3"),
    ],
)
def test_points_are_lost_on_the_sides_that_the_pack_names(
    direction: Direction, figure: str, points: str
) -> None:
    outcome = stepped(Decimal(3), Decimal(figure), steps("1", "0.05", direction=direction), percent=True)
    assert outcome.points == Decimal(points)


@pytest.mark.parametrize(
    ("figure", "points", "code"),
    [("1", 3, "steps-kept"), ("0.97", 0, "steps-floor"), ("0.96", 0, "steps-used-up")],
)
def test_what_is_said_at_the_ends(figure: str, points: int, code: str) -> None:
    outcome = stepped(Decimal(3), Decimal(figure), steps("1", "0.01"), percent=True)
    assert (outcome.points, outcome.code) == (points, code)


def test_beyond_a_distance_nothing_is_earned() -> None:
    late = steps("0", "10", "0.1", Direction.ABOVE, zero_beyond="30")
    assert stepped(Decimal(5), Decimal(30), late, percent=False).points == Decimal("4.7")
    outcome = stepped(Decimal(5), Decimal(31), late, percent=False)
    assert (outcome.points, outcome.code) == (0, "steps-beyond")
    assert words(outcome.code, outcome.facts) == "31与标准0相差31，超过30，不得分"


def test_the_deduction_ends_at_nothing() -> None:
    outcome = stepped(Decimal(2), Decimal("0.5"), steps("1", "0.1"), percent=True)
    assert (outcome.points, outcome.code, outcome.expression) == (0, "steps-used-up", "max(0, 2 − 5 × 1)")


def test_a_rate_without_end_is_said_briefly() -> None:
    outcome = stepped(Decimal(5), Decimal(2) / 3, steps("1", "0.1"), percent=True)
    assert (outcome.facts["actual"], outcome.facts["distance"]) == ("66.6667%", "33.3333%")


@given(
    POSITIVE, FIGURES, FIGURES, POSITIVE, POSITIVE, st.sampled_from(StepRounding), st.sampled_from(Direction)
)
def test_points_lie_between_nothing_and_the_weight(
    weight: Decimal,
    figure: Decimal,
    pivot: Decimal,
    step: Decimal,
    deduction: Decimal,
    rounding: StepRounding,
    direction: Direction,
) -> None:
    outcome = stepped(weight, figure, Steps(pivot, direction, step, deduction, rounding), percent=False)
    assert outcome.points is not None
    assert 0 <= outcome.points <= weight
    assert "E" not in outcome.expression
