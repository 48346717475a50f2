"""R33: rounding by the pack, and why a typed figure differs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.keys import CellKey
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.score_sheet import Cause
from desktop.scoring.scored_cell import cause_of, rounded_by, scored
from desktop.templates.pack import Rounding, RoundingMode
from desktop.values.points import Points, parse_points

KEY = CellKey("funds", "annual_total", "score")
HALF_UP, CUT = Rounding(2, RoundingMode.HALF_UP), Rounding(2, RoundingMode.CUT)


def points(text: str) -> Points:
    read = parse_points(text)
    assert isinstance(read, Points)
    return read


def test_the_pack_says_whether_digits_are_rounded_or_cut() -> None:
    exact = Decimal("39.2576")
    assert (str(rounded_by(exact, HALF_UP)), str(rounded_by(exact, CUT))) == ("39.26", "39.25")


def test_a_typed_figure_that_agrees_has_no_difference() -> None:
    cell = scored(KEY, Outcome(Decimal("9.2"), "reached"), "at-least", HALF_UP, points("9.20"))
    assert (cell.difference, cell.cause, cell.computed_text) == (None, None, "9.2")


def test_a_cell_that_nobody_typed_follows() -> None:
    cell = scored(
        KEY, Outcome(Decimal(20) / 3, "execution", expression="10 × 2 ÷ 3"), "execution", HALF_UP, None
    )
    assert (cell.typed, cell.follows) == (None, "6.67")
    assert cell.derivation.facts["working"] == "10 × 2 ÷ 3 = 6.67"
    assert cell.derivation.facts["exact"] == "6.6667"


def test_what_can_not_be_computed_keeps_what_was_typed() -> None:
    cell = scored(KEY, not_computable("no-budget"), "execution", HALF_UP, points("9"))
    assert (cell.typed, cell.computed, cell.follows, cell.difference) == (9, None, "", None)


def test_the_ends_of_a_band_are_rounded_like_scores() -> None:
    outcome = Outcome(None, "level-band", {"low": "", "high": ""}, Decimal("1.998"), Decimal("2.664"))
    cell = scored(KEY, outcome, "qualitative", HALF_UP, None)
    assert (str(cell.low), str(cell.high)) == ("2.00", "2.66")
    assert cell.derivation.facts == {"low": "2", "high": "2.66"}


@pytest.mark.parametrize(
    ("typed", "exact", "policy", "cause"),
    [
        ("3.9", "3.9257", HALF_UP, Cause.FEWER_DECIMALS),
        ("70", "69.59", HALF_UP, Cause.FEWER_DECIMALS),
        ("8", "8.5078", Rounding(0, RoundingMode.HALF_UP), Cause.CUT),
        ("16.3", "16.35", HALF_UP, Cause.CUT),
        ("3.92", "3.9257", HALF_UP, Cause.CUT),
        ("16.40", "16.348", HALF_UP, Cause.RATE_ROUNDED),
        ("10", "6.9588", HALF_UP, Cause.OTHER_RULE),
        ("3.93", "3.9257", CUT, Cause.OTHER_RULE),
    ],
)
def test_the_cause_of_a_difference_is_named(typed: str, exact: str, policy: Rounding, cause: Cause) -> None:
    read = points(typed)
    other = {Cause.RATE_ROUNDED: Decimal("16.4")}
    assert cause_of(read.value, read.printed_decimals, Decimal(exact), policy, other) is cause


@pytest.mark.parametrize(
    ("typed", "decimals", "cause"),
    [
        ("9", 2, Cause.OTHER_RULE),
        ("8", 2, Cause.OTHER_RULE),
        ("8.5", 2, Cause.FEWER_DECIMALS),
        ("8", 0, Cause.CUT),
    ],
)
def test_points_in_a_whole_number_are_no_rough_ones(typed: str, decimals: int, cause: Cause) -> None:
    outcome = Outcome(Decimal("8.5078"), "execution")
    policy = Rounding(decimals, RoundingMode.HALF_UP)
    assert scored(KEY, outcome, "execution", policy, points(typed)).cause is cause
