"""Put drafts that are done with out of sight (归档), and bring them back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.operations.rescue import DraftGlimpse, glimpse_of
from desktop.storage.outline import ARCHIVED

if TYPE_CHECKING:
    from desktop.operations.desk import Desk

_ENTRIES = 2000
"""So many of the last entries of a draft are looked through for the state that it had."""


def archive(desk: Desk, draft_id: str) -> None:
    """Put a draft into the archive; nothing of it is changed.

    Raises:
        StoreError: It could not be saved.
    """
    from desktop.storage.drafts import DraftState

    desk.store.set_draft_state(int(draft_id), DraftState.ARCHIVED)


def drafts_of_year(desk: Desk, draft_id: str) -> tuple[int, tuple[str, ...]]:
    """List the drafts in sight of the year that a draft is filed under.

    Returns:
        The year, 0 for none, and their ids.

    Raises:
        StoreError: The store can't be read.
    """
    year = desk.store.draft_line(int(draft_id)).year
    return year, tuple(str(line.id) for line in desk.store.drafts_of_year(year))


def archived_drafts(desk: Desk) -> tuple[tuple[str, DraftGlimpse], ...]:
    """List the drafts in the archive with their ids, the one that was put there last first.

    Raises:
        StoreError: The store can't be read.
    """
    lines = sorted(desk.store.archived_drafts(), key=lambda line: line.updated, reverse=True)
    return tuple((str(line.id), glimpse_of(line)) for line in lines)


def bring_back(desk: Desk, draft_id: str) -> None:
    """Bring a draft back from the archive, in the state that it had before.

    Raises:
        StoreError: It can't be read, or could not be saved.
    """
    from desktop.storage.drafts import DraftState

    opened = desk.store.open_draft(int(draft_id))
    deeds = desk.store.deeds(opened.id, _ENTRIES, (opened.length, opened.digest))
    notes = [note for deed in deeds for note in deed.notes]
    before = next(
        (note.before for note in reversed(notes) if note.name == "state" and note.value == ARCHIVED),
        DraftState.DRAFT.value,
    )
    desk.store.set_draft_state(int(draft_id), DraftState(before))
