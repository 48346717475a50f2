"""Check a whole store: SQLite's own quick check, and the chain of every draft's history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.storage.drafts import damage_sentence
from desktop.storage.faults import is_damage
from desktop.storage.replay import Damage, Standing, examine
from desktop.storage.schema import drafts
from desktop.storage.snapshots import read_entries, standings


@dataclass(frozen=True, slots=True)
class HarmedDraft:
    """A draft with a harmed stretch in its history."""

    draft: int
    title: str
    damage: Damage

    @property
    def sentence(self) -> str:
        """Say it to the user."""
        return damage_sentence(self.title, self.damage)


def pages_are_whole(connection: Connection) -> bool:
    """Ask SQLite whether every page of the file is where and what it should be."""
    try:
        return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok")
    except DatabaseError as error:
        if not is_damage(error):
            raise
        return False


def harmed_drafts(connection: Connection, wanted: Collection[int] | None = None) -> list[HarmedDraft]:
    """Check the chain of every draft, or of those wanted, and name each harmed stretch."""
    heads = connection.execute(select(drafts.c.id, drafts.c.title, drafts.c.seq).order_by(drafts.c.id)).all()
    return [
        HarmedDraft(draft, title, damage)
        for draft, title, head in heads
        if wanted is None or draft in wanted
        for damage in _examined(connection, draft, head if isinstance(head, int) else 0)
    ]


def _examined(connection: Connection, draft: int, head: int) -> list[Damage]:
    good: list[Standing] = []
    harmed: list[Damage] = []
    for found in standings(connection, draft):
        if isinstance(found, Standing):
            good.append(found)
        else:
            harmed.append(Damage(found, found, lost=False))
    return harmed + list(examine(read_entries(connection, draft), head, good[::-1]))
