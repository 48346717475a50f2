"""The form of the year before, kept beside the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import UserError
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.score_sheet import Finding
from desktop.text import next_year as wording
from desktop.views.drafting import Drafting

if TYPE_CHECKING:
    from desktop.models.form import Form
    from desktop.operations.open_draft import OpenDraft
    from desktop.scoring.years import LastYear as Cell

_REST = 200
"""Milliseconds after the last change after which both years are compared anew."""


class LastYear(QObject):
    """Compares the open form with the one of the year before, when the clerk pauses.

    Signals:
        compared: Cells and findings are known, or there is nothing to compare.
    """

    compared = Signal()

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting)
        self._drafting = drafting
        self.form: Form | None = None
        self.cells: Mapping[CellKey, Cell] = {}
        self.findings: Sequence[Finding] = ()
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._compare)
        drafting.opened.connect(lambda _: self.look())
        drafting.refiled.connect(self.look)
        drafting.changed.connect(self._rest)

    def said(self, key: CellKey | None) -> str:
        """Say what stood in a cell a year earlier, and how that changed."""
        cell = self.cells.get(key) if key else None
        if cell is None:
            return ""
        from desktop.operations.year_lines import change_text  # noqa: PLC0415 - not before the first paint

        change = change_text(cell)
        said = wording.CELL_CHANGED if change else wording.CELL
        return said.format(text=plain_label(cell.text), change=change)

    def look(self) -> None:
        """Find the form of the year before, once the one that is open has been painted."""
        self.form, self.cells, self.findings = None, {}, ()
        draft = self._drafting.draft
        if draft is not None and self._drafting.desk is not None:
            QTimer.singleShot(0, self, lambda: self._load(draft))

    def _rest(self) -> None:
        if self.form is not None:
            self._resting.start()

    def _load(self, draft: OpenDraft) -> None:
        desk = self._drafting.desk
        if desk is None or self._drafting.draft is not draft:
            return
        from desktop.operations.next_year import last_year_form  # noqa: PLC0415 - not before the first paint

        try:
            self.form = last_year_form(desk.store, draft.id)
        except UserError:
            # A harmed draft of another year says so when it is opened itself.
            self.form = None
        if self.form is not None:
            self._compare()

    def _compare(self) -> None:
        workspace = self._drafting.workspace
        if self.form is None or workspace is None:
            return
        from desktop.scoring.years import check_years, last_year_cells  # noqa: PLC0415 - as above

        self.cells = last_year_cells(self.form, workspace.form)
        self.findings = check_years(self.form, workspace.form)
        self.compared.emit()
