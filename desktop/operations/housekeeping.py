"""What the program does by itself while nobody works: the store stays small, the second place is served."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.operations.progress import Progress, silent
from desktop.text import history as wording

if TYPE_CHECKING:
    from desktop.operations.desk import Desk

LEFT_ALONE = timedelta(days=30)
"""A draft that was not worked on for so long has its history packed."""


def keep_house(desk: Desk, progress: Progress = silent) -> int:
    """Copy the newest backup to the second place if it is not there yet, and pack old histories, losslessly.

    Each draft takes the writer some milliseconds, between which what the clerk types is saved.

    Returns:
        The drafts whose history was packed.

    Raises:
        StoreError: The store can't be read or written.
        Cancelled: The user stopped it, or closes the program; what was done stays.
    """
    from desktop.operations.safety import copy_away
    from desktop.storage.clock import now

    copy_away(desk.folder)
    due = desk.store.due_for_packing(now() - LEFT_ALONE)
    packed = 0
    for place, draft in enumerate(due):
        progress(place, len(due), wording.PACKING)
        packed += desk.store.pack(draft)
    return packed
