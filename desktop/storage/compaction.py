"""Keep the store small: the history of drafts that nobody works on is packed, nothing of it left out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from desktop.storage.clock import stamp
from desktop.storage.drafts import agrees, draft_row
from desktop.storage.packing import last_packed, pack_entries
from desktop.storage.replay import replay
from desktop.storage.schema import drafts, edits, number, snapshots
from desktop.storage.snapshots import newest_standing, read_entries, write_snapshot

WORTH_IT = 12
"""Fewer entries than these are left as they are."""


def due(connection: Connection, before: datetime) -> list[int]:
    """List the drafts that were not worked on since a moment and whose history is worth packing."""
    count = select(func.count()).where(edits.c.draft == drafts.c.id).scalar_subquery()
    wanted = select(drafts.c.id).where(drafts.c.updated < stamp(before), count > WORTH_IT)
    return list(connection.execute(wanted.order_by(drafts.c.id)).scalars())


def compact(connection: Connection, draft: int) -> bool:
    """Pack the history of a draft but for its last entry, which a snapshot is kept behind.

    A harmed history is left as it is.

    Returns:
        Whether anything was packed.

    Raises:
        StoreError: There is no such draft.
    """
    row = draft_row(connection, draft)
    entries = read_entries(connection, draft)
    read = replay(entries, number(row["seq"]))
    standing = read.standing
    rest = [entry for entry in entries[:-1] if entry.seq > last_packed(connection, draft)]
    if len(rest) < WORTH_IT or read.damages or not standing.content or not agrees(row, standing):
        return False
    if newest_standing(connection, draft).seq != standing.seq:
        write_snapshot(connection, draft, standing.seq, standing.digest, standing.content)
    connection.execute(delete(snapshots).where(snapshots.c.draft == draft, snapshots.c.seq != standing.seq))
    pack_entries(connection, draft, rest)
    return True
