"""Find the files that are meant by a list of files, folders and zips of forms."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.operations.bundle_members import beside_forms, names_in, packed_file
from desktop.operations.shown_names import shown_name
from desktop.text import intake as wording

MOST_FILES = 5000
"""Files that are read at one go; more are left out, and it is said."""
_MOST_NAMED = 3
"""Names of each kind of what was passed over that are said; a folder may hold hundreds."""
_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", ".ds_store", "__macosx"))
"""Nobody ever put these anywhere, and nobody misses them."""
_LOCKS = ("~$", ".~")
"""What the names of files begin with that WPS, Word, Excel and LibreOffice put beside an open one."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of some folders."""

    files: tuple[str, ...]
    """As they were named; those of a folder by their names, folder by folder; those of a zip behind it."""
    notes: tuple[str, ...] = ()
    """Sentences on what was left out."""


def read_folder(paths: Sequence[str], besides: str = "", *, whole: bool = False) -> FoundFiles:
    """List files, and the files within folders and zips of forms that are not listed yet.

    Hidden files and folders, and what programs leave beside an open file, are passed over in folders; links
    to folders are not followed. A path that is nothing is listed: reading it says so.

    Args:
        paths: Files, folders and zips.
        besides: A file that is not meant where a folder holds it: the report of the last time.
        whole: List what stands beside the workbooks of a bundle too: its list and the PDF files.
    """
    search = _Search(os.path.realpath(besides) if besides else "", whole=whole)
    found = [file for path in paths for file in search.meant_by(path)]
    notes = list(search.notes)
    if search.passed_over:
        notes.append(_passed_over(list(search.passed_over)))
    if len(found) > MOST_FILES:
        notes.append(wording.TOO_MANY_FILES.format(limit=MOST_FILES, count=len(found) - MOST_FILES))
    return FoundFiles(tuple(found[:MOST_FILES]), tuple(notes))


@dataclass(slots=True)
class _Search:
    """What was met on the way through some folders."""

    besides: str
    whole: bool
    notes: list[str] = field(default_factory=list)
    passed_over: dict[tuple[str, str], None] = field(default_factory=dict)
    """Path and reason of what was not listed, in the order that it was met in."""
    _known: set[str] = field(default_factory=set)

    def meant_by(self, path: str) -> Iterator[str]:
        """List what is meant by a path that was named."""
        is_folder = Path(path).is_dir()
        for file in self._in_folder(path) if is_folder else (path,):
            real = os.path.realpath(file)
            if is_folder and real == self.besides:
                self._pass_over(file, wording.REPORT_OF_LAST_TIME)
            elif not (is_folder and real in self._known):
                self._known.add(real)
                yield from self._in_zip(file) or (file,)

    def _in_folder(self, folder: str) -> Iterator[str]:
        def refused(error: OSError) -> None:
            self.notes.append(wording.NO_FOLDER.format(path=error.filename, reason=error.strerror))

        for place, folders, names in os.walk(folder, onerror=refused):
            folders[:] = self._meant(place, folders)
            files = self._meant(place, names)
            yield from (str(Path(place, name)) for name in self._to_be_read(place, files))

    def _in_zip(self, file: str) -> list[str]:
        """List the files of a zip of forms; nothing for any other file."""
        zip_file = packed_file(Path(file))
        names = [] if zip_file is None else [name for name in names_in(zip_file) if self._is_way(file, name)]
        return [f"{file}/{name}" for name in self._to_be_read(file, names)]

    def _is_way(self, file: str, name: str) -> bool:
        """Tell whether nothing on the way to a file in a zip is to be passed over."""
        steps = name.split("/")
        return all(self._is_meant("/".join((file, *steps[:deep])), step) for deep, step in enumerate(steps))

    def _meant(self, place: str, names: Collection[str]) -> list[str]:
        return [
            name
            for name in sorted(names, key=_in_order)
            if self._is_meant(place, name) and self._is_readable(place, name)
        ]

    def _is_meant(self, place: str, name: str) -> bool:
        if name.lower() in _LEFT_BY_SYSTEMS:
            return False
        why = wording.LEFT_BY_PROGRAM if name.startswith(_LOCKS) else wording.HIDDEN
        if name.startswith((".", *_LOCKS)):
            self._pass_over(f"{place}/{name}", why)
            return False
        return True

    def _is_readable(self, place: str, name: str) -> bool:
        """Pass over links to folders, and what is neither file nor folder; a pipe has no end."""
        path = Path(place, name)
        try:
            mode = path.stat().st_mode
        except OSError:
            # Reading it says what is wrong.
            return True
        if stat.S_ISDIR(mode) and path.is_symlink():
            self._pass_over(str(path), wording.LINKED_FOLDER)
            return False
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            self._pass_over(str(path), wording.NO_PLAIN_FILE)
            return False
        return True

    def _to_be_read(self, place: str, names: Sequence[str]) -> list[str]:
        """Leave out what stands beside the workbooks of a bundle."""
        left = frozenset() if self.whole else beside_forms(names)
        if left:
            self.notes.append(wording.BESIDE_FORMS.format(place=shown_name(Path(place).name)))
        return [name for name in names if name not in left]

    def _pass_over(self, path: str, why: str) -> None:
        self.passed_over[path, why] = None


def _in_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """Have 2 stand before 11, as the windows of folders do."""
    parts = re.split(r"([0-9]+)", Path(name).stem)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name


def _passed_over(met: Sequence[tuple[str, str]]) -> str:
    """Say what was passed over in one sentence."""
    kinds: dict[str, list[str]] = {}
    for path, why in met:
        kinds.setdefault(why, []).append(wording.PASSED_OVER_NAME.format(name=shown_name(Path(path).name)))
    said = (
        wording.PASSED_OVER_KIND.format(why=why, names="".join(names[:_MOST_NAMED]))
        + (wording.PASSED_OVER_MORE.format(count=len(names)) if len(names) > _MOST_NAMED else "")
        for why, names in kinds.items()
    )
    return wording.PASSED_OVER.format(count=len(met), kinds=wording.BETWEEN_KINDS.join(said))
