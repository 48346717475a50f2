from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.operations.library import library
from desktop.templates.fitting import Lack, fits, lacks
from desktop.templates.pack import Parameters, Rule, RulePack
from desktop.templates.row_rules import Coefficient
from desktop.templates.rule_kinds import (
    ExecutionRatio,
    GoalBlocks,
    ManualDeduction,
    SecondOpinion,
    VoidPoints,
    VoidRow,
    WeightShare,
)
from desktop.templates.spec import RowSpec, Source, Template
from tests.helpers.forms import sound_form

DAY = date(2020, 1, 1)


def pack_with(name: str, kind: str, parameters: Parameters) -> RulePack:
    pack = sound_form().pack
    rule = Rule(name, kind, parameters, "", Source("", ""), DAY, DAY, "", ("数量指标",))
    return replace(pack, rules=(*(one for one in pack.rules if one.id != name), rule))


def without(template: Template, block: str) -> Template:
    return replace(template, blocks=tuple(one for one in template.blocks if one.id != block))


def test_every_shipped_template_fits_its_own_pack() -> None:
    known = library()
    unfit = [one.id for one in known.templates() if not fits(one, known.pack(one.pack))]
    assert unfit == []


@pytest.mark.parametrize(
    ("name", "kind", "parameters", "missing"),
    [
        ("execution", "execution-ratio", ExecutionRatio("adjusted", Decimal(10)), [("adjusted", True)]),
        ("folding", "weight-share", WeightShare("share", "folded"), [("share", True), ("folded", True)]),
        ("goal-blocks", "goal-blocks", GoalBlocks("goal", "ratio"), [("goal", True), ("ratio", True)]),
        ("void-row", "void-row", VoidRow("first", "target_value", VoidPoints.KEPT), [("first", False)]),
        ("deduction", "manual-deduction", ManualDeduction("deduction"), [("deduction", False)]),
        ("second-opinion", "second-opinion", SecondOpinion("audit_score"), [("audit_score", False)]),
        ("rated", "coefficient", Coefficient("coefficient"), [("coefficient", False)]),
        ("deduction", "manual-deduction", ManualDeduction("deviation_reason"), []),
    ],
)
def test_a_rule_says_which_columns_it_asks_for(
    name: str, kind: str, parameters: Parameters, missing: list[tuple[str, bool]]
) -> None:
    template, pack = sound_form().template, pack_with(name, kind, parameters)
    assert [(lack.column, lack.essential) for lack in lacks(template, pack)] == missing
    assert fits(template, pack) is not any(essential for _, essential in missing)
    assert all(lack.rule == name for lack in lacks(template, pack))


def test_a_form_without_the_table_is_asked_for_nothing_of_it() -> None:
    template = without(without(sound_form().template, "funds"), "indicators")
    unpaid = pack_with("execution", "execution-ratio", ExecutionRatio("adjusted", Decimal(10)))
    assert lacks(template, unpaid) == ()
    assert lacks(template, pack_with("folding", "weight-share", WeightShare("share", "folded"))) == ()


def test_a_framework_needs_the_rule_of_each_of_its_rows() -> None:
    form = sound_form()
    table = form.template.table("indicators")
    assert table is not None
    rows = (RowSpec("a", rule="staffing"), RowSpec("b", rule="staffing"), RowSpec("c", rule="grade"))
    blocks = tuple(replace(table, rows=rows) if one is table else one for one in form.template.blocks)
    assert lacks(replace(form.template, blocks=blocks), form.pack) == (Lack("", "staffing", essential=True),)


def test_a_pack_for_frameworks_does_not_fit_a_form_of_indicators() -> None:
    known = library()
    for name in ("hunan-2020", "hunan-p24"):
        assert not fits(known.template("mof"), known.pack(name))
        assert fits(known.template("department-framework"), known.pack("hunan-2020"))
        assert fits(known.template("department-base-data"), known.pack(name))
