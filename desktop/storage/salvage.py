"""Recover a harmed store: what can be read of it, of its second copy and of the backups becomes a new one.

Nothing is believed that the chain of digests does not prove; the harmed files are kept aside; and of each
draft that is not whole it is said what is missing, since when, and which backup it was taken from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.errors import StoreDamaged, StoreError
from desktop.storage.backups import copy_store, list_backups, remove_store
from desktop.storage.chain import Entry
from desktop.storage.connection import connect, make_file, refuse_newer_file
from desktop.storage.drafts import digest_of
from desktop.storage.driver import address
from desktop.storage.durable import make_folder
from desktop.storage.echo import NAME as ECHO
from desktop.storage.echo import read_echo
from desktop.storage.faults import told
from desktop.storage.lock import StoreLock
from desktop.storage.merging import Merged, merge
from desktop.storage.migrations import check_schema, migrate
from desktop.storage.restoring import BUILDING, finish_restore, put_in_place
from desktop.storage.schema import (
    FILE_NAME,
    draft_state,
    drafts,
    drafts_up_to,
    edits,
    projects,
    template_texts,
    units,
)
from desktop.storage.snapshots import write_snapshot
from desktop.storage.sources import Source, read_source
from desktop.text import salvage as wording
from desktop.text import storage as undone


@dataclass(frozen=True, slots=True)
class SalvagedDraft:
    """A draft that is not whole in the new store, or not from the old one alone."""

    draft: int
    title: str
    """Blank where even that is lost."""
    kept: int
    """Its last entry now; 0 where it is lost."""
    lost: int
    """The last entry that it is known to have had; the same where nothing at its end is lost."""
    since: str
    """The moment of its last entry, as it is stamped."""
    backup: datetime | None = None
    """The backup that something of it was taken from."""
    cut: int = 0
    """Entries up to this one can't be read any more, though what they led to is whole."""
    template_lost: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a store that was recovered."""

    aside: Path | None
    """Where the harmed file is now."""
    count: int
    """Drafts in the new store."""
    harmed: tuple[SalvagedDraft, ...]
    counted: bool = True
    """Whether the old file still told how many drafts there ever were."""


def salvage(folder: Path, at: datetime, templates: Mapping[str, str] | None = None) -> Salvaged:
    """Make a new store of all that can be proven, and put it in the place of the harmed one.

    Args:
        folder: The user's folder; the store must be closed.
        at: The moment.
        templates: Texts of templates that are known, by their digest.

    Raises:
        StoreError: The store is open somewhere, a newer program wrote it, or the disk fails; nothing was
            touched.
    """
    with told(folder, undone.NOT_RESTORED):
        make_folder(folder)
        _refuse_newer(folder / FILE_NAME)
        lock = StoreLock.take(folder, at)
        building = folder / BUILDING
        try:
            finish_restore(folder, at)
            sources = _sources(folder)
            harmed, count = _build(building, sources, templates or {})
            aside = put_in_place(folder, lambda waiting: copy_store(building, waiting), None, at)
            return Salvaged(aside.store if aside else None, count, harmed, sources[0].counted)
        finally:
            remove_store(building)
            lock.release()


def _refuse_newer(file: Path) -> None:
    """Refuse a store whose head tells a newer format, unless its tables are ours: then the head is harmed."""
    try:
        refuse_newer_file(file)
    except StoreError:
        place = address(file, "mode=ro&immutable=1")
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(place, uri=True))
        try:
            check_schema(engine, file)
        except StoreDamaged:
            ours = False
        else:
            ours = True
        finally:
            engine.dispose()
        if not ours:
            raise


def _sources(folder: Path) -> list[Source]:
    """Read the store, its second copy, and the backups, the newest first."""
    own = read_source(folder / FILE_NAME)
    copies = Source(None)
    for entry in read_echo(folder / ECHO):
        copies.entries.setdefault(entry.draft, {})[entry.seq] = entry
        copies.highest = max(copies.highest, drafts_up_to(entry.draft))
    older = [read_source(backup.file, backup.at) for backup in list_backups(folder)]
    return [own, copies, *older]


def _build(
    building: Path, sources: Sequence[Source], templates: Mapping[str, str]
) -> tuple[tuple[SalvagedDraft, ...], int]:
    """Write the new store beside the old one."""
    remove_store(building)
    make_file(building)
    engine = connect(building, writing=True)
    try:
        migrate(engine, building, lambda _old: None)
        with engine.begin() as connection:
            return _write(connection, sources, templates)
    finally:
        engine.dispose()


def _write(
    connection: Connection, sources: Sequence[Source], templates: Mapping[str, str]
) -> tuple[tuple[SalvagedDraft, ...], int]:
    known = _templates(sources, templates)
    _write_tree(connection, sources)
    harmed: list[SalvagedDraft] = []
    count = 0
    highest = max(source.highest for source in sources)
    every = {draft for source in sources for draft in (*source.drafts, *source.entries)}
    for draft in sorted(every | set(range(1, highest + 1))):
        merged = _merged(draft, sources)
        if merged is None:
            harmed.append(_gone(draft, sources))
            continue
        count += 1
        lost = merged.content.facts.template_digest not in known
        _write_draft(connection, draft, merged, sources, known)
        said = _compared(draft, merged, sources, template_lost=lost)
        harmed += [said] if said else []
    return tuple(harmed), count


def _merged(draft: int, sources: Sequence[Source]) -> Merged | None:
    pools = [source.entries[draft] for source in sources if draft in source.entries]
    standings = [standing for source in sources for standing in source.standings.get(draft, ())]
    rows = [source.drafts[draft] for source in sources if draft in source.drafts]
    heads = [row["digest"] for row in rows if isinstance(row.get("digest"), bytes)]
    return merge(pools, standings, heads)


def _compared(
    draft: int, merged: Merged, sources: Sequence[Source], *, template_lost: bool
) -> SalvagedDraft | None:
    """Say what of a draft is missing, or came from elsewhere; None where the old store had all of it."""
    last = merged.last
    own = _held(draft, merged.entries, sources[:2])
    lost = max(source.last(draft) for source in sources)
    if own and lost <= last.seq and not merged.cut and not template_lost:
        return None
    holders = [source for source in sources[2:] if _held(draft, merged.entries[-1:], [source])]
    return SalvagedDraft(
        draft=draft,
        title=merged.content.facts.title,
        kept=last.seq,
        lost=max(lost, last.seq),
        since=last.at,
        backup=holders[0].made if holders and not own else None,
        cut=merged.cut,
        template_lost=template_lost,
    )


def _held(draft: int, entries: Sequence[Entry], sources: Sequence[Source]) -> bool:
    """Say whether entries stand in sources as they are."""
    there = [source.entries.get(draft, {}) for source in sources]
    # The first one may be made anew, and a digest mended.
    return all(any(_same(one.get(entry.seq), entry) for one in there) for entry in entries)


def _same(one: Entry | None, other: Entry) -> bool:
    return one is not None and (one.payload == other.payload or '"do":"start"' in other.payload)


def _gone(draft: int, sources: Sequence[Source]) -> SalvagedDraft:
    titles = [str(source.drafts[draft].get("title", "")) for source in sources if draft in source.drafts]
    return SalvagedDraft(draft, titles[0] if titles else "", 0, 0, "")


def _templates(sources: Sequence[Source], known: Mapping[str, str]) -> dict[str, str]:
    texts = (text for source in sources for text in source.templates.values())
    every = (*known.values(), *texts)
    return {digest_of(text): text for text in every}


def _write_tree(connection: Connection, sources: Sequence[Source]) -> None:
    """Write units and projects, as the first source that has them names them."""
    for source in sources:
        for row in source.units.values():
            _add(connection, units, row, (int, str, str))
    for source in sources:
        for row in source.projects.values():
            if isinstance(row[1], int):
                # Only where no other source names the unit.
                _add(connection, units, (row[1], wording.UNKNOWN_UNIT, ""), (int, str, str))
            _add(connection, projects, row, (int, int, str, str))


def _add(connection: Connection, table: Table, row: tuple[Any, ...], kinds: tuple[type, ...]) -> None:
    """Add a row unless it is there, or harmed."""
    if all(map(isinstance, row, kinds)):
        values = dict(zip(table.c.keys(), row, strict=True))
        connection.execute(upsert(table).values(**values).on_conflict_do_nothing())


def _write_draft(
    connection: Connection, draft: int, merged: Merged, sources: Sequence[Source], known: Mapping[str, str]
) -> None:
    facts, last = merged.content.facts, merged.last
    _have(connection, merged, known)
    row = next((source.drafts[draft] for source in sources if draft in source.drafts), {})
    whole = row.get("digest") == last.digest
    connection.execute(
        insert(drafts).values(
            **asdict(facts),
            id=draft,
            template=merged.content.document.template,
            created=merged.entries[0].at,
            seq=last.seq,
            digest=last.digest,
            updated=last.at,
            undo_depth=0,
            total=str(row.get("total", "")) if whole else "",
        )
    )
    columns = edits.c.keys()
    connection.execute(insert(edits), [dict(zip(columns, entry, strict=True)) for entry in merged.entries])
    write_snapshot(connection, draft, last.seq, last.digest, merged.content)
    cursor = next((source.cursors[draft] for source in sources if draft in source.cursors), "")
    if cursor:
        connection.execute(insert(draft_state).values(draft=draft, cursor=cursor))


def _have(connection: Connection, merged: Merged, known: Mapping[str, str]) -> None:
    """Write the project and the template that a draft names, whatever is left of them."""
    digest, project = merged.content.facts.template_digest, merged.content.facts.project
    _add(connection, template_texts, (digest, known.get(digest, "")), (str, str))
    if connection.execute(select(projects.c.id).where(projects.c.id == project)).first() is None:
        unknown = select(units.c.id).where(units.c.name == wording.UNKNOWN_UNIT)
        unit = connection.execute(unknown).scalar()
        if unit is None:
            added = connection.execute(insert(units).values(name=wording.UNKNOWN_UNIT, code=""))
            unit = added.lastrowid
        _add(connection, projects, (project, unit, wording.UNKNOWN_PROJECT, ""), (int, int, str, str))
