"""The finance bureau's score beside the office's own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.second_opinion import second_opinion


def test_difference_and_deviation() -> None:
    outcome = second_opinion(Decimal(20), Decimal("20.00"), Decimal("8.00"))
    assert outcome.points is None
    assert outcome.facts["difference"] == "8 − 20 = -12"
    assert outcome.facts["deviation"] == "-60%"
    assert (outcome.low, outcome.high) == (0, 20)


@pytest.mark.parametrize(
    ("own", "audit", "code"),
    [
        ("0", "5", "second-from-zero"),
        (None, "5", "second-alone"),
        ("5", "21", "second-off"),
        ("5", "-1", "second-off"),
        ("5", "0", "second-opinion"),
        ("5", "20", "second-opinion"),
    ],
)
def test_what_can_be_compared_and_what_not(own: str | None, audit: str, code: str) -> None:
    given = None if own is None else Decimal(own)
    outcome = second_opinion(Decimal(20), given, Decimal(audit))
    assert outcome.code == code
    assert (outcome.low, outcome.high) == ((0, 20) if given is not None else (None, None))
