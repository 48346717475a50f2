"""Reads in the background what the clerk looks at: of several wishes only the newest counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import UserError
from desktop.views.runner import Runner

T = TypeVar("T")


class _Wish(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], None]


class Newest(QObject):
    """One piece of reading at a time; what was asked for before the last wish is never shown.

    Signals:
        refused: The world refused the newest wish; the sentence says why.
    """

    refused = Signal(str)

    def __init__(self, runner: Runner, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._title = runner, title
        self._next: _Wish | None = None
        self._wished = 0
        self._running = False

    def ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read something.

        Args:
            work: Called on a thread; touches no widget.
            done: Called in the window with the result, unless something else was asked for since.
        """
        self._wished += 1
        self._next = _Wish(work, done)
        if not self._running:
            self._start()

    def drop(self) -> None:
        """Wish for nothing any more."""
        self._wished += 1
        self._next = None

    def _start(self) -> None:
        if self._next is None:
            return
        wish, self._next = self._next, None
        number, self._running = self._wished, True

        def done(result: Any) -> None:
            self._running = False
            if number == self._wished:
                wish.done(result)
            self._start()

        def refused(error: UserError) -> None:
            self._running = False
            if number == self._wished:
                self.refused.emit(error.sentence)
            self._start()

        self._runner.run(self._title, lambda _: wish.work(), done, refused, quietly=True)
