"""Reading processes for tests: files that hang, requests, and children with something odd about them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.operations.library import library
from desktop.operations.reading_definitions import packed_definitions
from desktop.operations.reading_frames import Request
from tests.helpers.dialects import bureau, save

ODD_CHILD = """
import os, sys
from desktop.operations import reading_child
read_file = reading_child.read_file
def odd(path, *others):
    {body}
    return read_file(path, *others)
reading_child.read_file = odd
reading_child.main(sys.argv[1:])
"""


def request(file: Path, seconds: float = 10) -> Request:
    """Ask for a file by the program's own definitions."""
    return Request(str(file), packed_definitions(library()), (), seconds, sheets=True)


def good_file(folder: Path, name: str = "good.xlsx") -> Path:
    """Save a form as a bureau lays it out."""
    return save(folder / name, bureau())


def hanging_file(folder: Path, name: str = "hangs.xlsx") -> Path:
    """Make a file that nobody ever writes into: whoever reads it waits for good."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no named pipes")
    path = folder / name
    os.mkfifo(path)
    return path


def odd_child(body: str) -> list[str]:
    """Start a reading process that does something before it reads a file."""
    return [sys.executable, "-c", ODD_CHILD.format(body=body)]
