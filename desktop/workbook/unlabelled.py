"""Account for what a form holds without a label of its own: a second goal, a year that its title names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desktop.models.keys import CellKey
from desktop.templates.spec import Section
from desktop.text import workbook as wording
from desktop.values.date import parse_year
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import GridCell
from desktop.workbook.table_shape import FieldKey

_PAIR = ("intended", "achieved")


def read_second_goal(
    gathering: Gathering,
    blueprint: Blueprint,
    labels: Mapping[FieldKey, GridCell],
    is_entry: Callable[[GridCell], bool],
) -> None:
    """Read two texts beside one label as what was intended and what was achieved; this one is doubtful.

    Args:
        gathering: What was read of the form.
        blueprint: Its template.
        labels: The labels that were found.
        is_entry: Tells whether a cell may be an entry that has not been read.
    """
    goals = [key for key, field in blueprint.fields.items() if field.spec.section is Section.GOALS]
    found = [key for key in goals if key in labels]
    if len(goals) != len(_PAIR) or len(found) != 1:
        return
    label = labels[found[0]]
    texts = [cell for cell in gathering.grid.rows[label.row] if cell.column >= label.beside]
    if len(texts) == len(_PAIR) and not gathering.is_free(texts[0]) and is_entry(texts[1]):
        key = next(key for key in goals if key not in labels)
        spec = blueprint.fields[key].spec
        gathering.put_field(key, spec.content, texts[1])
        printed = "".join(label.text.split())
        sentence = wording.SPELLING.format(printed=printed, label=spec.label)
        gathering.doubt(CellKey(key[0], "", key[1]), sentence)


def claim_implied_year(gathering: Gathering, blueprint: Blueprint, cells: Iterable[GridCell]) -> None:
    """Account for the year of a form that has no place for it where its title names the same."""
    key = blueprint.title
    named = parse_year(gathering.fields.get(key, "")) if key else None
    for cell in cells if named else ():
        year = gathering.grid.cell(cell.row, cell.beside)
        if cell.text in blueprint.years and year and parse_year(year.text) == named:
            gathering.claim(cell)
            gathering.claim(year)
