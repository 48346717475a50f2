"""What stands in a unit's bundle (报送包) or another zip of forms: its files, as if the zip were a folder."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileRefused
from desktop.text import file_names as wording
from desktop.workbook.container import MOST_FILE_BYTES, Container

_HEAD = struct.Struct("<4s22xHH")
"""Of the first file in a zip: mark, length of its name, length of what stands behind the name."""
_MARK = b"PK\x03\x04"
_OFFICE = (b"[Content_Types]", b"_rels/", b"docProps/", b"xl/", b"word/", b"ppt/", b"mimetype")
"""What the first file in a workbook or a document is called: most need not be looked into any further."""
_FORMS = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".docx", ".pdf")
"""Other programs keep what is theirs in zips too; one with such files was packed by a person."""
_ZIP, _WORKBOOK, _PAPER = ".zip", ".xlsx", ".pdf"


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip of forms, checked for size and paths as every file is."""

    container: Container
    parts: Mapping[str, str]
    """Names as people read them, and as they stand in the zip."""

    def read(self, name: str) -> bytes:
        """Unpack a file.

        Raises:
            FileRefused: It is damaged, larger than the zip says, or not there any more.
        """
        return b"".join(self.container.chunks(self.parts[name]))

    def inner(self, name: str) -> Packed | None:
        """Look into a zip in the zip; None for anything else, and where it is damaged or not safe."""
        try:
            return packed(name, self.read(name)) if name.lower().endswith(_ZIP) else None
        except FileRefused:
            return None


def packed(name: str, data: bytes) -> Packed | None:
    """Look into a zip; None where no forms were packed in it.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    container = Container(name, data)
    if container.kind != "archive":
        return None
    parts = {_as_written(part): part for part in container.parts}
    return Packed(container, parts) if any(part.lower().endswith((*_FORMS, _ZIP)) for part in parts) else None


def packed_file(file: Path) -> Packed | None:
    """Look into a zip on the disk; None for other files, and where it can't be opened: reading says why."""
    try:
        if not is_zip(file) or file.stat().st_size > MOST_FILE_BYTES:
            return None
        return packed(file.name, file.read_bytes())
    except (FileRefused, OSError):
        return None


def is_zip(file: Path) -> bool:
    """Tell from the first bytes whether a file is a zip, and none that holds a workbook or a document."""
    if not file.is_file():
        # A pipe has no first bytes until somebody writes into it.
        return False
    try:
        with file.open("rb") as stream:
            mark, length, _ = _HEAD.unpack(stream.read(_HEAD.size))
            return bool(mark == _MARK and not stream.read(length).startswith(_OFFICE))
    except (OSError, struct.error):
        return False


def names_in(zip_file: Packed) -> Iterator[str]:
    """List the files of a zip; those of a zip in it stand behind its name."""
    for name in zip_file.parts:
        inner = zip_file.inner(name)
        yield from (name,) if inner is None else (f"{name}/{part}" for part in inner.parts)


def beside_forms(names: Collection[str]) -> frozenset[str]:
    """Name what this program puts beside the workbooks of a bundle: the list, and a PDF of each.

    Nothing where the files are no bundle of ours, unpacked or not.
    """
    found: set[str] = set()
    for listed in (name for name in names if name.rpartition("/")[2] == wording.LIST_FILE):
        home = listed.removesuffix(wording.LIST_FILE)
        here = {name for name in names if name.startswith(home) and "/" not in name[len(home) :]}
        forms = {name for name in here if name.endswith(_WORKBOOK) and name != listed}
        papers = {name.removesuffix(_WORKBOOK) + _PAPER for name in forms}
        if forms and papers <= here:
            found |= {listed, *papers}
    return frozenset(found)


def _as_written(part: str) -> str:
    """Read a name that was packed without saying in which code: zipfile takes it for that of old PCs."""
    try:
        raw = part.encode("cp437")
    except UnicodeEncodeError:
        return part
    for code in ("utf-8", "gb18030"):
        try:
            return raw.decode(code)
        except UnicodeDecodeError:
            continue
    return part
