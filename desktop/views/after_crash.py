"""Says what a session left that did not end in order, and takes what was not saved if the clerk wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.operations.session_file import OpenCell, Session, Unsaved
from desktop.text import recovery as wording
from desktop.text import window as window_wording
from desktop.views.dialogs import Dialogs
from desktop.views.drafting import Drafting

if TYPE_CHECKING:
    from desktop.operations.desk import Desk


class AfterCrash(QObject):
    """The recovery question.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)

    def __init__(self, window: QWidget, drafting: Drafting) -> None:
        super().__init__(window)
        self._window, self._drafting = window, drafting

    def tell(self, left: Session | None, notices: Sequence[str], desk: Desk) -> None:
        """Say what there is to be said after the end of the last session; nothing where it ended in order.

        Args:
            left: What it left; None where it ended in order.
            notices: What was made good when the store was opened, or could not be.
            desk: The desk.
        """
        if left is not None and not left.is_saved:
            self._ask(left, notices, desk)
        elif notices:
            Dialogs.tell(self._window, wording.NOTICES_TITLE, "\n".join(notices))
        elif left is not None:
            known = wording.LEFT_SAID.format(form=left.form)
            self.said.emit(known if left.form else wording.LEFT_SAID_NONE)

    def _ask(self, left: Session, notices: Sequence[str], desk: Desk) -> None:
        from desktop.views.recovery_dialog import RecoveryDialog  # noqa: PLC0415 - loaded after a crash alone

        if RecoveryDialog.ask(self._window, left, self._now(left.cell, desk), notices):
            taken = [self._trying(one.form, partial(self._take_form, one)) for one in left.unsaved]
            cell = left.cell
            if cell is not None:
                taken.append(self._trying(cell.form, partial(self._take_cell, cell)))
            if all(taken):
                self.said.emit(wording.LEFT_TAKEN)
            self._drafting.wait_until_saved()
        else:
            self.said.emit(wording.LEFT_DROPPED)

    def _now(self, cell: OpenCell | None, desk: Desk) -> str:
        """Read what the cell says now; blank where the form can't be read."""
        if cell is None:
            return ""
        open_now = self._drafting.draft
        try:
            draft = open_now if open_now and open_now.id == cell.draft else desk.open_draft(cell.draft)
        except UserError:
            return ""
        return draft.workspace.document.text(cell.keys[0])

    def _take_form(self, one: Unsaved) -> None:
        self._open(one.draft)
        workspace = self._drafting.workspace
        if workspace is not None and workspace.document.template != one.document.template:
            # The file came from another store, where this number is another form's.
            raise UserError(wording.LEFT_OTHER)
        self._drafting.restore(one.document, library().pack(one.pack))

    def _take_cell(self, cell: OpenCell) -> None:
        self._open(cell.draft)
        workspace = self._drafting.workspace
        if workspace is None:
            return
        self._drafting.write(dict.fromkeys(cell.keys, cell.text))
        if workspace.document.text(cell.keys[0]) != cell.text:
            raise UserError(wording.LEFT_CELL_GONE.format(place=cell.place, text=cell.text))
        self.cell_wanted.emit(cell.keys[0])

    def _open(self, draft_id: str) -> None:
        desk = self._drafting.desk
        if desk is not None and desk.store.open_draft(int(draft_id)).deleted:
            # What is taken must not end up in a form that no list shows.
            desk.undelete(draft_id)
            self._drafting.refiled.emit()
        if self._drafting.draft is None or self._drafting.draft.id != draft_id:
            self._drafting.open(draft_id)

    def _trying(self, form: str, act: Callable[[], None]) -> bool:
        try:
            act()
        except UserError as error:
            said = wording.LEFT_GONE.format(form=form, reason=error.sentence)
            Dialogs.tell(self._window, window_wording.FAILED_TITLE, said)
            return False
        return True
