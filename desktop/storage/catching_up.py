"""Give a store back what its second copy holds beyond it: acknowledged edits that a harmed log lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from desktop.errors import StoreDamaged
from desktop.storage.chain import Entry
from desktop.storage.content import Facts
from desktop.storage.outline import NOTE_LAST
from desktop.storage.replay import Replay, replay
from desktop.storage.schema import drafts, edits, projects
from desktop.storage.snapshots import newest_standing, read_entries
from desktop.text import storage as wording


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What became of the entries of one draft that the store had lost."""

    draft: int
    title: str
    """Blank where even that is not known."""
    given_back: int
    """Entries that are in the store again."""
    lost: int
    """Entries that do not fit what the store holds."""


def given_back(engine: Engine, copies: Sequence[Entry], place: Path) -> list[CaughtUp]:
    """Give a store back what it lost, in one transaction.

    Args:
        engine: The store, open for writing.
        copies: Entries that were acknowledged.
        place: The store's file, for the sentence.

    Raises:
        StoreDamaged: What the drafts belong to is lost as well.
    """
    try:
        with engine.begin() as connection:
            return catch_up(connection, copies)
    except IntegrityError as error:
        raise StoreDamaged(wording.DAMAGED.format(place=place)) from error


def catch_up(connection: Connection, copies: Sequence[Entry]) -> list[CaughtUp]:
    """Append what the copies prove to come behind the end of each draft's history.

    Args:
        connection: In a transaction of its own.
        copies: Entries that were acknowledged, in that order.
    """
    if copies:
        connection.exec_driver_sql(NOTE_LAST, (str(copies[-1].draft),))
    by_draft = sorted(copies, key=lambda entry: (entry.draft, entry.seq))
    groups = groupby(by_draft, key=lambda entry: entry.draft)
    return [caught for draft, group in groups if (caught := _of_draft(connection, draft, list(group)))]


def _of_draft(connection: Connection, draft: int, copies: Sequence[Entry]) -> CaughtUp | None:
    columns = (drafts.c.seq, drafts.c.digest, drafts.c.title)
    row = connection.execute(select(*columns).where(drafts.c.id == draft)).one_or_none()
    if row is None:
        return CaughtUp(draft, "", 0, len(copies))
    seq, digest, title = row
    behind = [entry for entry in copies if entry.seq > seq]
    strange = _strange(connection, [entry for entry in copies if entry.seq <= seq])
    if not behind:
        return CaughtUp(draft, title, 0, strange) if strange else None
    fitting = list(_following(behind, digest))
    if fitting:
        connection.execute(
            insert(edits), [dict(zip(edits.c.keys(), entry, strict=True)) for entry in fitting]
        )
        _keep_row(connection, draft, fitting[-1])
    return CaughtUp(draft, title, len(fitting), len(behind) - len(fitting) + strange)


def _strange(connection: Connection, copies: Sequence[Entry]) -> int:
    """Count copies that are of another history than the store's, which was put in the place of theirs."""
    if not copies:
        return 0
    last = copies[-1]
    there = select(edits.c.digest).where(edits.c.draft == last.draft, edits.c.seq == last.seq)
    # One that is packed is not there any more, and was proven when it was packed.
    return 0 if connection.execute(there).scalar() in {None, last.digest} else len(copies)


def _following(entries: Sequence[Entry], digest: bytes) -> Iterator[Entry]:
    for entry in entries:
        if entry.follows(digest):
            yield entry
            digest = entry.digest


def _keep_project(connection: Connection, draft: int, facts: Facts) -> None:
    """Make a project again that was lost with the log.

    No copy holds it, but its name is the title of what was filed there, and its unit mostly the one before.
    """
    unit = select(projects.c.unit).join(drafts, drafts.c.project == projects.c.id).where(drafts.c.id == draft)
    connection.execute(
        upsert(projects)
        .values(id=facts.project, unit=unit.scalar_subquery(), name=facts.title, code="")
        .on_conflict_do_nothing()
    )


def _keep_row(connection: Connection, draft: int, last: Entry) -> None:
    """Let the row of a draft say what its history proves now."""
    base = newest_standing(connection, draft)
    read: Replay = replay(read_entries(connection, draft, base.seq), last.seq, base)
    kept = {"seq": last.seq, "digest": last.digest, "updated": last.at}
    if read.standing.content:
        facts = read.standing.content.facts
        kept |= {"template": read.standing.content.document.template, **asdict(facts)}
        _keep_project(connection, draft, facts)
    connection.execute(update(drafts).where(drafts.c.id == draft).values(**kept))
