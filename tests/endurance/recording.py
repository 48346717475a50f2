"""Run a program with `recorder.c` preloaded, and read what it recorded."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
_HEAD = struct.Struct("<ciqI")


class NoRecorder(Exception):
    """The recorder can't be built or preloaded here; the text says why."""


class Record(NamedTuple):
    """One thing that the program did to a file."""

    kind: str
    """o open, w write, t truncate, s sync, c close, r rename, u unlink, m make a folder."""
    file: int
    number: int
    """Flags of an open, place of a write, length of a truncation."""
    data: bytes
    """The path or paths, or what was written."""


@cache
def build() -> Path:
    """Build the recorder.

    Raises:
        NoRecorder: This is no Linux, or has no C compiler.
    """
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        raise NoRecorder("the recorder of writes needs Linux and a C compiler (Debian: gcc)")
    target = Path(tempfile.mkdtemp(prefix="ziping-recorder-")) / "recorder.so"
    command = [
        compiler,
        "-shared",
        "-fPIC",
        "-O2",
        "-o",
        str(target),
        str(HERE / "recorder.c"),
        "-ldl",
        "-lpthread",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:]
        raise NoRecorder(f"the recorder of writes can't be built here: {reason}")
    return target


def run_preloaded(
    arguments: list[str], root: Path, log: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a module of ours with the recorder, watching one folder.

    Raises:
        NoRecorder: It can't be built here.
    """
    environment = {
        **os.environ,
        "LD_PRELOAD": str(build()),
        "ZIPING_RECORD_ROOT": str(root),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if log:
        environment["ZIPING_RECORD_LOG"] = str(log)
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, check=False
    )


def read_records(log: Path) -> Iterator[Record]:
    """Read what was recorded, in order."""
    with log.open("rb") as stream:
        while head := stream.read(_HEAD.size):
            kind, file, number, length = _HEAD.unpack(head)
            yield Record(kind.decode(), file, number, stream.read(length))
