"""Check a whole store: what a clerk can't see, and no opening of one draft would show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.storage.drafts import digest_of
from desktop.storage.schema import drafts, drafts_up_to, template_texts
from desktop.storage.verify import HarmedDraft, harmed_drafts, pages_are_whole
from desktop.text import salvage as wording


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found when a whole store was checked."""

    pages_whole: bool
    missing: tuple[int, ...]
    """Drafts that are there no more, though none is ever removed."""
    harmed: tuple[HarmedDraft, ...]
    count: int
    """Drafts that were checked."""
    templates: int = 0
    """Kept texts of templates that are harmed."""
    astray: int = 0
    """Rows that belong to something which is there no more."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say what is wrong; nothing where nothing is."""
        found = [] if self.pages_whole else [wording.PAGES_HARMED]
        if self.missing:
            found.append(wording.MISSING.format(count=len(self.missing), drafts=numbered(self.missing)))
        if self.templates:
            found.append(wording.TEMPLATES_HARMED.format(count=self.templates))
        if self.astray:
            found.append(wording.ASTRAY)
        return (*found, *(harmed.sentence for harmed in self.harmed))


def examine_store(connection: Connection) -> Examination:
    """Check a whole store: its pages, whether every draft is there, and every history."""
    whole = pages_are_whole(connection)
    count = connection.exec_driver_sql("SELECT count(*) FROM drafts NOT INDEXED").scalar_one()
    return Examination(
        pages_whole=whole,
        missing=missing_drafts(connection),
        harmed=tuple(harmed_drafts(connection)),
        count=count,
        templates=_harmed_templates(connection),
        # A harmed page would stop it, and is said anyway.
        astray=len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()) if whole else 0,
    )


def numbered(drafts: Iterable[int]) -> str:
    """List numbers of drafts in order, those that follow each other from the first to the last."""
    runs: list[list[int]] = []
    for draft in drafts:
        if runs and draft == runs[-1][-1] + 1:
            runs[-1][1:] = [draft]
        else:
            runs.append([draft])
    return wording.BETWEEN.join(wording.UP_TO.join(map(str, run)) for run in runs)


def _harmed_templates(connection: Connection) -> int:
    """Count the drafts' templates whose kept text is not what their digest says."""
    wanted = set(connection.execute(select(drafts.c.template_digest).distinct()).scalars())
    rows = connection.execute(select(template_texts)).all()
    return len(wanted - {digest for digest, text in rows if digest_of(str(text)) == digest})


def missing_drafts(connection: Connection) -> tuple[int, ...]:
    """Find the drafts whose rows are gone: numbers are given one after the other, and none is removed."""
    last = connection.exec_driver_sql("SELECT max(seq) FROM sqlite_sequence WHERE name = 'drafts'").scalar()
    there = set(connection.exec_driver_sql("SELECT id FROM drafts NOT INDEXED").scalars())
    orphans = connection.exec_driver_sql("SELECT DISTINCT draft FROM edits").scalars()
    every = {*range(1, drafts_up_to(last) + 1), *orphans}
    return tuple(sorted(draft for draft in every - there if isinstance(draft, int)))
