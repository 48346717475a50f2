"""The weight of a missing heading goes to another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.redistribute import receiving_heading
from desktop.templates.rule_kinds import Redistribute

RULE = Redistribute("满意度", "效益", Decimal(10))


@pytest.mark.parametrize(
    ("weights", "to"),
    [
        ({"产出指标": 50, "效益指标": 30}, "效益指标"),
        ({"产出指标": 50, "效益指标": 30, "满意度指标": 10}, None),
        ({"产出指标": 50, "效益指标": 20, "满意度指标": 10}, None),
        ({"产出指标": 79, "效益指标": 1}, "效益指标"),
        ({"产出指标": 50, "效益指标": 40}, None),
        ({"产出指标": 50, "效益指标": 20}, None),
        ({"产出指标": 80}, None),
        ({"产出指标": 80, "效益指标": 0}, None),
        ({}, None),
    ],
)
def test_the_heading_that_takes_the_points(weights: dict[str, int], to: str | None) -> None:
    given = {name: Decimal(weight) for name, weight in weights.items()}
    assert receiving_heading(RULE, given, Decimal(10)) == to
