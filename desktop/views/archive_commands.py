"""What is done with drafts that are done with: put them into the archive, bring them back, undo either."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.models.places import form_name
from desktop.text import archiving as wording
from desktop.text.window import FAILED_TITLE, MENU_PUT_AWAY, PROJECTS_NO_NAME
from desktop.views.actions import Actions
from desktop.views.dialogs import Dialogs, attempt
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner
from desktop.views.status import StatusLine

if TYPE_CHECKING:
    from desktop.operations.archiving import Moved
    from desktop.operations.desk import Desk
    from desktop.operations.open_draft import OpenDraft


class ArchiveCommands(QObject):
    """Commands on the archive, and the way back from what was just put out of sight.

    Signals:
        said: A sentence for the status line.
        listed: Other drafts are in sight now.
    """

    said = Signal(str)
    listed = Signal()

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, status: StatusLine) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._status = window, drafting, runner, status
        self._open: str | None = None
        self._actions: Actions | None = None
        self._take_back: Callable[[], None] | None = None
        self.undo = QAction(window)
        # The undo of the form is off while none is open, so the key has one meaning.
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo.setEnabled(False)
        self.undo.triggered.connect(self._undo)
        window.addAction(self.undo)
        drafting.opened.connect(self._follow)

    def join(self, actions: Actions) -> None:
        """Take up the window's actions: when their menu opens, what there is to bring back is offered."""
        self._actions = actions
        actions.menus[MENU_PUT_AWAY].aboutToShow.connect(lambda: self._offer_lists(actions))

    def archive(self) -> None:
        """Put the open draft into the archive."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            name = form_name(draft.workspace.form) or PROJECTS_NO_NAME
            self._archive(desk, (draft.id,), lambda _: wording.DONE.format(name=name))

    def archive_year(self) -> None:
        """Put every draft of the year of the open one into the archive."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            attempt(self._window, lambda: self._archive_year(desk, draft.id))

    def _archive_year(self, desk: Desk, draft_id: str) -> None:
        from desktop.operations.archiving import drafts_of_year  # noqa: PLC0415 - loaded when asked for

        year, ids = drafts_of_year(desk, draft_id)
        question = wording.YEAR_QUESTION.format(year=year, count=len(ids))
        if Dialogs.ask(self._window, question, wording.YEAR_DETAIL, wording.YES_ARCHIVE):
            self._archive(desk, ids, lambda count: wording.YEAR_DONE.format(year=year, count=count))

    def _archive(self, desk: Desk, ids: Sequence[str], said: Callable[[int], str]) -> None:
        from desktop.operations.archiving import archive  # noqa: PLC0415 - loaded when asked for

        opened = self._open

        def archived(moved: Moved) -> None:
            if moved.done:
                self._drafting.open(None)
                self.listed.emit()
                self._offer(wording.UNDO_ARCHIVING, lambda: self._unarchive(desk, moved.done, opened))
                self.said.emit(said(len(moved.done)))
            self._tell(moved)

        self._runner.run(wording.ARCHIVING, lambda progress: archive(desk, ids, progress), archived)

    def _tell(self, moved: Moved) -> None:
        if moved.trouble:
            Dialogs.tell(self._window, FAILED_TITLE, moved.trouble)

    def bring_back(self) -> None:
        """List the archive, and bring back the draft that is chosen."""
        desk = self._drafting.desk
        if desk is not None:
            attempt(self._window, lambda: self._bring_back(desk))

    def _bring_back(self, desk: Desk) -> None:
        from desktop.operations.archiving import archived_drafts, bring_back  # noqa: PLC0415 - as asked for
        from desktop.views.deleted_dialog import DeletedDialog  # noqa: PLC0415 - as above

        kept = archived_drafts(desk)
        if not kept:
            self.said.emit(wording.NOTHING)
            return
        row = DeletedDialog.ask(self._window, [glimpse for _, glimpse in kept], wording.TITLE)
        if row is None:
            return
        draft_id, glimpse = kept[row]
        bring_back(desk, draft_id)
        self._show(draft_id, wording.BACK.format(name=glimpse.title or PROJECTS_NO_NAME))

    # ---- the way back

    def _follow(self, draft: OpenDraft | None) -> None:
        """Offer to bring back a draft that was open and is deleted now; any other draft ends an offer."""
        left, self._open = self._open, None if draft is None else draft.id
        self._offer("", None)
        desk = self._drafting.desk
        if draft is None and left is not None and desk is not None:
            attempt(self._window, lambda: self._look_for(desk, left))

    def _look_for(self, desk: Desk, left: str) -> None:
        from desktop.operations.rescue import deleted_drafts  # noqa: PLC0415 - loaded when a draft was left

        if any(draft_id == left for draft_id, _ in deleted_drafts(desk)):
            self._offer(wording.UNDO_DELETING, lambda: self._undelete(desk, left))

    def _offer(self, text: str, take_back: Callable[[], None] | None) -> None:
        """Offer a way back beside the sentence in the status line, or none any more."""
        if take_back is None and self._take_back is None:
            return
        self._take_back = take_back
        self.undo.setText(text)
        self.undo.setEnabled(take_back is not None)
        if self._actions is not None:
            shown = self.undo if take_back is not None else self._actions.by_name["undo_import"]
            self._status.offer(shown if shown.isEnabled() else None)

    def _undo(self) -> None:
        if self._take_back is not None:
            attempt(self._window, self._take_back)

    def _unarchive(self, desk: Desk, ids: Sequence[str], opened: str | None) -> None:
        from desktop.operations.archiving import unarchive  # noqa: PLC0415 - loaded when asked for

        def back(moved: Moved) -> None:
            left = ids[len(moved.done) :]
            if not left:
                self._show(opened, wording.ARCHIVING_UNDONE.format(count=len(ids)))
                return
            if moved.done:
                self.listed.emit()
                self.said.emit(wording.ARCHIVING_UNDONE.format(count=len(moved.done)))
            self._offer(wording.UNDO_ARCHIVING, lambda: self._unarchive(desk, left, opened))
            self._tell(moved)

        self._runner.run(wording.UNARCHIVING, lambda progress: unarchive(desk, ids, progress), back)

    def _undelete(self, desk: Desk, draft_id: str) -> None:
        desk.undelete(draft_id)
        self._show(draft_id, wording.DELETING_UNDONE)

    def _show(self, draft_id: str | None, said: str) -> None:
        self.listed.emit()
        self._drafting.open(draft_id)
        self.said.emit(said)

    # ---- what there is to bring back

    def _offer_lists(self, actions: Actions) -> None:
        desk = self._drafting.desk
        if desk is None:
            return

        def offer() -> None:
            actions.by_name["archived"].setEnabled(desk.store.any_archived())
            actions.by_name["undelete"].setEnabled(desk.store.any_deleted())

        attempt(self._window, offer)
