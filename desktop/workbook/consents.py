"""Find the forms of sheets whose headings a clerk explained: the sheets of the looks that were assigned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from desktop.text import assigning as wording
from desktop.workbook.assigning import assigned, sound
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.grid import Grid
from desktop.workbook.look import heads_of, look_of
from desktop.workbook.proposals import Assignment, Meaning
from desktop.workbook.recognise import Located, locate_consented

Meanings = tuple[tuple[str, Meaning], ...]


class Consents:
    """What was said of the headings of some looks."""

    def __init__(self, assignments: Sequence[Assignment], blueprints: Sequence[Blueprint]) -> None:
        # Of several for the same look the last one counts.
        self._by_look = {assignment.look: assignment for assignment in assignments}
        self._blueprints = list(blueprints)

    def locate(self, grid: Grid) -> tuple[list[Located], list[str]]:
        """Find the forms of a sheet of an assigned look, and say what of the assignment can't be followed."""
        assignment = self._assignment(grid)
        if assignment is None:
            return [], []
        meanings, notes = sound(assignment, self._blueprints)
        own = next((one for one in self._blueprints if one.template.id == assignment.template), None)
        if own is None:
            return [], notes
        blueprint = assigned_once(own, tuple(sorted(meanings.items())))
        located = locate_consented(grid, blueprint, self._blueprints)
        sentence = wording.USED if located else wording.NOT_FITTING
        return located, [*notes, sentence.format(sheet=grid.name, template=own.template.name)]

    def _assignment(self, grid: Grid) -> Assignment | None:
        if not self._by_look:
            return None
        return self._by_look.get(look_of(grid, heads_of(grid, self._blueprints)))


@lru_cache(maxsize=64)
def assigned_once(blueprint: Blueprint, meanings: Meanings) -> Blueprint:
    """Add the same meanings once, however many files are read by them."""
    return assigned(blueprint, dict(meanings))
