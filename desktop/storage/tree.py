"""Units, their projects, and the list of drafts by year, unit and project."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from desktop.storage.outline import ARCHIVED, LAST_DRAFT, UnitOutline, read_outline
from desktop.storage.schema import projects, units


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (单位) whose projects are assessed."""

    id: int
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project (项目) of a unit."""

    id: int
    unit: int
    name: str
    code: str


class DraftLine(NamedTuple):
    """One draft as the tree shows it."""

    id: int
    year: int
    unit: int
    unit_name: str
    project: int
    project_name: str
    template: str
    title: str
    state: str
    total: str
    """Last total shown when it was open; blank if never."""
    updated: str


_UNITS = select(units).order_by(units.c.code, units.c.name, units.c.id)
_PROJECTS = select(projects).order_by(projects.c.code, projects.c.name, projects.c.id)
_LINES = """
    SELECT d.id, d.year, u.id, u.name, p.id, p.name, d.template, d.title, d.state, d.total, d.updated
    FROM drafts d JOIN projects p ON p.id = d.project JOIN units u ON u.id = p.unit
    WHERE d.deleted = ? {and_} ORDER BY d.year DESC, u.code, u.name, u.id, p.code, p.name, p.id, d.id
"""
_OF_UNIT = "AND d.year = ? AND d.project IN (SELECT id FROM projects WHERE unit = ?)"
_IN_SIGHT_OF_YEAR = "AND d.year = ? AND d.state <> ?"
# Of several of one name the last one, as the lists have them.
_UNIT_NAMED = "SELECT id FROM units WHERE name = ? ORDER BY code DESC, id DESC LIMIT 1"
_PROJECT_NAMED = "SELECT id FROM projects WHERE unit = ? AND name = ? ORDER BY code DESC, id DESC LIMIT 1"
_ANY_ARCHIVED = "SELECT EXISTS (SELECT 1 FROM drafts WHERE deleted = 0 AND state = ?)"
_ANY_DELETED = "SELECT EXISTS (SELECT 1 FROM drafts WHERE deleted = 1)"
_TEMPLATES = "SELECT template FROM drafts WHERE deleted = 0 GROUP BY template ORDER BY max(updated) DESC"
_RECENT_UNITS = """
    SELECT u.name FROM drafts d JOIN projects p ON p.id = d.project JOIN units u ON u.id = p.unit
    WHERE d.deleted = 0 GROUP BY u.name ORDER BY max(d.updated) DESC
"""


def list_units(connection: Connection) -> tuple[Unit, ...]:
    """List the units by code and name."""
    return tuple(Unit(*row) for row in connection.execute(_UNITS))


def list_projects(connection: Connection, unit: int | None = None) -> tuple[Project, ...]:
    """List the projects, of one unit if given, by code and name."""
    wanted = _PROJECTS if unit is None else _PROJECTS.where(projects.c.unit == unit)
    return tuple(Project(*row) for row in connection.execute(wanted))


def list_drafts(connection: Connection, *, deleted: bool = False) -> tuple[DraftLine, ...]:
    """List the drafts, newest year first, then by unit and project; or those that were deleted."""
    return _lines(connection, "", deleted)


def drafts_among(connection: Connection, drafts: Sequence[int]) -> tuple[DraftLine, ...]:
    """List some drafts, but for those that were deleted."""
    return _lines(connection, f"AND d.id IN ({_marks(drafts)})", 0, *drafts)


def drafts_of_unit(connection: Connection, unit: int, year: int) -> tuple[DraftLine, ...]:
    """List the drafts of a unit in a year."""
    return _lines(connection, _OF_UNIT, 0, year, unit)


def drafts_of_project(connection: Connection, project: int) -> tuple[DraftLine, ...]:
    """List the drafts of a project in all years."""
    return _lines(connection, "AND d.project = ?", 0, project)


def drafts_of_year(connection: Connection, year: int) -> tuple[DraftLine, ...]:
    """List the drafts in sight of a year."""
    return _lines(connection, _IN_SIGHT_OF_YEAR, 0, year, ARCHIVED)


def archived_drafts(connection: Connection) -> tuple[DraftLine, ...]:
    """List the drafts in the archive."""
    return _lines(connection, "AND d.state = ?", 0, ARCHIVED)


def any_archived(connection: Connection) -> bool:
    """Say whether there is a draft in the archive."""
    return bool(_driver(connection).execute(_ANY_ARCHIVED, (ARCHIVED,)).fetchone()[0])


def any_deleted(connection: Connection) -> bool:
    """Say whether there is a draft that was deleted."""
    return bool(_driver(connection).execute(_ANY_DELETED).fetchone()[0])


def _lines(connection: Connection, and_: str, *values: int | str) -> tuple[DraftLine, ...]:
    # Past SQLAlchemy: of forty thousand drafts its rows take longer than reading them.
    return tuple(map(DraftLine._make, _driver(connection).execute(_LINES.format(and_=and_), values)))


def last_draft(connection: Connection) -> int | None:
    """Find the draft in sight that was worked on last."""
    row = _driver(connection).execute(LAST_DRAFT, (ARCHIVED,)).fetchone()
    return row[0] if row else None


def recent_templates(connection: Connection) -> tuple[str, ...]:
    """List the ids of the templates in use, the one that was worked on last first."""
    return tuple(template for (template,) in _driver(connection).execute(_TEMPLATES))


def recent_units(connection: Connection) -> tuple[str, ...]:
    """List the names of the units that have drafts, the one that was worked on last first."""
    return tuple(name for (name,) in _driver(connection).execute(_RECENT_UNITS))


def outline(connection: Connection) -> list[UnitOutline]:
    """List the drafts in sight as the tree of the window shows them."""
    return read_outline(_driver(connection))


def _driver(connection: Connection) -> sqlite3.Connection:
    opened: sqlite3.Connection | None = connection.connection.driver_connection
    assert opened is not None
    return opened


def heads(connection: Connection, among: Sequence[int] | None = None) -> dict[int, bytes]:
    """Tell the end of each draft's history, or of some of them: two states of a draft differ in it."""
    asked = "SELECT id, digest FROM drafts WHERE deleted = 0"
    if among is None:
        return dict(_driver(connection).execute(asked))
    return dict(_driver(connection).execute(f"{asked} AND id IN ({_marks(among)})", among))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def add_unit(connection: Connection, name: str, code: str) -> int:
    """Add a unit and give its id."""
    return int(connection.execute(insert(units).values(name=name, code=code)).lastrowid)


def add_project(connection: Connection, unit: int, name: str, code: str) -> int:
    """Add a project to a unit and give its id."""
    added = connection.execute(insert(projects).values(unit=unit, name=name, code=code))
    return int(added.lastrowid)


def project_named(connection: Connection, unit: str, project: str) -> int:
    """Find a project of a unit by their names; what is not there is added."""
    row = _driver(connection).execute(_UNIT_NAMED, (unit,)).fetchone()
    unit_id = row[0] if row else add_unit(connection, unit, "")
    row = _driver(connection).execute(_PROJECT_NAMED, (unit_id, project)).fetchone()
    return int(row[0]) if row else add_project(connection, unit_id, project, "")


def name_unit(connection: Connection, unit: int, name: str, code: str) -> None:
    """Give a unit another name and code."""
    connection.execute(update(units).where(units.c.id == unit).values(name=name, code=code))


def name_project(connection: Connection, project: int, name: str, code: str) -> None:
    """Give a project another name and code."""
    connection.execute(update(projects).where(projects.c.id == project).values(name=name, code=code))
