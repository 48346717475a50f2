"""An index of what the drafts hold, for words of one character and more; made anew whenever it is missing.

It lies in a file of its own: the store stays small, and nothing that is saved depends on it. Chinese is
written without gaps, so every three neighbouring characters are a term. A longer word is all its threes,
checked against the text; a shorter one is what terms begin with, for which the index keeps lists of its own.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from desktop.errors import StoreDamaged, StoreError
from desktop.storage.connection import make_file
from desktop.storage.faults import explained, told

T = TypeVar("T")
NAME = "search.sqlite3"
BUSY_SECONDS = 1.0
"""How long is waited for another program that reads or copies the file."""
_VERSION = 2
_RUN = re.compile(r"[^\W_]+")
_TERM = 3
"""Characters of a term; the last ones of a run stand in shorter terms, so that every character begins one."""
_BY_TERMS = """
    SELECT draft, text FROM terms CROSS JOIN texts ON draft = terms.rowid
    WHERE terms MATCH ? AND {holds} ORDER BY terms.rowid DESC LIMIT ?
"""
_EVERY = "SELECT draft, text FROM texts WHERE {holds} ORDER BY draft DESC LIMIT ?"
# Read at every start, past the texts, which are a thousand times as long.
_DIGESTS = "CREATE INDEX IF NOT EXISTS digests ON texts (draft, digest)"
_MAKE = (
    "CREATE TABLE texts (draft INTEGER PRIMARY KEY, digest BLOB NOT NULL, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE terms USING fts5 (term, content='', detail=none, columnsize=0, prefix='1 2')",
    _DIGESTS,
    f"PRAGMA user_version = {_VERSION}",
)


class Indexed(NamedTuple):
    """The text of a draft, as it is searched."""

    draft: int
    digest: bytes
    """End of its history: tells whether it was changed since."""
    text: str
    """Folded, with a line end between two texts."""


class SearchIndex:
    """The file, open for one thread.

    One that is harmed is made anew; one that is only held by another program, or that the disk refuses, is
    left as it is, and whoever asked hears a StoreError.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        with told(self._file):
            self._connection = self._opened()
        self._digests: dict[int, bytes] = self._done(self._read_digests)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def digests(self) -> Mapping[int, bytes]:
        """Tell in which state each draft was indexed."""
        return self._digests

    def put(self, drafts: Iterable[Indexed]) -> None:
        """Index drafts, new ones and changed ones.

        Raises:
            StoreError: Another program holds the file, or the disk refuses.
        """
        every = list(drafts)
        self._done(lambda: self._put(every))
        self._digests.update((one.draft, one.digest) for one in every)

    def _put(self, drafts: Iterable[Indexed]) -> None:
        with self._connection:
            for one in drafts:
                self._remove(one.draft)
                self._connection.execute("INSERT INTO texts VALUES (?, ?, ?)", one)
                self._connection.execute(
                    "INSERT INTO terms (rowid, term) VALUES (?, ?)", (one.draft, _terms(one.text))
                )

    def _remove(self, draft: int) -> None:
        row = self._connection.execute("SELECT text FROM texts WHERE draft = ?", (draft,)).fetchone()
        if row:
            self._connection.execute(
                "INSERT INTO terms (terms, rowid, term) VALUES ('delete', ?, ?)", (draft, _terms(row[0]))
            )
            self._connection.execute("DELETE FROM texts WHERE draft = ?", (draft,))

    def find(self, words: Iterable[str], limit: int) -> list[tuple[int, str]]:
        """Find drafts that hold all words, the newest first, each with the text that holds the first of them.

        Args:
            words: Folded, none blank.
            limit: So many at most.

        Raises:
            StoreError: Another program holds the file, or the disk refuses.
        """
        wanted = list(words)
        return self._done(lambda: self._find(wanted, limit))

    def _find(self, wanted: list[str], limit: int) -> list[tuple[int, str]]:
        sought = " AND ".join(term for word in wanted for term in _sought(word))
        holds = " AND ".join("instr(text, ?)" for _ in wanted)
        if sought:
            asked = _BY_TERMS.format(holds=holds), (sought, *wanted, limit)
        else:
            asked = _EVERY.format(holds=holds), (*wanted, limit)
        return [(draft, _line(text, wanted[0])) for draft, text in self._connection.execute(*asked)]

    def _done(self, work: Callable[[], T]) -> T:
        """Do something with the file; where it is harmed, with a new and empty one."""
        with told(self._file):
            try:
                return work()
            except sqlite3.DatabaseError as error:
                self._refuse_fault(error)
            self._connection.close()
            self._remove_file()
            self._connection = self._opened()
            self._digests = {}
            return work()

    def _read_digests(self) -> dict[int, bytes]:
        return dict(self._connection.execute("SELECT draft, digest FROM texts"))

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is no index or of another version is made anew."""
        try:
            return _connected(self._file)
        except sqlite3.DatabaseError as error:
            self._refuse_fault(error)
        self._remove_file()
        return _connected(self._file)

    def _refuse_fault(self, error: sqlite3.DatabaseError) -> None:
        """Raise an error again that says nothing against the file: it is locked, or the disk is full."""
        known = explained(error, self._file)
        if isinstance(known, StoreError) and not isinstance(known, StoreDamaged):
            raise error

    def _remove_file(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(NAME + suffix).unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    make_file(file)
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # What is lost here is only made again.
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, _VERSION}:
            raise sqlite3.DatabaseError(version)
        for statement in (_DIGESTS,) if version else _MAKE:
            connection.execute(statement)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _terms(text: str) -> str:
    """Write each term of a text once."""
    runs = _RUN.findall(text)
    return " ".join(dict.fromkeys(run[place : place + _TERM] for run in runs for place in range(len(run))))


def _sought(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if len(run) < _TERM:
            yield f'"{run}"*'
        else:
            yield from (f'"{run[place : place + _TERM]}"' for place in range(len(run) - _TERM + 1))


def _line(text: str, word: str) -> str:
    return next(line for line in text.split("\n") if word in line)
