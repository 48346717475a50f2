"""The draft that is open in the window: every change goes through here to workspace, store and panes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from desktop.editing.workspace import Change, Workspace
from desktop.errors import UserError
from desktop.models.document import Document
from desktop.models.form import field_key
from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Finding
from desktop.templates.pack import RulePack

if TYPE_CHECKING:
    from desktop.operations.bring_in import Imported
    from desktop.operations.desk import Desk
    from desktop.operations.dry_run import Candidate, Decision
    from desktop.operations.open_draft import OpenDraft

_FILED_BY = ("year", "title", "unit", "project_name")
"""Fields that say where in the list a draft belongs."""
LONGEST_WAIT = 3000
"""Milliseconds that a fault of the program waits for the disk."""

_Shown = tuple[Document, dict[tuple[str, CellKey], str], str]


class Drafting(QObject):
    """Holds the open draft and passes on what happens to it.

    Signals:
        leaving: The open draft is about to give way to another.
        opened: Another draft was opened, or None.
        changed: A Change was made to it.
        linked: Figures of other forms were taken with this Change.
        answered: The explanation of a finding was written.
        saving: Something is on its way to the disk.
        saved: Everything so far is on the disk, since when.
        failed: The store could not write; the sentence says why.
        refiled: The draft is called otherwise in the list now.
    """

    leaving = Signal()
    opened = Signal(object)
    changed = Signal(object)
    linked = Signal(object)
    answered = Signal()
    saving = Signal()
    saved = Signal(object)
    failed = Signal(str)
    refiled = Signal()
    _written = Signal(object)
    _refused = Signal(str)
    _filed = Signal(bool)
    _unfiled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.draft: OpenDraft | None = None
        self.saved_at: datetime | None = None
        self.waiting = 0
        self.trouble = ""
        self._known: dict[str, OpenDraft] = {}
        self._shown: _Shown | None = None
        self._early: list[Callable[[Desk, OpenDraft], None]] = []
        # The writer calls from its own thread: only a queued signal may cross.
        self._written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._filed.connect(self._on_filed, Qt.ConnectionType.QueuedConnection)
        self._unfiled.connect(self._on_unfiled, Qt.ConnectionType.QueuedConnection)

    @property
    def workspace(self) -> Workspace | None:
        """Read the workspace of the open draft."""
        return None if self.draft is None else self.draft.workspace

    def attach(self, desk: Desk, opened: OpenDraft | None = None) -> None:
        """Take the desk, once the store is open.

        Args:
            desk: The desk.
            opened: The draft that was worked on last, as the desk opened it. Where it holds what the window
                has been showing since before, work goes on there, and what was typed meanwhile is saved.
        """
        self.desk = desk
        shown, self._shown = self._shown, None
        early, self._early = self._early, []
        if opened is None or self.draft is None or shown is None or not _same(shown, self.draft, opened):
            self.waiting = 0
            self.show(opened)
            self._follow_linked()
            return
        # At a glance only the form was read; what can be undone comes from the whole history.
        self.draft.workspace.remember(*opened.workspace.steps)
        opened.workspace = self.draft.workspace
        opened.answers = self.draft.answers
        self.draft, self.saved_at = opened, opened.saved_at
        self._known[opened.id] = opened
        for save in early:
            save(desk, opened)
        if early:
            self.answered.emit()
            self._file()
        else:
            self.saved.emit(opened.saved_at)
        self._follow_linked()

    def show_early(self, draft: OpenDraft) -> None:
        """Work on a draft that was only glanced at: what is typed waits for the desk."""
        self.show(draft)
        self._shown = (draft.workspace.document, dict(draft.answers), draft.workspace.form.pack.id)

    def open(self, draft_id: str | None) -> None:
        """Open a draft, or none.

        One that was open before is shown as it was, with what can be undone: what it holds may still be on
        its way to the disk.

        Raises:
            UserError: The draft can't be read.
        """
        if draft_id is None or self.desk is None:
            self.show(None)
        else:
            self.show(self._known.get(draft_id) or self.desk.open_draft(draft_id))
            self._follow_linked()

    def _follow_linked(self) -> None:
        """Take the figures of the open form that come from other forms of the unit, as those are now."""
        if self.draft is None or self.desk is None or not self.draft.workspace.form.template.links:
            return
        self.wait_until_saved()
        try:
            change = self._record(self.desk.follow_linked(self.draft))
        except UserError as error:
            self._on_refused(error.sentence)
            return
        if change is not None:
            self.linked.emit(change)

    def forget(self) -> None:
        """Let go of every draft, before the store is replaced by a backup."""
        self.show(None)
        self._known.clear()

    def show(self, draft: OpenDraft | None) -> None:
        """Work on a draft that was opened, or on none."""
        if self.draft is not None:
            self.leaving.emit()
        self.draft = draft
        self.saved_at = None if draft is None else draft.saved_at
        if draft is not None and self.desk is not None:
            self._known[draft.id] = draft
        self.opened.emit(draft)

    # ---- changes

    def write(self, texts: Mapping[CellKey, str]) -> Change | None:
        """Write cells as typed."""
        return self._record(self.workspace.write(texts) if self.workspace else None)

    def paste(self, anchor: CellKey, block: Sequence[Sequence[str]]) -> Change | None:
        """Write a block from the clipboard."""
        return self._record(self.workspace.paste(anchor, block) if self.workspace else None)

    def insert_row(self, block: str, after: str) -> Change | None:
        """Insert a row behind another one."""
        return self._record(self.workspace.insert_row(block, after) if self.workspace else None)

    def remove_rows(self, block: str, row_ids: Sequence[str]) -> Change | None:
        """Remove rows."""
        return self._record(self.workspace.remove_rows(block, row_ids) if self.workspace else None)

    def move_rows(self, block: str, row_ids: Sequence[str], *, down: bool) -> Change | None:
        """Move rows one place."""
        return self._record(self.workspace.move_rows(block, row_ids, down=down) if self.workspace else None)

    def follow(self, keys: Sequence[CellKey] = ()) -> Change | None:
        """Give figures back to the computation; no keys means all."""
        return self._record(self.workspace.follow(keys) if self.workspace else None)

    def use_pack(self, pack: RulePack) -> Change | None:
        """Score the form by another rule pack."""
        return self._record(self.workspace.use_pack(pack) if self.workspace else None)

    def restore(self, document: Document, pack: RulePack) -> Change | None:
        """Let the form read as it once did (恢复到此时); undone like any other change."""
        return self._record(self.workspace.restore(document, pack) if self.workspace else None)

    def undo(self) -> Change | None:
        """Take the last action back."""
        return self._record(self.workspace.undo() if self.workspace else None)

    def redo(self) -> Change | None:
        """Do again what was taken back."""
        return self._record(self.workspace.redo() if self.workspace else None)

    def take_in(self, candidate: Candidate, decision: Decision) -> Imported:
        """Open a draft and take into it what was read from a file.

        Raises:
            UserError: It can't be read, or was changed since the dry run.
        """
        self.open(decision.draft)
        assert self.desk is not None
        assert self.draft is not None
        taken = self.desk.take(candidate, decision, self.draft, self._written.emit, self._refused.emit)
        if taken.change is not None:
            # The writer's word is queued: it comes after this.
            self._begin()
            self.changed.emit(taken.change)
            self._refile(taken.change)
        return taken

    def worked_on(self, draft_id: str | None) -> bool:
        """Say whether something was done in a draft since it was opened here."""
        known = self._known.get(draft_id or "")
        return known is not None and known.workspace.can_undo

    def take_out(self, taken: Imported) -> bool:
        """Undo what was taken into a draft; says whether it could be: nothing was done there since."""
        opened = taken.opened
        if opened is None or opened.workspace.document != taken.after:
            return False
        self.open(opened.id)
        return self.undo() is not None

    def answer(self, finding: Finding, text: str) -> None:
        """Write the explanation of a finding; a blank one takes it back."""
        if self.draft is None:
            return
        self._save(
            lambda desk, draft: desk.answer(draft, finding, text, self._written.emit, self._refused.emit)
        )
        self.answered.emit()

    def keep(self, work: Callable[[Desk, OpenDraft], Future[Any] | None]) -> bool:
        """Save what is noted beside the form: a version that is handed over, a remark, its answer.

        Args:
            work: What hands it to the store; the store's word is heard like that of any change.

        Returns:
            Whether something is on its way to the disk; `saved` follows then.

        Raises:
            UserError: The draft can't be read.
        """
        if self.desk is None or self.draft is None:
            return False
        future = work(self.desk, self.draft)
        if future is None:
            return False
        self._begin()
        self.desk.follow(future, self._written.emit, self._refused.emit)
        return True

    def keep_cursor(self, key: CellKey | None) -> None:
        """Remember where the cursor stands."""
        if self.desk is not None and self.draft is not None and key is not None:
            self.desk.keep_cursor(self.draft, key)

    def _record(self, change: Change | None) -> Change | None:
        if change is None:
            return None
        self._save(lambda desk, draft: desk.record(draft, change, self._written.emit, self._refused.emit))
        self.changed.emit(change)
        self._refile(change)
        return change

    def _save(self, save: Callable[[Desk, OpenDraft], None]) -> None:
        """Hand something to the desk, at once or as soon as it is there."""
        self._begin()
        if self.desk is None or self.draft is None:
            self._early.append(save)
        else:
            save(self.desk, self.draft)

    def _refile(self, change: Change) -> None:
        """Have the draft lie in the list where its form says, once what says it has changed."""
        if self.draft is not None:
            template = self.draft.workspace.form.template
            keys = {field_key(template, name) for name in _FILED_BY} - {None}
            if not keys.isdisjoint(change.changed):
                self._file()

    def _file(self) -> None:
        if self.draft is None or self.desk is None:
            return
        self._begin()
        self.desk.refile(self.draft, self._filed.emit, self._unfiled.emit)

    # ---- saved or not

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        if self.desk is not None:
            self.desk.retry()

    def wait_until_saved(self) -> bool:
        """Wait a moment for the disk; says whether everything is on it."""
        if self.waiting and not self.trouble:
            loop = QEventLoop()
            self.saved.connect(loop.quit)
            self.failed.connect(loop.quit)
            QTimer.singleShot(LONGEST_WAIT, loop.quit)
            loop.exec()
        return not self.waiting

    def close(self) -> None:
        """Save and back up.

        Raises:
            StoreError: Something is not on the disk, or the backup failed; the desk stays open.
        """
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def abandon(self) -> None:
        """Let go of the desk, whatever is not on the disk or not backed up."""
        if self.desk is not None:
            self.desk.store.abandon()
            self.desk = None

    def _begin(self) -> None:
        self.waiting += 1
        if self.waiting == 1:
            self.saving.emit()

    def _on_written(self, at: datetime | None) -> None:
        self.waiting = max(0, self.waiting - 1)
        self.saved_at = at
        if self.draft is not None:
            self.draft.saved_at = at
        if not self.waiting:
            self.trouble = ""
            self.saved.emit(at)

    def _on_filed(self, moved: bool) -> None:
        # What it was filed for is on the disk, since it was asked for first.
        self._on_written(self.saved_at)
        if moved:
            self.refiled.emit()

    def _on_unfiled(self, sentence: str) -> None:
        # Nothing tries it again, but what was typed lies in the queue.
        self.waiting = max(0, self.waiting - 1)
        self._on_refused(sentence)

    def _on_refused(self, sentence: str) -> None:
        self.trouble = sentence
        self.failed.emit(sentence)


def _same(shown: _Shown, draft: OpenDraft, opened: OpenDraft) -> bool:
    """Say whether the desk found what the window has been showing."""
    found = (opened.workspace.document, opened.answers, opened.workspace.form.pack.id)
    same_form = draft.workspace.form.template.digest == opened.workspace.form.template.digest
    return draft.id == opened.id and shown == found and same_form and not opened.damage
