"""What holds a reading process on Windows: a job, which ends it when the program lets go of it."""

from __future__ import annotations

import ctypes
import sys

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
