"""Snapshots: what a draft held after a certain entry, so that opening it stays quick; only an accelerator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select
from sqlalchemy.exc import DatabaseError

from desktop.storage.chain import Entry, canonical, link
from desktop.storage.compressed import packed, standing_of
from desktop.storage.content import Content
from desktop.storage.faults import is_damage
from desktop.storage.packing import read_packed
from desktop.storage.replay import Standing
from desktop.storage.schema import edits, number, snapshots

EVERY = 100
"""Entries between two snapshots."""
_KEPT = 2
"""Snapshots kept of a draft: should the newest be harmed, the one before it and the history give the same."""

_ENTRIES = select(
    edits.c.draft, edits.c.seq, edits.c.group, edits.c.action, edits.c.at, edits.c.payload, edits.c.digest
).order_by(edits.c.seq)
# A harmed row may hold anything where a number should be; the chain notices that the row is missing.
_NUMBERED = func.typeof(edits.c.seq) == "integer"
_SNAPSHOTS = (
    select(snapshots.c.seq, snapshots.c.content, snapshots.c.digest, edits.c.digest)
    .join(edits, and_(edits.c.draft == snapshots.c.draft, edits.c.seq == snapshots.c.seq))
    .order_by(snapshots.c.seq.desc())
)


def read_entries(connection: Connection, draft: int, behind: int = 0) -> list[Entry]:
    """Read the entries of a draft's history behind one of them, as far as the file lets itself be read."""
    wanted = _ENTRIES.where(edits.c.draft == draft, edits.c.seq > behind, _NUMBERED)
    old = read_packed(connection, draft, behind)
    try:
        return [*old, *(Entry(*row) for row in connection.execute(wanted).all())]
    except DatabaseError as error:
        if not is_damage(error):
            raise
    return [*old, *_readable(connection, wanted)]


def _readable(connection: Connection, wanted: Select[Any]) -> Iterator[Entry]:
    """Read one row after the other until the harmed page."""
    with suppress(DatabaseError):
        rows = connection.execute(wanted)
        while row := rows.fetchone():
            yield Entry(*row)


def standings(connection: Connection, draft: int) -> Iterator[Standing | int]:
    """Walk over a draft's snapshots, newest first; of a harmed one only its seq is given."""
    for row in connection.execute(_SNAPSHOTS.where(snapshots.c.draft == draft)):
        yield standing_of(draft, *row) or number(row[0])


def newest_standing(connection: Connection, draft: int) -> Standing:
    """Find the newest good snapshot; the beginning of everything if there is none."""
    return next((found for found in standings(connection, draft) if isinstance(found, Standing)), Standing())


def write_snapshot(connection: Connection, draft: int, seq: int, digest: bytes, content: Content) -> None:
    """Keep what a draft holds after an entry, and let go of the oldest snapshots."""
    text = canonical(content.data())
    connection.execute(
        insert(snapshots).values(
            draft=draft, seq=seq, content=packed(text), digest=link(digest, draft, seq, text)
        )
    )
    newest = (
        select(snapshots.c.seq)
        .where(snapshots.c.draft == draft)
        .order_by(snapshots.c.seq.desc())
        .limit(_KEPT)
    )
    connection.execute(delete(snapshots).where(snapshots.c.draft == draft, snapshots.c.seq.not_in(newest)))
