"""Read what can be read of a store, however harmed: every row that SQLite still gives, from both ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.storage.chain import Entry
from desktop.storage.compressed import standing_of
from desktop.storage.driver import looking
from desktop.storage.packing import unpack_rows
from desktop.storage.replay import Standing
from desktop.storage.schema import drafts, drafts_up_to, number

Row = tuple[Any, ...]
_ERRORS = (sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError)
_ENTRY = 'draft, seq, "group", action, at, payload, digest'


@dataclass
class Source:
    """What could be read of one store."""

    made: datetime | None
    """When it was made, where it is a backup."""
    units: dict[int, Row] = field(default_factory=dict)
    projects: dict[int, Row] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    drafts: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Row of each draft by column."""
    entries: dict[int, dict[int, Entry]] = field(default_factory=dict)
    """Entries of each draft by seq."""
    standings: dict[int, list[Standing]] = field(default_factory=dict)
    """Good snapshots of each draft, the newest first."""
    cursors: dict[int, str] = field(default_factory=dict)
    highest: int = 0
    """Highest number that a draft ever had."""
    counted: bool = False
    """Whether it tells that number."""

    def last(self, draft: int) -> int:
        """Tell the last entry that a draft is known to have had."""
        claimed = self.drafts.get(draft, {}).get("seq")
        known: list[int] = [number(claimed), *self.entries.get(draft, ())]
        return max(known)


def read_source(file: Path, made: datetime | None = None) -> Source:
    """Read a store without changing it, or its log.

    Args:
        file: The store; it need not be whole, nor even be a store.
        made: When it was made, where it is a backup.
    """
    source = Source(made)
    with suppress(*_ERRORS), looking(file) as connection:
        source.units = {row[0]: row for row in _scan(connection, "units", "id, name, code")}
        source.projects = {row[0]: row for row in _scan(connection, "projects", "id, unit, name, code")}
        source.templates = _texts(_scan(connection, "template_texts", "digest, text"))
        source.cursors = _texts(_scan(connection, "draft_state", "draft, cursor"))
        columns = [column.name for column in drafts.c if column.name in _columns(connection)]
        for row in _scan(connection, "drafts", ", ".join(columns)):
            if isinstance(row[0], int):
                source.drafts[row[0]] = dict(zip(columns, row, strict=True))
        _read_entries(connection, source)
        _read_standings(connection, source)
        with suppress(*_ERRORS):
            last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'drafts'").fetchone()
            source.highest = drafts_up_to(last[0]) if last else 0
            source.counted = last is None or source.highest > 0
    return source


def _texts(rows: list[Row]) -> dict[Any, str]:
    return {key: text for key, text in rows if isinstance(text, str)}


def _columns(connection: sqlite3.Connection) -> set[str]:
    return {str(row[1]) for row in connection.execute("PRAGMA table_info(drafts)")}


def _scan(connection: sqlite3.Connection, table: str, columns: str, order: str = "rowid") -> list[Row]:
    """Read a table from its beginning until a harmed page, and from its end until one."""
    found: dict[Row, None] = {}
    for direction in ("", " DESC"):
        backwards = ", ".join(f"{part}{direction}" for part in order.split(", "))
        with suppress(*_ERRORS):
            rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {backwards}")
            while row := rows.fetchone():
                found[row] = None
            break
    return list(found)


def _read_entries(connection: sqlite3.Connection, source: Source) -> None:
    stretches = _scan(connection, "packed_edits", "draft, first, last, entries, digest", "draft, first")
    packed = [entry for _draft, entry in _unpacked(stretches)]
    plain = [Entry(*row) for row in _scan(connection, "edits", _ENTRY, "draft, seq")]
    for entry in (*packed, *plain):
        if entry.is_sound():
            source.entries.setdefault(entry.draft, {})[entry.seq] = entry


def _unpacked(stretches: list[Row]) -> Iterator[tuple[int, Entry]]:
    by_draft: dict[int, list[Row]] = {}
    for row in stretches:
        if isinstance(row[1], int):
            by_draft.setdefault(row[0], []).append(row)
    for draft, rows in by_draft.items():
        rows.sort(key=lambda row: int(row[1]))
        yield from ((draft, entry) for entry in unpack_rows(rows))


def _read_standings(connection: sqlite3.Connection, source: Source) -> None:
    for draft, seq, content, digest in _scan(connection, "snapshots", "draft, seq, content, digest"):
        entry = source.entries.get(draft, {}).get(seq)
        found = standing_of(draft, seq, content, digest, entry.digest) if entry else None
        if found:
            source.standings.setdefault(draft, []).append(found)
    for found_ones in source.standings.values():
        found_ones.sort(key=lambda standing: standing.seq, reverse=True)
