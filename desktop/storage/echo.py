"""A second copy of what was appended since the store was opened, in a plain file beside it.

It is written after COMMIT and not waited for. Where the write-ahead log is harmed, SQLite goes back to an
earlier state without a word: the copy notices, and gives back what is missing. With the backup that closing
makes, it holds everything that was ever saved.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from desktop.storage.chain import Entry

NAME = "ziping.echo"
_APPENDED = "appended"
"""Under which a connection keeps what its transaction appended."""


def remember(connection: Connection, entries: Iterable[Entry]) -> None:
    """Keep in mind what a transaction appends, until it is committed."""
    connection.info.setdefault(_APPENDED, []).extend(entries)


def take(connection: Connection) -> list[Entry]:
    """Take what a transaction appended, at its end."""
    found: list[Entry] = connection.info.pop(_APPENDED, [])
    return found


class Echo:
    """The file that the copies are written to."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        with suppress(OSError):
            _end_whole(self._file)

    def write(self, entries: Sequence[Entry]) -> None:
        """Add entries; that the disk is full is no matter here, as they are saved."""
        lines = "".join(_line(entry) for entry in entries).encode()
        with suppress(OSError):
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                cut = len(lines) - os.write(descriptor, lines)
            finally:
                os.close(descriptor)
            if cut:
                _end_whole(self._file)

    def clear(self) -> None:
        """Let go of the copies, once what they are of is in the store's file."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def read_echo(file: Path) -> Iterator[Entry]:
    """Read the copies of a file; a line that is harmed or was cut is left out."""
    try:
        text = file.read_text("utf-8", errors="replace")
    except OSError:
        return
    yield from _entries(text.splitlines())


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    for line in lines:
        with suppress(ValueError, TypeError, RecursionError):
            draft, seq, group, action, at, payload, digest = json.loads(line)
            entry = Entry(draft, seq, group, action, at, payload, bytes.fromhex(digest))
            if entry.is_sound():
                yield entry


def _end_whole(file: Path) -> None:
    """Let a file end with a whole line: one that was cut would swallow the next that is written behind it.

    Raises:
        OSError: It is not there, or can't be written.
    """
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        kept = "".join(map(_line, _entries([content[whole:].decode("utf-8", "replace")])))
        with file.open("r+b") as stream:
            stream.truncate(whole)
            stream.seek(whole)
            stream.write(kept.encode())


def echo_is_harmed(file: Path) -> bool:
    """Say whether a line can't be read; the last one may only have been cut when the program died."""
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines(keepends=True)
    except OSError:
        return False
    whole = [line for line in lines if line.endswith("\n")]
    return sum(1 for _entry in _entries(whole)) < len(whole)


def _line(entry: Entry) -> str:
    return json.dumps([*entry[:-1], entry.digest.hex()], separators=(",", ":")) + "\n"
