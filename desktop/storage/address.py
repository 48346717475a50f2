"""A store's place as SQLite takes it together with options."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote


def address(file: Path, options: str = "mode=ro") -> str:
    """Write the address of a file, to be opened with `uri=True`."""
    return f"{_place(file.absolute())}?{options}"


def _place(file: PurePath) -> str:
    """Write a place; SQLite takes none with a host in it, as a drive of another computer has."""
    place = quote(file.as_posix(), safe="/:")
    return f"file://{place if place.startswith('/') else f'/{place}'}"
