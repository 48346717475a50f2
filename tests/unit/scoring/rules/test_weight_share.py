"""Single score × weight share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.weight_share import folded_score


def test_the_single_score_is_folded() -> None:
    # As a county of Hebei printed it.
    outcome = folded_score(Decimal(25), Decimal("0.25"))
    assert (outcome.points, outcome.expression) == (Decimal("6.25"), "25 × 25%")


@pytest.mark.parametrize(("share", "points"), [("0", 0), ("1", 25)])
def test_the_ends_of_the_range_are_in_it(share: str, points: int) -> None:
    assert folded_score(Decimal(25), Decimal(share)).points == points


@pytest.mark.parametrize(
    ("score", "share", "code"),
    [(None, "0.25", "nothing-to-fold"), ("25", None, "nothing-to-fold"), ("25", "1.01", "share-off")],
)
def test_what_can_not_be_folded(score: str | None, share: str | None, code: str) -> None:
    given = [None if one is None else Decimal(one) for one in (score, share)]
    assert folded_score(*given).code == code
