"""The history of a draft for a reader (修改记录), what it held at any time, and the way back there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.errors import UserError
from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.document import Document, Origin
from desktop.models.edits import Edit, InsertRow, RemoveRow, SetCell
from desktop.models.form import Form
from desktop.models.keys import CellKey, parse_key
from desktop.models.places import Places
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft, form_under
from desktop.text import desk as naming
from desktop.text import history as wording

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.logbook import Deed, Logged, Noted

PAGE = 200
"""Actions that are told at once of a long history."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that reads otherwise now."""

    place: str
    """As a clerk calls it."""
    before: str
    after: str
    key: CellKey | None = None
    """None where the cell is gone."""
    computed: bool = False
    """Nobody typed it: it followed from the others."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one action did."""

    seq: int
    """What the draft held after it is read by this number."""
    at: datetime | None
    """In the clerk's own time zone; None where it can't be told."""
    action: str
    """What the user did, in a word."""
    changes: tuple[CellChange, ...] = ()
    said: tuple[str, ...] = ()
    """What else was done, each in some words."""
    version: str = ""
    """Name of the version that was handed over by it."""


@dataclass(frozen=True, slots=True)
class Past:
    """A form as it was."""

    form: Form
    sheet: Sheet


def history(desk: Desk, draft: OpenDraft) -> tuple[HistoryLine, ...]:
    """Read what was done to a draft, the last action first.

    Raises:
        StoreError: It can't be read.
    """
    return tuple(line for page in history_pages(desk, draft) for line in page)


def history_pages(desk: Desk, draft: OpenDraft) -> Iterator[tuple[HistoryLine, ...]]:
    """Read what was done to a draft page by page, the last action first, so that a reader need not wait.

    Raises:
        StoreError: It can't be read.
    """
    form = draft.workspace.form
    done = desk.store.log(int(draft.id))
    for end in range(len(done), 0, -PAGE):
        page = done[max(0, end - PAGE) : end]
        yield tuple(_line(logged, form) for logged in reversed(page))


def past(desk: Desk, draft: OpenDraft, seq: int) -> Past:
    """Lay a form out as it was after an action.

    Raises:
        StoreError: It can't be read.
        UserError: There is no such state, or it is harmed.
    """
    form = form_at(desk, draft, seq)
    return Past(form, compose(form, None, library().metrics))


def form_at(desk: Desk, draft: OpenDraft, seq: int) -> Form:
    """Read the form of a draft as it was after an action, under the rule pack of that time.

    Raises:
        StoreError: It can't be read.
        UserError: There is no such state, or it is harmed.
    """
    content = desk.store.content_at(int(draft.id), seq)
    if content is None:
        raise UserError(wording.NO_STATE.format(seq=seq))
    return form_under(draft.workspace.form.template, content.document, content.facts.pack)[0]


def moment_of(stamp: str) -> datetime | None:
    """Read a moment of the store in the clerk's own time zone; None where a harmed one is none."""
    from desktop.storage.clock import moment

    try:
        return moment(stamp).astimezone()
    except (ValueError, TypeError, OverflowError):
        return None


def _line(logged: Logged, form: Form) -> HistoryLine:
    deed = logged.deed
    after = logged.after.document
    before = logged.before.document if logged.before else Document(after.template)
    places = Places(form.with_document(before)), Places(form.with_document(after))
    return HistoryLine(
        seq=deed.last,
        at=moment_of(deed.at),
        action=wording.ACTIONS.get(deed.action, wording.OTHER_ACTION),
        changes=tuple(_changes(deed.edits, before, after, places)),
        said=(*_rows(deed.edits, places), *_said(deed, logged, places[1])),
        version=deed.version[0] if deed.version else "",
    )


def _changes(
    edits: tuple[Edit, ...], before: Document, after: Document, places: tuple[Places, Places]
) -> Iterator[CellChange]:
    """Say of each cell what it read before the action and after, whatever it read in between."""
    keys = dict.fromkeys(edit.key for edit in edits if isinstance(edit, SetCell))
    for key in keys:
        one, other = before.cell(key), after.cell(key)
        gone = bool(key.row) and after.row(key.block, key.row) is None
        if one.text != other.text or one.origin is not other.origin:
            name = places[0 if gone else 1].name(key)
            # Taken back, what was computed leaves a blank that nobody typed either.
            computed = Origin.COMPUTED in (other.origin, Origin.TYPED if other.text else one.origin)
            yield CellChange(name, one.text, other.text, None if gone else key, computed)


def _rows(edits: tuple[Edit, ...], places: tuple[Places, Places]) -> Iterator[str]:
    earlier, later = places
    for edit in edits:
        if isinstance(edit, InsertRow):
            yield wording.ROW_ADDED.format(place=later.row_name(edit.block, edit.row.id))
        elif isinstance(edit, RemoveRow):
            yield wording.ROW_GONE.format(place=earlier.row_name(edit.block, edit.row.id))
        elif not isinstance(edit, SetCell):
            yield wording.ROW_MOVED.format(place=later.row_name(edit.block, edit.row_id))


def _said(deed: Deed, logged: Logged, places: Places) -> Iterator[str]:
    if logged.before is None:
        yield wording.BEGUN
    if deed.lost:
        yield wording.LOST.format(first=deed.lost[0], last=deed.lost[1])
    yield from (_other(one, places) for one in deed.others)
    if deed.version:
        yield wording.VERSION_NOW.format(name=deed.version[0], code=deed.version[1])
    # The state follows from what came before it.
    yield from (_note(note) for note in deed.notes)


def _note(note: Noted) -> str:
    if note.name == "deleted":
        return wording.PUT_AWAY if note.value else wording.BROUGHT_BACK
    patterns = {
        "title": wording.TITLE_NOW,
        "state": wording.STATE_NOW,
        "year": wording.YEAR_NOW,
        "pack": wording.PACK_NOW,
    }
    names = {"state": _state_name, "pack": _pack_name}
    pattern, name = patterns.get(note.name, wording.PROJECT_NOW), names.get(note.name, str)
    return pattern.format(value=name(note.value), before=name(note.before))


def _state_name(state: Any) -> str:
    return naming.STATES.get(str(state), str(state))


def _pack_name(pack: Any) -> str:
    if not pack:
        return wording.OWN_PACK
    known = library()
    return known.pack(str(pack)).name if pack in known.pack_ids() else str(pack)


def _other(data: dict[str, Any], places: Places) -> str:
    if data["do"] == "remark":
        _id, text, _where, answer = data["remark"]
        answered = wording.REMARK_ANSWERED if answer else wording.REMARK_NOW
        return answered.format(text=text, answer=answer) if text else wording.REMARK_GONE
    place, text = places.name(parse_key(data["where"])), data["text"]
    return (
        wording.ANSWER_NOW.format(place=place, text=text) if text else wording.ANSWER_GONE.format(place=place)
    )
