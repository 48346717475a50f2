"""The clerk's desk: the store, and the drafts that are open on it.

SQLAlchemy is loaded when a desk is opened, what takes forms from files when they come; not before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop import paths
from desktop.editing.workspace import Change, Workspace
from desktop.errors import StoreError, UserError
from desktop.models.document import Cell, Origin
from desktop.models.form import field_key, field_text, fresh_document
from desktop.models.keys import CellKey
from desktop.models.places import form_year
from desktop.operations.backup_lines import BackupLine, backup_line
from desktop.operations.drafts_tree import YearNode, year_nodes
from desktop.operations.library import library
from desktop.operations.links import linked_forms
from desktop.operations.new_drafts import new_draft, total_text
from desktop.operations.open_draft import OpenDraft, form_under
from desktop.operations.undoing import kept_steps
from desktop.operations.unit_drafts import UnitCheck, UnitDrafts, check_drafts, unit_drafts
from desktop.scoring.score_sheet import Finding
from desktop.text import desk as wording

if TYPE_CHECKING:
    from desktop.operations.bring_in import Imported
    from desktop.operations.dry_run import Candidate, Decision
    from desktop.operations.forms import FileRead
    from desktop.storage.history import Saved
    from desktop.storage.store import Store

T = TypeVar("T")
Done = Callable[[datetime], None]
Failed = Callable[[str], None]


def _unheard(_: object) -> None:
    """Hear the writer's word for someone who doesn't wait for it."""


@dataclass(slots=True)
class Desk:
    """Everything the window does with drafts.

    Methods return when the store has done it, but for `record`, `answer` and `refile`, whose word comes from
    the writer's thread.
    """

    folder: Path
    store: Store
    """What the other operations do with drafts goes there; another one after `away`."""
    _failed: list[Failed] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path | None = None) -> Desk:
        """Open the store of the user.

        Raises:
            StoreError: A second window, a newer store, a damaged file, no place, no right.
        """
        place = folder or paths.user_folder()
        failed: list[Failed] = []
        return cls(place, _open_store(place, failed), _failed=failed)

    def tree(self) -> tuple[YearNode, ...]:
        """List the drafts: newest year first, then by unit and project."""
        return year_nodes(self.store.outline())

    def last_draft(self) -> str | None:
        """Find the draft that was worked on last."""
        last = self.store.last_draft()
        return None if last is None else str(last)

    def recent_templates(self) -> tuple[str, ...]:
        """List the ids of the templates in use, the one that was worked on last first."""
        return self.store.recent_templates()

    def recent_units(self, first: str | None = None) -> tuple[str, ...]:
        """List the units that have drafts, the one that was worked on last first.

        Args:
            first: Id of a draft whose unit comes before all others.

        Raises:
            StoreError: It can't be read, or there is no such draft.
        """
        names = self.store.recent_units()
        if first is not None:
            names = (self.store.draft_line(int(first)).unit_name, *names)
        return tuple(dict.fromkeys(names))

    def create(self, template_id: str, unit: str, year: str, project_name: str) -> str:
        """Begin a draft on a blank form, its head filled in.

        Raises:
            StoreError: It could not be saved.
            UserError: A name is blank, or the year is none.
        """
        template = library().template(template_id)
        document = fresh_document(template)
        for name, text in (("unit", unit), ("year", year), ("project_name", project_name)):
            key = field_key(template, name)
            if key and text.strip():
                document = document.with_cell(key, Cell(text.strip(), Origin.TYPED))
        return new_draft(self.store, template, document, unit, year, project_name)

    def open_draft(self, draft_id: str) -> OpenDraft:
        """Open a draft under the template it was made with, as it was left.

        Raises:
            StoreError: It can't be read.
        """
        opened = self.store.open_draft(int(draft_id))
        name = wording.TEMPLATE_OF.format(title=opened.title)
        template = library().kept_template(opened.template_digest, name, opened.template_text)
        form, notice = form_under(template, opened.document, opened.pack)
        workspace = Workspace(form, library().metrics)
        workspace.remember(*kept_steps(self.store, opened, template))
        return OpenDraft(
            id=draft_id,
            workspace=workspace,
            cursor=opened.cursor,
            answers={(key.code, key.where): text for key, text in opened.answers.items()},
            saved_at=opened.last_saved_at,
            damage=opened.damage_sentence,
            notice=notice,
        )

    def follow_linked(self, draft: OpenDraft) -> Change | None:
        """Take the figures that come from other drafts of the same unit and year (基础数据表).

        Returns:
            What changed, to be recorded like any change; None where there is nothing new.

        Raises:
            StoreError: A draft can't be read.
        """
        return draft.workspace.follow_forms(linked_forms(self.store, draft))

    def check_unit(self, draft_id: str) -> UnitCheck:
        """Check the drafts of the unit and year that a draft is filed under against each other.

        Raises:
            StoreError: One of them can't be read.
        """
        return check_drafts(self.store, draft_id)

    def unit_drafts(self, draft_id: str) -> UnitDrafts:
        """Read the drafts of the unit and year that a draft is filed under.

        Raises:
            StoreError: One of them can't be read.
        """
        return unit_drafts(self.store, draft_id)

    def record(self, draft: OpenDraft, change: Change, done: Done, failed: Failed) -> None:
        """Save a change.

        Args:
            draft: The draft that was changed.
            change: What the workspace returned.
            done: Called on the writer's thread once the change is on the disk.
            failed: Called on the writer's thread when it can't be saved for now; it's kept and tried again.
        """
        from desktop.storage.history import Action

        total = total_text(draft.workspace.document)
        pack = None if change.pack is None else change.pack.id
        if pack == draft.workspace.form.template.pack:
            pack = ""
        self.follow(
            self.store.append(int(draft.id), change.edits, Action(change.action), total, pack), done, failed
        )

    def follow(self, future: Future[Saved], done: Done, failed: Failed) -> None:
        """Tell what becomes of something that is on its way to the disk, as for record()."""
        self._failed[:] = [failed]
        future.add_done_callback(lambda saved: _tell(saved, lambda what: done(what.at), failed))

    def answer(self, draft: OpenDraft, finding: Finding, text: str, done: Done, failed: Failed) -> None:
        """Save the explanation of a finding (说明); a blank one takes it back."""
        from desktop.storage.content import AnswerKey

        key, earlier = (finding.name, finding.where), (finding.code, finding.where)
        draft.answers.pop(key, None)
        if key != earlier and draft.answers.pop(earlier, ""):
            self.store.answer(int(draft.id), AnswerKey(*earlier), "")
        if text.strip():
            draft.answers[key] = text.strip()
        self.follow(self.store.answer(int(draft.id), AnswerKey(*key), text.strip()), done, failed)

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self.store.retry()

    def keep_cursor(self, draft: OpenDraft, key: CellKey) -> None:
        """Remember where the clerk was."""
        draft.cursor = key
        self.store.keep_cursor(int(draft.id), key)

    def refile(self, draft: OpenDraft, done: Callable[[bool], None], failed: Failed) -> None:
        """File a draft in the tree under the year, unit and project that its form names now.

        What the form leaves blank, or names no year with, stays as it was filed.

        Args:
            draft: The draft.
            done: Called on the writer's thread; told whether it lies elsewhere or is called otherwise now.
            failed: Called on the writer's thread where it could not be saved.
        """
        from desktop.storage.drafts import Filing

        form = draft.workspace.form
        filing = Filing(field_text(form, "unit"), form_year(form), field_text(form, "project_name"))
        future = self.store.refile_draft(int(draft.id), filing)
        future.add_done_callback(lambda filed: _tell(filed, done, failed))

    def delete(self, draft_id: str) -> None:
        """Put a draft away; it can be brought back."""
        self.store.delete_draft(int(draft_id))

    def undelete(self, draft_id: str) -> None:
        """Bring a draft back."""
        self.store.recover_draft(int(draft_id))

    def dry_run(self, read: FileRead) -> tuple[Candidate, ...]:
        """Say what would become of the forms of a file; nothing is done.

        Raises:
            StoreError: A draft can't be read.
        """
        from desktop.operations.candidates import candidates

        return candidates(read, self.store)

    def take(
        self,
        candidate: Candidate,
        decision: Decision,
        opened: OpenDraft | None = None,
        done: Done = _unheard,
        failed: Failed = _unheard,
    ) -> Imported:
        """Do what the clerk consents to for one form: make a new draft, or change one that is there.

        Args:
            candidate: From dry_run().
            decision: What is consented to.
            opened: The draft to change where the window has it open; otherwise it is opened.
            done: As for record(): a change is saved like any other.
            failed: As for record().

        Returns:
            What came of it; with it the opened draft and its change, to be shown and undone.

        Raises:
            StoreError: A new draft could not be saved, or the draft can't be read.
            UserError: The draft was changed since the dry run.
        """
        from desktop.operations.bring_in import describe, take_into, take_new

        found = describe(candidate)
        if decision.draft is None:
            return replace(found, draft_id=take_new(self.store, candidate))
        draft = opened or self.open_draft(decision.draft)
        change = take_into(draft, candidate, decision)
        if change is not None:
            self.record(draft, change, done, failed)
        return replace(found, draft_id=draft.id, opened=draft, change=change, after=draft.workspace.document)

    def take_back(
        self, taken: Sequence[Imported], done: Done = _unheard, failed: Failed = _unheard
    ) -> list[Imported]:
        """Undo an import: put new drafts away, and undo the changes of others.

        Returns:
            The drafts that were changed since, and so were left as they are.

        Raises:
            StoreError: A new draft could not be put away.
        """
        left = []
        for one in reversed(taken):
            if one.opened is None and one.draft_id is not None:
                self.delete(one.draft_id)
            elif one.opened is not None and one.change is not None:
                change = one.opened.workspace.undo() if one.after == one.opened.workspace.document else None
                if change is None:
                    left.append(one)
                else:
                    self.record(one.opened, change, done, failed)
        return left

    def backups(self) -> tuple[BackupLine, ...]:
        """List the backups, newest first.

        Raises:
            StoreError: The folder can't be read.
        """
        return tuple(map(backup_line, self.store.backups()))

    def back_up(self) -> BackupLine | None:
        """Back up what is saved so far; None where nothing changed since the newest backup.

        Raises:
            StoreError: It could not be made.
        """
        made = self.store.back_up()
        return None if made is None else backup_line(made.backup)

    def restore(self, name: str) -> Path | None:
        """Put a backup in the store's place; what was there is kept.

        Returns:
            Where the store that was there is kept now.

        Raises:
            StoreError: Something is not saved yet, or the backup can't be used; the store is open as before.
        """
        from desktop.storage.backups import FOLDER
        from desktop.storage.clock import now
        from desktop.storage.restoring import refuse_bad, restore
        from desktop.storage.thinning import Reason, parse_name

        refuse_bad(self.folder / FOLDER / name)
        # A harmed store can't be backed up, and is kept whole by the restore anyway.
        with suppress(StoreError):
            self.store.back_up(Reason.BEFORE_RESTORE, keep=name)
        # It may be called otherwise now: as one that is never let go.
        same = (one.file for one in self.store.backups() if parse_name(one.file.name) == parse_name(name))
        chosen = next(same, self.folder / FOLDER / name)
        return self.away(lambda: restore(self.folder, chosen, now()))

    def away(self, work: Callable[[], T]) -> T:
        """Close the store for something that is done to its files, and open it again.

        Raises:
            StoreError: Something is not saved yet; the store is open as before. Or what the work raises.
        """
        # What is to be repaired may need the second copy.
        self.store.settle()
        self.store.abandon()
        try:
            return work()
        finally:
            self.store = _open_store(self.folder, self._failed)

    def close(self) -> None:
        """Wait for everything to be saved, make a backup where something changed, and close the store.

        The backup goes to the second place too, where one is set and there.
        """
        from desktop.operations.safety import copy_away

        self.store.close()
        with suppress(UserError):
            copy_away(self.folder)


def _open_store(folder: Path, failed: list[Failed]) -> Store:
    from desktop.storage.store import Store

    def trouble(error: Exception) -> None:
        for tell in failed:
            tell(_sentence(error))

    return Store.open(folder, on_trouble=trouble)


def _sentence(error: BaseException) -> str:
    return error.sentence if isinstance(error, UserError) else wording.BUG.format(error=error)


def _tell(future: Future[T], done: Callable[[T], None], failed: Failed) -> None:
    error = future.exception()
    if error is None:
        done(future.result())
    else:
        failed(_sentence(error))
