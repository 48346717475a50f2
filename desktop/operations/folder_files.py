"""Find the files that are meant by a list of files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.text import intake as wording

MOST_FILES = 5000
"""Files that are read at one go; more are left out, and it is said."""
_LEFT_BY_PROGRAMS = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db"))
_LOCKS = ("~$", ".~")
"""What the names of files begin with that WPS, Word, Excel and LibreOffice put beside an open one."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of some folders."""

    files: tuple[str, ...]
    """Files as they were named; those of a folder by their names, folder by folder."""
    notes: tuple[str, ...] = ()
    """Sentences on what was left out."""


def read_folder(paths: Sequence[str]) -> FoundFiles:
    """List files and the files within folders, each once.

    Hidden files and folders, and what programs leave beside an open file, are passed over in folders; links
    to folders are not followed. A path that is nothing is listed: reading it says so.
    """
    notes: list[str] = []
    found: dict[str, str] = {}
    left_out = 0
    for path in paths:
        for file in _files_in(path, notes) if Path(path).is_dir() else (path,):
            known = os.path.realpath(file)
            if known not in found and len(found) >= MOST_FILES:
                left_out += 1
            else:
                found.setdefault(known, file)
    if left_out:
        notes.append(wording.TOO_MANY_FILES.format(limit=MOST_FILES, count=left_out))
    return FoundFiles(tuple(found.values()), tuple(notes))


def _files_in(folder: str, notes: list[str]) -> Iterator[str]:
    def refused(error: OSError) -> None:
        notes.append(wording.NO_FOLDER.format(path=error.filename, reason=error.strerror))

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(place, name)) for name in sorted(names) if _is_meant(name))


def _is_meant(name: str) -> bool:
    return not name.startswith((".", *_LOCKS)) and name.lower() not in _LEFT_BY_PROGRAMS
