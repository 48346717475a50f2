"""What could be undone when a draft was last closed, read back from its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.editing.workspace import Step
from desktop.models.edits import Edit, SetCell, inverse
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.pack import RulePack
from desktop.templates.spec import Template

if TYPE_CHECKING:
    from desktop.storage.drafts import OpenedDraft
    from desktop.storage.logbook import Deed, Noted
    from desktop.storage.store import Store

ENTRIES = 2000
"""So many entries of the history are read at most: a block that was pasted takes hundreds."""
FEW = 400
"""So many are read at first, and more only where they are not ENOUGH actions."""
ENOUGH = 100

Steps = tuple[list[Step], list[Step]]
"""What can be undone, the last action last; and what can be done again."""


def kept_steps(store: Store, opened: OpenedDraft, template: Template) -> Steps:
    """Read what can be undone and done again in a draft.

    Args:
        store: The store.
        opened: The draft as it is shown: only what led there is undone.
        template: Its template.

    Raises:
        StoreError: It can't be read.
    """
    end = (opened.length, opened.digest)
    deeds = store.deeds(opened.id, FEW, end)
    if len(deeds) < ENOUGH and opened.length > FEW:
        deeds = store.deeds(opened.id, ENTRIES, end)
    done, undone = fold(deeds)
    return _steps(done, template), _steps(undone, template)


def fold(deeds: Iterable[Deed]) -> tuple[list[Deed], list[Deed]]:
    """Take away what was undone; where undoing and what it undid don't fit, nothing before is kept.

    Returns:
        What can be undone, and what can be done again, each with the next one last.
    """
    from desktop.storage.history import BESIDE

    beside = {action.value for action in BESIDE}
    done: list[Deed] = []
    undone: list[Deed] = []
    for deed in deeds:
        if deed.lost:
            done, undone = [], []
        elif deed.action in {"undo", "redo"}:
            back = deed.action == "undo"
            taken, given = (done, undone) if back else (undone, done)
            if taken and _fits(deed, taken[-1], back=back):
                given.append(taken.pop())
            else:
                done, undone = [], []
        elif deed.action not in beside:
            done.append(deed)
            undone = []
    return done, undone


def _fits(deed: Deed, of: Deed, *, back: bool) -> bool:
    expected = tuple(inverse(edit) for edit in reversed(of.edits)) if back else of.edits
    return deed.edits == expected and bool(_pack(deed)) == bool(_pack(of))


def _pack(deed: Deed) -> Noted | None:
    return next((note for note in deed.notes if note.name == "pack"), None)


def _steps(deeds: Sequence[Deed], template: Template) -> list[Step]:
    """Make steps of deeds; behind one whose rule pack is gone nothing can be undone."""
    steps: list[Step] = []
    for deed in deeds:
        note = _pack(deed)
        packs = _packs(note, template) if note else None
        if note and packs is None:
            steps.clear()
        else:
            steps.append(Step(deed.edits, _focus(deed.edits), packs))
    return steps


def _packs(note: Noted, template: Template) -> tuple[RulePack, RulePack] | None:
    names = [str(name) or template.pack for name in (note.before, note.value)]
    if not set(names) <= set(library().pack_ids()):
        return None
    before, after = (library().pack(name) for name in names)
    return before, after


def _focus(edits: Sequence[Edit]) -> CellKey | None:
    return next((edit.key for edit in edits if isinstance(edit, SetCell)), None)
