"""What a process that reads foreign files may use of the computer."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

COMMAND = "--reading-process"
"""The argument that makes the program a reading process; hidden, since it speaks to its parent alone."""
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


# ---- Windows: a job that holds the process, and ends with the handle to it

_EXTENDED = 9
_PROCESS_MEMORY, _DIE_UNSEEN, _KILL_ON_CLOSE = 0x100, 0x400, 0x2000
_SET_QUOTA, _TERMINATE = 0x100, 0x1


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limits_of_job(memory: int) -> ExtendedLimits:
    """Describe the job: memory for each process, no window of the system when one crashes, no survivors."""
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _DIE_UNSEEN | _KILL_ON_CLOSE
    limits.ProcessMemoryLimit = memory
    return limits


class Job:
    """Holds a process on Windows, so that it keeps to its memory and never outlives this program."""

    def __init__(self, process_id: int, memory: int) -> None:
        self._handle = 0
        if sys.platform == "win32":
            kernel = _kernel()
            self._handle = kernel.CreateJobObjectW(None, None) or 0
            limits = limits_of_job(memory)
            size = ctypes.sizeof(limits)
            kernel.SetInformationJobObject(self._handle, _EXTENDED, ctypes.byref(limits), size)
            process = kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, process_id)
            if process:
                kernel.AssignProcessToJobObject(self._handle, process)
                kernel.CloseHandle(process)

    def close(self) -> None:
        """Let go of the job: whatever still runs in it is ended."""
        if sys.platform == "win32" and self._handle:
            _kernel().CloseHandle(self._handle)
            self._handle = 0


if sys.platform == "win32":

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle, number, flag = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int
        kernel.CreateJobObjectW.argtypes = (handle, ctypes.c_wchar_p)
        kernel.CreateJobObjectW.restype = handle
        kernel.SetInformationJobObject.argtypes = (handle, flag, handle, number)
        kernel.OpenProcess.argtypes = (number, flag, number)
        kernel.OpenProcess.restype = handle
        kernel.AssignProcessToJobObject.argtypes = (handle, handle)
        kernel.CloseHandle.argtypes = (handle,)
        return kernel


def end_process(process_id: int) -> None:
    """End a reading process with all that it may have started, at once; one that has ended already is let be.

    Args:
        process_id: Of the leader of its group. On Windows the caller closes its job.
    """
    if sys.platform != "win32":
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process_id, signal.SIGKILL)
