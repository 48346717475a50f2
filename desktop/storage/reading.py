"""What can be asked of a store, from any thread, while another one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from desktop.errors import StoreError
from desktop.storage import compaction, tree
from desktop.storage.content import Content
from desktop.storage.examining import Examination, examine_store
from desktop.storage.faults import told
from desktop.storage.logbook import Deed, End, Logged, content_at, read_deeds, read_log
from desktop.storage.outline import UnitOutline
from desktop.storage.tree import DraftLine, Project, Unit
from desktop.storage.verify import HarmedDraft
from desktop.storage.verify import harmed_drafts as find_harm
from desktop.text import storage as wording

T = TypeVar("T")


class StoreReader:
    """Reads the store; faults of the world come as StoreError with a whole sentence."""

    def __init__(self, file: Path, engine: Engine) -> None:
        self.file = file
        self._engine = engine

    def harmed_drafts(self) -> list[HarmedDraft]:
        """Check the history of every draft and name each harmed stretch."""
        return self._read(find_harm)

    def examine(self) -> Examination:
        """Check the whole store: its pages, whether every draft is there, and the history of each."""
        return self._read(examine_store)

    # Units and projects

    def units(self) -> tuple[Unit, ...]:
        """List the units."""
        return self._read(tree.list_units)

    def projects(self, unit: int | None = None) -> tuple[Project, ...]:
        """List the projects, of one unit if given."""
        return self._read(lambda connection: tree.list_projects(connection, unit))

    # Lists of drafts

    def outline(self) -> list[UnitOutline]:
        """List the drafts in sight as the tree of the window shows them."""
        return self._read(tree.outline)

    def drafts(self, *, deleted: bool = False) -> tuple[DraftLine, ...]:
        """List the drafts by year, unit and project; or those that were deleted."""
        return self._read(lambda connection: tree.list_drafts(connection, deleted=deleted))

    def draft_line(self, draft: int) -> DraftLine:
        """Find one draft in the list.

        Raises:
            StoreError: It is not there, or was deleted.
        """
        lines = self.drafts_among([draft])
        if not lines:
            raise StoreError(wording.NO_DRAFT.format(draft=draft))
        return lines[0]

    def drafts_among(self, drafts: Sequence[int]) -> tuple[DraftLine, ...]:
        """List some drafts, but for those that were deleted."""
        return self._read(lambda connection: tree.drafts_among(connection, drafts))

    def drafts_of_unit(self, unit: int, year: int) -> tuple[DraftLine, ...]:
        """List the drafts of a unit in a year."""
        return self._read(lambda connection: tree.drafts_of_unit(connection, unit, year))

    def drafts_of_project(self, project: int) -> tuple[DraftLine, ...]:
        """List the drafts of a project in all years."""
        return self._read(lambda connection: tree.drafts_of_project(connection, project))

    def drafts_of_year(self, year: int) -> tuple[DraftLine, ...]:
        """List the drafts in sight of a year."""
        return self._read(lambda connection: tree.drafts_of_year(connection, year))

    def archived_drafts(self) -> tuple[DraftLine, ...]:
        """List the drafts in the archive."""
        return self._read(tree.archived_drafts)

    def any_archived(self) -> bool:
        """Say whether there is a draft in the archive."""
        return self._read(tree.any_archived)

    def any_deleted(self) -> bool:
        """Say whether there is a draft that was deleted."""
        return self._read(tree.any_deleted)

    def last_draft(self) -> int | None:
        """Find the draft in sight that was worked on last."""
        return self._read(tree.last_draft)

    def recent_templates(self) -> tuple[str, ...]:
        """List the ids of the templates in use, the one that was worked on last first."""
        return self._read(tree.recent_templates)

    def recent_units(self) -> tuple[str, ...]:
        """List the names of the units that have drafts, the one that was worked on last first."""
        return self._read(tree.recent_units)

    def heads(self, among: Sequence[int] | None = None) -> dict[int, bytes]:
        """Tell the end of each draft's history, which tells two states of it apart; deleted ones apart.

        Args:
            among: The drafts that are asked for; None for all.
        """
        return self._read(lambda connection: tree.heads(connection, among))

    # The history of a draft

    def log(self, draft: int) -> tuple[Logged, ...]:
        """Read every action that was done to a draft, with what it held before and after; oldest first."""
        return self._read(lambda connection: tuple(read_log(connection, draft)))

    def deeds(self, draft: int, count: int, end: End) -> list[Deed]:
        """Read about the last so many entries that led to a proven end as actions, oldest first."""
        return self._read(lambda connection: read_deeds(connection, draft, count, end))

    def content_at(self, draft: int, seq: int) -> Content | None:
        """Read what a draft held after an entry of its history."""
        return self._read(lambda connection: content_at(connection, draft, seq))

    def due_for_packing(self, before: datetime) -> list[int]:
        """List the drafts that were not worked on since a moment and whose history can be packed."""
        return self._read(lambda connection: compaction.due(connection, before))

    def _read(self, work: Callable[[Connection], T]) -> T:
        with told(self.file), self._engine.connect() as connection:
            return work(connection)
