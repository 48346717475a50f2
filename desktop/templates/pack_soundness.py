"""Checks that a rule pack makes sense as a whole: every rule once, of a fitting kind, with sound figures."""

from __future__ import annotations

from collections import Counter

from desktop.templates.pack import (
    INPUT_KINDS,
    OPTIONAL_ROLES,
    ROLES,
    ROW_KINDS,
    THRESHOLDS,
    Rule,
    RulePack,
)
from desktop.templates.parameter_soundness import parameter_faults
from desktop.templates.strict import Faults
from desktop.text import definitions as wording

MOST_DECIMALS = 6


def check_pack(file: str, pack: RulePack, faults: Faults) -> None:
    """Check that every role and threshold is filled once, by a kind that can serve it, with sound figures."""
    _check_names(file, pack, faults)
    for name in ("rate", "row_score", "execution_score", "total"):
        decimals = getattr(pack.rounding, name).decimals
        if not 0 <= decimals <= MOST_DECIMALS:
            sentence = wording.BETWEEN.format(value=decimals, low=0, high=MOST_DECIMALS)
            faults.add(file, f"rounding.{name}.decimals", sentence)
    for rule in pack.rules:
        for key, sentence in parameter_faults(rule.parameters):
            faults.add(file, f"rules.{rule.id}.parameters.{key}", sentence)
        _check_claim(file, rule, faults)


def _check_names(file: str, pack: RulePack, faults: Faults) -> None:
    needed = {**ROLES, **dict.fromkeys(THRESHOLDS, ("threshold",))}
    kinds = {**needed, **OPTIONAL_ROLES}
    for name, count in Counter(rule.id for rule in pack.rules).items():
        if count > 1:
            faults.add(file, "rules", wording.SAME_ID.format(name=name))
    for place, rule in enumerate(pack.rules, 1):
        allowed = "、".join(kinds.get(rule.id, kinds))
        if rule.id not in kinds and rule.kind in ROW_KINDS:
            continue
        if rule.id not in kinds:
            faults.add(file, f"rules[{place}].id", wording.UNKNOWN_RULE.format(name=rule.id, allowed=allowed))
        elif rule.kind not in kinds[rule.id]:
            sentence = wording.WRONG_KIND.format(name=rule.id, allowed=allowed)
            faults.add(file, f"rules.{rule.id}.kind", sentence)
    present = {rule.id for rule in pack.rules}
    for name in needed:
        if name not in present:
            faults.add(file, "rules", wording.MISSING_RULE.format(name=name))


def _check_claim(file: str, rule: Rule, faults: Faults) -> None:
    """A rule claims indicator rows by words, and only where it can score one without a working paper."""
    path = f"rules.{rule.id}.applies_to"
    if rule.applies_to and (rule.kind not in ROW_KINDS or rule.kind in INPUT_KINDS):
        allowed = "、".join(kind for kind in ROW_KINDS if kind not in INPUT_KINDS)
        faults.add(file, path, wording.CLAIMS_NO_ROW.format(kind=rule.kind, allowed=allowed))
    if "" in rule.applies_to:
        faults.add(file, path, wording.BLANK_WORD)
