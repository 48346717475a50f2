"""Rules of framework rows say what they are fed with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.templates.pack import Parameters
from desktop.templates.row_rules import (
    Breaches,
    Checklist,
    ChecklistItem,
    Direction,
    ExternalScore,
    Judgement,
    Measure,
    MeasuredSteps,
    StepRounding,
)
from desktop.templates.row_soundness import inputs_of

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("parameters", "inputs"),
    [
        (
            MeasuredSteps(
                ONE, Direction.ABOVE, ONE, ONE, StepRounding.FLOOR, measure=Measure.RATIO, inputs=("a", "b")
            ),
            ("a", "b"),
        ),
        (Breaches(("a",), ONE), ("a",)),
        (Checklist((ChecklistItem("a", ONE), ChecklistItem("b", ONE))), ("a", "b")),
        (ExternalScore(ONE, "a"), ("a",)),
        (ExternalScore(ONE), ()),
        (Judgement(), ()),
    ],
)
def test_a_rule_lists_the_inputs_that_it_reads(parameters: Parameters, inputs: tuple[str, ...]) -> None:
    assert inputs_of(parameters) == inputs
