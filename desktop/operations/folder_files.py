"""Find the files that are meant by a list of files and folders."""

from __future__ import annotations

import os
import re
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


def read_folder(paths: Sequence[str], besides: str = "") -> FoundFiles:
    """List files, and the files within folders that are not listed yet.

    Hidden files and folders, and what programs leave beside an open file, are passed over in folders; links
    to folders are not followed. A path that is nothing is listed: reading it says so.

    Args:
        paths: Files and folders.
        besides: A file that is not meant where a folder holds it: the report of the last time.
    """
    notes: list[str] = []
    found: list[str] = []
    known = {os.path.realpath(besides)} if besides else set()
    for path in paths:
        is_folder = Path(path).is_dir()
        for file in _files_in(path, notes) if is_folder else (path,):
            real = os.path.realpath(file)
            if not (is_folder and real in known):
                found.append(file)
                known.add(real)
    if len(found) > MOST_FILES:
        notes.append(wording.TOO_MANY_FILES.format(limit=MOST_FILES, count=len(found) - MOST_FILES))
    return FoundFiles(tuple(found[:MOST_FILES]), tuple(notes))


def _files_in(folder: str, notes: list[str]) -> Iterator[str]:
    def refused(error: OSError) -> None:
        notes.append(wording.NO_FOLDER.format(path=error.filename, reason=error.strerror))

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_in_order)
        yield from (str(Path(place, name)) for name in sorted(names, key=_in_order) if _is_meant(name))


def _in_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """Have 2 stand before 11, as the windows of folders do."""
    parts = re.split(r"([0-9]+)", Path(name).stem)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name


def _is_meant(name: str) -> bool:
    return not name.startswith((".", *_LOCKS)) and name.lower() not in _LEFT_BY_PROGRAMS
