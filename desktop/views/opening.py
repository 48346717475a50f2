"""Opens the store after the window is on the screen, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import StoreDamaged, UserError

if TYPE_CHECKING:
    from desktop.operations.backup_lines import BackupLine
    from desktop.operations.desk import Desk
    from desktop.operations.drafts_tree import YearNode
    from desktop.operations.open_draft import OpenDraft


@dataclass(frozen=True, slots=True)
class Opened:
    """The desk with what is shown first."""

    desk: Desk
    years: tuple[YearNode, ...]
    draft: OpenDraft | None
    sentence: str = ""
    """Why the draft that was worked on last could not be opened."""
    notices: tuple[str, ...] = ()
    """What was made good after a crash, or could not be."""
    newer: BackupLine | None = None
    """A backup that holds what the store lacks, which is an older one than there was."""


def open_desk(listed: Callable[[], None]) -> Opened:
    """Open the store, list its drafts and open the one that was worked on last.

    Args:
        listed: Waits for whoever reads the file already: on Windows nothing else can be done to it then.

    Raises:
        StoreDamaged: The file is harmed; it is closed again and can be recovered.
        StoreError: A second window, a newer store, no place, no right.
    """
    from desktop.operations.before_changes import note_program  # noqa: PLC0415 - not before the first paint
    from desktop.operations.desk import Desk  # noqa: PLC0415 - as above
    from desktop.operations.recovery import newer_backup, opening_notices  # noqa: PLC0415 - as above

    listed()
    desk = Desk.open()
    try:
        draft, sentence = _last_draft(desk)
        newer = newer_backup(desk)
        warning = note_program(desk)
        notices = (*opening_notices(desk), *((warning,) if warning else ()))
        return Opened(desk, desk.tree(), draft, sentence, notices, newer)
    except BaseException:
        desk.store.abandon()
        raise


def _last_draft(desk: Desk) -> tuple[OpenDraft | None, str]:
    last = desk.last_draft()
    try:
        return desk.open_draft(last) if last else None, ""
    except StoreDamaged:
        raise
    except UserError as error:
        return None, error.sentence
