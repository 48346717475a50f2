"""Reads the last draft, and the list of all, with the bare driver while the store itself is being loaded.

SQLAlchemy takes as long to load as the whole window; a clerk need not wait for it to see the form. What is
read here is proven by the same chain of digests, and whatever is not as it should be is left to the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.models.keys import CellKey, parse_key
from desktop.storage.chain import Entry
from desktop.storage.compressed import standing_of
from desktop.storage.content import Content
from desktop.storage.driver import looking
from desktop.storage.outline import ARCHIVED, LAST_DRAFT, UnitOutline, read_outline
from desktop.storage.replay import Standing, replay
from desktop.storage.system_lock import STORE_NAME

T = TypeVar("T")
FILE_NAME = STORE_NAME
"""As `schema` names it, which loads SQLAlchemy."""
FORMAT = 3
"""As `migrations` counts it. Any other is left to the store: even a look leaves files beside a newer one."""

_PATIENCE = 0.5
"""Seconds that one look waits for another: the first and the last one of a log have it to themselves."""

_SNAPSHOT = """
    SELECT s.seq, s.content, s.digest, e.digest
    FROM snapshots s JOIN edits e ON e.draft = s.draft AND e.seq = s.seq
    WHERE s.draft = ? ORDER BY s.seq DESC LIMIT 1
"""
_ENTRIES = """
    SELECT draft, seq, "group", action, at, payload, digest
    FROM edits WHERE draft = ? AND seq > ? ORDER BY seq
"""
_TEMPLATE = "SELECT text FROM template_texts WHERE digest = ?"
_CURSOR = "SELECT cursor FROM draft_state WHERE draft = ?"


@dataclass(frozen=True, slots=True)
class Glance:
    """The draft that was worked on last, as it was left."""

    draft: int
    content: Content
    template_text: str
    cursor: CellKey | None


def glance(folder: Path) -> Glance | None:
    """Read the draft that was worked on last; None where there is none, or anything is wrong with it."""
    return _glanced(folder, _read)


def glance_outline(folder: Path) -> list[UnitOutline] | None:
    """List the drafts in sight; None where that can't be."""
    return _glanced(folder, read_outline)


def _glanced(folder: Path, read: Callable[[sqlite3.Connection], T]) -> T | None:
    file = folder / FILE_NAME
    try:
        if not file.is_file() or _format(file) != FORMAT:
            return None
        with looking(file, _PATIENCE) as connection:
            return read(connection)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError, AttributeError):
        return None


def _format(file: Path) -> int:
    with file.open("rb") as stream:
        return int.from_bytes(stream.read(64)[60:])


def _read(connection: sqlite3.Connection) -> Glance | None:
    draft, head, digest = connection.execute(LAST_DRAFT, (ARCHIVED,)).fetchone()
    base = _standing(connection, draft)
    entries = [Entry(*row) for row in connection.execute(_ENTRIES, (draft, base.seq))]
    read = replay(entries, head, base)
    content = read.standing.content
    if content is None or read.damages or read.standing.digest != digest:
        return None
    (text,) = connection.execute(_TEMPLATE, (content.facts.template_digest,)).fetchone()
    (cursor,) = connection.execute(_CURSOR, (draft,)).fetchone() or ("",)
    return Glance(draft, content, text, parse_key(cursor) if cursor else None)


def _standing(connection: sqlite3.Connection, draft: int) -> Standing:
    """Begin at the newest snapshot where the chain proves it, otherwise at nothing."""
    row = connection.execute(_SNAPSHOT, (draft,)).fetchone()
    if row is None:
        return Standing()
    return standing_of(draft, *row) or Standing()
