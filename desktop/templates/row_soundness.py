"""Checks that a form's rows can be scored by the rules they name."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.templates.pack import ROW_KINDS, Rule, RulePack
from desktop.templates.row_rules import Breaches, Checklist, ExternalScore, MeasuredSteps
from desktop.templates.spec import RowSpec, TableBlock, Template
from desktop.templates.strict import Faults
from desktop.text import definitions as wording

INPUTS = "inputs"
"""Table of what the rules of framework rows are fed with (评分依据)."""


def check_row_rules(file: str, template: Template, pack: RulePack, faults: Faults) -> None:
    """Check that every rule that a row names is there, is one for single rows, and finds its inputs.

    Args:
        file: File name of the template.
        template: The form.
        pack: Its rule pack.
        faults: Takes what is wrong.
    """
    known = {rule.id: rule for rule in pack.rules if rule.kind in ROW_KINDS}
    table = template.table(INPUTS)
    inputs = {row.id for row in table.rows} if table else set()
    for path, row in _ruled_rows(template):
        rule = known.get(row.rule)
        if rule is None:
            names = "、".join(known)
            sentence = wording.NO_ROW_RULE.format(pack=pack.id, name=row.rule, known=names)
            faults.add(file, path, sentence)
            continue
        for name in inputs_named(rule):
            if name not in inputs:
                faults.add(file, path, wording.NO_INPUT.format(name=rule.id, place=f"{INPUTS}/{name}"))


def _ruled_rows(template: Template) -> Iterator[tuple[str, RowSpec]]:
    for place, block in enumerate(template.blocks, 1):
        if isinstance(block, TableBlock):
            for number, row in enumerate(block.rows, 1):
                if row.rule:
                    yield f"blocks[{place}].rows[{number}].rule", row


def inputs_named(rule: Rule) -> tuple[str, ...]:
    """List the rows of the inputs table that a rule reads, by their ids."""
    match rule.parameters:
        case MeasuredSteps(inputs=names) | Breaches(inputs=names):
            return names
        case Checklist(items=items):
            return tuple(item.input for item in items)
        case ExternalScore(input=name) if name:
            return (name,)
    return ()
