"""One backup as the window lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.text import safety as wording

if TYPE_CHECKING:
    from desktop.storage.backups import Backup


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup."""

    name: str
    made_at: datetime
    size: int
    """In bytes."""
    file: Path
    reason: str
    """Why it was made, in a word."""


def backup_line(backup: Backup) -> BackupLine:
    """Describe a backup."""
    reason = wording.REASONS[backup.reason.value] if backup.reason else wording.OLD_REASON
    return BackupLine(backup.file.name, backup.at, backup.size, backup.file, reason)
