"""Grade of a total (R32)."""

from __future__ import annotations

from decimal import Decimal

from desktop.templates.rule_kinds import GradeBands


def grade_of(total: Decimal, bands: GradeBands) -> str:
    """Find the grade (等级) of a total: half-open bands, decided on the unrounded total.

    Args:
        total: Unrounded total, 0 to 100.
        bands: Grades with the total that each begins at, from the top down to 0.

    Source: rule `grade` of the pack, whose `source` names document and note.
    """
    return next((band.grade for band in bands.bands if total >= band.from_total), bands.bands[-1].grade)
