"""Make the store of a folder ready: finish a restore, refuse what is not ours, bring it up to date."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from desktop.errors import StoreDamaged
from desktop.storage.backups import back_up, list_backups
from desktop.storage.catching_up import CaughtUp, given_back
from desktop.storage.clock import Clock
from desktop.storage.connection import check_head, connect, make_file
from desktop.storage.echo import NAME as ECHO
from desktop.storage.echo import Echo, echo_is_harmed, read_echo
from desktop.storage.migrations import check_schema, migrate
from desktop.storage.restoring import RESTORING, finish_restore, refuse_bad
from desktop.storage.schema import FILE_NAME
from desktop.storage.scratch import sweep
from desktop.storage.thinning import Reason
from desktop.storage.wal import lost_commits
from desktop.text import storage as wording


class Engines(NamedTuple):
    """The store's file, open for writing and for reading."""

    writing: Engine
    reading: Engine

    def dispose(self) -> None:
        """Let go of the file."""
        self.reading.dispose()
        self.writing.dispose()


class Prepared(NamedTuple):
    """A store that is ready."""

    engines: Engines
    echo: Echo
    caught_up: tuple[CaughtUp, ...]
    """What a harmed log had lost, and whether it could be given back."""
    log_harmed: bool
    """Whether the log held more than could be read of it."""


def prepare(folder: Path, file: Path, clock: Clock) -> Prepared:
    """Make the store of a folder ready, whose lock is held.

    Raises:
        StoreError: A newer program wrote it.
        StoreDamaged: It is harmed, or no store of this program, or gone while there are backups of it.
        DatabaseError, OSError: The file can't be used.
    """
    _forget_harmed_restore(folder / RESTORING)
    finish_restore(folder, clock())
    sweep(folder)
    if list_backups(folder) and not _holds_anything(file):
        raise StoreDamaged(wording.GONE.format(place=file))
    make_file(file)
    check_head(file)
    engines = Engines(connect(file, writing=True), connect(file, writing=False))
    try:
        harmed = lost_commits(engines.writing, file.with_name(f"{FILE_NAME}-wal"))
        migrate(engines.writing, file, lambda _old: _before_update(folder, clock))
        check_schema(engines.writing, file)
        copies = list(read_echo(folder / ECHO))
        harmed = harmed or echo_is_harmed(folder / ECHO)
        caught_up = given_back(engines.writing, copies, file)
    except BaseException:
        engines.dispose()
        raise
    return Prepared(engines, Echo(folder), tuple(caught_up), harmed)


def _forget_harmed_restore(waiting: Path) -> None:
    """Let go of what waits to become the store where the disk has harmed it since: the store is better."""
    if waiting.exists():
        try:
            refuse_bad(waiting)
        except StoreDamaged:
            waiting.unlink()


def _holds_anything(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _before_update(folder: Path, clock: Clock) -> None:
    back_up(folder, clock(), check=False, reason=Reason.BEFORE_UPDATE)
