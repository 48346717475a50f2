"""Weights in the headings and the execution row's, printed or by the pack, add up to the printed total."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.templates.pack import RulePack
from desktop.templates.spec import ColumnSpec, Template
from desktop.templates.strict import Faults
from desktop.templates.weight_soundness import check_weights
from tests.unit.templates.test_soundness import SOUND, load, refusal

PRINTED = SOUND["form.yaml"]
BY_PACK = (
    PRINTED.replace(
        "      - {id: weight, label: 分值, at: C, content: points}\n      - {id: score", "      - {id: score"
    )
    .replace("label: 得分, at: D", "label: 得分, at: C-D")
    .replace(', weight: "10"}, locked: [weight]}', "}}")
)
"""The same form without a column of weights in its funds: the pack weighs the execution row."""


def test_the_pack_weighs_the_execution_row_where_the_form_does_not() -> None:
    assert "form" in load(form=BY_PACK, child=SOUND["child.yaml"]).templates
    sentence = refusal(form=BY_PACK.replace("产出指标（60分）", "产出指标（55分）"))
    assert "form.yaml：blocks：标明的分值55 + 30 + 10，不等于总分100" in sentence


def test_a_form_without_a_printed_total_has_a_hundred_points() -> None:
    blank = BY_PACK.replace(', default: "100"', "")
    assert "form" in load(form=blank).templates
    assert "不等于总分100" in refusal(form=blank.replace("产出指标（60分）", "产出指标（65分）"))
    other = PRINTED.replace('default: "100"', 'default: "120"')
    assert "标明的分值60 + 30 + 10，不等于总分120" in refusal(form=other)


def test_headings_that_state_no_weight_are_left_alone() -> None:
    assert "form" in load(form=PRINTED.replace("效益指标（30分）", "效益指标")).templates


def weight_faults(template: Template, pack: RulePack | None) -> list[str]:
    faults = Faults()
    check_weights("form.yaml", template, pack, faults)
    return faults.sentences


@pytest.mark.parametrize("scored", [True, False])
def test_an_execution_row_without_a_score_carries_no_weight(scored: bool) -> None:
    definitions = load(form=BY_PACK)
    form, pack = definitions.templates["form"], definitions.packs["pack"]
    funds = form.table("funds")
    assert funds is not None

    def kept(column: ColumnSpec) -> bool:
        return scored or column.id != "score"

    changed = replace(funds, columns=tuple(filter(kept, funds.columns)))
    template = replace(form, blocks=tuple(changed if one is funds else one for one in form.blocks))
    assert bool(weight_faults(template, pack)) is not scored


def test_without_a_sound_pack_nothing_is_said_of_what_it_weighs() -> None:
    form = load(form=BY_PACK).templates["form"]
    assert weight_faults(form, None) == []
    broken = SOUND["pack.yaml"].replace("kind: grade-bands", "kind: guess")
    assert "form.yaml" not in refusal(form=BY_PACK, pack=broken)


def test_a_form_without_indicators_or_funds_is_left_alone() -> None:
    definitions = load()
    form, pack = definitions.templates["form"], definitions.packs["pack"]
    bare = replace(form, blocks=tuple(one for one in form.blocks if one.id not in ("funds", "indicators")))
    assert weight_faults(bare, pack) == []
    unfunded = replace(form, blocks=tuple(one for one in form.blocks if one.id != "funds"))
    assert "60 + 30，不等于总分100" in weight_faults(unfunded, None)[0]
