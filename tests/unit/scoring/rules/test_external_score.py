"""A score of another scale, converted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.external_score import external_score
from desktop.templates.row_rules import ExternalScore
from desktop.text.derivations import words

HUNDRED = ExternalScore(Decimal(100))


@pytest.mark.parametrize(("given", "points"), [("0", "0"), ("92.5", "4.625"), ("100", "5")])
def test_score_is_converted_to_the_weight(given: str, points: str) -> None:
    outcome = external_score(Decimal(5), HUNDRED, Decimal(given))
    assert outcome.points == Decimal(points)
    assert outcome.expression == f"{given} ÷ 100 × 5"


@pytest.mark.parametrize("given", ["-1", "100.1"])
def test_a_score_off_the_scale_is_not_converted(given: str) -> None:
    outcome = external_score(Decimal(5), HUNDRED, Decimal(given))
    assert outcome.points is None
    assert f"考核得分{given}" in words(outcome.code, outcome.facts)
