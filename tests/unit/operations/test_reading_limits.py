from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.operations.reading_job import BasicLimits, ExtendedLimits, limits_of_job
from desktop.operations.reading_limits import MEGABYTE

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import resource, signal
from desktop.operations.reading_limits import confine, set_backstop
confine({memory})
print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0])
print(open("/proc/self/oom_score_adj").read().strip())
set_backstop(100)
print(round(signal.getitimer(signal.ITIMER_REAL)[0]))
set_backstop(0)
print(signal.getitimer(signal.ITIMER_REAL)[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_process_is_limited_in_memory_and_ends_by_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(memory=700 * MEGABYTE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [f"{700 * MEGABYTE}", "0", "1000", "300", "0.0"]


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_the_job_of_windows_is_described_as_the_system_wants_it() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.LimitFlags.offset, ExtendedLimits.ProcessMemoryLimit.offset) == (16, 112)
    limits = limits_of_job(700 * MEGABYTE)
    assert limits.ProcessMemoryLimit == 700 * MEGABYTE
    # JOB_OBJECT_LIMIT_PROCESS_MEMORY, _DIE_ON_UNHANDLED_EXCEPTION and _KILL_ON_JOB_CLOSE.
    assert limits.BasicLimitInformation.LimitFlags == 0x100 | 0x400 | 0x2000
