"""Opens the window that verifies receipt codes, and has files and codes looked at in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.operations.habits import Habits
from desktop.text import hand_over as wording
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.verify import Verdict
    from desktop.views.verify_dialog import VerifyDialog


class VerifyCommands(QObject):
    """The command that verifies."""

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits
        self.dialog: VerifyDialog | None = None

    def verify(self) -> None:
        """Show the window; there is one at a time."""
        from desktop.views.verify_dialog import VerifyDialog  # noqa: PLC0415 - loaded when asked for

        if self.dialog is None:
            self.dialog = VerifyDialog(self._window)
            self.dialog.codes_given.connect(self._look)
            self.dialog.files_wanted.connect(self._choose)
            self.dialog.destroyed.connect(self._forget)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _choose(self) -> None:
        folder = self._habits.start_folder(documents_folder())
        chosen = Dialogs.open_paths(self.dialog, wording.VERIFY_CHOOSE, folder, wording.VERIFY_KINDS)
        if chosen:
            self._habits.went_to(Path(chosen[0]))
            self._look(chosen)

    def _look(self, things: Sequence[str]) -> None:
        from desktop.operations.verify import verify  # noqa: PLC0415 - loaded when asked for

        # The drafts are read as they stand on the disk.
        if self._drafting.desk is None or self._drafting.wait_until_saved():
            self._runner.run(
                wording.VERIFYING, lambda progress: verify(things, progress=progress), self._show
            )

    def _show(self, verdicts: list[Verdict]) -> None:
        if self.dialog is not None:
            self.dialog.show_verdicts(verdicts)

    def _forget(self) -> None:
        self.dialog = None
