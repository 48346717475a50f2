"""Brings filled files in (导入): reads, shows the dry run, does what is consented to, takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.operations.before_changes import back_up_before_import
from desktop.operations.foreign_sheets import Assignment
from desktop.operations.habits import Habits
from desktop.operations.intake_report import write_report
from desktop.operations.progress import Progress
from desktop.text import importing as wording
from desktop.text import window as words
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.import_items import Item
from desktop.views.import_reading import Reading, keep_looks, read_again, read_all
from desktop.views.import_window import ImportWindow
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.bring_in import Imported
    from desktop.operations.desk import Desk


class ImportCommands(QObject):
    """Everything that an import does.

    Signals:
        said: A sentence for the status line.
        listed: The list of drafts is another now.
        undoable: Whether the last import can be taken back.
    """

    said = Signal(str)
    listed = Signal()
    undoable = Signal(bool)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits
        self._taken: list[Imported] = []
        self.shown: ImportWindow | None = None
        """The window that is open."""

    @property
    def _desk(self) -> Desk:
        desk = self._drafting.desk
        assert desk is not None
        return desk

    # ---- reading

    def read(self, paths: Sequence[str]) -> None:
        """Read files and folders, and show what would become of them."""
        if not paths or self.shown is not None or not self._drafting.wait_until_saved():
            return
        desk = self._desk
        self._runner.run(wording.READING, lambda progress: read_all(desk, paths, progress), self._show)

    def _show(self, reading: Reading) -> None:
        window = ImportWindow(self._window, reading, self._habits)
        self.shown = window
        inner = Runner(window)
        inner.said.connect(window.said.setText)
        window.consented.connect(self._take)
        window.report_wanted.connect(lambda: self._report(window, inner))
        window.try_wanted.connect(lambda items, said: self._try(window, inner, items, said))
        window.finished.connect(lambda _: self._forget(window, inner))
        window.open()

    def _forget(self, window: ImportWindow, inner: Runner) -> None:
        inner.finish()
        self.shown = None
        window.deleteLater()

    def _try(self, window: ImportWindow, inner: Runner, items: list[Item], said: Assignment) -> None:
        desk = self._desk
        inner.run(
            wording.TRYING,
            lambda progress: read_again(desk, items, window.reading.items, said, progress),
            window.show_tried,
        )

    def _report(self, window: ImportWindow, inner: Runner) -> None:
        suggested = Path(self._habits.start_folder(documents_folder())) / wording.REPORT_NAME
        path = Dialogs.save_path(window, wording.REPORT_TITLE, str(suggested), words.WORKBOOK_FILES, ".xlsx")
        if path is not None:
            inner.run(
                wording.REPORTING,
                lambda _: write_report(window.reading.batch(), path),
                lambda _: window.say(wording.REPORTED.format(path=path)),
            )

    # ---- taking

    def _take(self, items: list[Item]) -> None:
        """Make new drafts on a thread of their own; drafts that are there are changed in the window."""
        desk = self._desk
        new = [item for item in items if item.chosen_draft() is None]
        changed = [item for item in items if item.chosen_draft() is not None]

        def work(progress: Progress) -> tuple[list[Imported], list[str]]:
            warning = back_up_before_import(desk.store)
            made, troubles = [], [warning] if warning else []
            troubles += keep_looks(items)
            for place, item in enumerate(new):
                progress(place, len(new), item.title)
                assert item.candidate is not None
                try:
                    made.append(desk.take(item.candidate, item.decision()))
                except UserError as error:
                    troubles.append(error.sentence)
            return made, troubles

        self._runner.run(wording.TAKING, work, lambda done: self._took(*done, changed))

    def _took(self, made: list[Imported], troubles: list[str], changed: list[Item]) -> None:
        updated: list[Imported] = []
        for item in changed:
            assert item.candidate is not None
            if item.decision().draft in {one.draft_id for one in updated if one.change is not None}:
                troubles.append(wording.ALREADY_UPDATED.format(form=item.title))
                continue
            try:
                updated.append(self._drafting.take_in(item.candidate, item.decision()))
            except UserError as error:
                troubles.append(error.sentence)
        other = [one for one in updated if one.change is not None]
        self._taken = made + other
        self.listed.emit()
        if len(made) == 1 and not updated and made[0].draft_id is not None:
            self._open(made[0].draft_id)
        self.said.emit(_account(len(made), len(other), len(updated) - len(other)))
        self.undoable.emit(bool(self._taken))
        if troubles:
            Dialogs.tell(self._window, words.FAILED_TITLE, "\n".join(troubles))

    def undo(self) -> None:
        """Take the last import back: delete new drafts again, give changed ones what they held."""
        if not self._taken or not self._drafting.wait_until_saved() or not self._may_undo():
            return
        taken, self._taken = self._taken, []
        self.undoable.emit(False)
        desk, draft = self._desk, self._drafting.draft
        new = [one for one in taken if one.opened is None]
        if draft is not None and draft.id in {one.draft_id for one in new}:
            self._drafting.open(None)
        self._runner.run(wording.UNDOING, lambda _: desk.take_back(new), lambda _: self._taken_back(taken))

    def _may_undo(self) -> bool:
        """Ask before new drafts go in which something was done since."""
        new = (one.draft_id for one in self._taken if one.opened is None)
        count = sum(self._drafting.worked_on(draft_id) for draft_id in new)
        question = wording.UNDO_QUESTION.format(count=count)
        return not count or Dialogs.ask(self._window, question, wording.UNDO_DETAIL, wording.YES_UNDO)

    def _taken_back(self, taken: list[Imported]) -> None:
        left = [one for one in taken if one.opened is not None and not self._take_out(one)]
        self.listed.emit()
        self.said.emit(wording.UNDONE_PARTLY.format(count=len(left)) if left else wording.UNDONE)

    def _open(self, draft_id: str) -> None:
        try:
            self._drafting.open(draft_id)
        except UserError as error:
            Dialogs.tell(self._window, words.FAILED_TITLE, error.sentence)

    def _take_out(self, taken: Imported) -> bool:
        try:
            return self._drafting.take_out(taken)
        except UserError as error:
            Dialogs.tell(self._window, words.FAILED_TITLE, error.sentence)
            return False


def _account(made: int, changed: int, same: int) -> str:
    """Say what was done."""
    if not made and not changed:
        return wording.NOTHING_CHANGED
    counts = ((wording.MADE, made), (wording.CHANGED, changed), (wording.THE_SAME, same))
    what = wording.TOOK_JOINT.join(pattern.format(count=count) for pattern, count in counts if count)
    return wording.TOOK.format(what=what)
