"""R3: a target with an equals sign, lenient or strict."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.equal import equal
from desktop.templates.rule_kinds import EqualMode
from desktop.values.number import plain, round_half_up

TARGET = Decimal(273400)


@pytest.mark.parametrize(
    ("actual", "mode", "points"),
    [
        ("252400", EqualMode.LENIENT, "9.23"),
        ("280000", EqualMode.LENIENT, "10"),
        ("273400", EqualMode.STRICT, "10"),
    ],
)
def test_worked_figures(actual: str, mode: EqualMode, points: str) -> None:
    outcome = equal(Decimal(10), TARGET, Decimal(actual), mode)
    assert outcome.points is not None
    assert plain(round_half_up(outcome.points, 2)) == points


def test_strict_leaves_another_value_to_a_person() -> None:
    outcome = equal(Decimal(10), TARGET, Decimal(280000), EqualMode.STRICT)
    assert outcome.points is None
    assert outcome.code == "differs-from-equal"
