"""Bundles the forms of the unit that the open form belongs to (本单位打包), or writes several at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.habits import Habits, keep_habits
from desktop.text import bundle as wording
from desktop.text import file_names
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.unit_drafts import UnitDrafts
    from desktop.views.bundle_dialog import Chosen


class BundleCommands(QObject):
    """The command that writes a unit's forms.

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
        from desktop.operations.file_names import pattern_in_use  # noqa: PLC0415 - loaded when asked for
        from desktop.views.bundle_dialog import BundleDialog  # noqa: PLC0415 - loaded when asked for

        chosen = BundleDialog.ask(self._window, unit, pattern_in_use(self._habits))
        if chosen is None:
            return
        self._habits.file_name = "" if chosen.pattern == file_names.USUAL else chosen.pattern
        keep_habits(self._habits)
        target = self._target(chosen)
        if target is None:
            return
        self._habits.went_to(target)
        self._write(chosen, target)

    def _target(self, chosen: Chosen) -> Path | None:
        """Ask where the file goes, or the folder for a file each."""
        from desktop.operations.file_names import bundle_name  # noqa: PLC0415 - loaded when asked for

        folder, kind = self._habits.start_folder(documents_folder()), chosen.kind.value
        if kind not in wording.FILES:
            picked = Dialogs.open_folder(self._window, wording.SAVE_TITLE, folder)
            return Path(picked) if picked else None
        suggested = str(Path(folder) / f"{bundle_name(chosen.forms)}.{kind}")
        return Dialogs.save_path(self._window, wording.SAVE_TITLE, suggested, wording.FILES[kind], f".{kind}")

    def _write(self, chosen: Chosen, target: Path) -> None:
        from desktop.operations.several import Kind, write_several  # noqa: PLC0415 - loaded when asked for

        said = wording.DONE if chosen.kind is Kind.BUNDLE else wording.DONE_OTHER
        self._runner.run(
            wording.RUNNING,
            lambda progress: write_several(chosen.forms, chosen.kind, target, chosen.pattern, progress),
            lambda _: self.said.emit(said.format(count=len(chosen.forms), path=target)),
        )
