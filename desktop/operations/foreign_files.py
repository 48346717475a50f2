"""Reads foreign files in processes of their own, several at a time where that pays, in the files' order."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from desktop.errors import Cancelled, DefinitionError, UserError
from desktop.operations.library import library
from desktop.operations.look_again import look_again
from desktop.operations.progress import Progress, silent
from desktop.operations.reading_answers import unpack_reading
from desktop.operations.reading_definitions import packed_definitions
from desktop.operations.reading_frames import Request
from desktop.operations.reading_pool import ReadingProcesses, reading_processes
from desktop.operations.reading_process import OPENING, SheetRead, Unforeseen
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


def read_foreign(
    files: Sequence[str],
    progress: Progress = silent,
    assignments: Sequence[Assignment] = (),
    processes: ReadingProcesses | None = None,
    *,
    sheets: bool = True,
) -> Generator[FileReading | UserError, None, None]:
    """Read foreign files; what comes of each, in their order.

    Args:
        files: Their paths.
        progress: Called before each with its number, their count and its path, and again and again while one
            takes long, with the sheet that is being read.
        assignments: What headings of files of some look mean, said by hand.
        processes: Those that read; the program's own where left out.
        sheets: Whether the sheets are wanted beside the forms; handing them over takes its time.

    Yields:
        What was read, or the sentence why nothing was.

    Raises:
        Cancelled: The user stopped the work; the process in the middle of a file is ended.
        DefinitionError: Anything is wrong in the definitions.
    """
    if not files:
        return
    used = processes or reading_processes()
    count = min(_MOST_PROCESSES, os.cpu_count() or 1, 1 + len(files) // _FILES_FOR_ONE_MORE)
    used.warm(count)
    # Made here, since several threads are going to ask for it.
    packed_definitions(library())
    batch = _Batch(files, used, tuple(assignments), sheets=sheets)
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
        self,
        files: Sequence[str],
        processes: ReadingProcesses,
        assignments: tuple[Assignment, ...],
        *,
        sheets: bool,
    ) -> None:
        self._files = files
        self._processes = processes
        self._assignments, self._with_sheets = assignments, sheets
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
                packed_definitions(library()),
                self._assignments,
                self._processes.limits.seconds,
                self._with_sheets,
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
            with suppress(TimeoutError):
                answer.exception(_POLL)
            if answer.done():
                return answer.result()
            if time.monotonic() - since > (_PATIENCE if place in self._sheets else _PATIENCE_AT_START):
                progress(place, len(self._files), self._telling(place))

    def _telling(self, place: int) -> str:
        """Name the file, and the sheet of it that is being read, where it is known."""
        file, sheet = self._files[place], self._sheets.get(place, OPENING)
        if sheet == OPENING:
            return file
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
    except Exception as error:  # noqa: BLE001 - the child may be of a newer version, installed meanwhile
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
