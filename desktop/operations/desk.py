"""The clerk's desk: the store, and the drafts that are open on it.

SQLAlchemy is loaded when a desk is opened, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.editing.workspace import Change, Workspace
from desktop.errors import UserError
from desktop.models.document import Cell, Document, Origin
from desktop.models.form import TOTAL, Form, field_key, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.drafts_tree import NO_YEAR, YearNode, year_nodes
from desktop.operations.forms import FiledForm, UnreadFile, read_files
from desktop.operations.library import library
from desktop.operations.links import linked_forms
from desktop.operations.open_draft import OpenDraft, form_under
from desktop.operations.progress import Progress, silent
from desktop.operations.unit_drafts import UnitCheck, UnitDrafts, check_drafts, unit_drafts
from desktop.scoring.score_sheet import Finding
from desktop.templates.spec import Template
from desktop.text import desk as wording
from desktop.values.date import parse_year

if TYPE_CHECKING:
    from desktop.storage.backups import Backup
    from desktop.storage.history import Saved
    from desktop.storage.store import Store

Done = Callable[[datetime], None]
Failed = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one form of a file."""

    file: str
    draft_id: str | None
    place: str = ""
    template_name: str = ""
    confidence: float = 0.0
    unread: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    """Why nothing was imported; "" where it was."""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup."""

    name: str
    made_at: datetime
    size: int
    """In bytes."""


@dataclass(slots=True)
class Desk:
    """Everything the window does with drafts.

    Methods return when the store has done it, but for `record` and `answer`, whose word comes from the
    writer's thread.
    """

    folder: Path
    _store: Store
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
        return tuple(year_nodes(self._store.drafts(), library().template_names()))

    def last_draft(self) -> str | None:
        """Find the draft that was worked on last."""
        lines = self._store.drafts()
        return str(max(lines, key=lambda line: line.updated).id) if lines else None

    def recent_templates(self) -> tuple[str, ...]:
        """List the ids of the templates in use, the one that was worked on last first."""
        lines = sorted(self._store.drafts(), key=lambda line: line.updated, reverse=True)
        return tuple(dict.fromkeys(line.template for line in lines))

    def recent_units(self, first: str | None = None) -> tuple[str, ...]:
        """List the units that have drafts, the one that was worked on last first.

        Args:
            first: Id of a draft whose unit comes before all others.
        """
        lines = sorted(self._store.drafts(), key=lambda line: (str(line.id) == first, line.updated))
        return tuple(dict.fromkeys(line.unit_name for line in reversed(lines)))

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
        return self._create(template, document, unit, year, project_name)

    def _create(self, template: Template, document: Document, unit: str, year: str, project_name: str) -> str:
        from desktop.storage.drafts import NewDraft

        names = [name.strip() for name in (unit, project_name)]
        if not all(names):
            raise UserError(wording.NAMES_NEEDED)
        filed_for = NO_YEAR if year == NO_YEAR else parse_year(year)
        if filed_for is None:
            raise UserError(wording.YEAR_NEEDED.format(year=year))
        digest, text = library().template_source(template.id)
        draft = self._store.create_draft(
            NewDraft(
                project=self._project(*names),
                year=int(filed_for),
                title=project_name.strip(),
                document=document,
                template_digest=digest,
                template_text=text,
                total=document.text(CellKey(TOTAL, "", "score")),
            )
        )
        return str(draft)

    def _project(self, unit: str, project: str) -> int:
        units = {one.name: one.id for one in self._store.units()}
        unit_id = units[unit] if unit in units else self._store.add_unit(unit)
        projects = {one.name: one.id for one in self._store.projects(unit_id)}
        return projects[project] if project in projects else self._store.add_project(unit_id, project)

    def open_draft(self, draft_id: str) -> OpenDraft:
        """Open a draft under the template it was made with, as it was left.

        Raises:
            StoreError: It can't be read.
        """
        opened = self._store.open_draft(int(draft_id))
        name = wording.TEMPLATE_OF.format(title=opened.title)
        template = library().kept_template(opened.template_digest, name, opened.template_text)
        form, notice = form_under(template, opened.document, opened.pack)
        return OpenDraft(
            id=draft_id,
            workspace=Workspace(form, library().metrics),
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
        return draft.workspace.follow_forms(linked_forms(self._store, draft))

    def check_unit(self, draft_id: str) -> UnitCheck:
        """Check the drafts of the unit and year that a draft is filed under against each other.

        Raises:
            StoreError: One of them can't be read.
        """
        return check_drafts(self._store, draft_id)

    def unit_drafts(self, draft_id: str) -> UnitDrafts:
        """Read the drafts of the unit and year that a draft is filed under.

        Raises:
            StoreError: One of them can't be read.
        """
        return unit_drafts(self._store, draft_id)

    def record(self, draft: OpenDraft, change: Change, done: Done, failed: Failed) -> None:
        """Save a change.

        Args:
            draft: The draft that was changed.
            change: What the workspace returned.
            done: Called on the writer's thread once the change is on the disk.
            failed: Called on the writer's thread when it can't be saved for now; it's kept and tried again.
        """
        from desktop.storage.history import Action

        self._failed[:] = [failed]
        total = draft.workspace.document.text(CellKey(TOTAL, "", "score"))
        pack = None if change.pack is None else change.pack.id
        if pack == draft.workspace.form.template.pack:
            pack = ""
        future = self._store.append(int(draft.id), change.edits, Action(change.action), total, pack)
        future.add_done_callback(lambda saved: _tell(saved, done, failed))

    def answer(self, draft: OpenDraft, finding: Finding, text: str, done: Done, failed: Failed) -> None:
        """Save the explanation of a finding (说明); a blank one takes it back."""
        from desktop.storage.content import AnswerKey

        self._failed[:] = [failed]
        key, earlier = (finding.name, finding.where), (finding.code, finding.where)
        draft.answers.pop(key, None)
        if key != earlier and draft.answers.pop(earlier, ""):
            self._store.answer(int(draft.id), AnswerKey(*earlier), "")
        if text.strip():
            draft.answers[key] = text.strip()
        future = self._store.answer(int(draft.id), AnswerKey(*key), text.strip())
        future.add_done_callback(lambda saved: _tell(saved, done, failed))

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self._store.retry()

    def keep_cursor(self, draft: OpenDraft, key: CellKey) -> None:
        """Remember where the clerk was."""
        draft.cursor = key
        self._store.keep_cursor(int(draft.id), key)

    def refile(self, draft: OpenDraft) -> bool:
        """File a draft in the tree under the year, unit and project that its form names now.

        What the form leaves blank, or names no year with, stays as it was filed.

        Returns:
            Whether it lies elsewhere or is called otherwise now.

        Raises:
            StoreError: It could not be saved.
        """
        filed = next(line for line in self._store.drafts() if str(line.id) == draft.id)
        form = draft.workspace.form
        unit = _field(form, "unit") or filed.unit_name
        title = _field(form, "project_name") or filed.title
        year = _year(form)
        moved = (unit, title) != (filed.unit_name, filed.title)
        project = self._project(unit, title) if moved else filed.project
        return self._store.refile_draft(filed.id, project, year or filed.year, title)

    def delete(self, draft_id: str) -> None:
        """Put a draft away; it can be brought back."""
        self._store.delete_draft(int(draft_id))

    def undelete(self, draft_id: str) -> None:
        """Bring a draft back."""
        self._store.recover_draft(int(draft_id))

    def import_files(self, files: Sequence[str], progress: Progress = silent) -> list[Imported]:
        """Read files and make a draft of each form in them.

        Raises:
            Cancelled: The user stopped it; what was imported until then stays.
        """
        return [self._imported(result) for result in read_files(files, progress)]

    def _imported(self, result: FiledForm | UnreadFile) -> Imported:
        if isinstance(result, UnreadFile):
            return Imported(result.file, None, sentence=result.sentence)
        reading = result.reading
        unit = _field(result.form, "unit") or wording.NO_UNIT
        project = _field(result.form, "project_name") or Path(result.file).stem
        year = _field(result.form, "year") or _year(result.form) or NO_YEAR
        found = Imported(
            file=result.file,
            draft_id=None,
            place=reading.place,
            template_name=reading.template.name,
            confidence=reading.confidence,
            unread=tuple((stray.where, stray.text) for stray in reading.unread),
        )
        try:
            draft = self._create(reading.template, result.form.document, unit, str(year), project)
            return replace(found, draft_id=draft)
        except UserError as error:
            return replace(found, sentence=error.sentence)

    def backups(self) -> tuple[BackupLine, ...]:
        """List the backups, newest first.

        Raises:
            StoreError: The folder can't be read.
        """
        return tuple(map(_backup_line, self._store.backups()))

    def back_up(self) -> BackupLine | None:
        """Back up what is saved so far; None where nothing changed since the newest backup.

        Raises:
            StoreError: It could not be made.
        """
        made = self._store.back_up()
        return None if made is None else _backup_line(made.backup)

    def restore(self, name: str) -> Path | None:
        """Put a backup in the store's place; what was there is kept.

        Returns:
            Where the store that was there is kept now.

        Raises:
            StoreError: Something is not saved yet, or the backup can't be used; the store is open as before.
        """
        from desktop.storage import backups
        from desktop.storage.clock import now

        chosen = next(one for one in self._store.backups() if one.file.name == name)
        self._store.close()
        try:
            return backups.restore(self.folder, chosen.file, now())
        finally:
            self._store = _open_store(self.folder, self._failed)

    def close(self) -> None:
        """Wait for everything to be saved, make a backup where something changed, and close the store."""
        self._store.close()


def _open_store(folder: Path, failed: list[Failed]) -> Store:
    from desktop.storage.store import Store

    def trouble(error: Exception) -> None:
        for tell in failed:
            tell(_sentence(error))

    return Store.open(folder, on_trouble=trouble)


def _backup_line(backup: Backup) -> BackupLine:
    return BackupLine(backup.file.name, backup.at, backup.size)


def _sentence(error: BaseException) -> str:
    return error.sentence if isinstance(error, UserError) else wording.BUG.format(error=error)


def _tell(saved: Future[Saved], done: Done, failed: Failed) -> None:
    error = saved.exception()
    if error is None:
        done(saved.result().at)
    else:
        failed(_sentence(error))


def _year(form: Form) -> int | None:
    """Read the year of a form, from its title where it has no place for one."""
    return parse_year(_field(form, "year")) or parse_year(_field(form, "title"))


def _field(form: Form, name: str) -> str:
    key = field_key(form.template, name)
    return form.document.text(key).strip() if key else ""
