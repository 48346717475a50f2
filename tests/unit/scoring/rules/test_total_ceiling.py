"""The highest total under an execution rate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.total_ceiling import ceiling_for
from desktop.templates.rule_kinds import CeilingTier, TotalCeiling

CEILING = TotalCeiling(
    tuple(
        CeilingTier(Decimal(rate), Decimal(most))
        for rate, most in (("0.8", 89), ("0.7", 79), ("0.6", 69), ("0.5", 59))
    )
)


@pytest.mark.parametrize(
    ("rate", "most"),
    [
        ("1", None),
        ("0.8", None),
        ("0.7999", 89),
        ("0.7", 89),
        ("0.65", 79),
        ("0.6", 79),
        ("0.5", 69),
        ("0.49", 59),
        ("0", 59),
    ],
)
def test_the_lowest_tier_that_fits_holds(rate: str, most: int | None) -> None:
    tier = ceiling_for(CEILING, Decimal(rate))
    assert (tier.most if tier else None) == most


def test_without_a_rate_nothing_is_cut() -> None:
    assert ceiling_for(CEILING, None) is None
