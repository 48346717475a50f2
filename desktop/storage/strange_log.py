"""Tells a log that lies beside a store and is another store's: SQLite would show that one's content.

It comes of copying files by hand, the file without its log or the log without its file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from desktop.storage.chain import GENESIS, Entry
from desktop.storage.driver import address, looking
from desktop.storage.faults import is_damage

_MISSING = """
    SELECT e.draft, e.seq, e."group", e.action, e.at, e.payload, e.digest, coalesce(
        (SELECT digest FROM alone.edits AS p WHERE p.draft = e.draft AND p.seq = e.seq - 1),
        (SELECT digest FROM alone.packed_edits AS p WHERE p.draft = e.draft AND p.last = e.seq - 1))
    FROM alone.drafts AS d JOIN alone.edits AS e ON e.draft = d.id AND e.seq = d.seq
    WHERE NOT EXISTS
        (SELECT 1 FROM main.edits AS n WHERE n.draft = e.draft AND n.seq = e.seq AND n.digest = e.digest)
    AND NOT EXISTS
        (SELECT 1 FROM main.packed_edits AS n WHERE n.draft = e.draft AND e.seq BETWEEN n.first AND n.last)
"""
"""Finds the ends of histories that the file alone holds and its log takes away, each with what it follows."""


def is_of_another(log: Path, store: Path) -> bool:
    """Say whether a log takes from a store what its file alone proves that it holds: its own never does.

    Args:
        log: The log.
        store: The store, which nobody has open.

    Raises:
        OSError: The log can't be looked at.
    """
    if not log.is_file() or not log.stat().st_size:
        return False
    with looking(store) as connection:
        try:
            connection.execute("ATTACH ? AS alone", (address(store, "mode=ro&immutable=1"),))
            return any(_missing(connection))
        except sqlite3.Error as error:
            # The two don't fit together, though the file is whole; where it is not, the log may mend it.
            return is_damage(error) and _is_whole(connection)


def _missing(connection: sqlite3.Connection) -> Iterator[bool]:
    """Tell of each end that is missing with the log whether the chain proves it."""
    for *columns, previous in connection.execute(_MISSING):
        entry = Entry(*columns)
        yield entry.is_sound() and entry.follows(GENESIS if entry.seq == 1 else previous or b"")


def _is_whole(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA alone.quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
