"""Looks into a store that is not opened as one, as a backup is: what it holds, and how new that is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from desktop.errors import StoreError
from desktop.storage.driver import address
from desktop.text import storage as wording

_COUNTS = """
    SELECT count(*), count(DISTINCT p.unit), max(d.updated)
    FROM drafts d JOIN projects p ON p.id = d.project WHERE d.deleted = 0
"""
_LINES = """
    SELECT d.year, u.name, d.title, d.state, d.total, d.updated
    FROM drafts d JOIN projects p ON p.id = d.project JOIN units u ON u.id = p.unit
    WHERE d.deleted = 0 ORDER BY d.updated DESC, d.id DESC LIMIT ?
"""


class DraftInside(NamedTuple):
    """A draft that a file holds."""

    year: int
    unit: str
    title: str
    state: str
    total: str
    updated: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What a file holds."""

    drafts: int
    units: int
    newest: str
    """The moment of the newest edit, as it is stamped; blank where there is no draft."""
    lines: tuple[DraftInside, ...]
    """The drafts that were worked on last."""


def look_inside(file: Path, limit: int) -> Inside:
    """Read what a store's file holds, in whatever format it is.

    Args:
        file: A backup.
        limit: So many drafts are listed.

    Raises:
        StoreError: It can't be read.
    """
    try:
        with closing(sqlite3.connect(address(file, "mode=ro&immutable=1"), uri=True)) as connection:
            drafts, units, newest = connection.execute(_COUNTS).fetchone()
            lines = tuple(map(DraftInside._make, connection.execute(_LINES, (limit,))))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise StoreError(wording.BACKUP_BAD.format(place=file)) from error
    return Inside(drafts, units, newest or "", lines)
