"""Versions that were handed over (报送), what changed since, and a bureau's remarks with their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.models.differences import differences
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import Places, form_name
from desktop.models.receipt import receipt_code
from desktop.operations.history import CellChange, form_at, moment_of
from desktop.operations.open_draft import OpenDraft
from desktop.text import history as wording

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.content import Remark


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


def versions(desk: Desk, draft: OpenDraft) -> tuple[Version, ...]:
    """List the versions that were handed over, the last one first.

    Raises:
        StoreError: They can't be read.
    """
    deeds = [logged.deed for logged in desk.store.log(int(draft.id))]
    found = [Version(deed.last, *deed.version, moment_of(deed.at)) for deed in deeds if deed.version]
    return tuple(reversed(found))


def hand_over(desk: Desk, draft: OpenDraft, name: str = "") -> Version:
    """Name what a draft holds now as a version that is handed over.

    Args:
        desk: The desk.
        draft: The draft; what is typed must be on its way to the disk.
        name: What it is called; blank for the how-manieth it is.

    Raises:
        StoreError: It can't be read or saved.
    """
    form = draft.workspace.form
    called = name.strip() or wording.VERSION_NAME.format(number=len(versions(desk, draft)) + 1)
    code = receipt_code(form.template, form.document)
    saved = desk.store.hand_over(int(draft.id), called, code).result()
    return Version(saved.seq, called, code, saved.at.astimezone())


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
    for found in differences(now.template, then.document, now.document):
        name = (earlier if found.gone else later).name(found.key)
        yield CellChange(name, found.before, found.after, None if found.gone else found.key)


def remarks(desk: Desk, draft: OpenDraft) -> tuple[AnsweredRemark, ...]:
    """List what the bureau remarked on a draft, in the order in which it was noted.

    Raises:
        StoreError: It can't be read.
    """
    places = Places(draft.workspace.form)
    document = draft.workspace.document
    found = []
    for remark in desk.store.open_draft(int(draft.id)).remarks.values():
        key = remark.where
        there = key if key and (not key.row or document.row(key.block, key.row)) else None
        found.append(
            AnsweredRemark(remark.id, remark.text, places.name(there) if there else "", there, remark.answer)
        )
    return tuple(found)


def give_back(desk: Desk, draft: OpenDraft, texts: Sequence[tuple[str, CellKey | None]]) -> None:
    """Note what the bureau remarked when it gave a draft back (退回修改).

    Args:
        desk: The desk.
        draft: The draft.
        texts: Each remark with the place that it is about, or None for the form as a whole.

    Raises:
        StoreError: It could not be saved.
    """
    from desktop.storage.content import Remark
    from desktop.storage.drafts import DraftState

    noted = [Remark(uuid4().hex[:12], text.strip(), where) for text, where in texts if text.strip()]
    if noted:
        desk.store.remark(int(draft.id), noted, DraftState.RETURNED).result()


def answer_remark(desk: Desk, draft: OpenDraft, remark: str, answer: str) -> None:
    """Answer a remark; a blank answer takes the answer back.

    Raises:
        StoreError: It could not be saved.
    """
    _change(desk, draft, remark, lambda found: (found.text, answer.strip()))


def drop_remark(desk: Desk, draft: OpenDraft, remark: str) -> None:
    """Take a remark back that was noted by mistake; the history keeps it.

    Raises:
        StoreError: It could not be saved.
    """
    _change(desk, draft, remark, lambda found: ("", found.answer))


def _change(desk: Desk, draft: OpenDraft, remark: str, changed: Callable[[Remark], tuple[str, str]]) -> None:
    found = desk.store.open_draft(int(draft.id)).remarks[remark]
    text, answer = changed(found)
    desk.store.remark(int(draft.id), [replace(found, text=text, answer=answer)]).result()


def explanation(desk: Desk, draft: OpenDraft, version: Version) -> list[str]:
    """Write the explanation of what was changed since a version (修改说明), line by line.

    Raises:
        StoreError: It can't be read.
        UserError: What was handed over is harmed.
    """
    changes = changes_since(desk, draft, version)
    lines = [wording.EXPLANATION.format(title=form_name(draft.workspace.form))]
    for number, remark in enumerate(remarks(desk, draft), 1):
        pattern = wording.REMARK if remark.place else wording.REMARK_WHOLE
        lines.append(pattern.format(number=number, place=remark.place, text=remark.text))
        lines.append(wording.ANSWER.format(answer=remark.answer) if remark.answer else wording.NO_ANSWER)
    at = version.at.strftime(wording.TIME) if version.at else ""
    head = wording.SINCE if changes else wording.NOTHING_SINCE
    lines.append(head.format(name=version.name, at=at, code=version.code, count=len(changes)))
    return [*lines, *(_sentence(number, change) for number, change in enumerate(changes, 1))]


def _sentence(number: int, change: CellChange) -> str:
    pattern = wording.CHANGE if change.before and change.after else wording.FILLED
    if not change.after:
        pattern = wording.CLEARED
    return pattern.format(number=number, place=change.place, before=change.before, after=change.after)
