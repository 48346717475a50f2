"""Reads foreign files in processes of their own, several at a time where that pays, in the files' order."""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from desktop import paths
from desktop.errors import Cancelled, DefinitionError, UserError
from desktop.operations.library import library
from desktop.operations.look_again import look_again
from desktop.operations.progress import Progress, silent
from desktop.operations.reading_frames import Request, unpack_reading
from desktop.operations.reading_limits import ReadingLimits
from desktop.operations.reading_process import (
    Died,
    Hear,
    ReadingProcess,
    SheetRead,
    TooMuch,
    Unforeseen,
)
from desktop.templates.spec import Template
from desktop.text import reading_process as wording
from desktop.workbook.proposals import Assignment
from desktop.workbook.reading import FileReading

_MOST_PROCESSES = 4
_FILES_FOR_ONE_MORE = 20
"""Starting a process costs as much as reading about so many files."""
_AHEAD = 4
"""So many files are read ahead by each process: answers wait until those before them were taken."""
_POLL = 0.05
_PATIENCE = 0.6
"""Seconds that a file may take before it is said which sheet is being read."""
_PATIENCE_AT_START = 3.0
"""The same while a process is being started."""


class ReadingProcesses:
    """The reading processes of this program: started when they are needed, and used again."""

    def __init__(self, limits: ReadingLimits) -> None:
        self.limits = limits
        self._idle: list[ReadingProcess] = []
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start one, if there is none, and do not wait for it: the first file then finds it ready."""
        process = self._take()
        if not process.alive:
            # Whoever reads a file hears why there is none.
            with suppress(OSError):
                process.start()
        self._give_back(process)

    def read(self, request: Request, hear: Hear) -> bytes:
        """Read a file in one of the processes.

        Args:
            request: The file and the definitions.
            hear: Called again and again meanwhile; what it raises ends the reading.

        Returns:
            What was read, for unpack_reading.

        Raises:
            FileRefused: It can't be read safely, or was given up.
        """
        process = self._take()
        try:
            try:
                return process.read(request, hear)
            except (Died, TooMuch):
                if process.files == 1:
                    raise
                # What earlier files left behind, or who ended the process, is not this file's fault.
                process = ReadingProcess(self.limits)
                return process.read(request, hear)
        finally:
            self._give_back(process)

    def _take(self) -> ReadingProcess:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    return process
                process.kill()
        return ReadingProcess(self.limits)

    def _give_back(self, process: ReadingProcess) -> None:
        with self._lock:
            if process.alive:
                self._idle.append(process)

    def rest(self) -> None:
        """End all that wait for work but one."""
        self._end(1)

    def close(self) -> None:
        """End all that wait for work."""
        self._end(0)

    def _end(self, kept: int) -> None:
        with self._lock:
            ended, self._idle = self._idle[kept:], self._idle[:kept]
        for process in ended:
            process.close()


@cache
def reading_processes() -> ReadingProcesses:
    """Give the one set of reading processes of this program; it is closed when the program ends."""
    processes = ReadingProcesses(ReadingLimits())
    atexit.register(processes.close)
    return processes


def warm() -> None:
    """Start a reading process early, without waiting for it: when a dialog for files opens, for instance."""
    reading_processes().warm()


def read_foreign(
    files: Sequence[str],
    progress: Progress = silent,
    assignments: Sequence[Assignment] = (),
    processes: ReadingProcesses | None = None,
) -> Iterator[FileReading | UserError]:
    """Read foreign files; what comes of each, in their order.

    Args:
        files: Their paths.
        progress: Called before each with its number, their count and its path, and again and again while one
            takes long, with the sheet that is being read.
        assignments: What headings of files of some look mean, said by hand.
        processes: Those that read; the program's own where left out.

    Yields:
        What was read, or the sentence why nothing was.

    Raises:
        Cancelled: The user stopped the work; the process in the middle of a file is ended.
    """
    used = processes or reading_processes()
    used.warm()
    batch = _Batch(files, used, tuple(assignments))
    count = min(_MOST_PROCESSES, os.cpu_count() or 1, 1 + len(files) // _FILES_FOR_ONE_MORE)
    try:
        with ThreadPoolExecutor(count, "reading") as threads:
            try:
                yield from batch.answers(threads, count * _AHEAD, progress)
            finally:
                batch.stop()
    finally:
        used.rest()


class _Batch:
    """Files that are read together."""

    def __init__(
        self, files: Sequence[str], processes: ReadingProcesses, assignments: tuple[Assignment, ...]
    ) -> None:
        self._files = files
        self._processes = processes
        self._assignments = assignments
        self._resources = str(paths.resources())
        self._own = str(paths.own_definitions())
        self._stopped = threading.Event()
        self._sheets: dict[int, SheetRead] = {}
        """By the number of the file."""

    def stop(self) -> None:
        """Read no more: what is being read is given up, what was not begun is never begun."""
        self._stopped.set()

    def answers(
        self, threads: ThreadPoolExecutor, ahead: int, progress: Progress
    ) -> Iterator[FileReading | UserError]:
        """Give what comes of each file, in their order."""
        pending: deque[Future[bytes | UserError]] = deque()
        asked = 0
        for place, file in enumerate(self._files):
            while asked < min(len(self._files), place + ahead):
                pending.append(threads.submit(self._read, asked))
                asked += 1
            progress(place, len(self._files), file)
            answer = self._awaited(pending.popleft(), place, progress)
            yield answer if isinstance(answer, UserError) else unpacked(answer, file)

    def _read(self, place: int) -> bytes | UserError:
        """Read one file, on a thread."""

        def hear(sheet: SheetRead | None) -> None:
            if self._stopped.is_set():
                raise Cancelled
            if sheet is not None:
                self._sheets[place] = sheet

        try:
            hear(None)
            request = Request(
                str(Path(self._files[place]).absolute()),
                self._resources,
                self._own,
                library().stamp,
                self._assignments,
                self._processes.limits.seconds,
            )
            return self._processes.read(request, hear)
        except UserError as error:
            return error

    def _awaited(
        self, answer: Future[bytes | UserError], place: int, progress: Progress
    ) -> bytes | UserError:
        """Wait for an answer; meanwhile tell how far it is, and hear whether it is still wanted."""
        since = time.monotonic()
        while True:
            waiting, _ = wait([answer], timeout=_POLL)
            if waiting:
                return answer.result()
            sheet = self._sheets.get(place)
            if time.monotonic() - since > (_PATIENCE if sheet else _PATIENCE_AT_START):
                file = self._files[place]
                progress(place, len(self._files), _saying(file, sheet) if sheet else file)


def _saying(file: str, sheet: SheetRead) -> str:
    number, count, name = sheet
    return wording.SHEET.format(file=file, number=number + 1, count=count, sheet=name)


def unpacked(answer: bytes, file: str) -> FileReading | UserError:
    """Take an answer apart; the templates in it are those of this program.

    Args:
        answer: As a reading process gave it.
        file: The file that it is about.
    """
    name = Path(file).name
    try:
        return unpack_reading(answer, partial(_same_template, name))
    except UserError as error:
        return error
    # The child may be of a newer version that was installed meanwhile.
    except Exception as error:  # noqa: BLE001
        what = type(error).__name__
        return Unforeseen(wording.UNFORESEEN.format(name=name, what=what), repr(error))


def _same_template(name: str, template_id: str, digest: str) -> Template:
    """Find a template by the digest of what the child read it from."""
    if library().template(template_id).digest != digest:
        look_again()
    found = library().template(template_id)
    if found.digest != digest:
        raise DefinitionError(wording.DEFINITIONS_CHANGED.format(name=name))
    return found
