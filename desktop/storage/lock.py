"""One program per store: a lock file that the operating system lets go of when its holder dies."""

from __future__ import annotations

import json
import os
import platform
from datetime import datetime
from pathlib import Path

from desktop.errors import StoreError
from desktop.storage.clock import moment, stamp
from desktop.storage.faults import told
from desktop.storage.system_lock import lock_file, try_lock
from desktop.text import storage as wording
from desktop.text.moments import minute


class StoreLock:
    """The right to use the store of one folder, held until released or the process ends.

    What the file says only names the holder; the lock itself is the system's, so a file left behind by a
    killed program does no harm, and of two programs that start at once exactly one gets it.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path, at: datetime) -> StoreLock:
        """Take the lock of a folder.

        Raises:
            StoreError: Another program has it (the sentence names it), or the folder can't be written.
        """
        file = lock_file(folder)
        with told(folder):
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
            lock = cls(descriptor)
            if not try_lock(descriptor):
                lock.release()
                raise StoreError(_in_use(folder, file))
            try:
                _sign(descriptor, at)
            except OSError:
                lock.release()
                raise
        return lock

    def release(self) -> None:
        """Let go of the lock; the file stays, since removing it would let two others in at once."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _sign(descriptor: int, at: datetime) -> None:
    holder = {"pid": os.getpid(), "host": platform.node(), "since": stamp(at)}
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(holder).encode())


def _in_use(folder: Path, file: Path) -> str:
    """Name the holder; one that has only just taken the lock may not have written its name yet."""
    try:
        holder = json.loads(file.read_bytes())
        since = moment(holder["since"])
        return wording.IN_USE.format(
            place=folder, pid=holder["pid"], host=holder["host"], since=minute(since)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return wording.IN_USE_UNKNOWN.format(place=folder)
