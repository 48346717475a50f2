"""Append to a draft's history: the groups of entries that one user action makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, bindparam, insert, select, update

from desktop.storage.chain import Entry
from desktop.storage.clock import stamp
from desktop.storage.content import mend_payload
from desktop.storage.replay import Standing, replay
from desktop.storage.schema import drafts, edits, number
from desktop.storage.snapshots import EVERY, newest_seq, newest_standing, read_entries, write_snapshot


class Action(Enum):
    """What the user did that an entry comes from."""

    TYPED = "typed"
    PASTED = "pasted"
    IMPORTED = "imported"
    CHOSEN = "chosen"
    """A computed figure was chosen instead of a typed one."""
    UNDO = "undo"
    REDO = "redo"
    RUN = "run"
    """运算: every computed figure was taken."""
    ANSWERED = "answered"
    DRAFT = "draft"
    """The draft as a whole: begun, named, marked, mended."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The writer's word that a group of entries is on the disk."""

    draft: int
    seq: int
    """Seq of the last entry of the group."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """What one user action did to a draft."""

    payloads: Sequence[str]
    action: Action
    at: datetime
    total: str | None = None
    """Last total shown, for the tree; None leaves it as it is."""


_DEPTH = {Action.UNDO: -1, Action.ANSWERED: 0, Action.DRAFT: 0}
_HEAD = select(drafts.c.seq, drafts.c.digest, drafts.c.undo_depth, drafts.c.total).where(
    drafts.c.id == bindparam("draft")
)
_ADD = insert(edits)
_MOVE_HEAD = (
    update(drafts)
    .where(drafts.c.id == bindparam("which"))
    .values(
        seq=bindparam("head"),
        digest=bindparam("link"),
        undo_depth=bindparam("depth"),
        total=bindparam("shown"),
        updated=bindparam("at"),
    )
)


def append(connection: Connection, draft: int, group: Group, mend: Standing | None = None) -> Saved:
    """Append a group of entries to a draft's history.

    Args:
        connection: In a transaction of the writer's.
        draft: The draft.
        group: What was done.
        mend: Given for a draft whose end is lost: where its history goes on from.

    Raises:
        LookupError: There is no such draft.
    """
    head = connection.execute(_HEAD, {"draft": draft}).one_or_none()
    if head is None:
        raise LookupError(draft)
    seq, digest, depth, total = head
    if mend:
        seq, digest = _mend(connection, draft, seq, mend, group.at)
    added = _linked(draft, seq, digest, group)
    connection.execute(_ADD, [asdict(entry) for entry in added])
    seq, digest = added[-1].seq, added[-1].digest
    depth = max(0, number(depth) + _DEPTH.get(group.action, 1))
    shown = total if group.total is None else group.total
    connection.execute(
        _MOVE_HEAD,
        {"which": draft, "head": seq, "link": digest, "depth": depth, "shown": shown, "at": stamp(group.at)},
    )
    return Saved(draft, seq, group.at)


def snapshot_due(saved: Saved, count: int) -> bool:
    """Say whether a draft deserves a snapshot after a group of so many entries."""
    return saved.seq // EVERY > (saved.seq - count) // EVERY


def snapshot(connection: Connection, draft: int) -> None:
    """Keep what a draft holds now; a draft with a harmed history gets none."""
    base = newest_standing(connection, draft)
    entries = read_entries(connection, draft, base.seq)
    standing = replay(entries, base.seq, base).standing
    if entries and standing.content and standing.seq == entries[-1].seq:
        write_snapshot(connection, draft, standing.seq, standing.digest, standing.content)


def _linked(draft: int, seq: int, digest: bytes, group: Group) -> list[Entry]:
    """Make the entries of a group, chained to the entry with the given seq and digest."""
    added: list[Entry] = []
    first, action, at = seq + 1, group.action.value, stamp(group.at)
    for place, payload in enumerate(group.payloads, first):
        bare = Entry(draft, place, first, action, at, payload, b"")
        digest = bare.link(digest)
        added.append(replace(bare, digest=digest))
    return added


def _mend(connection: Connection, draft: int, seq: int, mend: Standing, at: datetime) -> tuple[int, bytes]:
    """Chain an entry to the last good one, behind every seq ever used, and keep what the draft holds."""
    last = max(number(seq), newest_seq(connection, draft))
    group = Group((mend_payload(mend.seq + 1, last),), Action.DRAFT, at)
    (entry,) = _linked(draft, last, mend.digest, group)
    connection.execute(_ADD, [asdict(entry)])
    if mend.content:
        write_snapshot(connection, draft, entry.seq, entry.digest, mend.content)
        kept = {"template": mend.content.document.template, **asdict(mend.content.facts)}
        connection.execute(update(drafts).where(drafts.c.id == draft).values(**kept))
    return entry.seq, entry.digest
