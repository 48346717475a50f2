"""How the store's file is opened: the pragmas of every connection, and what its head says before that."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event

from desktop.errors import StoreDamaged, StoreError
from desktop.saving import sync
from desktop.storage.driver import decoded
from desktop.storage.migrations import refuse_newer
from desktop.storage.schema import APPLICATION_ID
from desktop.text import storage as wording

BUSY_MS = 200
"""How long a connection waits for another program to let go of the file."""

_HEAD = 108
"""Bytes of a file's head with that of its first page, which tells how many tables and indexes there are."""
_MAGIC = b"SQLite format 3\0"
_ALWAYS = (f"busy_timeout = {BUSY_MS}", "foreign_keys = ON")
_READING = (*_ALWAYS, "query_only = ON")
_WRITING = (*_ALWAYS, "journal_mode = WAL", "synchronous = FULL")


def connect(file: Path, *, writing: bool) -> Engine:
    """Make the engine that opens a store, for writing or for reading alone.

    Beginning to read or write raises StoreError where the file is no longer in its place.
    """
    engine = create_engine(f"sqlite:///{file}", connect_args={"check_same_thread": False})

    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # Transactions are begun by us, in so many words: the driver's ways differ between Python versions.
        connection.isolation_level = None
        connection.text_factory = decoded
        try:
            for pragma in _WRITING if writing else _READING:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            # Nobody else will: the pool never hears of a connection that failed here.
            connection.close()
            raise

    def begin(connection: Connection) -> None:
        if writing and not file.exists():
            # A file that was moved or removed may still take everything, and nobody would find it there.
            raise StoreError(wording.VANISHED.format(place=file))
        if not writing and not file.exists():
            # SQLite would make an empty one.
            raise StoreError(wording.CANNOT_OPEN.format(place=file))
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def check_head(file: Path, named: Path | None = None) -> int:
    """Read the format of a store from the first bytes of its file, without opening it; 0 for an empty one.

    Never of a store that this process has open: closing the file would let go of SQLite's locks on it.

    Args:
        file: The store.
        named: What a sentence calls it, where that is another file that it was taken from.

    Raises:
        StoreDamaged: It is not a store of this program.
        StoreError: A newer program wrote it; nothing was touched.
        OSError: It can't be read.
    """
    if file.is_dir():
        # Not one that could be recovered: nothing is there to be set aside as a file.
        raise StoreError(wording.NOT_A_STORE.format(place=file))
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head:
        return 0
    place = named or file
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        raise StoreDamaged(wording.NOT_A_STORE.format(place=place))
    version, application = (int.from_bytes(head[at : at + 4]) for at in (60, 68))
    # One that was only begun holds nothing yet; with tables in it, it is somebody else's.
    tables = int.from_bytes(head[103:105])
    if application != APPLICATION_ID and (version or application or tables):
        raise StoreDamaged(wording.NOT_A_STORE.format(place=place))
    refuse_newer(version, place)
    return version


def refuse_newer_file(file: Path) -> None:
    """Refuse a store that a newer program wrote before anything beside it is touched, the lock's file too.

    Raises:
        StoreError: A newer program wrote it.
        OSError: It can't be read.
    """
    if file.is_file():
        with suppress(StoreDamaged):
            check_head(file)


def make_file(file: Path) -> None:
    """Make the store's file if it is not there, and let nobody but the user read it.

    SQLite gives the files beside it (-wal, -shm) the same rights.

    Raises:
        OSError: It can't be made.
    """
    if not file.exists():
        file.touch(mode=0o600)
    if file.is_file() and file.stat().st_nlink > 1:
        _part_from_other_names(file.resolve())
    if os.name == "posix" and file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _part_from_other_names(file: Path) -> None:
    """Give a store a file of its own where the same file has other names (hard links), as some backups do.

    SQLite keeps a log for each name: two windows on two names would spoil the file for each other.
    """
    part = file.with_name(file.name + ".part")
    shutil.copy2(file, part)
    sync(part)
    part.replace(file)
    sync(file.parent)
