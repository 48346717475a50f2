"""What is done when forms are handed over: a blank filled, receipt codes verified."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.keys import CellKey
from desktop.operations.habits import Habits
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
        self.filling = FillCommands(window, drafting, runner, habits)
        self.verifying = VerifyCommands(window, drafting, runner, habits)
        self.filling.said.connect(self.said)
        self.filling.cell_wanted.connect(self.cell_wanted)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Name what each action does."""
        return {"fill_blank": self.filling.fill, "verify": self.verifying.verify}
