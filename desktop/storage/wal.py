"""Look whether the write-ahead log was harmed: SQLite goes back to what is whole of it without a word."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = (0x377F0682, 0x377F0683)


def log_of(store: Path) -> Path:
    """Name the log of a store: it lies beside the file itself, should the store's name only lead there."""
    return _beside(store, "-wal")


def index_of(store: Path) -> Path:
    """Name the index of a store's log, which SQLite makes anew from the log."""
    return _beside(store, "-shm")


def _beside(store: Path, suffix: str) -> Path:
    real = Path(os.path.realpath(store))
    return real.with_name(real.name + suffix)


def commits(log: Path) -> Sequence[bool]:
    """Tell of each frame of a log whether a transaction of its present run ends with it.

    Raises:
        OSError: It can't be read.
    """
    if not log.is_file() or not log.stat().st_size:
        return ()
    with log.open("rb") as stream:
        head = stream.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return ()
        magic, _version, size, _number, *salts = _HEADER.unpack(head)[:6]
        if magic not in _MAGIC or not _is_whole(head):
            return (True,)
        found = []
        left = log.stat().st_size - _HEADER.size
        # The page of the last frame is missing where the program was killed before it had written it.
        while (left := left - _FRAME.size - size) >= 0:
            _page, ends, *own = _FRAME.unpack(stream.read(_FRAME.size))[:4]
            found.append(own == salts and ends > 0)
            stream.seek(size, 1)
    return found


def _is_whole(head: bytes) -> bool:
    """Check the sum over a log's head, as SQLite makes it."""
    words = struct.unpack((">" if head[3] & 1 else "<") + "6I", head[:24])
    one = other = 0
    for place in range(0, 6, 2):
        one = (one + words[place] + other) % 2**32
        other = (other + words[place + 1] + one) % 2**32
    return (one, other) == struct.unpack(">2I", head[24:])


def lost_commits(engine: Engine, log: Path) -> bool:
    """Say whether transactions stood in a log behind the place up to which SQLite could read it.

    Args:
        engine: The store, open for writing.
        log: Its log.

    Raises:
        OSError: The log can't be read.
    """
    try:
        with engine.connect() as connection:
            # Whoever looks in from elsewhere takes the log away on leaving, unless it is in use already.
            connection.connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            before = commits(log)
            found = connection.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    except sqlite3.OperationalError as error:
        # A full disk takes nothing over from the log; that must not keep anybody from reading it.
        if error.sqlite_errorname != "SQLITE_FULL":
            raise
        return False
    _busy, whole, _carried = found
    return any(before[max(0, whole) :])
