"""A rule pack as data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.operations.library import library
from desktop.templates.pack import KINDS, OPTIONAL_ROLES, ROLES, ROW_KINDS
from desktop.templates.rule_kinds import LEVELS, QualitativeBands, Threshold

PACK = library().pack("mof-2020")


def test_rules_are_found_by_id() -> None:
    bands = PACK.rule("qualitative").parameters
    assert isinstance(bands, QualitativeBands)
    assert [band.level for band in bands.bands] == list(LEVELS)
    assert PACK.rule("execution").in_force_from.isoformat() == "2020-02-25"


def test_thresholds_are_read_as_figures() -> None:
    assert PACK.threshold("heavy-row") == Decimal(30)
    with pytest.raises(AssertionError):
        PACK.threshold("grade")


def test_every_kind_serves_a_role_or_a_threshold() -> None:
    roles = {**ROLES, **OPTIONAL_ROLES}
    serving = {kind for kinds in roles.values() for kind in kinds} | {*ROW_KINDS, "threshold"}
    assert set(KINDS) == serving
    assert KINDS["threshold"] is Threshold
