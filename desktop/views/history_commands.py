"""What was done to the open draft, and the way back there: the list, the form as it was, restoring it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.keys import CellKey
from desktop.text import history_window as wording
from desktop.text import window as window_wording
from desktop.views.dialogs import Dialogs
from desktop.views.drafting import Drafting
from desktop.views.form_view import FormView
from desktop.views.newest import Newest
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.operations.history import HistoryLine
    from desktop.operations.open_draft import OpenDraft
    from desktop.operations.progress import Progress
    from desktop.views.history_window import HistoryWindow

_REST = 600
"""Milliseconds after the last save after which the list follows."""


class HistoryCommands(QObject):
    """Commands on the history of the open draft.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)
    _paged = Signal(object, object)
    _ended = Signal(object)

    def __init__(
        self,
        window: QWidget,
        drafting: Drafting,
        runner: Runner,
        view: FormView,
    ) -> None:
        """Make the commands.

        Args:
            window: The main window.
            drafting: Holds the open draft.
            runner: Does the reading.
            view: The paper that the clerk works on.
        """
        super().__init__(window)
        self._window, self._drafting, self._runner, self._view = window, drafting, runner, view
        self._past = Newest(runner, wording.READING_HISTORY, self)
        self._past.refused.connect(self._refuse)
        self.window: HistoryWindow | None = None
        self._enough = threading.Event()
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._read)
        # What is read crosses from the thread that reads.
        self._paged.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        drafting.opened.connect(lambda _: self._close())
        drafting.changed.connect(lambda _: self._offer_undo())
        drafting.saved.connect(lambda _: self._follow())

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Name what each action does."""
        return {"history": self.show, "cell_history": lambda: self.show(only=True)}

    def show(self, *, only: bool = False) -> None:
        """Show what was done to the open draft (修改记录).

        Args:
            only: To the cell alone that the cursor stands on.
        """
        workspace = self._drafting.workspace
        if self._drafting.desk is None or workspace is None:
            return
        if self.window is None:
            self.window = self._make()
            self._read()
        self.window.look_at(workspace.form, self._view.current_key(), only=only)
        self._offer_undo()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _make(self) -> HistoryWindow:
        from desktop.views.history_window import HistoryWindow  # noqa: PLC0415 - loaded when asked for

        made = HistoryWindow(self._window)
        made.then_wanted.connect(self._show_then)
        made.jump.connect(self._jump)
        made.restore_wanted.connect(self._restore)
        made.undo_wanted.connect(self._undo)
        made.finished.connect(self._forget)
        return made

    def _forget(self) -> None:
        self.window = None
        self._enough.set()
        self._past.drop()

    def _close(self) -> None:
        if self.window is not None:
            self.window.close()

    # ---- reading

    def _follow(self) -> None:
        if self.window is not None:
            self._resting.start()

    def _read(self) -> None:
        """Read the history on a thread, page by page, as far as it is not known yet."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if self.window is None or desk is None or draft is None:
            return
        self._enough.set()
        enough = self._enough = threading.Event()
        self._runner.run(
            wording.READING_HISTORY,
            lambda progress: self._pages(desk, draft, enough, progress),
            self._ended.emit,
            quietly=True,
        )

    def _pages(
        self, desk: Desk, draft: OpenDraft, enough: threading.Event, progress: Progress
    ) -> threading.Event:
        from desktop.operations.history import history_pages  # noqa: PLC0415 - loaded when asked for

        for number, page in enumerate(history_pages(desk, draft)):
            progress(number, 0, "")
            if enough.is_set():
                break
            self._paged.emit(enough, page)
        return enough

    def _take(self, enough: threading.Event, page: Iterable[HistoryLine]) -> None:
        if enough is not self._enough or enough.is_set() or self.window is None:
            return
        if not self.window.show_page(tuple(page)):
            enough.set()

    def _end(self, enough: threading.Event) -> None:
        if enough is self._enough and self.window is not None:
            self.window.end_reading()

    def _show_then(self, seq: int) -> None:
        desk, draft, window = self._drafting.desk, self._drafting.draft, self.window
        if desk is None or draft is None or window is None:
            return
        from desktop.operations.history import past  # noqa: PLC0415 - loaded when asked for

        self._past.ask(lambda: past(desk, draft, seq), window.show_then)

    def _refuse(self, sentence: str) -> None:
        Dialogs.tell(self.window or self._window, window_wording.FAILED_TITLE, sentence)

    # ---- doing

    def _jump(self, key: CellKey) -> None:
        workspace = self._drafting.workspace
        if workspace is not None and key.row and workspace.document.row(key.block, key.row) is None:
            self._say(wording.GONE_CELL)
        else:
            self.cell_wanted.emit(key)

    def _restore(self) -> None:
        window = self.window
        if window is None or window.past is None:
            return
        self._view.commit()
        change = self._drafting.restore(window.past.form.document, window.past.form.pack)
        self._offer_undo()
        pattern = wording.SAME_AS_NOW if change is None else wording.RESTORED
        self._say(pattern.format(at=window.moment, count=len(change.changed) if change else 0))

    def _undo(self) -> None:
        self._view.commit()
        if self._drafting.undo() is not None:
            self._say(window_wording.UNDONE)

    def _offer_undo(self) -> None:
        workspace = self._drafting.workspace
        if self.window is not None:
            self.window.offer_undo(possible=workspace is not None and workspace.can_undo)

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence)
        if self.window is not None:
            self.window.say(sentence)
