"""Bundles the forms of the unit that the open form belongs to (本单位打包)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.file_names import bundle_name, pattern_in_use
from desktop.operations.habits import Habits, keep_habits
from desktop.operations.unit_drafts import UnitDrafts
from desktop.text import bundle as wording
from desktop.text import file_names
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.convert import Written


class BundleCommands(QObject):
    """The command that writes a unit's bundle.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits

    def bundle(self) -> None:
        """Ask for the forms of the unit and write them into one file."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            self._runner.run(wording.LOADING, lambda _: desk.unit_drafts(draft.id), self._ask)

    def _ask(self, unit: UnitDrafts) -> None:
        from desktop.operations.bundle import write_bundle  # noqa: PLC0415 - loaded when asked for
        from desktop.views.bundle_dialog import BundleDialog  # noqa: PLC0415 - loaded when asked for

        chosen = BundleDialog.ask(self._window, unit, pattern_in_use(self._habits))
        if chosen is None:
            return
        self._habits.file_name = "" if chosen.pattern == file_names.USUAL else chosen.pattern
        keep_habits(self._habits)
        folder = self._habits.start_folder(documents_folder())
        suggested = str(Path(folder) / f"{bundle_name(chosen.forms)}.zip")
        path = Dialogs.save_path(self._window, wording.SAVE_TITLE, suggested, wording.FILES, ".zip")
        if path is None:
            return
        self._habits.went_to(path)
        self._runner.run(
            wording.RUNNING,
            lambda progress: write_bundle(chosen.forms, path, chosen.pattern, progress),
            lambda written: self._done(written, len(chosen.forms)),
        )

    def _done(self, written: Written, count: int) -> None:
        self.said.emit(wording.DONE.format(count=count, path=written.path))
