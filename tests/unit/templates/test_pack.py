"""A rule pack as data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.operations.library import library
from desktop.templates.pack import KINDS, LEVELS, ROLES, QualitativeBands, Threshold

PACK = library().pack("mof-2020")


def test_rules_are_found_by_id() -> None:
    bands = PACK.rule("qualitative").parameters
    assert isinstance(bands, QualitativeBands)
    assert [band.level for band in bands.bands] == list(LEVELS)
    assert PACK.rule("execution").in_force_from.isoformat() == "2020-02-25"


def test_thresholds_are_read_as_figures() -> None:
    assert PACK.threshold("over-achievement") == Decimal("1.3")
    with pytest.raises(AssertionError):
        PACK.threshold("grade")


def test_every_kind_serves_a_role_or_a_threshold() -> None:
    serving = {kind for kinds in ROLES.values() for kind in kinds}
    assert set(KINDS) - serving == {"threshold"}
    assert KINDS["threshold"] is Threshold
