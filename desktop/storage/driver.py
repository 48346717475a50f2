"""A store through the bare driver: its place as SQLite takes it, and a look that harms nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote


def address(file: Path, options: str = "mode=ro") -> str:
    """Write the address of a file, to be opened with `uri=True`."""
    return f"{_place(file.absolute())}?{options}"


def _place(file: PurePath) -> str:
    """Write a place; SQLite takes none with a host in it, as a drive of another computer has."""
    place = quote(file.as_posix(), safe="/:")
    return f"file://{place if place.startswith('/') else f'/{place}'}"


@contextmanager
def looking(file: Path, patience: float = 5.0) -> Iterator[sqlite3.Connection]:
    """Open a store for reading alone, harmed or not, for as long as the block lasts.

    Args:
        file: The store.
        patience: Seconds to wait for who has it to himself.

    Raises:
        sqlite3.Error: It can't be opened.
    """
    with closing(sqlite3.connect(address(file), uri=True, timeout=patience)) as connection:
        connection.text_factory = decoded
        yield connection


def decoded(raw: bytes) -> str:
    """Read a text as it stands: a damaged byte must reach the check of digests, not stop the query."""
    return raw.decode("utf-8", "surrogateescape")
