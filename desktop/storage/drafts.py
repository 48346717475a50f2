"""Begin a draft, open it as it was left, and change what belongs to it beside the form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DatabaseError

from desktop.errors import StoreError
from desktop.models.document import Document
from desktop.models.keys import CellKey, parse_key
from desktop.storage import outline, tree
from desktop.storage.chain import GENESIS
from desktop.storage.clock import moment, stamp
from desktop.storage.content import AnswerKey, Content, Facts, Remark, note_payload, start_payload
from desktop.storage.faults import is_damage
from desktop.storage.history import Action, Group, Saved, append
from desktop.storage.replay import Damage, Replay, Standing, replay
from desktop.storage.schema import draft_state, drafts, number, template_texts
from desktop.storage.snapshots import newest_standing, read_entries
from desktop.text import storage as wording


class DraftState(Enum):
    """How far a draft has come."""

    DRAFT = "draft"
    CHECKED = "checked"
    HANDED_OVER = "handed-over"
    RETURNED = "returned"
    ARCHIVED = outline.ARCHIVED


class Note(Enum):
    """What can be noted of a draft as a whole; each is a column of its row."""

    TITLE = "title"
    STATE = "state"
    DELETED = "deleted"
    PROJECT = "project"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What a draft begins with."""

    project: int
    year: int
    title: str
    document: Document
    template_digest: str
    """SHA-256 of the template's text."""
    template_text: str
    answers: Mapping[AnswerKey, str] = field(default_factory=dict)
    total: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a draft belongs in the tree, as its form says; what that leaves blank stays as it was filed."""

    unit: str
    year: int | None
    project: str


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A draft as it was left."""

    id: int
    project: int
    year: int
    title: str
    state: DraftState
    deleted: bool
    document: Document
    answers: Mapping[AnswerKey, str]
    cursor: CellKey | None
    """Where the clerk left it: no part of its history."""
    pack: str
    """Id of the rule pack chosen for it; blank for the template's own."""
    template_digest: str
    template_text: str
    """Text of the template that it was made with; `document.template` is its id."""
    last_saved_at: datetime | None
    """None where the store can't tell."""
    length: int
    """Entries in its history."""
    digest: bytes
    """Of the last of them, which proves all before it."""
    damage: Damage | None = None
    """A harmed stretch at the end of its history."""
    damage_sentence: str = ""
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    """What a bureau remarked on it, by id."""


_ROW = select(drafts).where(drafts.c.id == bindparam("draft"))


def create(connection: Connection, new: NewDraft, at: datetime) -> int:
    """Begin a draft and give its id.

    Raises:
        ValueError: The digest is not that of the template's text.
    """
    if hashlib.sha256(new.template_text.encode()).hexdigest() != new.template_digest:
        raise ValueError(new.template_digest)
    facts = Facts(new.project, new.year, new.title, new.template_digest, DraftState.DRAFT.value)
    connection.execute(
        upsert(template_texts)
        .values(digest=new.template_digest, text=new.template_text)
        .on_conflict_do_nothing()
    )
    added = connection.execute(
        insert(drafts).values(
            **asdict(facts),
            template=new.document.template,
            created=stamp(at),
            seq=0,
            digest=GENESIS,
            updated=stamp(at),
            undo_depth=0,
            total=new.total,
        )
    )
    draft = int(added.lastrowid)
    payload = start_payload(Content(facts, new.document, new.answers))
    append(connection, draft, Group((payload,), Action.DRAFT, at))
    return draft


def open_draft(connection: Connection, draft: int) -> tuple[OpenedDraft, Standing | None]:
    """Open a draft as it was left.

    With it comes, if the end of its history is harmed, where that has to go on from.

    Raises:
        StoreError: There is no such draft, or nothing of it can be read.
    """
    row = draft_row(connection, draft)
    read = _replayed(connection, draft, number(row["seq"]))
    standing, damage = read.standing, read.loss
    content = standing.content
    if content is None:
        raise StoreError(wording.DRAFT_LOST.format(title=row["title"]))
    facts = content.facts
    proven = agrees(row, standing)
    if not proven and damage is None:
        damage = Damage(standing.seq, standing.seq, lost=False)
    opened = OpenedDraft(
        id=draft,
        project=facts.project,
        year=facts.year,
        title=facts.title,
        state=_state(facts.state),
        deleted=facts.deleted,
        document=content.document,
        answers=content.answers,
        cursor=_cursor(connection, draft),
        pack=facts.pack,
        template_digest=facts.template_digest,
        template_text=_template_text(connection, facts),
        last_saved_at=_moment(row["updated"]),
        length=standing.seq,
        digest=standing.digest,
        damage=damage,
        damage_sentence=damage_sentence(facts.title, damage) if damage else "",
        remarks=content.remarks,
    )
    return opened, None if proven else standing


def draft_row(connection: Connection, draft: int) -> Mapping[str, Any]:
    """Read the row of a draft by column name.

    Raises:
        StoreError: There is no such draft.
    """
    row = connection.execute(_ROW, {"draft": draft}).one_or_none()
    if row is None:
        raise StoreError(wording.NO_DRAFT.format(draft=draft))
    return dict(zip(drafts.c.keys(), row, strict=True))


def agrees(row: Mapping[str, Any], standing: Standing) -> bool:
    """Say whether the row of a draft, which the list shows, says what its history proves."""
    kept = {"seq": standing.seq, "digest": standing.digest}
    if standing.content:
        kept |= {"template": standing.content.document.template, **asdict(standing.content.facts)}
    return all(row[name] == value for name, value in kept.items())


def damage_sentence(title: str, damage: Damage) -> str:
    """Say what is harmed in a draft's history and what that means for it."""
    pattern = wording.DRAFT_DAMAGED if damage.lost else wording.DRAFT_FLAWED
    return pattern.format(title=title, first=damage.first, last=damage.last)


def write_notes(
    connection: Connection,
    draft: int,
    notes: Mapping[Note, str | int],
    at: datetime,
    mend: Standing | None = None,
) -> bool:
    """Change what is noted of a draft as a whole; the history keeps what it was before.

    Returns:
        Whether anything is another now.

    Raises:
        StoreError: There is no such draft.
    """
    facts = mend.content.facts if mend and mend.content else _facts(connection, draft)
    changed = {note.value: value for note, value in notes.items() if getattr(facts, note.value) != value}
    if changed:
        payloads = [note_payload(facts, name, value) for name, value in changed.items()]
        append(connection, draft, Group(payloads, Action.DRAFT, at), mend)
        connection.execute(update(drafts).where(drafts.c.id == draft).values(**changed))
    return bool(changed)


def refile(
    connection: Connection, draft: int, filing: Filing, at: datetime, mend: Standing | None = None
) -> bool:
    """File a draft elsewhere; says whether it lies elsewhere or is called otherwise now.

    Raises:
        StoreError: There is no such draft.
    """
    lines = tree.drafts_among(connection, [draft])
    if not lines:
        raise StoreError(wording.NO_DRAFT.format(draft=draft))
    line = lines[0]
    unit, title = filing.unit or line.unit_name, filing.project or line.title
    moved = (unit, title) != (line.unit_name, line.title)
    project = tree.project_named(connection, unit, title) if moved else line.project
    notes: dict[Note, str | int] = {Note.PROJECT: project, Note.TITLE: title}
    return write_notes(connection, draft, {**notes, Note.YEAR: filing.year or line.year}, at, mend)


def append_noted(
    connection: Connection,
    draft: int,
    noted: Mapping[str, str],
    group: Group,
    mend: Standing | None = None,
) -> Saved:
    """Append changed facts (the chosen rule pack, the state) to the history, before what follows from them.

    Raises:
        StoreError: There is no such draft.
    """
    facts = mend.content.facts if mend and mend.content else _facts(connection, draft)
    notes = [
        note_payload(facts, name, value)
        for name, value in noted.items()
        if getattr(facts, name) != value or not group.payloads
    ]
    saved = append(connection, draft, replace(group, payloads=(*notes, *group.payloads)), mend)
    connection.execute(update(drafts).where(drafts.c.id == draft).values(**noted))
    return saved


def keep_cursor(connection: Connection, draft: int, cursor: CellKey) -> None:
    """Keep where the clerk left the draft."""
    connection.execute(
        upsert(draft_state)
        .values(draft=draft, cursor=str(cursor))
        .on_conflict_do_update(index_elements=["draft"], set_={"cursor": str(cursor)})
    )


def _replayed(connection: Connection, draft: int, head: int) -> Replay:
    """Read from the newest good snapshot on; where a page is harmed, what can be read without it."""
    try:
        base = newest_standing(connection, draft)
    except DatabaseError as error:
        if not is_damage(error):
            raise
        base = Standing()
    return replay(read_entries(connection, draft, base.seq), head, base)


def _facts(connection: Connection, draft: int) -> Facts:
    row = draft_row(connection, draft)
    return Facts(**{fact.name: row[fact.name] for fact in fields(Facts)})


def _state(text: str) -> DraftState:
    """Read a state; one that only a newer program knows counts as the first."""
    return next((state for state in DraftState if state.value == text), DraftState.DRAFT)


def _moment(text: str) -> datetime | None:
    try:
        return moment(text)
    except (ValueError, TypeError):
        return None


def _cursor(connection: Connection, draft: int) -> CellKey | None:
    wanted = select(draft_state.c.cursor).where(draft_state.c.draft == draft)
    try:
        return parse_key(str(connection.execute(wanted).scalar_one_or_none()))
    except ValueError:
        return None


def digest_of(text: str) -> str:
    """Make the digest that a template's text is kept by."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _template_text(connection: Connection, facts: Facts) -> str:
    digest = facts.template_digest
    text = connection.execute(
        select(template_texts.c.text).where(template_texts.c.digest == digest)
    ).scalar_one_or_none()
    if text is None or digest_of(text) != digest:
        raise StoreError(wording.TEMPLATE_DAMAGED.format(title=facts.title))
    return str(text)
