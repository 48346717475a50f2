"""The list of drafts as the window shows it: year, unit, draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.text import desk as wording

if TYPE_CHECKING:
    from desktop.storage.tree import DraftLine

NO_YEAR = "0"
"""Files a form that names no year; no year is guessed."""
ARCHIVED = "archived"
"""State of a draft that is kept out of sight (已归档)."""


@dataclass(frozen=True, slots=True)
class DraftNode:
    """One draft in the tree."""

    id: str
    project_name: str
    template_name: str
    state: str
    total_text: str


@dataclass(frozen=True, slots=True)
class UnitNode:
    """The drafts of one unit in one year."""

    name: str
    drafts: tuple[DraftNode, ...]


@dataclass(frozen=True, slots=True)
class YearNode:
    """The units of one year."""

    year: str
    units: tuple[UnitNode, ...]


def year_nodes(lines: Iterable[DraftLine], templates: Mapping[str, str]) -> Iterator[YearNode]:
    """Arrange the drafts of a store, which come by year and unit; the archive is left out.

    Args:
        lines: The drafts.
        templates: Names of templates by id.
    """
    shown_lines = (line for line in lines if line.state != ARCHIVED)
    for year, of_year in groupby(shown_lines, key=lambda line: line.year):
        shown = wording.NO_YEAR if str(year) == NO_YEAR else str(year)
        yield YearNode(shown, tuple(_units(of_year, templates)))


def _units(lines: Iterable[DraftLine], templates: Mapping[str, str]) -> Iterator[UnitNode]:
    for unit, of_unit in groupby(lines, key=lambda line: line.unit_name):
        nodes = (
            DraftNode(
                str(line.id),
                line.title,
                templates.get(line.template, line.template),
                wording.STATES[line.state],
                line.total,
            )
            for line in of_unit
        )
        yield UnitNode(unit, tuple(nodes))
