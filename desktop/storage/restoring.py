"""Another store in the store's place, with what comes along: one step, and what was there is kept.

A restore waits in files of its own until it is whole; cut short at any instant after that, it is finished
when the store is next opened, and before that it has not begun.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from desktop.errors import StoreDamaged, StoreError
from desktop.saving import sync
from desktop.storage.backups import PART, copy_store, keep_if_newer, reading
from desktop.storage.connection import check_head
from desktop.storage.durable import make_folder
from desktop.storage.echo import NAME as ECHO
from desktop.storage.faults import told
from desktop.storage.lock import StoreLock
from desktop.storage.schema import FILE_NAME
from desktop.storage.thinning import backup_name
from desktop.storage.verify import pages_are_whole
from desktop.storage.wal import log_of
from desktop.text import storage as wording

REPLACED = "replaced"
"""Where a restore puts what was there before."""
RESTORING = FILE_NAME + ".restoring"
"""A whole store that is to become the store; when it is there, a restore was begun and must be finished."""
FINISHING = FILE_NAME + ".finishing"
"""The same once what it replaces is kept: from here on a restore can't be given up, only finished."""
RESTORING_FILES = RESTORING + "-files"
"""Templates and settings that are to come with it; alone they count for nothing."""
BUILDING = FILE_NAME + ".salvage"
"""A store that is being put together from what can be read of a harmed one."""
_LOG_FILES = (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm")


@dataclass(frozen=True, slots=True)
class Aside:
    """What was there before a restore, in a folder of its own."""

    folder: Path
    store: Path | None
    """None where there was none."""
    files: tuple[Path, ...]
    """Templates and settings that were others, by their place in the user's folder."""


def restore(folder: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the store's place, and keep what was there in a folder of its own.

    The store must be closed.

    Returns:
        Where the store that was there is now; None if there was none.

    Raises:
        StoreError: The store is open somewhere, the backup is not whole (nothing was touched), or the disk
            fails.
    """
    aside = restore_all(folder, backup, None, at)
    return aside.store if aside else None


def restore_all(folder: Path, backup: Path, files: Path | None, at: datetime) -> Aside | None:
    """Put a backup in the store's place together with files of its user's folder, as one step.

    Args:
        folder: The user's folder; the store must be closed.
        backup: The store.
        files: A folder on the same disk that holds what is to come along, and is used up; None for nothing.
        at: The moment.

    Raises:
        StoreError: As for restore().
    """
    with told(folder, wording.NOT_RESTORED):
        make_folder(folder)
        lock = StoreLock.take(folder, at)
        try:
            refuse_bad(backup)
            finish_restore(folder, at)
            return put_in_place(folder, lambda waiting: copy_store(backup, waiting), files, at)
        finally:
            lock.release()


def put_in_place(
    folder: Path, write: Callable[[Path], None], files: Path | None, at: datetime
) -> Aside | None:
    """Have a new store written where it waits, and put it in the store's place; the caller holds the lock.

    Raises:
        OSError, sqlite3.Error: It could not be written, or a file can't be moved.
        StoreError: As for finish_restore().
    """
    _forget_files(folder)
    if files is not None:
        _sync_all(files)
        files.replace(folder / RESTORING_FILES)
    try:
        write(folder / RESTORING)
    except (OSError, sqlite3.Error):
        (folder / RESTORING).unlink(missing_ok=True)
        _forget_files(folder)
        raise
    return finish_restore(folder, at)


def finish_restore(folder: Path, at: datetime) -> Aside | None:
    """Finish a restore that was begun, and forget one that was not; the caller holds the lock.

    Raises:
        OSError: What is there can't be set aside, and the restore is given up; or a file can't be moved.
        StoreError: The same, in a sentence, where the restore goes on at the next opening.
    """
    waiting, kept = folder / RESTORING, folder / FINISHING
    aside = None
    if waiting.exists():
        try:
            aside = set_aside(folder, _files_of(folder / RESTORING_FILES), at)
        except OSError:
            # All is as it was: the restore is given up, not left over for the next start.
            waiting.unlink()
            _forget_files(folder)
            raise
        with told(folder, wording.RESTORE_GOES_ON):
            waiting.replace(kept)
            sync(folder)
    elif not kept.exists():
        _forget_files(folder)
        return None
    with told(folder, wording.RESTORE_GOES_ON):
        _finish(folder, kept)
    _forget_files(folder)
    # What the store lacks now is not missed by mistake.
    with suppress(StoreError):
        keep_if_newer(folder)
    return aside


def _finish(folder: Path, kept: Path) -> None:
    brought = folder / RESTORING_FILES
    for inner in _files_of(brought):
        (brought / inner).replace(folder / inner)
        sync((folder / inner).parent)
    # A log that outlived its file would be played into the new one; it was copied with the old.
    for name in (*_LOG_FILES, ECHO):
        (folder / name).unlink(missing_ok=True)
    sync(folder)
    kept.replace(folder / FILE_NAME)
    sync(folder)


def set_aside(folder: Path, brought: Iterable[Path], at: datetime) -> Aside | None:
    """Copy the store with all its files, whatever state it is in, and the files that are to be replaced.

    It also sees to it that nothing stands in the way of what is brought.

    Args:
        folder: The user's folder, whose lock the caller holds.
        brought: What is to come from `RESTORING_FILES`, by its place in the user's folder.
        at: The moment.

    Raises:
        OSError: It can't be copied; nothing is left of the copy.
    """
    others = []
    for inner in brought:
        there, new = folder / inner, folder / RESTORING_FILES / inner
        make_folder(there.parent)
        if there.exists() and (there.is_dir() or there.read_bytes() != new.read_bytes()):
            others.append(inner)
    log = log_of(folder / FILE_NAME)
    store = {FILE_NAME: folder / FILE_NAME, _LOG_FILES[0]: log, ECHO: folder / ECHO}
    kept = {Path(name): file for name, file in store.items() if file.exists()}
    if not kept and not others:
        return None
    place = _free_place(folder / REPLACED, at)
    part = place.with_name(place.name + PART)
    try:
        for inner, file in {**kept, **{inner: folder / inner for inner in others}}.items():
            make_folder((part / inner).parent)
            shutil.copy2(file, part / inner)
            sync(part / inner)
        _sync_all(part)
        part.replace(place)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync(place.parent)
    return Aside(place, place / FILE_NAME if kept else None, tuple(others))


def _free_place(replaced: Path, at: datetime) -> Path:
    name = backup_name(at, 0).removesuffix(".sqlite3")
    places = (replaced / (f"{name}-{again}" if again else name) for again in range(1000))
    place = next(place for place in places if not place.exists())
    shutil.rmtree(place.with_name(place.name + PART), ignore_errors=True)
    return place


def _files_of(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _sync_all(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        sync(path)


def _forget_files(folder: Path) -> None:
    shutil.rmtree(folder / RESTORING_FILES, ignore_errors=True)


def refuse_bad(backup: Path, named: Path | None = None) -> None:
    """Refuse a backup that is not a whole store.

    Args:
        backup: The store.
        named: What the clerk knows it by, where that is another file that it was taken from.

    Raises:
        StoreDamaged: It is not.
        StoreError: A newer program wrote it, or it can't be read at all.
    """
    bad = StoreDamaged(wording.BACKUP_BAD.format(place=named or backup))
    try:
        with told(named or backup, wording.NOT_RESTORED):
            version = check_head(backup, named)
        with reading(backup) as connection:
            whole = version > 0 and pages_are_whole(connection)
    except (DatabaseError, UnicodeDecodeError) as error:
        raise bad from error
    if not whole:
        raise bad
