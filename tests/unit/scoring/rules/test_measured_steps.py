"""Steps over figures that the working paper gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.rules.measured_steps import Entry, measured, measured_steps
from desktop.templates.row_rules import Direction, Measure, MeasuredSteps, StepRounding
from desktop.text.derivations import words

AMOUNTS = st.decimals(Decimal("0.01"), 10**6, places=2)


def entries(*values: str) -> list[Entry]:
    return [Entry(label, Decimal(value)) for label, value in zip("甲乙", values, strict=False)]


def rule(
    measure: Measure,
    pivot: str,
    direction: Direction,
    step: str = "0.01",
    deduction: str = "1",
    rounding: StepRounding = StepRounding.FLOOR,
    beyond: str | None = None,
) -> MeasuredSteps:
    return MeasuredSteps(
        Decimal(pivot),
        direction,
        Decimal(step),
        Decimal(deduction),
        rounding,
        Decimal(beyond) if beyond else None,
        measure=measure,
        inputs=("a", "b"),
    )


@pytest.mark.parametrize(
    ("measure", "values", "figure"),
    [
        (Measure.RATIO, ("31", "40"), "0.775"),
        (Measure.CHANGE, ("2", "2.5"), "-0.2"),
        (Measure.SAVING, ("100", "96.5"), "0.035"),
        (Measure.VALUE, ("0.96",), "0.96"),
    ],
)
def test_figure_is_what_the_formula_says(measure: Measure, values: tuple[str, ...], figure: str) -> None:
    assert measured(measure, entries(*values)) == Decimal(figure)


@pytest.mark.parametrize(
    ("measure", "values", "base"),
    [
        (Measure.RATIO, ("1", "0"), "乙"),
        (Measure.CHANGE, ("1", "0"), "乙"),
        (Measure.SAVING, ("0", "1"), "甲"),
    ],
)
def test_nothing_is_divided_by_nothing(measure: Measure, values: tuple[str, ...], base: str) -> None:
    outcome = measured_steps(Decimal(2), rule(measure, "1", Direction.ABOVE), entries(*values))
    assert outcome.points is None
    assert words(outcome.code, outcome.facts) == f"评分依据里“{base}”为零，不能作除数，不能计算"


@pytest.mark.parametrize(
    ("rounding", "points"),
    [(StepRounding.FLOOR, "3"), (StepRounding.CEIL, "2"), (StepRounding.LINEAR, "2.4")],
)
def test_a_started_step_counts_as_the_rule_says(rounding: StepRounding, points: str) -> None:
    by = rule(Measure.RATIO, "1", Direction.BELOW, rounding=rounding)
    assert measured_steps(Decimal(5), by, entries("97.4", "100")).points == Decimal(points)


def test_derivation_shows_the_figures_the_rate_and_the_steps() -> None:
    by = rule(Measure.RATIO, "1", Direction.ABOVE, deduction="0.5")
    kept = measured_steps(Decimal(2), by, entries("31", "37"))
    over = measured_steps(Decimal(2), by, entries("39", "38"))
    assert words(kept.code, kept.facts) == "甲31 ÷ 乙37 = 83.78%，在标准100%以内，得满分2分"
    assert over.facts["actual"] == "甲39 ÷ 乙38 = 102.63%，"
    assert over.expression == "2 − 2 × 0.5"
    change = measured_steps(Decimal(2), rule(Measure.CHANGE, "0", Direction.ABOVE), entries("2", "2.47"))
    assert change.facts["actual"] == "(甲2 − 乙2.47) ÷ 乙2.47 = -19.03%，"
    saving = measured_steps(Decimal(2), rule(Measure.SAVING, "0", Direction.BELOW), entries("63", "60"))
    assert saving.facts["actual"] == "(甲63 − 乙60) ÷ 甲63 = 4.76%，"
    value = measured_steps(Decimal(2), rule(Measure.VALUE, "1", Direction.BELOW), entries("0.96"))
    assert value.facts["actual"] == "甲96%，"


def test_without_a_step_a_person_decides_between_full_marks_and_none() -> None:
    by = rule(Measure.CHANGE, "0", Direction.ABOVE, step="0.3", deduction="0", beyond="0.3")
    in_time, late, far_too_late = (
        measured_steps(Decimal(10), by, entries(actual, "100")) for actual in ("100", "110", "131")
    )
    assert (in_time.points, far_too_late.points) == (10, 0)
    assert (late.points, late.low, late.high) == (None, 0, 10)


@given(AMOUNTS, AMOUNTS, st.sampled_from(Direction), st.sampled_from(StepRounding))
def test_points_lie_between_nothing_and_the_weight(
    first: Decimal, second: Decimal, direction: Direction, rounding: StepRounding
) -> None:
    by = rule(Measure.RATIO, "1", direction, rounding=rounding)
    points = measured_steps(Decimal(5), by, [Entry("甲", first), Entry("乙", second)]).points
    assert points is not None
    assert 0 <= points <= 5
