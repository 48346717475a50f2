"""The operating system's own lock on a file, let go of when its holder dies; loads nothing of the store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

STORE_NAME = "ziping.sqlite3"
LOCK_NAME = "ziping.lock"
_FAR = 1 << 30
"""Byte that is locked on Windows: nobody could read the holder's name from a locked one."""

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Lock an open file; says whether nobody else has it."""
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file; says whether nobody else has it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def lock_file(folder: Path) -> Path:
    """Name the file to lock: it lies beside the store itself, should the store's name only lead there."""
    return Path(os.path.realpath(folder / STORE_NAME)).parent / LOCK_NAME


def is_free(folder: Path) -> bool:
    """Say whether no program has the store of a folder open, as far as can be told at this instant."""
    try:
        descriptor = os.open(lock_file(folder), os.O_RDWR)
    except OSError:
        return True
    try:
        return try_lock(descriptor)
    finally:
        os.close(descriptor)
