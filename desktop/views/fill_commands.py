"""Fills a bureau's blank (财政空表) with the open form, and says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.habits import Habits
from desktop.text import hand_over as wording
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.fill import FillReport, OpenedBlank
    from desktop.views.fill_report import FillReportWindow


class FillCommands(QObject):
    """The command that fills a blank.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits
        self.report: FillReportWindow | None = None

    def fill(self) -> None:
        """Ask for the blank and for where the filled one goes, and fill it."""
        workspace = self._drafting.workspace
        if workspace is None:
            return
        from desktop.operations.fill import open_blank  # noqa: PLC0415 - loaded when asked for

        form = workspace.form
        folder = self._habits.start_folder(documents_folder())
        chosen = Dialogs.open_paths(self._window, wording.CHOOSE_BLANK, folder, wording.BLANKS)
        if chosen:
            path = Path(chosen[0])
            self._habits.went_to(path)
            self._runner.run(
                wording.READING_BLANK,
                lambda _: open_blank(path, form),
                lambda blank: self._ask(blank, form),
            )

    def _ask(self, blank: OpenedBlank, form: Form) -> None:
        from desktop.operations.file_names import file_name  # noqa: PLC0415 - loaded when asked for

        suggested = blank.path.parent / (file_name(form) + blank.ending)
        kinds = wording.FILLED_FILES.format(ending=blank.ending)
        target = Dialogs.save_path(self._window, wording.SAVE_FILLED, str(suggested), kinds, blank.ending)
        if target is None:
            return
        self._habits.went_to(target)
        from desktop.operations.fill import fill_into  # noqa: PLC0415 - loaded when asked for

        self._runner.run(
            wording.FILLING,
            lambda _: fill_into(blank, form, target),
            lambda report: self._show(report, form),
        )

    def _show(self, report: FillReport, form: Form) -> None:
        from desktop.views.fill_report import FillReportWindow  # noqa: PLC0415 - loaded when asked for

        self.said.emit(wording.FILLED.format(path=report.path))
        window = FillReportWindow(self._window, report, form)
        window.jump.connect(self.cell_wanted)
        window.destroyed.connect(self._forget)
        self.report = window
        window.show()

    def _forget(self) -> None:
        self.report = None
