"""What can be done about a store that does not open: look into its backups, go back to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.operations.backup_lines import BackupLine, backup_line
from desktop.operations.history import moment_of
from desktop.text import desk as naming

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.tree import DraftLine

LISTED = 500
"""So many drafts of a backup are named."""


@dataclass(frozen=True, slots=True)
class DraftGlimpse:
    """A draft that a backup holds."""

    year: str
    unit: str
    title: str
    state: str
    total: str
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class BackupGlimpse:
    """What a backup holds."""

    drafts: int
    units: int
    edited_at: datetime | None
    """When the newest edit in it was made."""
    lines: tuple[DraftGlimpse, ...]
    """The drafts that were worked on last, the newest first."""


def glimpse(file: Path) -> BackupGlimpse:
    """Look into a backup before it is restored.

    Raises:
        StoreError: It can't be read.
    """
    from desktop.storage.inside import look_inside

    found = look_inside(file, LISTED)
    lines = tuple(
        _glimpse(line.year, line.unit, line.title, line.state, line.total, line.updated)
        for line in found.lines
    )
    return BackupGlimpse(found.drafts, found.units, moment_of(found.newest), lines)


def deleted_drafts(desk: Desk) -> tuple[tuple[str, DraftGlimpse], ...]:
    """List the drafts that were deleted with their ids, the one that was deleted last first.

    Raises:
        StoreError: The store can't be read.
    """
    lines = sorted(desk.store.drafts(deleted=True), key=lambda line: str(line.updated), reverse=True)
    return tuple((str(line.id), glimpse_of(line)) for line in lines)


def glimpse_of(line: DraftLine) -> DraftGlimpse:
    """Describe a draft of the store."""
    return _glimpse(line.year, line.unit_name, line.title, line.state, line.total, line.updated)


def _glimpse(year: int, unit: str, title: str, state: str, total: str, updated: str) -> DraftGlimpse:
    shown = naming.STATES.get(state, state)
    return DraftGlimpse(str(year) if year else naming.NO_YEAR, unit, title, shown, total, moment_of(updated))


def backups_there(folder: Path | None = None) -> tuple[BackupLine, ...]:
    """List the backups of a store that need not open, the newest first.

    Raises:
        StoreError: The folder can't be read.
    """
    from desktop.storage.backups import list_backups

    return tuple(map(backup_line, list_backups(folder or paths.user_folder())))


def go_back(file: Path, folder: Path | None = None) -> Path | None:
    """Put a backup in the place of a store that is closed; what was there is kept.

    Returns:
        Where what was there is kept now; None where there was nothing.

    Raises:
        StoreError: It is open in a window, the backup is not whole, or the disk fails.
    """
    from desktop.storage.clock import now
    from desktop.storage.restoring import restore

    return restore(folder or paths.user_folder(), file, now())
