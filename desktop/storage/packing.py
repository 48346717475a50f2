"""Old stretches of a draft's history in little room: the entries compressed together, nothing left out.

The digests, which no compression makes smaller, are left out and made again from what they cover; only that
of the last entry is kept, and proves all of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import DatabaseError

from desktop.storage.chain import GENESIS, Entry, canonical
from desktop.storage.compressed import packed, unpacked
from desktop.storage.faults import is_damage
from desktop.storage.schema import edits, packed_edits

STRETCH = 500
"""Entries packed together at most: the last actions of a long history are read without all before them."""
_STRETCHES = select(packed_edits).order_by(packed_edits.c.first)
_BROKEN = (zlib.error, ValueError, TypeError)


def pack_entries(connection: Connection, draft: int, entries: Sequence[Entry]) -> None:
    """Pack proven entries of a draft that follow each other without a gap, in place of their rows."""
    for start in range(0, len(entries), STRETCH):
        _pack_stretch(connection, draft, entries[start : start + STRETCH])


def _pack_stretch(connection: Connection, draft: int, entries: Sequence[Entry]) -> None:
    first, last = entries[0], entries[-1]
    bare = [[entry.group, entry.action, entry.at, entry.payload] for entry in entries]
    connection.execute(
        insert(packed_edits).values(
            draft=draft,
            first=first.seq,
            last=last.seq,
            entries=packed(canonical(bare)),
            digest=last.digest,
        )
    )
    done = edits.c.draft == draft, edits.c.seq >= first.seq, edits.c.seq <= last.seq
    connection.execute(delete(edits).where(*done))


def read_packed(connection: Connection, draft: int, behind: int = 0) -> list[Entry]:
    """Read the packed entries of a draft behind one of them; a harmed stretch is missing."""
    own = packed_edits.c.draft == draft
    before = select(packed_edits.c.digest).where(own, packed_edits.c.last <= behind)
    try:
        rows = connection.execute(_STRETCHES.where(own, packed_edits.c.last > behind)).all()
        digest = connection.execute(before.order_by(packed_edits.c.first.desc()).limit(1)).scalar()
    except DatabaseError as error:
        if not is_damage(error):
            raise
        return []
    previous = digest if isinstance(digest, bytes) else GENESIS
    return [entry for entry in unpack_rows(rows, previous) if entry.seq > behind]


def last_packed(connection: Connection, draft: int) -> int:
    """Tell the seq up to which a draft's history is packed; 0 if it is not."""
    last = select(func.max(packed_edits.c.last)).where(packed_edits.c.draft == draft)
    return int(connection.execute(last).scalar_one() or 0)


def unpack_rows(rows: Iterable[Sequence[object]], digest: bytes = GENESIS) -> Iterator[Entry]:
    """Unpack rows of one draft that follow each other; a harmed stretch is left out.

    Args:
        rows: The rows, in order.
        digest: Of the entry before the first of them.
    """
    for draft, first, _last, content, last_digest in rows:
        try:
            stretch = list(_chained(draft, first, json.loads(unpacked(content)), digest))
        except _BROKEN:
            stretch = []
        if stretch and stretch[-1].digest == last_digest:
            yield from stretch
        if isinstance(last_digest, bytes):
            digest = last_digest


def _chained(draft: object, first: object, bare: object, digest: bytes) -> Iterator[Entry]:
    if not (isinstance(draft, int) and isinstance(first, int) and isinstance(bare, list)):
        raise TypeError(draft)
    for seq, (group, action, at, payload) in enumerate(bare, first):
        entry = Entry(draft, seq, group, action, at, payload, b"")
        digest = entry.link(digest)
        yield entry._replace(digest=digest)
