"""Backups beside the store: made through SQLite's own interface, checked, thinned and listed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.errors import StoreError
from desktop.saving import sync
from desktop.storage.chain import GENESIS, link
from desktop.storage.connection import connect, make_file
from desktop.storage.driver import address
from desktop.storage.durable import make_folder
from desktop.storage.faults import told
from desktop.storage.schema import FILE_NAME, drafts, number, projects, units
from desktop.storage.thinning import Reason, backup_name, parse_name, reason_of, to_thin
from desktop.storage.verify import HarmedDraft, harmed_drafts, pages_are_whole
from desktop.text import storage as wording

FOLDER = "backups"
PART = ".part"
"""What the name of a copy ends with while it is being made."""
_LACKING = """
SELECT 1 FROM backup.drafts AS old LEFT JOIN main.drafts AS new ON new.id = old.id
WHERE new.id IS NULL OR new.seq < old.seq OR new.digest <> old.digest AND coalesce(
    (SELECT went.digest FROM main.edits AS went WHERE went.draft = old.id AND went.seq = old.seq),
    CASE new.seq WHEN old.seq THEN new.digest END
) <> old.digest LIMIT 1
"""
"""Finds a draft whose history does not have that of a backup in it, as far as it is not packed."""
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
    with told(place, wording.NOT_READ_BACKUPS):
        if not place.is_dir():
            return []
        found = [(parsed, file) for file in place.iterdir() if (parsed := parse_name(file.name))]
        made = [
            Backup(file, at, number, file.stat().st_size, reason_of(file.name))
            for (at, number), file in found
        ]
    return sorted(made, key=lambda backup: (backup.number, backup.at), reverse=True)


def back_up(
    folder: Path,
    at: datetime,
    *,
    check: bool = True,
    reason: Reason | None = None,
    keep: str = "",
    anyway: bool = False,
) -> BackupMade | None:
    """Back up a store, check the copy, and thin the older ones; None if nothing changed since the newest.

    Args:
        folder: The user's folder.
        at: The moment, for the name and for thinning.
        check: Whether the store has the newest format, so that changes can be seen and chains checked.
        reason: Why; kept in the name.
        keep: Name of a backup that is not to be thinned out now.
        anyway: Whether to make one though nothing changed since the newest, which is bad; none is let go.

    Raises:
        StoreError: It could not be made, or does not stand the check of SQLite (and was removed).
    """
    source, place = folder / FILE_NAME, folder / FOLDER
    with told(place, wording.NOT_BACKED_UP):
        make_folder(place)
        before = list_backups(folder)
        newest = before[0] if before and check else None
        heads = (_heads(source) if check else None, _heads(newest.file) if newest else None)
        changed = _changed(*heads)
        if changed is not None and not changed and not anyway:
            return None
        keep_if_newer(folder)
        following = before[0].number + 1 if before else 1
        file = place / backup_name(at, following, reason)
        copy_store(source, file)
        harmed = _check(file, changed or None) if check else ()
        # An older backup may hold what this one has lost, or what a bad one does not.
        if not anyway and not any(draft.damage.lost for draft in harmed):
            for name in to_thin([backup.file.name for backup in list_backups(folder)], at):
                if name != keep:
                    (place / name).unlink()
        return BackupMade(Backup(file, at, following, file.stat().st_size, reason), harmed)


def copy_store(source: Path, target: Path) -> None:
    """Copy a store into one single file that appears under its name only when it is whole and on the disk."""
    part = target.with_name(target.name + PART)
    remove_store(part)
    make_file(part)
    try:
        with (
            closing(sqlite3.connect(address(source), uri=True)) as opened,
            closing(sqlite3.connect(part, isolation_level=None)) as copy,
        ):
            opened.backup(copy)
            # Without a log beside it, the file can be copied to a memory stick as it is.
            copy.execute("PRAGMA journal_mode = DELETE")
        sync(part)
        part.replace(target)
        sync(target.parent)
    finally:
        remove_store(part)


def remove_store(file: Path) -> None:
    """Remove a file that SQLite writes, and what it keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _changed(now: _Heads | None, then: _Heads | None) -> set[int] | None:
    """List the drafts (0 for units and projects) that changed since the newest backup; None for all."""
    if now is None or then is None:
        return None
    return {draft for draft in now.keys() | then if then.get(draft) != now.get(draft)}


def keep_if_newer(folder: Path) -> Backup | None:
    """Keep the newest backup for good where the store lacks what it holds: an older one was put in its place.

    Returns:
        The backup; None where there is none such, where it was kept before, or where it was made for that.

    Raises:
        StoreError: The backups can't be listed.
    """
    with suppress(OSError):
        newest = next(iter(list_backups(folder)), None)
        known = (Reason.BEFORE_RESTORE, Reason.BEFORE_SETBACK)
        if newest and newest.reason not in known and _lacks(folder / FILE_NAME, newest.file):
            name = backup_name(newest.at, newest.number, Reason.BEFORE_SETBACK)
            kept = newest.file.rename(newest.file.with_name(name))
            return replace(newest, file=kept, reason=Reason.BEFORE_SETBACK)
    return None


def lacking(folder: Path) -> Backup | None:
    """Find the newest backup that is kept for good because the store lacks what it holds, and still does.

    Raises:
        StoreError: The backups can't be listed.
    """
    kept = (one for one in list_backups(folder) if one.reason is Reason.BEFORE_SETBACK)
    return next((one for one in kept if _lacks(folder / FILE_NAME, one.file)), None)


def _lacks(store: Path, backup: Path) -> bool:
    """Say whether a draft of a backup is missing, shorter or another one in a store that can be read."""
    addresses = [address(file) for file in (store, backup)]
    try:
        with closing(sqlite3.connect(addresses[0], uri=True)) as connection:
            connection.execute("ATTACH ? AS backup", addresses[1:])
            return connection.execute(_LACKING).fetchone() is not None
    except sqlite3.Error:
        return False


def _heads(file: Path) -> _Heads | None:
    """Read what tells two states of a store apart: the end of each draft's chain; under 0 the names."""
    try:
        with reading(file) as connection:
            names = [list(map(list, connection.execute(select(table)))) for table in (units, projects)]
            rows = connection.execute(select(drafts.c.id, drafts.c.seq, drafts.c.digest)).all()
    except DatabaseError:
        return None
    return {**{draft: (number(seq), digest) for draft, seq, digest in rows}, 0: (0, link(GENESIS, names))}


@contextmanager
def reading(file: Path) -> Iterator[Connection]:
    """Open a store for reading alone, for as long as the block lasts."""
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
    with reading(file) as connection:
        if pages_are_whole(connection):
            return tuple(harmed_drafts(connection, changed))
    file.unlink()
    raise StoreError(wording.BACKUP_FAILED.format(place=file))
