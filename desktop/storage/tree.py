"""Units, their projects, and the list of drafts by year, unit and project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from desktop.storage.schema import drafts, projects, units


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
_LINES = (
    select(
        drafts.c.id,
        drafts.c.year,
        units.c.id,
        units.c.name,
        projects.c.id,
        projects.c.name,
        drafts.c.template,
        drafts.c.title,
        drafts.c.state,
        drafts.c.total,
        drafts.c.updated,
    )
    .join(projects, projects.c.id == drafts.c.project)
    .join(units, units.c.id == projects.c.unit)
    .order_by(drafts.c.year.desc(), units.c.code, units.c.name, units.c.id)
    .order_by(projects.c.code, projects.c.name, projects.c.id, drafts.c.id)
)


def list_units(connection: Connection) -> tuple[Unit, ...]:
    """List the units by code and name."""
    return tuple(Unit(*row) for row in connection.execute(_UNITS))


def list_projects(connection: Connection, unit: int | None = None) -> tuple[Project, ...]:
    """List the projects, of one unit if given, by code and name."""
    wanted = _PROJECTS if unit is None else _PROJECTS.where(projects.c.unit == unit)
    return tuple(Project(*row) for row in connection.execute(wanted))


def list_drafts(connection: Connection, *, deleted: bool = False) -> tuple[DraftLine, ...]:
    """List the drafts, newest year first, then by unit and project; or those that were deleted."""
    rows = connection.execute(_LINES.where(drafts.c.deleted == int(deleted)))
    return tuple(map(DraftLine._make, rows))


def heads(connection: Connection) -> dict[int, bytes]:
    """Tell the end of each draft's history, which tells two states of it apart; deleted ones apart."""
    return dict(connection.exec_driver_sql("SELECT id, digest FROM drafts WHERE deleted = 0").all())


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
