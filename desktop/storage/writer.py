"""The one thread that writes: work is done in order, each piece in a transaction, and none is dropped."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from desktop.storage import echo
from desktop.storage.chain import Entry

T = TypeVar("T")
RETRY_SECONDS = 2.0
"""How often work that failed is tried again by itself."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Connection], Any]
    future: Future[Any]
    kept: bool


class Writer:
    """A queue of work on the store and the thread that does it.

    Work that is kept (what the user did to a draft) stays in the queue until it is committed; while it
    can't be, later kept work waits behind it, and work that was only asked for fails with the same error.
    Futures are resolved on the writer's thread after COMMIT has returned.
    """

    def __init__(
        self,
        engine: Engine,
        explain: Callable[[Exception], Exception],
        on_trouble: Callable[[Exception], None],
        retry_seconds: float = RETRY_SECONDS,
        on_appended: Callable[[Sequence[Entry]], None] = lambda _entries: None,
    ) -> None:
        self._engine = engine
        self._explain = explain
        self._on_trouble = on_trouble
        self._retry_seconds = retry_seconds
        self._on_appended = on_appended
        self._queue: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._woken = False
        self._stopping = False
        self._in_trouble = False
        self._reported = ""
        self.committed = 0
        """Pieces of work that were committed: tells whether anything was changed since."""
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def keep(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue work that must not be lost: it is tried until it succeeds."""
        return self._add(work, kept=True)

    def ask(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue work whose asker is told at once if it fails."""
        return self._add(work, kept=False)

    def retry(self) -> None:
        """Try again what failed, and report it again should it fail again."""
        with self._changed:
            self._reported = ""
            self._wake()

    def unsaved(self) -> int:
        """Count the kept pieces of work that are not committed yet."""
        with self._changed:
            return sum(job.kept for job in self._queue)

    def is_own_thread(self) -> bool:
        """Say whether the caller runs on the writer's thread, where waiting for it would never end."""
        return threading.current_thread() is self._thread

    def stop(self) -> None:
        """Do what can be done of the queue and end the thread."""
        with self._changed:
            self._stopping = True
            self._wake()
        self._thread.join()

    def _add(self, work: Callable[[Connection], T], *, kept: bool) -> Future[T]:
        future: Future[T] = Future()
        # Nobody may cancel what the user did: a running future refuses to be.
        future.set_running_or_notify_cancel()
        with self._changed:
            self._queue.append(_Job(work, future, kept))
            self._wake()
        return future

    def _wake(self) -> None:
        self._woken = True
        self._changed.notify()

    def _run(self) -> None:
        stopping = False
        while not stopping:
            with self._changed:
                pause = self._retry_seconds if self._in_trouble else None
                self._changed.wait_for(lambda: self._woken, timeout=pause)
                self._woken = False
                stopping = self._stopping
            self._drain()

    def _drain(self) -> None:
        while self._queue:
            job = self._queue[0]
            try:
                with self._engine.begin() as connection:
                    # A transaction that failed may have left some behind.
                    echo.take(connection)
                    result = job.work(connection)
                    appended = echo.take(connection)
            except Exception as error:  # noqa: BLE001 - whatever happened, the asker hears of it and the thread lives on
                if self._failed(job, self._explain(error)):
                    return
            else:
                self._in_trouble = False
                self._reported = ""
                self.committed += 1
                self._drop(job)
                if appended:
                    self._on_appended(appended)
                job.future.set_result(result)

    def _failed(self, job: _Job, error: Exception) -> bool:
        """Tell who must know, and say whether the rest of the queue has to wait."""
        if not job.kept:
            self._drop(job)
            job.future.set_exception(error)
            return False
        self._in_trouble = True
        with self._changed:
            asked = [other for other in self._queue if not other.kept]
            self._queue = deque(other for other in self._queue if other.kept)
        for other in asked:
            other.future.set_exception(error)
        if str(error) != self._reported:
            self._reported = str(error)
            self._on_trouble(error)
        return True

    def _drop(self, job: _Job) -> None:
        with self._changed:
            self._queue.remove(job)
