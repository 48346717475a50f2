"""R6: a target with two ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.interval import interval
from desktop.templates.rule_kinds import Above
from desktop.values.number import plain, round_half_up


@pytest.mark.parametrize(
    ("low", "high", "actual", "above", "points", "code"),
    [
        ("10000", "12000", "11000", Above.JUDGE, "10", "inside-range"),
        ("10000", "12000", "12000", Above.JUDGE, "10", "inside-range"),
        ("10000", "12000", "9000", Above.JUDGE, "9", "below-range"),
        ("10000", "12000", "-1", Above.JUDGE, "0", "below-range"),
        ("2", "5", "-1", Above.JUDGE, "0", "below-range"),
        ("0.5", "5", "0.25", Above.JUDGE, "5", "below-range"),
        ("10000", "12000", "12001", Above.JUDGE, "", "above-range"),
        ("10000", "12000", "12001", Above.FULL, "10", "above-range-full"),
        ("0", "5", "0", Above.JUDGE, "10", "inside-range"),
        ("0", "5", "-3", Above.JUDGE, "10", "inside-range"),
        ("-5", "5", "-4", Above.JUDGE, "10", "inside-range"),
        ("-5", "5", "-6", Above.JUDGE, "", "below-negative-range"),
    ],
)
def test_worked_figures(low: str, high: str, actual: str, above: Above, points: str, code: str) -> None:
    outcome = interval(Decimal(10), (Decimal(low), Decimal(high)), Decimal(actual), above)
    assert outcome.code == code
    assert ("" if outcome.points is None else plain(round_half_up(outcome.points, 2))) == points
