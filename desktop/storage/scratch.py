"""Folders for one piece of work, gone at its end; and what a program that was killed left behind."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.storage.backups import FOLDER, PART, remove_store
from desktop.storage.restoring import BUILDING, REPLACED, RESTORING
from desktop.storage.system_lock import LOCK_NAME, try_lock
from desktop.storage.thinning import parse_name

HIDDEN = ".ziping-"
"""How the names begin of what lies in the user's own folder for a moment."""
_SHOWN = "ziping-"
_OWN = re.compile(r"\.?ziping-[a-z0-9_]{8}(\.tmp)?")
"""Names as the system gives them to what is here for a moment."""
_MINUTE, DAY = 60.0, 24 * 60 * 60.0
_SET_ASIDE = re.compile(rf"ziping-\d{{8}}T\d{{6}}Z-\d{{4}}(-\d+)?{re.escape(PART)}")
_MOMENTARY = re.compile(rf"({re.escape(BUILDING)}|{re.escape(RESTORING + PART)})(-wal|-shm|-journal)?")


@contextmanager
def scratch(parent: Path | None = None) -> Iterator[Path]:
    """Make a folder for the length of the block, marked as in use by a living program.

    Args:
        parent: Where; None for the system's place for such folders.

    Raises:
        OSError: It can't be made.
    """
    prefix = _SHOWN if parent is None else HIDDEN
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        mark = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try_lock(mark)
            work = folder / "work"
            work.mkdir(mode=0o700)
            yield work
        finally:
            os.close(mark)


def sweep(folder: Path) -> None:
    """Clear away what programs that were killed left of their own; the caller holds the lock of the folder.

    What a living program holds, and what is nobody's by its name, stays.
    """
    for path in (*_inside(folder), *_inside(Path(tempfile.gettempdir()))):
        if _OWN.fullmatch(path.name) and _is_left(path):
            _remove(path)
    for path in _inside(folder):
        if _MOMENTARY.fullmatch(path.name):
            _remove(path)
    sweep_parts(folder / FOLDER)
    for path in _inside(folder / REPLACED):
        if _SET_ASIDE.fullmatch(path.name):
            _remove(path)


def sweep_parts(folder: Path, *, older: float = 0) -> None:
    """Clear away copies of backups that were cut short.

    Args:
        folder: Where the backups are.
        older: Only those of before so many seconds.
    """
    for path in _inside(folder):
        name, part, _rest = path.name.partition(PART)
        if part and parse_name(name) and _age(path) >= older:
            _remove(path)


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_left(path: Path) -> bool:
    """Say whether nobody works with what has one of our names any more."""
    with suppress(OSError):
        if os.name == "posix" and path.lstat().st_uid != os.getuid():
            return False
        if (path / LOCK_NAME).is_file():
            # One that was made this instant may not hold its mark yet.
            return _age(path) > _MINUTE and _is_free(path / LOCK_NAME)
        return path.name.startswith(HIDDEN) and _age(path) > DAY
    return False


def _is_free(mark: Path) -> bool:
    descriptor = os.open(mark, os.O_RDWR)
    try:
        return try_lock(descriptor)
    finally:
        os.close(descriptor)


def _age(path: Path) -> float:
    try:
        return time.time() - path.lstat().st_mtime
    except OSError:
        return -1


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            remove_store(path)
