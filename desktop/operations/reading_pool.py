"""The reading processes of this program: started when they are needed, used again, ended with it."""

from __future__ import annotations

import atexit
import threading
from contextlib import suppress
from functools import cache

from desktop.operations.reading_frames import Request
from desktop.operations.reading_limits import ReadingLimits
from desktop.operations.reading_process import Died, Hear, ReadingProcess, TooMuch


class ReadingProcesses:
    """The reading processes of this program: started when they are needed, and used again."""

    def __init__(self, limits: ReadingLimits) -> None:
        self.limits = limits
        self._idle: list[ReadingProcess] = []
        self._lock = threading.Lock()

    def warm(self, count: int = 1) -> None:
        """Start some, as far as there are none, and do not wait for them: files then find them ready."""
        taken = [self._take() for _ in range(count)]
        for process in taken:
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
        if not process.alive:
            # It may have been ended right after its answer: what it held is let go of here.
            process.kill()
            return
        with self._lock:
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
            process.kill()


@cache
def reading_processes() -> ReadingProcesses:
    """Give the one set of reading processes of this program; it is closed when the program ends."""
    processes = ReadingProcesses(ReadingLimits())
    atexit.register(processes.close)
    return processes


def warm() -> None:
    """Start a reading process early, without waiting for it: when a dialog for files opens, for instance."""
    reading_processes().warm()
