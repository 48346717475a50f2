"""A rule pack as data."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from desktop.operations.library import library
from desktop.paths import resources
from desktop.templates.pack import KINDS, OPTIONAL_ROLES, ROLES, ROW_KINDS, THRESHOLDS, RulePack
from desktop.templates.row_rules import StepRounding, Steps
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


def test_optional_rules_may_be_absent() -> None:
    assert PACK.optional("ceiling") is None
    assert library().pack("region-2022").optional("ceiling") is not None


def test_rules_that_claim_rows_are_listed() -> None:
    assert PACK.claiming == ()
    assert [rule.id for rule in library().pack("jiangxi-2017").claiming] == ["cost-control", "satisfaction"]
    assert [rule.id for rule in library().pack("chongqing-2021").claiming] == ["coefficient"]


@pytest.mark.parametrize("pack", library().packs(), ids=lambda pack: pack.id)
def test_every_rule_says_where_it_comes_from(pack: RulePack) -> None:
    for rule in pack.rules:
        assert rule.source.title
        assert rule.source.number
        # What bears no document number says how much it can be trusted.
        assert rule.source.note
        assert rule.wording
        assert rule.in_force_from <= rule.last_checked


def test_a_pack_may_say_for_all_its_steps_what_a_started_one_counts() -> None:
    pack = library().pack("jiangxi-2017")
    assert pack.rule("satisfaction") is pack.rules[-1]
    strict = replace(pack, step_rounding=StepRounding.CEIL).rule("satisfaction").parameters
    assert isinstance(strict, Steps)
    assert strict.rounding is StepRounding.CEIL
    assert replace(pack, step_rounding=StepRounding.CEIL).rule("cost-control") == pack.rule("cost-control")


def test_the_guide_to_packs_names_every_kind_and_role_with_its_parameters() -> None:
    guide = (resources() / "packs" / "README.md").read_text("utf-8")
    assert [name for name in (*ROLES, *OPTIONAL_ROLES, *THRESHOLDS) if f"`{name}`" not in guide] == []
    rows = {
        line.split("|")[place].strip(" `"): line
        for line in guide.splitlines()
        for place in (1, 2)
        if "|" in line
    }
    for kind, parameters in KINDS.items():
        told = rows.get(kind, "`value`" if kind == "threshold" else "")
        missing = [one.name for one in fields(parameters) if f"`{one.name}`" not in told]
        assert not missing or "the same, and" in told, (kind, missing)
