"""R32: half-open bands on the unrounded total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.grade_bands import grade_of
from desktop.templates.rule_kinds import GradeBand, GradeBands

BANDS = GradeBands(
    tuple(
        GradeBand(grade, Decimal(start)) for grade, start in (("优", 90), ("良", 80), ("中", 60), ("差", 0))
    )
)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.996", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.5", "差"),
        ("0", "差"),
    ],
)
def test_worked_figures(total: str, grade: str) -> None:
    assert grade_of(Decimal(total), BANDS) == grade


def test_a_total_below_nothing_has_the_last_grade() -> None:
    assert grade_of(Decimal(-1), BANDS) == "差"
