"""Backups beside the store: made through SQLite's own interface, checked, thinned, listed and restored."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.errors import StoreError
from desktop.saving import sync
from desktop.storage.chain import GENESIS, link
from desktop.storage.connection import check_head, connect, make_file
from desktop.storage.durable import make_folder
from desktop.storage.echo import NAME as ECHO
from desktop.storage.faults import told
from desktop.storage.lock import StoreLock
from desktop.storage.schema import FILE_NAME, drafts, edits, number, projects, units
from desktop.storage.thinning import Reason, backup_name, parse_name, reason_of, to_thin
from desktop.storage.verify import HarmedDraft, harmed_drafts, pages_are_whole
from desktop.text import storage as wording

FOLDER = "backups"
REPLACED = "replaced"
"""Where a restore puts what was there before."""
RESTORING = FILE_NAME + ".restoring"
"""A whole store that is to become the store; when it is there, a restore was begun and must be finished."""
_Heads = dict[int, tuple[int, bytes]]
"""Number and digest of the last entry of each draft."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup."""

    file: Path
    at: datetime
    number: int
    size: int
    """Bytes."""
    reason: Reason | None = None
    """Why it was made; None for older ones, which do not say it."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A new backup, and what was found harmed while it was checked."""

    backup: Backup
    harmed: tuple[HarmedDraft, ...] = ()


def list_backups(folder: Path) -> list[Backup]:
    """List the backups of a store, newest first.

    Raises:
        StoreError: The folder can't be read.
    """
    place = folder / FOLDER
    with told(place):
        if not place.is_dir():
            return []
        found = [(parsed, file) for file in place.iterdir() if (parsed := parse_name(file.name))]
        made = [
            Backup(file, at, number, file.stat().st_size, reason_of(file.name))
            for (at, number), file in found
        ]
    return sorted(made, key=lambda backup: (backup.number, backup.at), reverse=True)


def back_up(
    folder: Path, at: datetime, *, check: bool = True, reason: Reason | None = None
) -> BackupMade | None:
    """Back up a store, check the copy, and thin the older ones; None if nothing changed since the newest.

    Args:
        folder: The user's folder.
        at: The moment, for the name and for thinning.
        check: Whether the store has the newest format, so that changes can be seen and chains checked.
        reason: Why; kept in the name.

    Raises:
        StoreError: It could not be made, or does not stand the check of SQLite (and was removed).
    """
    source, place = folder / FILE_NAME, folder / FOLDER
    with told(place):
        make_folder(place)
        before = list_backups(folder)
        newest = before[0] if before and check else None
        heads = (_heads(source) if check else None, _heads(newest.file) if newest else None)
        changed = _changed(*heads)
        if changed is not None and not changed:
            return None
        if newest and _lacks(source, *heads):
            _keep_for_good(newest)
        following = before[0].number + 1 if before else 1
        file = place / backup_name(at, following, reason)
        copy_store(source, file)
        harmed = _check(file, changed) if check else ()
        # An older backup may hold what this one has lost.
        if not any(draft.damage.lost for draft in harmed):
            for name in to_thin([backup.file.name for backup in list_backups(folder)], at):
                (place / name).unlink()
        return BackupMade(Backup(file, at, following, file.stat().st_size, reason), harmed)


def restore(folder: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the store's place, and keep what was there in a folder of its own.

    Cut short at any instant, it has either not begun or is finished when the store is next opened. The store
    must be closed.

    Returns:
        Where the store that was there is now; None if there was none.

    Raises:
        StoreError: The store is open somewhere, the backup is not whole (nothing was touched), or the disk
            fails.
    """
    with told(folder):
        make_folder(folder)
        lock = StoreLock.take(folder, at)
        try:
            _refuse_bad(backup)
            copy_store(backup, folder / RESTORING)
            return finish_restore(folder, at)
        finally:
            lock.release()


def finish_restore(folder: Path, at: datetime) -> Path | None:
    """Finish a restore that was begun; the caller holds the lock.

    Raises:
        OSError: A file can't be moved.
    """
    waiting, store = folder / RESTORING, folder / FILE_NAME
    if not waiting.exists():
        return None
    try:
        aside = _set_aside(folder, at) if store.exists() else None
    except OSError:
        # The store is as it was: the restore is given up, not left over for the next start.
        waiting.unlink()
        raise
    # A log that outlived its file would be played into the new one; it was copied with the old.
    for name in (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", ECHO):
        (folder / name).unlink(missing_ok=True)
    sync(folder)
    waiting.replace(store)
    sync(folder)
    return aside


def _set_aside(folder: Path, at: datetime) -> Path:
    """Copy the store with all its files into a folder of its own, whatever state it is in."""
    name = backup_name(at, 0).removesuffix(".sqlite3")
    places = (folder / REPLACED / (f"{name}-{again}" if again else name) for again in range(1000))
    place = next(place for place in places if not place.exists())
    part = place.with_name(place.name + ".part")
    make_folder(place.parent)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", ECHO):
        if (folder / name).exists():
            shutil.copy2(folder / name, part)
            sync(part / name)
    sync(part)
    part.replace(place)
    sync(place.parent)
    return place / FILE_NAME


def copy_store(source: Path, target: Path) -> None:
    """Copy a store into one single file that appears under its name only when it is whole and on the disk."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    make_file(part)
    try:
        address = f"{source.absolute().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(address, uri=True)) as opened,
            closing(sqlite3.connect(part, isolation_level=None)) as copy,
        ):
            opened.backup(copy)
            # Without a log beside it, the file can be copied to a memory stick as it is.
            copy.execute("PRAGMA journal_mode = DELETE")
        sync(part)
        part.replace(target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _changed(now: _Heads | None, then: _Heads | None) -> set[int] | None:
    """List the drafts (0 for units and projects) that changed since the newest backup; None for all."""
    if now is None or then is None:
        return None
    return {draft for draft in now.keys() | then if then.get(draft) != now.get(draft)}


def _lacks(source: Path, now: _Heads | None, then: _Heads | None) -> bool:
    """Say whether a store lacks what its newest backup holds: then it is an older one, put in its place."""
    if now is None or then is None:
        return False
    if any(draft not in now or now[draft][0] < seq for draft, (seq, _digest) in then.items()):
        return True
    went_on = [(draft, *head) for draft, head in then.items() if draft and now[draft] != head]
    try:
        with _reading(source) as connection:
            return not all(_went_through(connection, *head) for head in went_on)
    except DatabaseError:
        return True


def _went_through(connection: Connection, draft: int, seq: int, digest: bytes) -> bool:
    """Say whether a history has an end of before in it, as far as it is not packed."""
    found = connection.execute(select(edits.c.digest).where(edits.c.draft == draft, edits.c.seq == seq))
    return found.scalar() in {None, digest}


def _keep_for_good(backup: Backup) -> None:
    """Name a backup as one that is never let go; one made for a restore is kept whole elsewhere."""
    if backup.reason is not Reason.BEFORE_RESTORE:
        backup.file.rename(
            backup.file.with_name(backup_name(backup.at, backup.number, Reason.BEFORE_SETBACK))
        )


def _heads(file: Path) -> _Heads | None:
    """Read what tells two states of a store apart: the end of each draft's chain; under 0 the names."""
    try:
        with _reading(file) as connection:
            names = [list(map(list, connection.execute(select(table)))) for table in (units, projects)]
            rows = connection.execute(select(drafts.c.id, drafts.c.seq, drafts.c.digest)).all()
    except DatabaseError:
        return None
    return {**{draft: (number(seq), digest) for draft, seq, digest in rows}, 0: (0, link(GENESIS, names))}


@contextmanager
def _reading(file: Path) -> Iterator[Connection]:
    engine = connect(file, writing=False)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _check(file: Path, changed: set[int] | None) -> tuple[HarmedDraft, ...]:
    """Check a new backup: its pages, and the chains of the drafts that changed.

    Raises:
        StoreError: It can't be read; it is removed.
    """
    with _reading(file) as connection:
        if pages_are_whole(connection):
            return tuple(harmed_drafts(connection, changed))
    file.unlink()
    raise StoreError(wording.BACKUP_FAILED.format(place=file))


def _refuse_bad(backup: Path) -> None:
    """Refuse a backup that is not a whole store.

    Raises:
        StoreError: It is not.
    """
    bad = StoreError(wording.BACKUP_BAD.format(place=backup))
    try:
        version = check_head(backup)
        with _reading(backup) as connection:
            whole = version > 0 and pages_are_whole(connection)
    except (DatabaseError, OSError) as error:
        raise bad from error
    if not whole:
        raise bad
