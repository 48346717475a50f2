"""A rule pack as a whole: which rules may claim indicator rows; the other faults stand in faults.txt."""

from __future__ import annotations

import pytest

from tests.unit.templates.test_inheritance import CHILD
from tests.unit.templates.test_loader import load, refusal

RULE = """
  - id: own
    kind: {kind}
    parameters: {parameters}
    unit: 分
    source: measures
    in_force_from: 2021-01-01
    last_checked: 2026-11-21
    wording: 一条规则
    applies_to: [{words}]
"""
STEPS = "{pivot: 0.9, direction: below, step: 0.05, deduction: 1, rounding: floor}"


def child(kind: str, parameters: str, words: str = "满意度") -> str:
    return CHILD + RULE.format(kind=kind, parameters=parameters, words=words).lstrip("\n")


@pytest.mark.parametrize(
    ("kind", "parameters"), [("steps", STEPS), ("judgement", "{}"), ("coefficient", "{column: coefficient}")]
)
def test_a_rule_claims_rows_by_words(kind: str, parameters: str) -> None:
    pack = load(**{"pack-1": child(kind, parameters)}).packs["child-pack"]
    assert pack.claiming[-1].applies_to == ("满意度",)


def test_a_rule_that_reads_a_working_paper_claims_no_rows() -> None:
    sentence = refusal(**{"pack-1": child("breaches", "{inputs: [a], deduction: 1}")})
    assert "rules.own.applies_to：breaches不能单独给指标表的行计分，请去掉这个键；可以的是：steps" in sentence


def test_a_rule_for_the_whole_form_claims_no_rows() -> None:
    broken = CHILD.replace(
        "    wording: 单个指标的分值达到40分", "    applies_to: [产出]\n    wording: 单个指标"
    )
    assert "rules.heavy-row.applies_to：threshold不能单独给指标表的行计分" in refusal(**{"pack-1": broken})


def test_a_blank_word_would_claim_every_row() -> None:
    assert "rules.own.applies_to：不可有空白的词" in refusal(**{"pack-1": child("judgement", "{}", '""')})
