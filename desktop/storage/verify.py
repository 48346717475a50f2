"""Check a whole store: SQLite's own quick check, and the chain of every draft's history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.storage.drafts import agrees, damage_sentence, draft_row
from desktop.storage.faults import is_damage
from desktop.storage.replay import Damage, Standing, examine
from desktop.storage.schema import drafts, number
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
    """Prove the history of every draft, or of those wanted, and name each harmed stretch."""
    every = connection.execute(select(drafts.c.id).order_by(drafts.c.id)).scalars().all()
    checked = every if wanted is None else [draft for draft in every if draft in wanted]
    return [harmed for draft in checked for harmed in _examined(connection, draft)]


def _examined(connection: Connection, draft: int) -> list[HarmedDraft]:
    row = draft_row(connection, draft)
    good: list[Standing] = []
    damages: list[Damage] = []
    for found in standings(connection, draft):
        if isinstance(found, Standing):
            good.append(found)
        else:
            damages.append(Damage(found, found, lost=False))
    result = examine(read_entries(connection, draft), number(row["seq"]), good[::-1])
    damages += result.damages
    standing = result.standing
    if not damages and not agrees(row, standing):
        damages.append(Damage(standing.seq, standing.seq, lost=False))
    return [HarmedDraft(draft, str(row["title"]), damage) for damage in damages]
