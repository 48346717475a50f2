"""An index of what the drafts hold, for words of one character and more; made anew whenever it is missing.

It lies in a file of its own: the store stays small, and nothing that is saved depends on it. Chinese is
written without gaps, so every two neighbouring characters are a term; a word of two and more characters is
all its pairs, checked against the text, and a word of one is all pairs that begin with it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from desktop.storage.connection import make_file

T = TypeVar("T")
NAME = "search.sqlite3"
_VERSION = 1
_RUN = re.compile(r"[^\W_]+")
_MAKE = (
    "CREATE TABLE texts (draft INTEGER PRIMARY KEY, digest BLOB NOT NULL, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE pairs USING fts5 (terms, content='', detail=none, columnsize=0)",
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
    """The file, open for one thread."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._connection = self._opened()
        self._digests: dict[int, bytes] = self._done(self._read_digests)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def digests(self) -> Mapping[int, bytes]:
        """Tell in which state each draft was indexed."""
        return self._digests

    def put(self, drafts: Iterable[Indexed]) -> None:
        """Index drafts, new ones and changed ones."""
        every = list(drafts)
        self._done(lambda: self._put(every))

    def _put(self, drafts: Iterable[Indexed]) -> None:
        with self._connection:
            for one in drafts:
                self._remove(one.draft)
                self._digests[one.draft] = one.digest
                self._connection.execute("INSERT INTO texts VALUES (?, ?, ?)", one)
                self._connection.execute(
                    "INSERT INTO pairs (rowid, terms) VALUES (?, ?)", (one.draft, _terms(one.text))
                )

    def _remove(self, draft: int) -> None:
        row = self._connection.execute("SELECT text FROM texts WHERE draft = ?", (draft,)).fetchone()
        if row:
            self._connection.execute(
                "INSERT INTO pairs (pairs, rowid, terms) VALUES ('delete', ?, ?)", (draft, _terms(row[0]))
            )
            self._connection.execute("DELETE FROM texts WHERE draft = ?", (draft,))

    def find(self, words: Iterable[str], limit: int) -> list[tuple[int, str]]:
        """Find drafts that hold all words, the newest first, each with the text that holds the first of them.

        Args:
            words: Folded, none blank.
            limit: So many at most.
        """
        wanted = list(words)
        return self._done(lambda: self._find(wanted, limit))

    def _find(self, wanted: list[str], limit: int) -> list[tuple[int, str]]:
        sought = " AND ".join(term for word in wanted for term in _sought(word))
        by_pairs = "SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY rowid DESC"
        every = "SELECT draft FROM texts ORDER BY draft DESC"
        rows = self._connection.execute(by_pairs, (sought,)) if sought else self._connection.execute(every)
        found: list[tuple[int, str]] = []
        for (draft,) in rows:
            text = self._text(draft)
            if all(word in text for word in wanted):
                found.append((draft, _line(text, wanted[0])))
            if len(found) == limit:
                break
        return found

    def _text(self, draft: int) -> str:
        row = self._connection.execute("SELECT text FROM texts WHERE draft = ?", (draft,)).fetchone()
        return str(row[0]) if row else ""

    def _done(self, work: Callable[[], T]) -> T:
        """Do something with the file; where it is harmed, with a new and empty one."""
        try:
            return work()
        except sqlite3.DatabaseError:
            self._connection.close()
            self._remove_file()
            self._connection = self._opened()
            self._digests = {}
            return work()

    def _read_digests(self) -> dict[int, bytes]:
        return dict(self._connection.execute("SELECT draft, digest FROM texts"))

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is no index or of another version is made anew."""
        with suppress(sqlite3.Error):
            connection = _connected(self._file)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == _VERSION:
                return connection
            connection.close()
        self._remove_file()
        connection = _connected(self._file)
        with connection:
            for statement in _MAKE:
                connection.execute(statement)
        return connection

    def _remove_file(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(NAME + suffix).unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    make_file(file)
    connection = sqlite3.connect(file, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error:
        connection.close()
        raise
    # What is lost here is only made again.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _pairs(run: str) -> Iterator[str]:
    # The last character stands alone, so that every character begins a term.
    yield from (run[place : place + 2] for place in range(len(run)))


def _terms(text: str) -> str:
    """Write each term of a text once."""
    return " ".join(dict.fromkeys(pair for run in _RUN.findall(text) for pair in _pairs(run)))


def _sought(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if len(run) == 1:
            yield f'"{run}"*'
        else:
            yield from (f'"{pair}"' for pair in list(_pairs(run))[:-1])


def _line(text: str, word: str) -> str:
    return next(line for line in text.split("\n") if word in line)
