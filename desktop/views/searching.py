"""Looks for words in all drafts on a thread of its own, while the clerk types them."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.errors import Cancelled, UserError

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.operations.searching import Answer, Search

_REST = 60
"""Milliseconds after a keystroke: a word of two characters comes in one."""


class Searching(QObject):
    """The search of one window; what is looked for last is all that counts.

    Signals:
        found: What was looked for, and the drafts with the text in each that was found.
    """

    found = Signal(str, object)
    _answered = Signal(str, object)
    _failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._text = ""
        self._wanted: tuple[Desk, str] | None = None
        self._changed = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def look_for(self, text: str, desk: Desk | None) -> None:
        """Look for words; blank for nothing any more."""
        self._text, self._desk = text, desk
        if text.strip() and desk is not None:
            self._rest.start()
        else:
            self._rest.stop()

    def finish(self) -> None:
        """Let go of the store, before it is closed."""
        self._rest.stop()
        with self._changed:
            self._stopping, self._wanted = True, None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _ask(self) -> None:
        if self._desk is None:
            return
        with self._changed:
            self._stopping, self._wanted = False, (self._desk, self._text)
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="search", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        from desktop.operations.searching import Search  # noqa: PLC0415 - loaded when something is sought

        search: Search | None = None
        try:
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopping or self._wanted is not None)
                    if self._stopping or self._wanted is None:
                        return
                    (desk, text), self._wanted = self._wanted, None
                search = search or Search(desk)
                self._find(search, text)
        except Exception as error:  # noqa: BLE001 - the window decides what kind of failure it was
            self._failed.emit(error)
        finally:
            if search is not None:
                search.close()

    def _find(self, search: Search, text: str) -> None:
        """Answer at once with what is indexed, and again once all is."""
        answer = search.find(text)
        self._answered.emit(text, answer)
        if answer.waiting:
            try:
                search.refresh(self._give_way)
            except Cancelled:
                return
            self._answered.emit(text, search.find(text))

    def _give_way(self, done: int, total: int, what: str) -> None:
        del done, total, what
        if self._stopping or self._wanted is not None:
            raise Cancelled

    def _answer(self, text: str, answer: Answer) -> None:
        if text == self._text:
            self.found.emit(text, {one.draft_id: one.shown for one in answer.found})

    def _fail(self, error: Exception) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        # Of a store that can't be read is told elsewhere; names are found all the same.
        if not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
