"""Rows that don't apply."""

from __future__ import annotations

from desktop.scoring.rules.rescale import does_not_apply
from desktop.templates.rule_kinds import Rescale

RULE = Rescale(("不适用", "N/A"))


def test_a_row_says_that_it_does_not_apply() -> None:
    assert does_not_apply(RULE, "", " 不适用")
    assert does_not_apply(RULE, "n/a")
    assert not does_not_apply(RULE, "", "本年不适用该指标")
