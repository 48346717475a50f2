"""Keeps what is open and not saved yet in the session's file, at most once a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.models.places import form_name, place_name
from desktop.operations.session_file import OpenCell, Session, SessionFile, Unsaved

if TYPE_CHECKING:
    from desktop.views.drafting import Drafting
    from desktop.views.form_view import FormView

_AT_MOST = 1000
"""Milliseconds between two writings while a cell is being filled in."""


class SessionKeeping(QObject):
    """Watches the open cell and what waits for the disk."""

    def __init__(self, view: FormView, drafting: Drafting, file: SessionFile, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._drafting, self._file = view, drafting, file
        self._unsaved: dict[str, Unsaved] = {}
        self._kept: Session | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AT_MOST)
        self._soon.timeout.connect(self.keep)
        view.editor.textChanged.connect(self._note)
        drafting.opened.connect(self.keep)
        drafting.changed.connect(self._collect)
        drafting.failed.connect(self._collect)
        drafting.saved.connect(self._forget)
        self.keep()

    def keep(self) -> None:
        """Have the session as it is now written, where it is another than was written last."""
        draft, form = self._drafting.draft, ""
        if draft is not None:
            form = form_name(draft.workspace.form)
        now = Session(draft.id if draft else None, form, self._cell(), tuple(self._unsaved.values()))
        # What was committed stays in the file until it is on the disk.
        leaves_early = self._kept is not None and self._kept.cell is not None and now.cell is None
        if now == self._kept or (leaves_early and self._drafting.waiting):
            return
        self._kept = now
        self._file.keep(now)

    def _note(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _cell(self) -> OpenCell | None:
        """Read the cell that is being filled in, where it says something else than is saved."""
        draft, cell, editor = self._drafting.draft, self._view.current_cell(), self._view.editor
        if draft is None or cell is None or cell.key is None or not editor.is_open:
            return None
        form, text = draft.workspace.form, editor.toPlainText()
        if text == form.document.text(cell.key):
            return None
        keys = cell.covers or (cell.key,)
        return OpenCell(draft.id, form_name(form), place_name(form, cell.key), tuple(keys), text)

    def _collect(self, _: object = None) -> None:
        """Keep the form itself while the disk does not take its changes."""
        draft = self._drafting.draft
        if draft is not None and self._drafting.trouble and self._drafting.waiting:
            form = draft.workspace.form
            self._unsaved[draft.id] = Unsaved(draft.id, form_name(form), form.pack.id, form.document)
            self._note()

    def _forget(self, _: object = None) -> None:
        self._unsaved.clear()
        self._note()
