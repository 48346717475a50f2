"""The list of drafts as the window shows it: year, unit, draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from desktop import paths
from desktop.operations.library import library
from desktop.storage.outline import UnitOutline
from desktop.text import desk as wording

NO_YEAR = "0"
"""Files a form that names no year; no year is guessed."""
_BETWEEN = "\x1f"
"""Stands in no name."""
_FIRST_STATE = "draft"
"""What one that only a newer program knows counts as."""


class DraftNode(NamedTuple):
    """One draft in the tree."""

    id: str
    project_name: str
    template_name: str
    state: str
    total_text: str


@dataclass(frozen=True)
class UnitNode:
    """The drafts of one unit in one year, column by column: of many only those in sight are put together."""

    name: str
    ids: Sequence[str]
    project_names: Sequence[str]
    template_names: Sequence[str]
    states: Sequence[str]
    totals: Sequence[str]

    @classmethod
    def of(cls, name: str, drafts: Sequence[DraftNode]) -> UnitNode:
        """Put drafts together, at least one."""
        return cls(name, *zip(*drafts, strict=True))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def drafts(self) -> tuple[DraftNode, ...]:
        """The drafts, one by one."""
        return tuple(map(self.draft, range(len(self))))

    def draft(self, row: int) -> DraftNode:
        """Put one draft together."""
        return DraftNode(*(column[row] for column in self._columns))

    def narrowed(self, text: str, found: Mapping[str, str]) -> UnitNode | None:
        """Keep the drafts that are called so, or were found; None where there is none.

        Args:
            text: A part of a name, folded.
            found: Drafts by id.
        """
        if text not in self._folded and found.keys().isdisjoint(self.ids):
            return None
        names = enumerate(zip(self.ids, self._folded.split(_BETWEEN), strict=True))
        rows = [row for row, (key, name) in names if text in name or key in found]
        return UnitNode(self.name, *(tuple(map(column.__getitem__, rows)) for column in self._columns))

    @cached_property
    def _folded(self) -> str:
        """The names in one text: of most units one look tells that they hold nothing that is looked for."""
        return _BETWEEN.join(self.project_names).casefold()

    @property
    def _columns(self) -> tuple[Sequence[str], ...]:
        return self.ids, self.project_names, self.template_names, self.states, self.totals


@dataclass(frozen=True, slots=True)
class YearNode:
    """The units of one year."""

    year: str
    units: tuple[UnitNode, ...]


def year_nodes(outline: Iterable[UnitOutline]) -> tuple[YearNode, ...]:
    """Arrange the drafts of a store, which come by year and unit, as the tree shows them."""
    names = library().template_names()
    return tuple(
        YearNode(wording.NO_YEAR if str(year) == NO_YEAR else str(year), tuple(_units(of_year, names)))
        for year, of_year in groupby(outline, key=lambda one: one.year)
    )


def glance_tree(folder: Path | None = None) -> tuple[YearNode, ...] | None:
    """Read the tree before the store is open; None where that can't be: the desk says why."""
    from desktop.storage.glance import glance_outline

    outline = glance_outline(folder or paths.user_folder())
    return None if outline is None else year_nodes(outline)


def _units(outline: Iterable[UnitOutline], names: Mapping[str, str]) -> Iterator[UnitNode]:
    for one in outline:
        templates = [names.get(template, template) for template in one.templates]
        states = [wording.STATES.get(state, wording.STATES[_FIRST_STATE]) for state in one.states]
        yield UnitNode(one.unit, one.ids, one.titles, templates, states, one.totals)
