"""Real disks for tests: small ones that can be filled, locked and pulled."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


def mounted(place: Path, size: str) -> Iterator[Path]:
    """Mount a disk of that size for the length of a test; skip it where this user may not."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(command, check=False).returncode:
        pytest.skip("only root may mount the small disk that this needs")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def remount(place: Path, mode: str) -> None:
    """Let a disk be read alone ("ro"), or written again ("rw")."""
    subprocess.run(["mount", "-o", f"remount,{mode}", str(place)], check=True)
