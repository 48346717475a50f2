"""The drafts by year and unit, read with the bare driver and a unit at a time: of many, each row costs.

What SQLAlchemy need not be loaded for stands here, the question for the draft that was worked on last too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

ARCHIVED = "archived"
"""State of a draft that is kept out of sight (已归档)."""
LAST_DRAFT = """
    SELECT id, seq, digest FROM drafts WHERE deleted = 0 AND state <> ?
    ORDER BY id = (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'last') DESC, updated DESC LIMIT 1
"""
"""Finds the draft in sight that was worked on last; the clock decides where that one is out of sight."""
NOTE_LAST = """
    INSERT INTO meta (name, value) VALUES ('last', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
"""
"""Notes which draft was worked on last: a clock that is set back must not put an older one before it."""

_BETWEEN = "\x1f"
"""Stands in no text that is kept; a harmed one loses it."""
_NAMES = ("title", "template", "state", "total")


def _query(column: str) -> str:
    columns = ", ".join(f"group_concat({column.format(name)}, char(31))" for name in _NAMES)
    # One row a unit, not one a draft: taking rows over from the driver is what takes long.
    return f"""
        SELECT d.year, p.unit, group_concat(d.project, ' '), group_concat(d.id, ' '), {columns}
        FROM drafts d JOIN projects p ON p.id = d.project
        WHERE d.deleted = 0 AND d.state <> ? GROUP BY d.year, p.unit
    """


_OUTLINE = _query("d.{}")
_HARMED_OUTLINE = _query("replace(ifnull(d.{}, ''), char(31), '')")
_UNITS = "SELECT id, name FROM units ORDER BY code, name, id"
_PROJECTS = "SELECT id FROM projects ORDER BY code, name, id"


class UnitOutline(NamedTuple):
    """The drafts of one unit in one year, ordered by project; each column in a sequence of its own."""

    year: int
    unit: str
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    templates: tuple[str, ...]
    states: tuple[str, ...]
    totals: tuple[str, ...]


def read_outline(connection: sqlite3.Connection) -> list[UnitOutline]:
    """Read the drafts in sight, newest year first, then by unit and project; no archived ones."""
    try:
        return _read(connection, _OUTLINE)
    except (ValueError, AttributeError):
        # A text is missing, or holds what stands between two: no text that was kept whole.
        return _read(connection, _HARMED_OUTLINE)


def _read(connection: sqlite3.Connection, query: str) -> list[UnitOutline]:
    units = {key: (rank, name) for rank, (key, name) in enumerate(connection.execute(_UNITS))}
    projects = {str(key): rank for rank, (key,) in enumerate(connection.execute(_PROJECTS))}
    rows = [row for row in connection.execute(query, (ARCHIVED,)) if row[1] in units]
    rows.sort(key=lambda row: (-_year(row[0]), units[row[1]][0]))
    return [UnitOutline(_year(row[0]), units[row[1]][1], *_ordered(projects, *row[2:])) for row in rows]


def _year(year: object) -> int:
    """Read a year from a row that may be harmed."""
    return year if isinstance(year, int) else 0


def _ordered(ranks: Mapping[str, int], projects: str, ids: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Take the columns of one unit apart, and order them by project and draft."""
    names = ids.split(" ")
    places = list(zip(map(ranks.__getitem__, projects.split(" ")), map(int, names), strict=True))
    rows = sorted(range(len(places)), key=places.__getitem__)
    for column in (names, *(column.split(_BETWEEN) for column in columns)):
        if len(column) != len(rows):
            raise ValueError(len(column))
        yield tuple(map(column.__getitem__, rows))
