"""Codes of units and projects (单位编码, 项目编码): typed once, and put into the names of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import UserError
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A unit, or one of its projects, with its code."""

    unit_id: int
    unit: str
    project_id: int | None
    """None for the unit itself."""
    project: str
    code: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that are known, by name."""

    units: Mapping[str, str] = field(default_factory=dict)
    projects: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def unit(self, unit: str) -> str:
        """Give the code of a unit; blank where none is known."""
        return self.units.get(fold(unit), "")

    def project(self, unit: str, project: str) -> str:
        """Give the code of a project of a unit; blank where none is known."""
        return self.projects.get((fold(unit), fold(project)), "")


def code_lines(store: Store) -> list[CodeLine]:
    """List the units of a store, each followed by its projects.

    Raises:
        StoreError: They can't be read.
    """
    lines: list[CodeLine] = []
    for unit in store.units():
        lines.append(CodeLine(unit.id, unit.name, None, "", unit.code))
        lines += [
            CodeLine(unit.id, unit.name, project.id, project.name, project.code)
            for project in store.projects(unit.id)
        ]
    return lines


def keep_codes(store: Store, lines: Iterable[CodeLine]) -> None:
    """Keep the codes of units and projects.

    Raises:
        StoreError: They can't be written.
    """
    for line in lines:
        if line.project_id is None:
            store.name_unit(line.unit_id, line.unit, line.code)
        else:
            store.name_project(line.project_id, line.project, line.code)


def known_codes(folder: Path | None = None) -> Codes:
    """Read the codes of the drafts, also beside an open window; none where the drafts can't be read.

    Args:
        folder: Where the drafts are; None for the user's own.
    """
    from desktop.storage.past import reading
    from desktop.storage.tree import list_projects, list_units

    try:
        with reading(folder or paths.user_folder()) as connection:
            if connection is None:
                return Codes()
            units = {unit.id: unit for unit in list_units(connection)}
            projects = list_projects(connection)
    except UserError:
        # A file is named without them rather than not written.
        return Codes()
    return Codes(
        {fold(unit.name): unit.code for unit in units.values() if unit.code},
        {(fold(units[each.unit].name), fold(each.name)): each.code for each in projects if each.code},
    )
