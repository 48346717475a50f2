"""One reading process: a child that reads foreign files, so that none can end or freeze the program."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from desktop.errors import FileRefused
from desktop.operations.reading_command import COMMAND
from desktop.operations.reading_frames import Frame, Request, Word, next_frame, put_frame
from desktop.operations.reading_limits import MEGABYTE, ReadingLimits, end_process
from desktop.text import reading_process as wording
from desktop.text.saving import reason_of

if sys.platform == "win32":
    from desktop.operations.reading_job import Job

_POLL = 0.05
_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: on Windows no black window flashes up. Other systems know no flags."""
_FAREWELL = 1.0
"""Seconds that the system may take to know how a process ended."""

SheetRead = tuple[int, int, str]
"""The sheet that is being read: its number from 0, their count and its name; OPENING where none is yet."""
OPENING: SheetRead = (0, 0, "")
Hear = Callable[[SheetRead | None], None]
"""Called again and again while a file is read, with None until it begins; what it raises ends it."""


class ReadingFailed(FileRefused):
    """The reading of a file was given up; the process that did it has ended."""


class TooLong(ReadingFailed):
    """It took too much time."""


class TooMuch(ReadingFailed):
    """It took too much memory."""


class Died(ReadingFailed):
    """The process ended in the middle of it."""


class NotStarted(ReadingFailed):
    """There was no process to read it."""


class Unforeseen(FileRefused):
    """The file met a fault of this program."""

    def __init__(self, sentence: str, report: str) -> None:
        super().__init__(sentence)
        self.report = report
        """What was raised, and where."""


class ReadingProcess:
    """A process that reads one file at a time; used again and again, and by one thread at a time."""

    def __init__(self, limits: ReadingLimits, command: Sequence[str] = ()) -> None:
        """Describe a process.

        Args:
            limits: What a file may take.
            command: What starts it; this very program where left out.
        """
        self._limits = limits
        self._command = command or _own_command()
        self._process: subprocess.Popen[bytes] | None = None
        self._let_go_of_job = _nothing
        self._frames: SimpleQueue[Frame | None] = SimpleQueue()
        self._begun = False
        self._definitions = b""
        """Those that it was given."""
        self.files = 0
        """How many it was asked to read."""

    @property
    def alive(self) -> bool:
        """Say whether it runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The number that the system gave to it; 0 while there is none."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start it, and do not wait until it is ready.

        Raises:
            OSError: The system has no room for it, or the program itself is not there any more.
        """
        process = subprocess.Popen(
            [*self._command, str(self._limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            # Ctrl+C in the terminal is for this program alone, and its group can be ended as a whole.
            start_new_session=True,
        )
        self._process = process
        if sys.platform == "win32":
            self._let_go_of_job = Job(process.pid, self._limits.memory).close
        assert process.stdout is not None
        threading.Thread(
            target=_listen, args=(process.stdout, self._frames), name="reading-process", daemon=True
        ).start()

    def read(self, request: Request, hear: Hear) -> bytes:
        """Read a file.

        Args:
            request: The file and the definitions.
            hear: Hears how far it is.

        Returns:
            What was read, for unpack_reading.

        Raises:
            FileRefused: It can't be read safely.
            ReadingFailed: The process has ended, and this one can't be used again.
        """
        name = Path(request.file).name
        self.files += 1
        try:
            answer = self._ask(request, name, hear)
        except BaseException:
            self.kill()
            raise
        if answer.word is Word.READ:
            return answer.body
        if answer.word is Word.OUT_OF_MEMORY:
            self.kill()
            megabytes = self._limits.memory // MEGABYTE
            raise TooMuch(wording.TOO_MUCH.format(name=name, megabytes=megabytes))
        said = answer.body.decode("utf-8", "surrogatepass")
        if answer.word is Word.REFUSED:
            raise FileRefused(said)
        what, _, report = said.partition("\n")
        raise Unforeseen(wording.UNFORESEEN.format(name=name, what=what), report)

    def _ask(self, request: Request, name: str, hear: Hear) -> Frame:
        try:
            if self._process is None:
                self.start()
            assert self._process is not None
            assert self._process.stdin is not None
            question = Frame(Word.READ_FILE, pickle.dumps(replace(request, definitions=b"")))
            if request.definitions == self._definitions:
                put_frame(self._process.stdin, question)
            else:
                self._definitions = request.definitions
                frames = (Frame(Word.DEFINITIONS, request.definitions), question)
                # More than a pipe holds: a process that stands still must not stop this one.
                threading.Thread(
                    target=_say, args=(self._process.stdin, frames), name="definitions", daemon=True
                ).start()
        except BrokenPipeError as error:
            raise self._died(name) from error
        except OSError as error:
            reason = wording.NO_PROGRAM if isinstance(error, FileNotFoundError) else reason_of(error)
            raise NotStarted(wording.NOT_STARTED.format(name=name, reason=reason)) from error
        return self._await(name, hear)

    def _await(self, name: str, hear: Hear) -> Frame:
        """Wait for the answer, and listen to whoever wants to stop it."""
        limits = self._limits
        end = time.monotonic() + (limits.seconds if self._begun else limits.start_seconds)
        sheet = OPENING if self._begun else None
        while True:
            try:
                frame = self._frames.get(timeout=_POLL)
            except Empty:
                hear(sheet)
                if time.monotonic() < end:
                    continue
                if sheet is not None:
                    sentence = wording.TOO_LONG.format(name=name, seconds=f"{limits.seconds:g}")
                    raise TooLong(sentence) from None
                sentence = wording.NOT_STARTED.format(name=name, reason=wording.NO_ANSWER)
                raise NotStarted(sentence) from None
            if frame is None:
                raise self._died(name)
            if frame.word is Word.BEGUN:
                self._begun = True
                sheet, end = OPENING, time.monotonic() + limits.seconds
            elif frame.word is Word.SHEET:
                done, total, what = json.loads(frame.body)
                sheet = (done, total, what)
            else:
                return frame

    def _died(self, name: str) -> Died:
        assert self._process is not None
        with suppress(subprocess.TimeoutExpired):
            # The pipe is closed a moment before the system knows how the process ended.
            self._process.wait(_FAREWELL)
        self.kill()
        code = self._process.returncode
        how = wording.BY_SIGNAL.format(number=-code) if code < 0 else wording.BY_CODE.format(number=code)
        return Died(wording.DIED.format(name=name, how=how))

    def kill(self) -> None:
        """End it at once; it holds nothing that could be lost."""
        if self._process is not None and self._process.poll() is None:
            end_process(self._process.pid)
            self._process.kill()
        self._let_go()

    def _let_go(self) -> None:
        self._let_go_of_job()
        if self._process is not None:
            self._process.wait()
            if self._process.stdin is not None:
                # What nobody heard is still in the buffer.
                with suppress(OSError):
                    self._process.stdin.close()


def _say(pipe: IO[bytes], frames: Sequence[Frame]) -> None:
    """Say several things; that nobody listens any more is heard by who waits for the answer."""
    with suppress(OSError, ValueError):
        for frame in frames:
            put_frame(pipe, frame)


def _listen(pipe: IO[bytes], frames: SimpleQueue[Frame | None]) -> None:
    """Take what the process says; None is the end."""
    with pipe:
        while True:
            try:
                frame = next_frame(pipe)
            except (OSError, ValueError):
                frame = None
            frames.put(frame)
            if frame is None:
                return


def _own_command() -> list[str]:
    """Start this very program; a packaged one is its own interpreter."""
    frozen = hasattr(sys, "_MEIPASS")
    return [sys.executable, COMMAND] if frozen else [sys.executable, "-P", "-m", "desktop", COMMAND]


def _nothing() -> None:
    """Hold no job: only Windows has them."""


def _surroundings() -> dict[str, str]:
    """Let the child find this very program, wherever it was started from."""
    home = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (home, others)))}
