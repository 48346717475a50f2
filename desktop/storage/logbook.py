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


def read_deeds(connection: Connection, draft: int, count: int) -> list[Deed]:
    """Read about the last so many entries of a draft as actions, proven against each other.

    What they led to is not followed: this is quick, where a long history is only to be undone.
    """
    entries = read_entries(connection, draft)
    last = _linked(entries)
    recent = [entry for entry in last if entry.seq > last[-1].seq - count] if last else []
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


def _linked(entries: Sequence[Entry]) -> list[Entry]:
    """Keep the entries behind the last break of the chain."""
    kept: list[Entry] = []
    digest = GENESIS
    for entry in entries:
        if entry.follows(digest):
            kept.append(entry)
        else:
            kept.clear()
        # A harmed one may hold anything; whatever follows it is then taken for a break.
        found: object = entry.digest
        digest = found if isinstance(found, bytes) else GENESIS
    return kept


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
