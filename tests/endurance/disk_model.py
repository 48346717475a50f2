"""A disk as it is promised, no better: what was not synced may be lost, reordered or torn by a power cut."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.endurance.recording import Record

Write = tuple[int, bytes | None]
"""Place and bytes; without bytes, the length that the file was cut to."""


@dataclass
class _File:
    now: bytearray = field(default_factory=bytearray)
    kept: bytes = b""
    """What is on the disk for sure."""
    waiting: list[Write] = field(default_factory=list)
    """Done since the last sync."""


Names = dict[str, _File | None]
"""What lies under each path; None for a folder."""


@dataclass(frozen=True, eq=False)
class _Change:
    """A change of names; a file is moved in one step."""

    folder: str
    gone: str = ""
    made: str = ""
    file: _File | None = None

    def do(self, names: Names) -> None:
        names.pop(self.gone, None)
        if self.made:
            names[self.made] = self.file
        if self.gone and self.made and self.file is None:
            # What lies in a folder goes with it.
            for path in [path for path in names if path.startswith(self.gone + "/")]:
                names[self.made + path.removeprefix(self.gone)] = names.pop(path)


@dataclass(frozen=True)
class Cut:
    """How a power cut deals with what was not synced."""

    name: str
    data: float
    """Chance of an unsynced write to be on the disk."""
    names: float
    """Chance of each unsynced change of names, after those before it, to be on the disk."""
    sector: int = 0
    """Size of the pieces of a write of which each may be lost by itself; 0 keeps writes whole."""
    ordered: bool = True
    """Whether changes of names reach the disk in order, as on a file system with a journal."""


CUTS = (
    Cut("everything unsynced lost", 0, 0),
    Cut("everything kept", 1, 1),
    Cut("names kept, contents lost", 0, 1),
    Cut("contents kept, names lost", 1, 0),
    Cut("some lost", 0.5, 0.7),
    Cut("some lost, names in any order", 0.5, 0.5, ordered=False),
    Cut("torn at 512 bytes", 0.6, 0.8, sector=512),
    Cut("torn at 4096 bytes, names in any order", 0.6, 0.5, sector=4096, ordered=False),
)


class Disk:
    """Files below one folder, as they are and as they are on the disk."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._now: Names = {root: None}
        self._kept: Names = {root: None}
        self._waiting: list[_Change] = []
        self._open: dict[int, tuple[str, _File | None]] = {}

    def add(self, path: str, content: bytes | None) -> None:
        """Put a file, or a folder, there before anything is recorded."""
        file = None if content is None else _File(bytearray(content), content)
        self._now[path] = self._kept[path] = file

    def do(self, record: Record) -> None:
        """Do what was recorded."""
        match record.kind:
            case "o":
                self._opened(record)
            case "c":
                self._open.pop(record.file, None)
            case "s":
                self._synced(record)
            case "w" | "t":
                self._written(record)
            case "r":
                gone, made = record.data.decode().split("\0")
                self._name(gone, made, self._now[gone])
            case "u":
                self._name(record.data.decode(), "", None)
            case "m":
                self._name("", record.data.decode(), None)

    def said(self, record: Record, name: str) -> bool:
        """Tell whether a record is a write to a certain file."""
        path = f"{self._root}/{name}"
        return record.kind == "w" and self._open.get(record.file, ("", None))[0] == path

    def _opened(self, record: Record) -> None:
        path = record.data.decode().rstrip("/")
        if path not in self._now:
            self._name("", path, _File())
        file = self._now[path]
        self._open[record.file] = path, file
        if file and record.number & os.O_TRUNC:
            self._change(file, 0, None)

    def _written(self, record: Record) -> None:
        file = self._open[record.file][1]
        assert file is not None
        self._change(file, record.number, record.data if record.kind == "w" else None)

    @staticmethod
    def _change(file: _File, place: int, data: bytes | None) -> None:
        _apply(file.now, (place, data))
        file.waiting.append((place, data))

    def _synced(self, record: Record) -> None:
        path, file = self._open[record.file]
        if file:
            file.kept, file.waiting = bytes(file.now), []
            return
        for change in [one for one in self._waiting if one.folder == path]:
            change.do(self._kept)
            self._waiting.remove(change)

    def _name(self, gone: str, made: str, file: _File | None) -> None:
        change = _Change(str(Path(made or gone).parent), gone, made, file)
        change.do(self._now)
        self._waiting.append(change)

    def image(self, cut: Cut, chance: random.Random) -> Image:
        """Cut the power now: what is on the disk afterwards."""
        names = dict(self._kept)
        for change in self._waiting:
            if chance.random() < cut.names:
                change.do(names)
            elif cut.ordered:
                break
        files = {path: None if file is None else _left(file, cut, chance) for path, file in names.items()}
        return Image(self._root, files)


class Image:
    """What is on a disk after a power cut."""

    def __init__(self, root: str, files: dict[str, bytes | None]) -> None:
        self._root = root
        # A file in a folder whose own name was lost can't be reached.
        self.files = {path: content for path, content in files.items() if self._reachable(path, files)}

    def _reachable(self, path: str, files: dict[str, bytes | None]) -> bool:
        above = [str(one) for one in Path(path).parents if str(one).startswith(self._root)]
        return all(folder in files for folder in above)

    def digest(self, more: str) -> bytes:
        """Tell one image from another."""
        made = hashlib.sha256(more.encode())
        for path, content in sorted(self._in_store()):
            made.update(path.encode())
            made.update(content or b"")
        return made.digest()

    def _in_store(self) -> Iterator[tuple[str, bytes | None]]:
        # The index of the log is made again at every start, and the lock's text names nobody who lives.
        for path, content in self.files.items():
            if not path.endswith(("-shm", "/said", ".lock")):
                yield path, content

    def write(self, name: str, target: Path) -> None:
        """Write one folder below the root to a real disk."""
        target.mkdir(parents=True)
        base = f"{self._root}/{name}/"
        for path, content in sorted(self._in_store()):
            if path.startswith(base):
                place = target / path.removeprefix(base)
                if content is None:
                    place.mkdir(parents=True, exist_ok=True)
                else:
                    place.write_bytes(content)


def _apply(content: bytearray, write: Write) -> None:
    place, data = write
    end = place if data is None else place + len(data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if data is None:
        del content[place:]
    else:
        content[place:end] = data


def _left(file: _File, cut: Cut, chance: random.Random) -> bytes:
    """Choose what of a file's unsynced writes is on the disk."""
    content = bytearray(file.kept)
    pieces = [piece for write in file.waiting for piece in _pieces(write, cut.sector)]
    for piece in pieces:
        if chance.random() < cut.data:
            _apply(content, piece)
    return bytes(content)


def _pieces(write: Write, sector: int) -> Iterator[Write]:
    place, data = write
    if data is None or not sector:
        yield write
        return
    first = 0
    while first < len(data):
        size = sector - (place + first) % sector
        yield place + first, data[first : first + size]
        first += size
