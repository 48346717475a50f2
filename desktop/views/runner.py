"""Runs long work on a thread of its own: progress after a moment, a way to stop, the result in the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.errors import Cancelled, UserError
from desktop.operations.progress import Progress
from desktop.text import window as wording
from desktop.views.dialogs import Dialogs

T = TypeVar("T")
PATIENCE = 600
"""Milliseconds before progress is shown: most work is over by then."""


class _Job(QObject):
    """One piece of work; its signals carry what happens on the thread to the window."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self.thread_ = threading.Thread(target=self._run, name="operation", daemon=True)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def _progress(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, what)

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Exception as error:  # noqa: BLE001 - the window decides what kind of failure it was
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)


class Runner(QObject):
    """The one door for long work.

    Signals:
        said: A sentence for the status line.
        idle: The last piece of work is over.
    """

    said = Signal(str)
    idle = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: list[_Job] = []

    @property
    def busy(self) -> bool:
        """Say whether work is being done."""
        return bool(self._jobs)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        refused: Callable[[UserError], None] | None = None,
        *,
        quietly: bool = False,
    ) -> None:
        """Start work.

        Args:
            title: What the clerk reads while it takes long.
            work: Called on a thread with a progress to report to; touches no widget.
            done: Called in the window with the result; not where the work failed or was stopped.
            refused: Called in the window where the world refused, instead of a dialog.
            quietly: The clerk goes on meanwhile: no progress is shown.
        """
        job = _Job(work, self)
        self._jobs.append(job)
        dialog = None if quietly else self._make_dialog(title, job)
        waiting = QTimer(job, singleShot=True, interval=PATIENCE)
        if dialog is not None:
            waiting.timeout.connect(dialog.show)
            waiting.start()

        def finish() -> None:
            waiting.stop()
            if dialog is not None:
                dialog.close()
                dialog.deleteLater()
            job.thread_.join()
            self._jobs.remove(job)
            job.deleteLater()
            if not self._jobs:
                self.idle.emit()

        def succeed(result: T) -> None:
            finish()
            done(result)

        def fail(error: Exception) -> None:
            finish()
            if refused is not None and isinstance(error, UserError):
                refused(error)
            else:
                self._fail(error)

        job.succeeded.connect(succeed, Qt.ConnectionType.QueuedConnection)
        job.failed.connect(fail, Qt.ConnectionType.QueuedConnection)
        job.thread_.start()

    def _make_dialog(self, title: str, job: _Job) -> QProgressDialog:
        dialog = QProgressDialog(title, wording.CANCEL, 0, 0, self._window)
        dialog.setWindowTitle(wording.PROGRAM)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        # Its own timer would show it after four seconds; ours decides.
        dialog.setMinimumDuration(2**31 - 1)
        dialog.canceled.connect(job.stop)

        def show(finished: int, total: int, what: str) -> None:
            dialog.setMaximum(total)
            dialog.setValue(finished)
            dialog.setLabelText(f"{title}\n{wording.PROGRESS.format(done=finished, count=total, name=what)}")

        job.progressed.connect(show, Qt.ConnectionType.QueuedConnection)
        return dialog

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(wording.CANCELLED)
        elif isinstance(error, UserError):
            Dialogs.tell(self._window, wording.FAILED_TITLE, error.sentence)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def finish(self) -> None:
        """Stop all work and wait for it, before the program ends."""
        for job in self._jobs:
            job.stop()
            job.thread_.join()
