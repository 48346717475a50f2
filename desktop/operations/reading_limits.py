"""What a process that reads foreign files may use of the computer."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20
_MOST_BADNESS = 1000
"""How gladly Linux ends a process when memory runs out: before everything else."""
_BACKSTOP = 3
"""A process that its parent forgot ends by itself after so many times the limit."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file may take; a file beyond it is given up with a sentence."""

    seconds: float = 10
    memory: int = 1024 * MEGABYTE
    """Bytes of address space, the program itself included."""
    start_seconds: float = 60
    """How long the process may take before it begins with a file."""


def confine(memory: int) -> None:
    """Limit this process, which is a reading one; what the system has no word for stays as it is.

    Args:
        memory: Bytes of address space.
    """
    if sys.platform != "win32":
        import resource

        for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            hard = resource.getrlimit(kind)[1]
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (allowed, hard))
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(f"{_MOST_BADNESS}\n", "ascii")


def set_backstop(seconds: float) -> None:
    """End this process after a multiple of some seconds whatever it does then; 0 takes that back.

    The parent ends it much sooner. This is for the one whose parent was killed while the reading hung in code
    that lets no other thread run, so that nobody hears that the pipe was closed.
    """
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds * _BACKSTOP)


def end_process(process_id: int) -> None:
    """End a reading process with all that it may have started, at once; one that has ended already is let be.

    Args:
        process_id: Of the leader of its group. On Windows its job ends it, when that is closed.
    """
    if sys.platform != "win32":
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process_id, signal.SIGKILL)
