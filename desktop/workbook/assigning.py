"""Read by what a clerk said that headings mean: a template's wordings with those added that were assigned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.templates.spec import Template
from desktop.text import assigning as wording
from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint, InlineLabels
from desktop.workbook.labels import forms_of
from desktop.workbook.proposals import Assignment, Meaning
from desktop.workbook.table_shape import PARTS, TableShape


def assigned(blueprint: Blueprint, meanings: Mapping[str, Meaning]) -> Blueprint:
    """Add assigned meanings to what a template is recognised by; none of its columns is a must any more."""
    own, every = blueprint.own_labels.copy(), blueprint.all_labels.copy()
    for heading, meaning in meanings.items():
        if meaning in blueprint.fields:
            own.overrule(heading, meaning)
            every.overrule(heading, meaning)
    return replace(
        blueprint,
        tables={name: _table(shape, meanings) for name, shape in blueprint.tables.items()},
        own_labels=own,
        all_labels=every,
        inline=InlineLabels(every),
    )


def _table(shape: TableShape, meanings: Mapping[str, Meaning]) -> TableShape:
    headings = shape.headings.copy()
    under = {over: lexicon.copy() for over, lexicon in shape.under.items()}
    for heading, (block, column) in meanings.items():
        if block == shape.block.id:
            for lexicon in (headings, *under.values()):
                lexicon.overrule(heading, column)
    return replace(shape, headings=headings, under=under, musts=frozenset(), consented=True)


def sound(assignment: Assignment, blueprints: Sequence[Blueprint]) -> tuple[dict[str, Meaning], list[str]]:
    """Part what can be followed of an assignment from what can't.

    Returns:
        The meanings that hold, by heading, without those that are known anyway; and a sentence for each that
        can't be followed: its template or its column is no longer there, or two headings are said to mean the
        same.
    """
    blueprint = next((one for one in blueprints if one.template.id == assignment.template), None)
    if blueprint is None:
        return {}, [wording.NO_TEMPLATE.format(template=assignment.template)]
    template = blueprint.template
    possible = set(meanings_of(template))
    holding: dict[str, Meaning] = {}
    faults: list[str] = []
    for heading, meaning in assignment.meanings.items():
        twin = next((other for other, taken in holding.items() if taken == meaning), None)
        if meaning not in possible or not forms_of(heading):
            names = {"heading": heading, "template": template.name, "column": "/".join(meaning)}
            faults.append(wording.NO_COLUMN.format(**names))
        elif _is_known(blueprint, heading, meaning):
            continue
        elif twin is not None:
            names = {"heading": twin, "other": heading, "column": label_of(template, meaning)}
            faults.append(wording.SAME_COLUMN.format(**names))
        else:
            holding[fold(heading)] = meaning
    return holding, faults


def _is_known(blueprint: Blueprint, heading: str, meaning: Meaning) -> bool:
    block, name = meaning
    if block not in blueprint.tables:
        label = blueprint.all_labels.find(heading)
        return label is not None and label.meaning == meaning
    column = blueprint.tables[block].headings.find(heading)
    return column is not None and column.meaning == name


def meanings_of(template: Template) -> Iterator[Meaning]:
    """Walk over all that a heading may mean under a template."""
    for table in template.tables():
        yield from ((table.id, column.id) for column in table.columns)
        yield from ((table.id, part) for part in PARTS if table.growing and table.column(part) is None)
    yield from ((block, spec.id) for block, spec in template.fields())


def label_of(template: Template, meaning: Meaning) -> str:
    """Write what a heading means, by its printed label; the parts of a target by their usual names."""
    block, name = meaning
    for table in template.tables():
        column = table.column(name) if table.id == block else None
        if column is not None:
            return "".join(column.record_label.split())
    spec = template.field(block, name)
    return "".join(spec.label.split()) if spec else wording.PART_NAMES.get(name, name)
