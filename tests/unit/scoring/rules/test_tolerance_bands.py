"""A share of the weight by how far the actual value lies from the target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.tolerance_bands import tolerance_bands
from desktop.templates.row_rules import ToleranceBand, ToleranceBands

COST = ToleranceBands(
    tuple(
        ToleranceBand(Decimal(limit), Decimal(share))
        for limit, share in (("0.10", "1"), ("0.15", "0.6"), ("0.20", "0.2"))
    )
)


@pytest.mark.parametrize(
    ("spent", "points"),
    [("20", "5"), ("18", "5"), ("22", "5"), ("17.2", "3.0"), ("23", "3.0"), ("24", "1.0"), ("24.1", "0")],
)
def test_the_narrowest_band_that_fits_counts(spent: str, points: str) -> None:
    outcome = tolerance_bands(Decimal(5), COST, Decimal(20), Decimal(spent))
    assert outcome.points == Decimal(points)


def test_the_deviation_is_worked_out() -> None:
    outcome = tolerance_bands(Decimal(5), COST, Decimal(20), Decimal("17.2"))
    assert outcome.facts == {"working_deviation": "2.8 ÷ 20 = 14%", "limit": "15%"}
    assert outcome.expression == "5 × 60%"


def test_beyond_the_widest_band_its_limit_is_named() -> None:
    outcome = tolerance_bands(Decimal(5), COST, Decimal(20), Decimal("24.1"))
    assert (outcome.code, outcome.facts["limit"]) == ("beyond-tolerance", "20%")


def test_nothing_deviates_from_zero() -> None:
    assert tolerance_bands(Decimal(5), COST, Decimal(0), Decimal(1)).code == "no-deviation-from-zero"
