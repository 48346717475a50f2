"""The reading process itself: reads one file after the other for its parent, and ends with it."""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from desktop.errors import UserError
from desktop.operations.reading_answers import pack_reading
from desktop.operations.reading_definitions import Definitions, unpacked_definitions
from desktop.operations.reading_frames import Frame, Request, Word, next_frame, put_frame
from desktop.operations.reading_limits import confine, set_backstop
from desktop.workbook.read import read_file

_STACK = 256 * 1024
_BETWEEN_COLLECTIONS = 10_000
"""New objects after which those that refer to each other are looked for: some files leave so many."""
_MOST_CALLS = 8
"""Of a traceback: the innermost ones."""


def main(arguments: list[str]) -> int:
    """Read files for the parent until it closes the pipe; never returns before that.

    Args:
        arguments: The memory that this process may use, in bytes.
    """
    hear, say = _own_pipes()
    # The address space of a second thread counts as well.
    threading.stack_size(_STACK)
    requests: SimpleQueue[Frame] = SimpleQueue()
    threading.Thread(target=_listen, args=(hear, requests), name="listener", daemon=True).start()
    confine(int(arguments[0]))
    reader = Reader(say)
    while True:
        frame = requests.get()
        if frame.word is Word.DEFINITIONS:
            reader.take_up(frame.body)
        else:
            put_frame(say, reader.answer(frame))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take the two pipes for the parent alone: what any code prints must not get between the frames."""
    if sys.platform != "win32":
        # Ctrl+C is for the parent, which then closes the pipe.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    hear, say = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    return os.fdopen(hear, "rb"), os.fdopen(say, "wb")


def _listen(pipe: BinaryIO, requests: SimpleQueue[Frame]) -> None:
    """Take requests from the pipe; where it is closed, the parent has gone and nobody wants an answer."""
    while True:
        frame = next_frame(pipe)
        if frame is None:
            os._exit(0)
        requests.put(frame)


class Reader:
    """Reads files by the definitions that the parent hands over."""

    def __init__(self, say: BinaryIO) -> None:
        self._say = say
        self._definitions: Definitions | None = None
        self._begun = False

    def take_up(self, body: bytes) -> None:
        """Take up the definitions that files are read by from now on."""
        self._definitions = unpacked_definitions(body)
        # What stays for good need not be looked through again and again.
        gc.collect()
        gc.freeze()
        gc.enable()
        gc.set_threshold(_BETWEEN_COLLECTIONS)

    def answer(self, frame: Frame) -> Frame:
        """Read the file that a request names."""
        request: Request = pickle.loads(frame.body)
        try:
            if not self._begun:
                put_frame(self._say, Frame(Word.BEGUN))
                self._begun = True
            set_backstop(request.seconds)
            word, body = Word.READ, self._read(request)
        except MemoryError:
            word, body = Word.OUT_OF_MEMORY, b""
        except UserError as error:
            word, body = Word.REFUSED, error.sentence.encode("utf-8", "surrogatepass")
        except Exception as error:  # noqa: BLE001 - whatever a file brings about is said about that file alone
            word, body = Word.UNFORESEEN, _said_of(error).encode("utf-8", "surrogatepass")
        set_backstop(0)
        return Frame(word, body)

    def _read(self, request: Request) -> bytes:
        def progress(done: int, total: int, name: str) -> None:
            # Of one sheet the file's name says as much, and each frame wakes the parent.
            if total > 1:
                put_frame(self._say, Frame(Word.SHEET, json.dumps((done, total, name)).encode()))

        known = self._definitions
        # The parent sends them before the first request.
        assert known is not None
        path = Path(request.file)
        reading = read_file(path, known.templates, known.vocabulary, request.assignments, progress)
        return pack_reading(reading if request.sheets else reading.forms_alone, known.templates)


def _said_of(error: Exception) -> str:
    """Name an error and the line that it came from, and then how it came there."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    head = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    return "\n".join((head, *traceback.format_exception(error, limit=-_MOST_CALLS)))
