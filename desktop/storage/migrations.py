"""Bring a store to the newest format: named steps in order, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine

from desktop.errors import StoreDamaged, StoreError
from desktop.storage.schema import APPLICATION_ID
from desktop.text import storage as wording

Step = Callable[[Connection], None]


def first_format(connection: Connection) -> None:
    """Make the tables of the first version."""
    for statement in _FIRST_FORMAT:
        connection.exec_driver_sql(statement)


_FIRST_FORMAT = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE units (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, code TEXT NOT NULL)",
    """CREATE TABLE projects (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        unit INTEGER NOT NULL REFERENCES units (id),
        name TEXT NOT NULL,
        code TEXT NOT NULL)""",
    "CREATE TABLE template_texts (digest TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    """CREATE TABLE drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        project INTEGER NOT NULL REFERENCES projects (id),
        year INTEGER NOT NULL,
        template TEXT NOT NULL,
        template_digest TEXT NOT NULL REFERENCES template_texts (digest),
        title TEXT NOT NULL,
        created TEXT NOT NULL,
        state TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        digest BLOB NOT NULL,
        updated TEXT NOT NULL,
        undo_depth INTEGER NOT NULL,
        total TEXT NOT NULL)""",
    "CREATE INDEX drafts_of_project ON drafts (project)",
    # A draft's history lies together in the file, and an append touches one tree instead of two.
    """CREATE TABLE edits (
        draft INTEGER NOT NULL REFERENCES drafts (id),
        seq INTEGER NOT NULL,
        "group" INTEGER NOT NULL,
        action TEXT NOT NULL,
        at TEXT NOT NULL,
        payload TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (draft, seq)) WITHOUT ROWID""",
    """CREATE TABLE snapshots (
        draft INTEGER NOT NULL REFERENCES drafts (id),
        seq INTEGER NOT NULL,
        content TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (draft, seq))""",
    """CREATE TABLE draft_state (
        draft INTEGER PRIMARY KEY NOT NULL REFERENCES drafts (id),
        cursor TEXT NOT NULL,
        pack TEXT NOT NULL,
        zoom INTEGER NOT NULL,
        scroll INTEGER NOT NULL)""",
)


def keep_packs_in_history(connection: Connection) -> None:
    """Make the chosen rule pack a fact of the draft, which its history proves; keep the cursor alone beside.

    No draft of the first format has a pack of its own: the window wrote the template's beside every cursor.
    """
    for statement in _KEEP_PACKS_IN_HISTORY:
        connection.exec_driver_sql(statement)


# Older SQLite can't drop a column.
_KEEP_PACKS_IN_HISTORY = (
    "ALTER TABLE drafts ADD COLUMN pack TEXT NOT NULL DEFAULT ''",
    "CREATE TEMPORARY TABLE cursors AS SELECT draft, cursor FROM draft_state",
    "DROP TABLE draft_state",
    """CREATE TABLE draft_state (
        draft INTEGER PRIMARY KEY NOT NULL REFERENCES drafts (id),
        cursor TEXT NOT NULL)""",
    "INSERT INTO draft_state SELECT draft, cursor FROM cursors",
    "DROP TABLE cursors",
)


def pack_history(connection: Connection) -> None:
    """Make the table of packed stretches of history; with it come named versions and remarks as entries."""
    connection.exec_driver_sql(_PACK_HISTORY)


_PACK_HISTORY = """CREATE TABLE packed_edits (
    draft INTEGER NOT NULL REFERENCES drafts (id),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    entries BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (draft, first))"""

STEPS: tuple[Step, ...] = (first_format, keep_packs_in_history, pack_history)
"""Step n brings a store from format n to format n + 1. Only ever add to the end."""


def migrate(
    engine: Engine, place: Path, before: Callable[[int], object], steps: Sequence[Step] = STEPS
) -> None:
    """Bring a store to the newest format.

    Args:
        engine: The store, open for writing.
        place: The store's file, for sentences.
        before: Called once with the old format if an existing store is about to be changed; makes a backup.
        steps: The steps; a test hands in its own.

    Raises:
        StoreError: A newer program wrote the store; nothing was touched.
    """
    with engine.connect() as connection:
        found = version_of(connection)
    refuse_newer(found, place, len(steps))
    if 0 < found < len(steps):
        before(found)
    for number in range(found, len(steps)):
        with engine.begin() as connection:
            steps[number](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
    if found < len(steps):
        with engine.connect() as connection:
            # The head of the file itself must tell the format: an older program reads it before opening.
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def check_schema(engine: Engine, place: Path, steps: Sequence[Step] = STEPS) -> None:
    """Compare the tables of a store with those that the steps make: a flipped bit may have renamed a column.

    Raises:
        StoreError: They differ.
    """
    fresh = create_engine("sqlite://")
    with fresh.begin() as connection:
        for step in steps:
            step(connection)
        expected = _described(connection)
    fresh.dispose()
    with engine.connect() as connection:
        if _described(connection) != expected:
            raise StoreDamaged(wording.DAMAGED.format(place=place))


def _described(connection: Connection) -> list[tuple[str, ...]]:
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name")
    return [tuple(row) for row in rows]


def version_of(connection: Connection) -> int:
    """Read the format that a store has; 0 for an empty one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(found: int, place: Path, known: int = len(STEPS)) -> None:
    """Refuse a store that a newer program wrote.

    Raises:
        StoreError: It did.
    """
    if found > known:
        raise StoreError(wording.NEWER.format(place=place, found=found, known=known))
