"""Versions that were handed over (报送), what changed since, and a bureau's remarks with their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.models.differences import differences
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.models.receipt import receipt_code
from desktop.operations.history import CellChange, form_at, moment_of
from desktop.operations.open_draft import OpenDraft
from desktop.saving import save
from desktop.text import desk as naming
from desktop.text import history as wording

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.content import Remark
    from desktop.storage.history import Saved


@dataclass(frozen=True, slots=True)
class Version:
    """What was handed over once."""

    seq: int
    """What the draft held then is read by this number."""
    name: str
    code: str
    """Receipt code (校验码) of it."""
    at: datetime | None


@dataclass(frozen=True, slots=True)
class AnsweredRemark:
    """A bureau's remark (退回意见) and what is answered."""

    id: str
    text: str
    place: str
    """As a clerk calls it; blank for the form as a whole, or a place that is gone."""
    key: CellKey | None
    answer: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a draft has come on its way to the bureau and back."""

    state: str
    """In a word, as the list of drafts says it."""
    remarks: tuple[AnsweredRemark, ...]

    @property
    def unanswered(self) -> int:
        """Count the remarks that are still to be answered."""
        return sum(not remark.answer for remark in self.remarks)


def standing(desk: Desk, draft: OpenDraft) -> Standing:
    """Read how far a draft has come.

    Raises:
        StoreError: It can't be read.
    """
    opened = desk.store.open_draft(int(draft.id))
    return Standing(naming.STATES[opened.state.value], _answered(draft, opened.remarks.values()))


def versions(desk: Desk, draft: OpenDraft) -> tuple[Version, ...]:
    """List the versions that were handed over, the last one first.

    Raises:
        StoreError: They can't be read.
    """
    deeds = [logged.deed for logged in desk.store.log(int(draft.id))]
    found = [Version(deed.last, *deed.version, moment_of(deed.at)) for deed in deeds if deed.version]
    return tuple(reversed(found))


def hand_over(desk: Desk, draft: OpenDraft, name: str = "") -> Future[Saved]:
    """Name what a draft holds now as a version that is handed over.

    Args:
        desk: The desk.
        draft: The draft; what is typed must be on its way to the disk.
        name: What it is called; blank for the how-manieth it is.

    Returns:
        Resolved once it is on the disk.

    Raises:
        StoreError: It can't be read.
    """
    form, called = draft.workspace.form, version_name(desk, draft, name)
    return desk.store.hand_over(int(draft.id), called, receipt_code(form.template, form.document))


def version_name(desk: Desk, draft: OpenDraft, name: str) -> str:
    """Name the next version as the clerk does; by the how-manieth it is where the name is blank.

    Raises:
        StoreError: It can't be read.
    """
    return name.strip() or wording.VERSION_NAME.format(number=len(versions(desk, draft)) + 1)


def changes_since(desk: Desk, draft: OpenDraft, version: Version) -> tuple[CellChange, ...]:
    """List the cells that read otherwise than in a version, in printed order.

    Raises:
        StoreError: It can't be read.
        UserError: What was handed over is harmed.
    """
    then, now = form_at(desk, draft, version.seq), draft.workspace.form
    return tuple(_compared(then, now))


def _compared(then: Form, now: Form) -> Iterator[CellChange]:
    earlier, later = Places(then), Places(now)
    printed = {block.id: number for number, block in enumerate(now.template.blocks)}
    found_all = differences(now.template, then.document, now.document)
    for found in sorted(found_all, key=lambda one: printed[one.key.block]):
        name = (earlier if found.gone else later).name(found.key)
        yield CellChange(name, found.before, found.after, None if found.gone else found.key)


def remarks(desk: Desk, draft: OpenDraft) -> tuple[AnsweredRemark, ...]:
    """List what the bureau remarked on a draft, in the order in which it was noted.

    Raises:
        StoreError: It can't be read.
    """
    return _answered(draft, desk.store.open_draft(int(draft.id)).remarks.values())


def _answered(draft: OpenDraft, kept: Iterable[Remark]) -> tuple[AnsweredRemark, ...]:
    places = Places(draft.workspace.form)
    document = draft.workspace.document
    found = []
    for remark in kept:
        key = remark.where
        there = key if key and (not key.row or document.row(key.block, key.row)) else None
        found.append(
            AnsweredRemark(remark.id, remark.text, places.name(there) if there else "", there, remark.answer)
        )
    return tuple(found)


def give_back(
    desk: Desk, draft: OpenDraft, texts: Sequence[tuple[str, CellKey | None]]
) -> Future[Saved] | None:
    """Note what the bureau remarked when it gave a draft back (退回修改).

    Args:
        desk: The desk.
        draft: The draft.
        texts: Each remark with the place that it is about, or None for the form as a whole.

    Returns:
        Resolved once it is on the disk; None where there is no remark.
    """
    from desktop.storage.content import Remark
    from desktop.storage.drafts import DraftState

    noted = [Remark(uuid4().hex[:12], text.strip(), where) for text, where in texts if text.strip()]
    return desk.store.remark(int(draft.id), noted, DraftState.RETURNED) if noted else None


def answer_remark(desk: Desk, draft: OpenDraft, remark: str, answer: str) -> Future[Saved]:
    """Answer a remark; a blank answer takes the answer back.

    Returns:
        Resolved once it is on the disk.

    Raises:
        StoreError: The remarks can't be read.
    """
    return _change(desk, draft, remark, lambda found: replace(found, answer=answer.strip()))


def place_remark(desk: Desk, draft: OpenDraft, remark: str, where: CellKey | None) -> Future[Saved]:
    """Say which place a remark is about, as answer_remark() does."""
    return _change(desk, draft, remark, lambda found: replace(found, where=where))


def drop_remark(desk: Desk, draft: OpenDraft, remark: str) -> Future[Saved]:
    """Take a remark back that was noted by mistake, as answer_remark() does; the history keeps it."""
    return _change(desk, draft, remark, lambda found: replace(found, text=""))


def _change(desk: Desk, draft: OpenDraft, remark: str, changed: Callable[[Remark], Remark]) -> Future[Saved]:
    found = desk.store.open_draft(int(draft.id)).remarks[remark]
    return desk.store.remark(int(draft.id), [changed(found)])


def save_pages(pdf: bytes, target: Path) -> None:
    """Write a version as it was laid out for printing.

    Raises:
        UserError: The file can't be written.
    """
    save(pdf, target)
