"""Drafts as a whole: begin, open, bring in, delete, go back to a backup.

The dialogs are loaded when they are asked for: the first cell should not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.keys import CellKey
from desktop.models.places import form_name
from desktop.operations.backup_lines import BackupLine
from desktop.operations.drafts_tree import YearNode, glance_tree
from desktop.operations.habits import Habits
from desktop.operations.library import library
from desktop.operations.look_again import look_again
from desktop.text import window as wording
from desktop.text.moments import minute
from desktop.views.background import Background
from desktop.views.dialogs import Dialogs, attempt, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.operations.unit_drafts import UnitCheck
    from desktop.views.import_commands import ImportCommands


class DeskCommands(QObject):
    """Commands on drafts.

    Signals:
        said: A sentence for the status line.
        listed: The list of drafts is another now.
        cell_wanted: The clerk wants to see a cell of the draft that was just opened.
        import_undoable: Whether there is an import to be taken back.
        backed_up: A backup was made, or was not needed.
        replacing: The store is about to be replaced by a backup.
        restored: The store is as it was when a backup was made.
    """

    said = Signal(str)
    listed = Signal(object)
    cell_wanted = Signal(CellKey)
    import_undoable = Signal(bool)
    backed_up = Signal()
    replacing = Signal()
    restored = Signal()

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits
        self._imports: ImportCommands | None = None
        self._wanted: str | None = None
        self.listing = Background(self, patient=False)
        self.listing.done.connect(self._list)
        self.listing.refused.connect(
            lambda sentence: Dialogs.tell(self._window, wording.FAILED_TITLE, sentence)
        )

    @property
    def _desk(self) -> Desk | None:
        return self._drafting.desk

    def refresh(self) -> None:
        """List the drafts again, off the window's thread."""
        desk = self._desk
        if desk is not None:
            self.listing.follow(lambda _: desk.tree())

    def glance(self) -> None:
        """List the drafts before the store is open."""
        self.listing.follow(lambda _: glance_tree())

    def _list(self, years: tuple[YearNode, ...] | None) -> None:
        if years is not None:
            self.listed.emit(years)

    def begin(self) -> None:
        """Open what the clerk chose while the store was being opened."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open(wanted)

    def renew_habits(self) -> None:
        """Take up how the clerk likes to work, where that was brought from elsewhere."""
        self._habits.renew()

    def open(self, draft_id: str) -> None:
        """Open a draft, as soon as the store is open."""
        if self._desk is None:
            self._wanted = draft_id
        elif self._drafting.draft is None or self._drafting.draft.id != draft_id:
            attempt(self._window, lambda: self._drafting.open(draft_id))

    def new(self) -> None:
        """Begin a form."""
        desk = self._desk
        if desk is None or not attempt(self._window, look_again):
            return
        from desktop.views.new_draft import NewDraftDialog  # noqa: PLC0415 - loaded when asked for

        if library().notice:
            Dialogs.tell(self._window, wording.DEFINITIONS_TITLE, library().notice)
        units = list(desk.recent_units(self._drafting.draft.id if self._drafting.draft else None))
        heading = NewDraftDialog.ask(self._window, library().templates(), units, desk.recent_templates())
        if heading is None:
            return

        def create() -> None:
            draft_id = desk.create(heading.template_id, heading.unit, heading.year, heading.project_name)
            self.refresh()
            self.said.emit(wording.DRAFT_CREATED.format(name=heading.project_name))
            self._drafting.open(draft_id)

        attempt(self._window, create)

    def bring_in(self) -> None:
        """Read filled files."""
        if self._desk is not None:
            _warm()
            folder = self._habits.start_folder(documents_folder())
            paths = Dialogs.open_paths(self._window, wording.IMPORT_PICK, folder, wording.IMPORT_FILES)
            if paths:
                self._habits.went_to(paths[0])
                self.read_files(paths)

    def bring_in_folder(self) -> None:
        """Read every filled file of a folder."""
        if self._desk is not None:
            _warm()
            folder = self._habits.start_folder(documents_folder())
            chosen = Dialogs.open_folder(self._window, wording.IMPORT_PICK_FOLDER, folder)
            if chosen:
                self._habits.folder = chosen
                self.read_files([chosen])

    def read_files(self, paths: list[str]) -> None:
        """Read files and folders, and show what would become of them."""
        if self._desk is not None:
            self.imports().read(paths)

    def imports(self) -> ImportCommands:
        """Load what imports need, once it is asked for."""
        if self._imports is None:
            from desktop.views.import_commands import ImportCommands  # noqa: PLC0415 - loaded when asked for

            self._imports = ImportCommands(self._window, self._drafting, self._runner, self._habits)
            self._imports.said.connect(self.said)
            self._imports.listed.connect(self.refresh)
            self._imports.undoable.connect(self.import_undoable)
        return self._imports

    def undo_import(self) -> None:
        """Take the last import back."""
        if self._imports is not None:
            self._imports.undo()

    def delete(self) -> None:
        """Put the open draft away."""
        desk, draft = self._desk, self._drafting.draft
        if desk is None or draft is None:
            return
        name = form_name(draft.workspace.form) or wording.PROJECTS_NO_NAME
        question = wording.DELETE_QUESTION.format(name=name)
        if Dialogs.ask(self._window, question, wording.DELETE_DETAIL, wording.YES_DELETE):
            attempt(self._window, lambda: self._delete(desk, draft.id, name))

    def _delete(self, desk: Desk, draft_id: str, name: str) -> None:
        desk.delete(draft_id)
        self._drafting.open(None)
        self.refresh()
        self.said.emit(wording.DRAFT_DELETED.format(name=name))

    def undelete(self) -> None:
        """Bring back a draft that was deleted (已删除的表), whenever that was."""
        desk = self._desk
        if desk is not None:
            attempt(self._window, lambda: self._undelete(desk))

    def _undelete(self, desk: Desk) -> None:
        from desktop.operations.rescue import deleted_drafts  # noqa: PLC0415 - loaded when asked for
        from desktop.views.deleted_dialog import DeletedDialog  # noqa: PLC0415 - as above

        deleted = deleted_drafts(desk)
        if not deleted:
            self.said.emit(wording.NOTHING_DELETED)
            return
        row = DeletedDialog.ask(self._window, [glimpse for _, glimpse in deleted])
        if row is None:
            return
        draft_id = deleted[row][0]
        desk.undelete(draft_id)
        self.refresh()
        self._drafting.open(draft_id)
        self.said.emit(wording.DRAFT_BACK)

    def check_unit(self) -> None:
        """Check the forms of the unit against each other (本单位各表对照)."""
        desk, draft = self._desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            self._runner.run(wording.CHECKING_UNIT, lambda _: desk.check_unit(draft.id), self._show_check)

    def _show_check(self, check: UnitCheck) -> None:
        if not check.findings:
            clean = wording.UNIT_CHECK_CLEAN
            self.said.emit(clean.format(unit=check.unit, year=check.year, drafts=check.drafts))
            return
        from desktop.views.unit_check_window import UnitCheckWindow  # noqa: PLC0415 - loaded when asked for

        window = UnitCheckWindow(self._window, check)
        window.jump.connect(self._go_to)
        window.show()

    def _go_to(self, draft_id: str, key: CellKey) -> None:
        self.open(draft_id)
        self.cell_wanted.emit(key)

    def back_up(self) -> None:
        """Back up what is saved so far."""
        desk = self._desk
        if desk is not None:
            self._runner.run(wording.BACKING_UP, lambda _: _both(desk), self._backed_up)

    def _backed_up(self, both: tuple[BackupLine | None, str]) -> None:
        made, elsewhere = both
        said = wording.BACKED_UP.format(at=minute(made.made_at)) if made else wording.BACKED_UP_BEFORE
        self.said.emit(said + elsewhere)
        self.backed_up.emit()

    def restore(self, name: str = "") -> None:
        """Go back to a backup.

        Args:
            name: The one that is shown first; blank for the newest.
        """
        desk = self._desk
        if desk is None:
            return
        from desktop.views.restore_dialog import RestoreDialog  # noqa: PLC0415 - loaded when asked for

        backups: list[BackupLine] = []
        listed = attempt(self._window, lambda: backups.extend(desk.backups()))
        chosen = RestoreDialog.ask(self._window, backups, name) if listed else None
        if chosen is None:
            return
        shown = minute(chosen.made_at)
        question = wording.RESTORE_QUESTION.format(name=shown)
        if Dialogs.ask(self._window, question, wording.RESTORE_INTRO, wording.YES_RESTORE):
            self.replacing.emit()
            self._drafting.forget()
            self._runner.run(
                wording.RESTORING, lambda _: desk.restore(chosen.name), lambda _: self._restored(shown)
            )

    def _restored(self, shown: str) -> None:
        self.refresh()
        self.said.emit(wording.RESTORED.format(name=shown))
        self.restored.emit()


def _both(desk: Desk) -> tuple[BackupLine | None, str]:
    """Back up here and in the second place; says what came of the second."""
    from desktop.operations.safety import copy_away  # noqa: PLC0415 - loaded when asked for

    made = desk.back_up()
    return made, copy_away(desk.folder)


def _warm() -> None:
    """Start the process that reads files while the clerk chooses them."""
    from desktop.operations.reading_pool import warm  # noqa: PLC0415 - loaded when asked for

    warm()
