"""What is done when forms are handed over: a blank filled, receipt codes verified, codes typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.keys import CellKey
from desktop.operations.habits import Habits
from desktop.text import codes as wording
from desktop.views.dialogs import attempt
from desktop.views.drafting import Drafting
from desktop.views.fill_commands import FillCommands
from desktop.views.runner import Runner
from desktop.views.verify_commands import VerifyCommands


class HandOver(QObject):
    """The commands of handing over.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting = window, drafting
        self.filling = FillCommands(window, drafting, runner, habits)
        self.verifying = VerifyCommands(window, drafting, runner, habits)
        self.filling.said.connect(self.said)
        self.filling.cell_wanted.connect(self.cell_wanted)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Name what each action does."""
        return {"fill_blank": self.filling.fill, "verify": self.verifying.verify, "codes": self.codes}

    def codes(self) -> None:
        """Ask for the codes of units and projects, and keep them."""
        desk = self._drafting.desk
        if desk is None or not self._drafting.wait_until_saved():
            return
        from desktop.operations.codes import code_lines, keep_codes  # noqa: PLC0415 - loaded when asked for
        from desktop.views.codes_dialog import CodesDialog  # noqa: PLC0415 - as above

        def act() -> None:
            changed = CodesDialog.ask(self._window, code_lines(desk.store))
            if changed is not None:
                keep_codes(desk.store, changed)
                said = wording.DONE.format(count=len(changed)) if changed else wording.UNCHANGED
                self.said.emit(said)

        attempt(self._window, act)
