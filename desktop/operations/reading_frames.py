"""What the program and its reading processes say to each other: frames on two pipes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.workbook.proposals import Assignment

_HEAD = struct.Struct(">BQ")
_MOST_BYTES = 1 << 29


class Word(IntEnum):
    """What a frame is about."""

    READ_FILE = 1
    """To the process: a request."""
    BEGUN = 2
    """From the process: it has started, its first file is being read. Later ones are read at once."""
    SHEET = 3
    """A sheet of several begins."""
    READ = 4
    REFUSED = 5
    """With the sentence."""
    OUT_OF_MEMORY = 6
    UNFORESEEN = 7
    """Something was raised that is a fault of this program: what, and where."""
    DEFINITIONS = 8
    """To the process: what files are read by from now on."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing that is said."""

    word: Word
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, and by which definitions."""

    file: str
    definitions: bytes
    """As packed_definitions wrote them; blank in what is sent, for they are sent once."""
    assignments: tuple[Assignment, ...]
    seconds: float
    sheets: bool
    """Whether the sheets are wanted beside the forms."""


def put_frame(pipe: IO[bytes], frame: Frame) -> None:
    """Say something.

    Raises:
        OSError: Nobody listens any more.
    """
    pipe.write(_HEAD.pack(frame.word, len(frame.body)) + frame.body)
    pipe.flush()


def next_frame(pipe: IO[bytes]) -> Frame | None:
    """Hear the next thing that is said; None where the other end has gone, or speaks what is no frame."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    word, size = _HEAD.unpack(head)
    if size > _MOST_BYTES or word not in {*Word}:
        return None
    body = pipe.read(size)
    return Frame(Word(word), body) if len(body) == size else None
