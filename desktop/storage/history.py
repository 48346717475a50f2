"""Append to a draft's history: the groups of entries that one user action makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, update

from desktop.storage.chain import GENESIS, Entry
from desktop.storage.clock import stamp
from desktop.storage.content import mend_payload
from desktop.storage.echo import remember
from desktop.storage.outline import NOTE_LAST
from desktop.storage.replay import Standing, replay
from desktop.storage.schema import drafts, number
from desktop.storage.snapshots import EVERY, newest_standing, read_entries, write_snapshot


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
    RESTORED = "restored"
    """An earlier state was taken again."""
    HANDED_OVER = "handed-over"
    """A version was named and handed over (报送)."""
    REMARKED = "remarked"
    """A bureau's remark (退回意见) was noted or answered."""


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


BESIDE = frozenset((Action.ANSWERED, Action.DRAFT, Action.HANDED_OVER, Action.REMARKED))
"""Actions that leave the form as it is, and that undo steps over."""
# Said in SQL itself: building these statements for each cell would take as long as the disk does.
_HEAD = """SELECT seq, digest, total, (SELECT max(seq) FROM edits WHERE draft = drafts.id)
    FROM drafts WHERE id = ?"""
_ADD = 'INSERT INTO edits (draft, seq, "group", action, at, payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?)'
_MOVE_HEAD = "UPDATE drafts SET seq = ?, digest = ?, total = ?, updated = ? WHERE id = ?"


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
    head = connection.exec_driver_sql(_HEAD, (draft,)).one_or_none()
    if head is None:
        raise LookupError(draft)
    known, digest, total, used = head
    # Of a harmed row neither need be right; whatever follows must not fall on an entry that is there.
    seq = max(number(known), number(used))
    digest = digest if isinstance(digest, bytes) else GENESIS
    if mend:
        seq, digest = _mend(connection, draft, seq, mend, group.at)
    added = _linked(draft, seq, digest, group)
    connection.exec_driver_sql(_ADD, [tuple(entry) for entry in added])
    remember(connection, added)
    last = added[-1]
    connection.exec_driver_sql(NOTE_LAST, (str(draft),))
    shown = total if group.total is None else group.total
    connection.exec_driver_sql(_MOVE_HEAD, (last.seq, last.digest, shown, last.at, draft))
    return Saved(draft, last.seq, group.at)


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
        added.append(bare._replace(digest=digest))
    return added


def _mend(connection: Connection, draft: int, seq: int, mend: Standing, at: datetime) -> tuple[int, bytes]:
    """Chain an entry to the last good one, behind every seq ever used, and keep what the draft holds."""
    group = Group((mend_payload(mend.seq + 1, seq),), Action.DRAFT, at)
    (entry,) = _linked(draft, seq, mend.digest, group)
    connection.exec_driver_sql(_ADD, tuple(entry))
    remember(connection, (entry,))
    if mend.content:
        write_snapshot(connection, draft, entry.seq, entry.digest, mend.content)
        kept = {"template": mend.content.document.template, **asdict(mend.content.facts)}
        connection.execute(update(drafts).where(drafts.c.id == draft).values(**kept))
    return entry.seq, entry.digest
