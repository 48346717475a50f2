"""Put drafts that are done with out of sight (归档), and bring them back as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import Cancelled, UserError
from desktop.operations.progress import Progress, silent
from desktop.operations.rescue import DraftGlimpse, glimpse_of
from desktop.storage.outline import ARCHIVED

if TYPE_CHECKING:
    from desktop.operations.desk import Desk

_ENTRIES = 2000
"""So many of the last entries of a draft are looked through for the state that it had."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of putting drafts into the archive, or of bringing them back."""

    done: tuple[str, ...]
    """Ids of the drafts that lie where they should."""
    trouble: str = ""
    """Why it ended before the last; "" too where the user stopped it."""


def archive(desk: Desk, ids: Sequence[str], progress: Progress = silent) -> Moved:
    """Put drafts into the archive one after the other; nothing of them is changed.

    Args:
        desk: The desk.
        ids: Of the drafts.
        progress: Called before each.
    """
    from desktop.storage.drafts import DraftState

    return _each(ids, progress, lambda one: desk.store.set_draft_state(int(one), DraftState.ARCHIVED))


def unarchive(desk: Desk, ids: Sequence[str], progress: Progress = silent) -> Moved:
    """Bring drafts back from the archive one after the other, see bring_back()."""
    return _each(ids, progress, lambda one: bring_back(desk, one))


def _each(ids: Sequence[str], progress: Progress, move: Callable[[str], None]) -> Moved:
    done: list[str] = []
    try:
        for place, one in enumerate(ids):
            progress(place, len(ids), "")
            move(one)
            done.append(one)
    except Cancelled:
        pass
    except UserError as error:
        return Moved(tuple(done), error.sentence)
    return Moved(tuple(done))


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
