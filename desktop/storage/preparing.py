"""Make the store of a folder ready: finish a restore, refuse what is not ours, bring it up to date."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from desktop.errors import StoreDamaged, StoreError
from desktop.storage.backups import back_up, list_backups
from desktop.storage.catching_up import CaughtUp, given_back
from desktop.storage.clock import Clock
from desktop.storage.connection import check_head, connect, make_file
from desktop.storage.echo import NAME as ECHO
from desktop.storage.echo import Echo, echo_is_harmed, read_echo
from desktop.storage.migrations import check_schema, migrate
from desktop.storage.restoring import FINISHING, RESTORING, finish_restore, refuse_bad, set_aside
from desktop.storage.scratch import sweep
from desktop.storage.strange_log import is_of_another
from desktop.storage.thinning import Reason
from desktop.storage.wal import index_of, log_of, lost_commits
from desktop.text import storage as wording
from desktop.text.saving import reason_of


class Engines(NamedTuple):
    """The store's file, open for writing and for reading."""

    writing: Engine
    reading: Engine

    def dispose(self) -> None:
        """Let go of the file."""
        self.reading.dispose()
        self.writing.dispose()


class Amiss(NamedTuple):
    """What was found amiss when a store was opened, and what became of it."""

    caught_up: tuple[CaughtUp, ...] = ()
    """What a harmed log had lost, and whether it could be given back."""
    log_harmed: bool = False
    """Whether the log held more than could be read of it."""
    restore_dropped: str = ""
    """Why a restore that was cut short was not finished; blank where there was none such."""
    strange_log: Path | None = None
    """Where the log of another store is now that lay beside it."""


class Prepared(NamedTuple):
    """A store that is ready."""

    engines: Engines
    echo: Echo
    amiss: Amiss


def prepare(folder: Path, file: Path, clock: Clock) -> Prepared:
    """Make the store of a folder ready, whose lock is held.

    Raises:
        StoreError: A newer program wrote it, or a folder lies where its log should.
        StoreDamaged: It is harmed, or no store of this program, or gone while there are backups of it.
        DatabaseError, OSError: The file can't be used.
    """
    dropped = _finish_or_drop(folder, clock)
    sweep(folder)
    if list_backups(folder) and not _holds_anything(file):
        raise StoreDamaged(wording.GONE.format(place=file))
    make_file(file)
    check_head(file)
    _refuse_folders(log_of(file), index_of(file))
    strange = _without_strange_log(folder, file, clock)
    engines = Engines(connect(file, writing=True), connect(file, writing=False))
    try:
        harmed = lost_commits(engines.writing, log_of(file))
        migrate(engines.writing, file, lambda _old: _before_update(folder, clock))
        check_schema(engines.writing, file)
        copies = list(read_echo(folder / ECHO))
        harmed = harmed or echo_is_harmed(folder / ECHO)
        caught_up = given_back(engines.writing, copies, file)
    except BaseException:
        engines.dispose()
        raise
    return Prepared(engines, Echo(folder), Amiss(tuple(caught_up), harmed, dropped, strange))


def _finish_or_drop(folder: Path, clock: Clock) -> str:
    """Finish a restore that was cut short; says why where the store is better kept as it is."""
    reason = ""
    for waiting in (folder / RESTORING, folder / FINISHING):
        if waiting.exists():
            try:
                refuse_bad(waiting)
            except StoreDamaged:
                waiting.unlink()
                reason = wording.RESTORE_HARMED
    try:
        finish_restore(folder, clock())
    except OSError as error:
        return reason_of(error)
    return reason


def _refuse_folders(*places: Path) -> None:
    """Refuse a folder in the place of a file that SQLite keeps beside the store.

    Raises:
        StoreError: There is one.
    """
    for place in places:
        if place.is_dir():
            raise StoreError(wording.FOLDER_IN_THE_WAY.format(place=place))


def _without_strange_log(folder: Path, file: Path, clock: Clock) -> Path | None:
    """Keep a log elsewhere that is another store's; says where, or None where there is none such."""
    if not is_of_another(log_of(file), file):
        return None
    aside = set_aside(folder, (), clock())
    log_of(file).unlink()
    index_of(file).unlink(missing_ok=True)
    return aside.folder if aside else None


def _holds_anything(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _before_update(folder: Path, clock: Clock) -> None:
    back_up(folder, clock(), check=False, reason=Reason.BEFORE_UPDATE)
