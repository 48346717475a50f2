"""Units, their projects, and the list of drafts by year, unit and project."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from desktop.storage.schema import number, projects, units


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
_DRAFTS = "SELECT id, year, project, template, title, state, total, updated FROM drafts WHERE deleted = ?"


def list_units(connection: Connection) -> tuple[Unit, ...]:
    """List the units by code and name."""
    return tuple(Unit(*row) for row in connection.execute(_UNITS))


def list_projects(connection: Connection, unit: int | None = None) -> tuple[Project, ...]:
    """List the projects, of one unit if given, by code and name."""
    wanted = _PROJECTS if unit is None else _PROJECTS.where(projects.c.unit == unit)
    return tuple(Project(*row) for row in connection.execute(wanted))


def list_drafts(connection: Connection, *, deleted: bool = False) -> tuple[DraftLine, ...]:
    """List the drafts, newest year first, then by unit and project; or those that were deleted."""
    # Past SQLAlchemy, and joined here: of forty thousand drafts its rows take longer than reading them.
    opened = _driver(connection)
    every_unit = {row[0]: row for row in opened.execute("SELECT id, name, code FROM units")}
    every_project = {
        row[0]: (row[0], row[2], every_unit[row[1]], row[3])
        for row in opened.execute("SELECT id, unit, name, code FROM projects")
        if row[1] in every_unit
    }
    ranks = {project[0]: rank for rank, project in enumerate(sorted(every_project.values(), key=_order))}
    rows = [row for row in opened.execute(_DRAFTS, (int(deleted),)) if row[2] in every_project]
    rows.sort(key=lambda row: (-number(row[1]), ranks[row[2]], row[0]))
    return tuple(_line(row, every_project[row[2]]) for row in rows)


def _order(project: tuple[Any, ...]) -> tuple[str | int, ...]:
    """Sort projects by their unit's code and name, then by their own."""
    key, name, (unit, unit_name, unit_code), code = project
    return str(unit_code), str(unit_name), unit, str(code), str(name), key


def _line(row: tuple[Any, ...], project: tuple[Any, ...]) -> DraftLine:
    key, name, unit, _code = project
    return DraftLine(row[0], row[1], unit[0], unit[1], key, name, *row[3:])


def _driver(connection: Connection) -> sqlite3.Connection:
    opened: sqlite3.Connection | None = connection.connection.driver_connection
    assert opened is not None
    return opened


def heads(connection: Connection) -> dict[int, bytes]:
    """Tell the end of each draft's history, which tells two states of it apart; deleted ones apart."""
    return dict(_driver(connection).execute("SELECT id, digest FROM drafts WHERE deleted = 0"))


def add_unit(connection: Connection, name: str, code: str) -> int:
    """Add a unit and give its id."""
    return int(connection.execute(insert(units).values(name=name, code=code)).lastrowid)


def add_project(connection: Connection, unit: int, name: str, code: str) -> int:
    """Add a project to a unit and give its id."""
    added = connection.execute(insert(projects).values(unit=unit, name=name, code=code))
    return int(added.lastrowid)


def name_unit(connection: Connection, unit: int, name: str, code: str) -> None:
    """Give a unit another name and code."""
    connection.execute(update(units).where(units.c.id == unit).values(name=name, code=code))


def name_project(connection: Connection, project: int, name: str, code: str) -> None:
    """Give a project another name and code."""
    connection.execute(update(projects).where(projects.c.id == project).values(name=name, code=code))
