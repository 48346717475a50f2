"""Take what a dry run proposed (导入): a new draft, or changes of one that is there; and take it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.editing.workspace import Change
from desktop.errors import UserError
from desktop.models.document import Document
from desktop.models.merging import taking
from desktop.operations.dry_run import Candidate, Decision
from desktop.operations.new_drafts import new_draft
from desktop.operations.open_draft import OpenDraft
from desktop.text import intake as wording

if TYPE_CHECKING:
    from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one form of a file."""

    file: str
    draft_id: str | None
    place: str = ""
    template_name: str = ""
    confidence: float = 0.0
    unread: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    """Why nothing was imported; "" where it was."""
    opened: OpenDraft | None = field(default=None, repr=False, compare=False)
    """The draft that was changed; None where a new one was made."""
    change: Change | None = field(default=None, repr=False, compare=False)
    """What was changed in it; None where nothing was taken."""
    after: Document | None = field(default=None, repr=False, compare=False)
    """What the changed draft held then."""


def describe(candidate: Candidate) -> Imported:
    """Say which form of which file it is that is imported."""
    reading = candidate.filed.reading
    return Imported(
        file=candidate.filed.file,
        draft_id=None,
        place=reading.place,
        template_name=reading.template.name,
        confidence=reading.confidence,
        unread=tuple((stray.where, stray.text) for stray in reading.unread),
    )


def take_new(store: Store, candidate: Candidate) -> str:
    """Make a new draft of a form and give its id.

    Raises:
        StoreError: It could not be saved.
    """
    form = candidate.filed.form
    return new_draft(
        store, form.template, form.document, candidate.unit, str(candidate.year), candidate.project
    )


def take_into(opened: OpenDraft, candidate: Candidate, decision: Decision) -> Change | None:
    """Take changes into a draft, as one action that can be undone.

    Returns:
        What changed, to be recorded like any change; None where nothing was taken.

    Raises:
        UserError: The draft is none of those that were compared, or was changed since.
    """
    found = next((one for one in candidate.existing if one.id == decision.draft), None)
    if found is None or found.merge is None:
        raise UserError(wording.NO_SUCH_DRAFT)
    if opened.workspace.document != found.merge.draft:
        raise UserError(wording.DRAFT_CHANGED.format(title=found.title))
    return opened.workspace.take(taking(found.merge, decision.taken, _new_row_id))


def _new_row_id() -> str:
    return f"x{uuid4().hex[:12]}"
