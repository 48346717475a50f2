"""Whether a rule pack can score a form: which columns and rows its rules ask for that the form hasn't got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.templates.pack import ROLES, ROW_KINDS, Rule, RulePack
from desktop.templates.row_rules import Coefficient
from desktop.templates.rule_kinds import (
    ExecutionRatio,
    ExecutionTiers,
    GoalBlocks,
    ManualDeduction,
    SecondOpinion,
    VoidRow,
    WeightShare,
)
from desktop.templates.spec import Template

FUNDS, INDICATORS, FRAMEWORK = "funds", "indicators", "framework"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a form hasn't got, or a rule that a pack hasn't got for a row of the form."""

    column: str
    """Id of the column, or of the framework that a pack is made for; blank for a missing rule."""
    rule: str
    """Id of the rule that asks for it, or that is missing."""
    essential: bool
    """Without it the form can't be scored by the pack; otherwise the rule only never comes into play."""


def lacks(template: Template, pack: RulePack) -> tuple[Lack, ...]:
    """List what stands between a form and a rule pack."""
    return (
        *_of_funds(template, pack),
        *_of_indicators(template, pack),
        *_of_rows(template, pack),
        *_of_framework(template, pack),
    )


def fits(template: Template, pack: RulePack) -> bool:
    """Tell whether a form can be scored by a rule pack."""
    return not any(lack.essential for lack in lacks(template, pack))


def _of_funds(template: Template, pack: RulePack) -> Iterator[Lack]:
    funds, rule = template.table(FUNDS), pack.rule("execution")
    if funds is None or funds.column("score") is None:
        return
    assert isinstance(rule.parameters, ExecutionRatio | ExecutionTiers)
    if funds.column(rule.parameters.denominator) is None:
        yield Lack(rule.parameters.denominator, rule.id, essential=True)


def _of_indicators(template: Template, pack: RulePack) -> Iterator[Lack]:
    table = template.table(INDICATORS)
    if table is None:
        return
    for rule in pack.rules:
        for name, essential in _asked(rule):
            if table.column(name) is None:
                yield Lack(name, rule.id, essential)


def _asked(rule: Rule) -> Iterator[tuple[str, bool]]:
    """List the columns of the indicators that a rule reads, each with whether nothing goes without it."""
    match rule.parameters:
        case WeightShare(share=first, folded=second) | GoalBlocks(column=first, ratio=second):
            yield first, True
            yield second, True
        case VoidRow(initial=first, adjusted=second):
            yield first, False
            yield second, False
        case ManualDeduction(column=column) | SecondOpinion(column=column) | Coefficient(column=column):
            yield column, False


def _of_rows(template: Template, pack: RulePack) -> Iterator[Lack]:
    wanted = {row.rule: None for table in template.tables() for row in table.rows if row.rule}
    return (Lack("", name, essential=True) for name in wanted if pack.optional(name) is None)


def _of_framework(template: Template, pack: RulePack) -> Iterator[Lack]:
    """A pack that says how the rows of a framework are scored is not for a form of indicators."""
    if template.table(INDICATORS) is None:
        return
    for rule in pack.rules:
        if rule.kind in ROW_KINDS and rule.id not in ROLES and not rule.applies_to:
            yield Lack(FRAMEWORK, rule.id, essential=True)
            return
