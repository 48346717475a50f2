"""R12: three levels, and a person who chooses inside the band."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.qualitative_bands import in_band, qualitative_band
from desktop.templates.rule_kinds import Band, QualitativeBands


def bands(full: str, half: str) -> QualitativeBands:
    one, zero = Decimal(1), Decimal(0)
    return QualitativeBands(
        (
            Band("achieved", Decimal(full), one),
            Band("partly", Decimal(half), Decimal(full)),
            Band("missed", zero, Decimal(half)),
        )
    )


@pytest.mark.parametrize(
    ("half", "level", "low", "high", "code"),
    [
        ("0.6", "achieved", "12", "15", "level-band-top"),
        ("0.6", "partly", "9", "12", "level-band"),
        ("0.6", "missed", "0", "9", "level-band"),
        ("0.5", "partly", "7.5", "12", "level-band"),
    ],
)
def test_worked_figures(half: str, level: str, low: str, high: str, code: str) -> None:
    outcome = qualitative_band(Decimal(15), level, bands("0.8", half))
    assert (outcome.points, outcome.low, outcome.high) == (None, Decimal(low), Decimal(high))
    assert outcome.code == code


@pytest.mark.parametrize(
    ("points", "low", "high", "inside"),
    [
        ("9", 9, 12, True),
        ("11.99", 9, 12, True),
        ("12", 9, 12, False),
        ("8.99", 9, 12, False),
        ("15", 12, 15, True),
    ],
)
def test_the_upper_end_counts_only_where_it_is_the_weight(
    points: str, low: int, high: int, inside: bool
) -> None:
    assert in_band(Decimal(points), Decimal(low), Decimal(high), Decimal(15)) is inside
