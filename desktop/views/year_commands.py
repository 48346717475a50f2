"""What is done over the years: next year's draft begun with this form, and last year's laid beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.keys import CellKey
from desktop.models.places import form_name, form_year
from desktop.operations.library import library
from desktop.operations.look_again import look_again
from desktop.text import next_year as wording
from desktop.views.dialogs import Dialogs, attempt
from desktop.views.drafting import Drafting
from desktop.views.last_year import LastYear

if TYPE_CHECKING:
    from desktop.views.last_year_window import LastYearWindow


class YearCommands(QObject):
    """Commands that look at more than one year.

    Signals:
        said: A sentence for the status line.
        begun: A draft was begun: its id.
        cell_wanted: A cell of the open form is to be shown.
    """

    said = Signal(str)
    begun = Signal(str)
    cell_wanted = Signal(CellKey)

    def __init__(self, window: QWidget, drafting: Drafting, last_year: LastYear) -> None:
        super().__init__(window)
        self._window, self._drafting, self._last_year = window, drafting, last_year
        self._beside: LastYearWindow | None = None
        last_year.compared.connect(self._fill)
        drafting.opened.connect(lambda _: self._close())

    def begin(self) -> None:
        """Begin next year's draft with the open form."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is None or draft is None or not self._drafting.wait_until_saved():
            return
        if not attempt(self._window, look_again):
            return
        from desktop.operations.next_year import begin_next_year  # noqa: PLC0415 - loaded when asked for
        from desktop.views.next_year_dialog import NextYearDialog  # noqa: PLC0415 - as above

        form = draft.workspace.form
        chosen = NextYearDialog.ask(self._window, library().templates(), form)
        if chosen is None:
            return

        def act() -> None:
            made = begin_next_year(desk.store, draft.id, chosen.template_id, chosen.year)
            self.begun.emit(made.draft_id)
            self.said.emit(made.sentence)
            if made.gone or made.new:
                Dialogs.tell(self._window, wording.DIALOG_TITLE, made.sentence)

        attempt(self._window, act)

    def compare(self) -> None:
        """Lay last year's form beside the open one."""
        if self._last_year.form is None:
            self.said.emit(wording.NO_LAST)
            return
        from desktop.views.last_year_window import LastYearWindow  # noqa: PLC0415 - loaded when asked for

        if self._beside is None:
            self._beside = LastYearWindow(self._window)
            self._beside.jump.connect(self.cell_wanted)
            self._beside.finished.connect(self._forget)
        self._fill()
        self._beside.show()
        self._beside.raise_()
        self._beside.activateWindow()

    def _fill(self) -> None:
        workspace, last = self._drafting.workspace, self._last_year.form
        if self._beside is None or workspace is None or last is None:
            return
        from desktop.operations.year_lines import year_lines  # noqa: PLC0415 - loaded when asked for

        form = workspace.form
        intro = wording.WINDOW_INTRO.format(
            name=form_name(form), last=form_year(last) or "", year=form_year(form) or ""
        )
        self._beside.show_lines(intro, year_lines(last, form))

    def _close(self) -> None:
        if self._beside is not None:
            self._beside.close()

    def _forget(self) -> None:
        self._beside = None
