"""Checks that a rule pack makes sense as a whole: every rule once, of a fitting kind, with sound figures."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from desktop.templates.pack import OPTIONAL_ROLES, ROLES, ROW_KINDS, THRESHOLDS, Rule, RulePack
from desktop.templates.rule_kinds import (
    LEVELS,
    ExecutionRatio,
    GradeBands,
    QualitativeBands,
    ReverseLinear,
    Threshold,
)
from desktop.templates.strict import Faults
from desktop.text import definitions as wording

MOST_DECIMALS = 6
LARGEST = 1000


def check_pack(file: str, pack: RulePack, faults: Faults) -> None:
    """Check that every role and threshold is filled once, by a kind that can serve it, with sound figures."""
    _check_names(file, pack, faults)
    for name in ("rate", "row_score", "execution_score", "total"):
        decimals = getattr(pack.rounding, name).decimals
        if not 0 <= decimals <= MOST_DECIMALS:
            sentence = wording.BETWEEN.format(value=decimals, low=0, high=MOST_DECIMALS)
            faults.add(file, f"rounding.{name}.decimals", sentence)
    for rule in pack.rules:
        for key, sentence in _parameter_faults(rule):
            faults.add(file, f"rules.{rule.id}.parameters.{key}", sentence)


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


def _parameter_faults(rule: Rule) -> list[tuple[str, str]]:
    match rule.parameters:
        case QualitativeBands():
            return _bands(rule.parameters)
        case GradeBands():
            return [] if _grades_sound(rule.parameters) else [("bands", wording.GRADES_ORDER)]
        case ReverseLinear(zero_at=times):
            return [] if times > 1 else [("zero_at", wording.ABOVE_ONE)]
        case ExecutionRatio(weight=weight):
            return _within("weight", weight, low=1)
        case Threshold(value=value):
            return _within("value", value, low=0)
        case _:
            return []


def _within(key: str, value: Decimal, low: int) -> list[tuple[str, str]]:
    if low <= value <= LARGEST:
        return []
    return [(key, wording.BETWEEN.format(value=value, low=low, high=LARGEST))]


def _bands(parameters: QualitativeBands) -> list[tuple[str, str]]:
    if tuple(band.level for band in parameters.bands) != LEVELS:
        return [("bands", wording.LEVELS.format(levels="、".join(LEVELS)))]
    high = Decimal(1)
    for band in parameters.bands:
        if band.high != high or not band.low < band.high:
            return [("bands", wording.BANDS_ORDER)]
        high = band.low
    return [] if high == 0 else [("bands", wording.BANDS_ORDER)]


def _grades_sound(parameters: GradeBands) -> bool:
    starts = [band.from_total for band in parameters.bands]
    return starts == sorted(set(starts), reverse=True) and starts[-1:] == [Decimal(0)]
