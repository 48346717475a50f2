"""What was done to a draft, action by action, read from its history; and what it held at any time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from desktop.models.codec import edit_from
from desktop.models.edits import Edit
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.content import EDITS, Content
from desktop.storage.replay import proven
from desktop.storage.snapshots import read_entries

End = tuple[int, bytes]
"""Seq and digest of an entry."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact of the draft as a whole that was changed: its title, state, rule pack or year."""

    name: str
    before: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Deed:
    """One user action."""

    first: int
    """Seq of its first entry."""
    last: int
    action: str
    at: str
    """The moment, as it is stamped."""
    edits: tuple[Edit, ...] = ()
    notes: tuple[Noted, ...] = ()
    version: tuple[str, str] | None = None
    """Name and receipt code of the version that was handed over by it."""
    lost: tuple[int, int] | None = None
    """First and last entry of a harmed stretch before it that was given up."""
    others: tuple[dict[str, Any], ...] = ()
    """Answers and remarks, as they are stored."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A user action, with what the draft held before and after it."""

    deed: Deed
    before: Content | None
    """None for the beginning."""
    after: Content


def read_log(connection: Connection, draft: int) -> Iterator[Logged]:
    """Walk over the actions of a draft that the chain proves, the first one first."""
    before: Content | None = None
    steps = proven(read_entries(connection, draft))
    for _group, group in groupby(steps, key=lambda step: step[0].group):
        done = list(group)
        yield Logged(_deed([entry for entry, _content in done]), before, done[-1][1])
        before = done[-1][1]


def read_deeds(connection: Connection, draft: int, count: int, end: End) -> list[Deed]:
    """Read about the last so many entries of a draft as actions, proven to be what led to where it stands.

    The digest of the last one covers it and the digest of the one before, and so on back: from an end that is
    proven, no entry can be reached that is another than it was when it was written. What stands behind that
    end is of a harmed history and led nowhere that is shown; what stands before the first that is read needs
    no proof to undo those behind it. So a long history is not read for its last actions.

    Args:
        connection: The store.
        draft: The draft.
        count: So many entries are read.
        end: Seq and digest of the entry that the draft was proven up to.
    """
    recent = _led_to(end, read_entries(connection, draft, end[0] - count - 1))
    groups = [list(group) for _group, group in groupby(recent, key=lambda entry: entry.group)]
    # Where it was cut, a group may not be whole.
    return [_deed(group) for group in groups if group[0].seq == group[0].group]


def content_at(connection: Connection, draft: int, seq: int) -> Content | None:
    """Read what a draft held after an entry; None where there was nothing yet, or it can't be proven."""
    held = None
    for entry, content in proven(read_entries(connection, draft)):
        if entry.seq > seq:
            break
        held = content
    return held


def _led_to(end: End, entries: Sequence[Entry]) -> list[Entry]:
    """Walk back from a proven end as far as each entry proves the one before it."""
    kept: list[Entry] = []
    seq, digest = end
    before = [entry for entry in entries if entry.seq <= seq]
    while before and (last := before.pop()).digest == digest:
        found: object = before[-1].digest if before else GENESIS
        # A harmed one may hold anything.
        digest = found if isinstance(found, bytes) else GENESIS
        if not last.follows(digest):
            break
        kept.append(last)
    return kept[::-1]


def _deed(entries: Sequence[Entry]) -> Deed:
    data: list[dict[str, Any]] = [json.loads(entry.payload) for entry in entries]
    kinds = ("note", "version", "mend", "start")
    notes, versions, mends, starts = ([one for one in data if one.get("do") == kind] for kind in kinds)
    edits = [one for one in data if one.get("do") in EDITS]
    named = (*notes, *versions, *mends, *starts, *edits)
    return Deed(
        first=entries[0].seq,
        last=entries[-1].seq,
        action=entries[-1].action,
        at=entries[-1].at,
        edits=tuple(edit_from(one) for one in edits),
        notes=tuple(Noted(one["name"], one["before"], one["value"]) for one in notes),
        version=(versions[-1]["name"], versions[-1]["code"]) if versions else None,
        lost=(mends[-1]["lost"][0], mends[-1]["lost"][1]) if mends else None,
        others=tuple(one for one in data if one not in named),
    )
