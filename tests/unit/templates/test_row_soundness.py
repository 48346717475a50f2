"""Rules of framework rows say what they are fed with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.templates.pack import Parameters, Rule
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
from desktop.templates.row_soundness import inputs_named
from desktop.templates.spec import Source

ONE = Decimal(1)
DAY = date(2020, 1, 1)


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
    rule = Rule("row", "", parameters, "", Source("", ""), DAY, DAY, "")
    assert inputs_named(rule) == inputs
