"""Tell the world's faults (disk full, read-only, damaged) from our own, and put them into a sentence."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from desktop.errors import StoreDamaged, StoreError
from desktop.text import storage as wording

_BY_NAME = (
    ("SQLITE_FULL", wording.DISK_FULL),
    ("SQLITE_READONLY", wording.READ_ONLY),
    ("SQLITE_PERM", wording.READ_ONLY),
    ("SQLITE_CANTOPEN", wording.CANNOT_OPEN),
    ("SQLITE_BUSY", wording.BUSY),
    ("SQLITE_LOCKED", wording.BUSY),
    ("SQLITE_CORRUPT", wording.DAMAGED),
    ("SQLITE_NOTADB", wording.NOT_A_STORE),
    ("SQLITE_IOERR", wording.DISK_FAULT),
    ("SQLITE_NOMEM", wording.NO_MEMORY),
)
_UNDONE = {
    wording.DISK_FULL: wording.DISK_FULL_UNDONE,
    wording.READ_ONLY: wording.READ_ONLY_UNDONE,
    wording.CANNOT_OPEN: wording.CANNOT_OPEN_UNDONE,
    wording.BUSY: wording.BUSY_UNDONE,
    wording.DISK_FAULT: wording.DISK_FAULT_UNDONE,
    wording.NO_MEMORY: wording.NO_MEMORY_UNDONE,
}
"""What is said instead where it is not the saving that failed."""
_HARDLY_ANY = 64 * 1024
"""Bytes that are no room for a store to work in."""
_DAMAGE = frozenset((wording.DAMAGED, wording.NOT_A_STORE))
_BY_ERRNO = {
    errno.ENOSPC: wording.DISK_FULL,
    errno.EDQUOT: wording.DISK_FULL,
    errno.EROFS: wording.READ_ONLY,
    errno.EACCES: wording.READ_ONLY,
    errno.EPERM: wording.READ_ONLY,
    errno.EIO: wording.DISK_FAULT,
}


def explained(error: Exception, place: Path, undone: str = "") -> Exception:
    """Turn a fault of the world into a StoreError; anything else is a bug and comes back as it is.

    Args:
        error: What was raised.
        place: File or folder that the sentence names.
        undone: What was not done because of it; blank where it is the saving of what was typed.
    """
    if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
        error = error.orig
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "") or ""
        sentence = next((sentence for start, sentence in _BY_NAME if name.startswith(start)), None)
    elif isinstance(error, UnicodeDecodeError):
        # SQLite quotes a harmed name in its message, and the driver can't read that.
        sentence = wording.DAMAGED
    elif isinstance(error, OSError):
        sentence = _BY_ERRNO.get(error.errno or 0, wording.CANNOT_OPEN)
    else:
        sentence = None
    if sentence is None:
        return error
    if sentence == wording.DISK_FAULT and _is_full(place):
        # SQLite can't always tell: what it maps into memory fails as if the disk did.
        sentence = wording.DISK_FULL
    kind = StoreDamaged if sentence in _DAMAGE else StoreError
    if undone:
        sentence = _UNDONE.get(sentence, sentence)
    return kind(sentence.format(place=place, undone=undone))


def _is_full(place: Path) -> bool:
    try:
        there = next(one for one in (place, *place.parents) if one.exists())
        return shutil.disk_usage(there).free < _HARDLY_ANY
    except (OSError, StopIteration):
        return False


def is_damage(error: Exception) -> bool:
    """Say whether an error means that the file holds rubbish at the place that was read."""
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "") or ""
    return isinstance(error, UnicodeDecodeError) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


@contextmanager
def told(place: Path, undone: str = "") -> Iterator[None]:
    """Let faults of the world out of the block as StoreError.

    Args:
        place: As for explained().
        undone: As for explained().

    Raises:
        StoreError: The disk is full, the folder read-only, the file damaged, …
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        known = explained(error, place, undone)
        if known is error:
            raise
        raise known from error
