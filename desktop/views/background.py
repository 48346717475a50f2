"""Work that goes on beside the clerk's own, on a thread that gives way; nothing comes up for it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import Cancelled, UserError
from desktop.operations.progress import Progress

_BREATH = 0.005
"""Seconds that the work rests at each step, so that no keystroke waits for it."""
_NICE = 15


class Background(QObject):
    """One piece of work at a time.

    Signals:
        progressed: Parts done, and all parts.
        done: The result.
        refused: The sentence for the user, where the world refused.
        stopped: It was stopped before its end.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    refused = Signal(str)
    stopped = Signal()
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, patient: bool = True) -> None:
        """Begin with nothing to do.

        Args:
            parent: What it belongs to.
            patient: The work gives way to all else; otherwise the clerk waits to see what comes of it.
        """
        super().__init__(parent)
        self._patient = patient
        self._next: Callable[[Progress], Any] | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Say whether work is being done."""
        return self._thread is not None

    def start(self, work: Callable[[Progress], Any]) -> None:
        """Begin; nothing happens where work is being done already.

        Args:
            work: Called on a thread with a progress to report to; touches no widget.
        """
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, args=(work,), name="background", daemon=True)
            self._thread.start()

    def follow(self, work: Callable[[Progress], Any]) -> None:
        """Begin, or do it after what is being done now, in place of what was to come after that."""
        if self._thread is None:
            self.start(work)
        else:
            self._next = work

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Wait for the end of what is being done, on any thread but the window's."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def finish(self) -> None:
        """Stop the work and wait for it, before the store is closed; nothing is told of it any more."""
        self._stop.set()
        self._next = None
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, work: Callable[[Progress], Any]) -> None:
        if self._patient:
            _give_way()
        try:
            ended: object = _Result(work(self._progress))
        except Exception as error:  # noqa: BLE001 - the window decides what kind of failure it was
            ended = error
        self._ended.emit(threading.current_thread(), ended)

    def _progress(self, done: int, total: int, what: str) -> None:
        del what
        if self._stop.wait(_BREATH):
            raise Cancelled
        self.progressed.emit(done, total)

    def _finish(self, thread: threading.Thread, ended: object) -> None:
        if thread is not self._thread:
            return
        thread.join()
        self._thread = None
        following, self._next = self._next, None
        if following is not None:
            self.start(following)
        if isinstance(ended, _Result):
            self.done.emit(ended.value)
        elif isinstance(ended, Cancelled):
            self.stopped.emit()
        elif isinstance(ended, UserError):
            self.refused.emit(ended.sentence)
        elif isinstance(ended, Exception):
            sys.excepthook(type(ended), ended, ended.__traceback__)


class _Result:
    def __init__(self, value: object) -> None:
        self.value = value


def _give_way() -> None:
    """Let this thread alone run after all others, where the system can do that."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
