"""Files with something changed in them, each of which must be read, or refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from desktop.errors import FileRefused
from desktop.operations.library import library
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from tests.helpers.workbooks import package

Place = tuple[str, tuple[int, int]]
"""A member of a zip file, and where in it a text begins and ends."""


def read_or_refused(name: str, data: bytes) -> None:
    """Read a file; a refusal must name it."""
    known = library()
    said = f"“{name}”"
    try:
        assert WorkbookReader(open_bytes(name, data), known.templates(), known.vocabulary).read(None)
    except FileRefused as refusal:
        said = refusal.sentence
    assert f"“{name}”" in said


def members_of(data: bytes) -> dict[str, bytes]:
    """Take a zip file apart."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_bytes(data: bytes, changes: Iterable[tuple[int, int]]) -> bytes:
    """Write other bytes at some places."""
    changed = bytearray(data)
    for place, value in changes:
        changed[place] = value
    return bytes(changed)


def with_texts(members: Mapping[str, bytes], changes: Iterable[tuple[Place, bytes]]) -> bytes:
    """Write other texts at some places of some members, from the last to the first, and zip them up."""
    changed = dict(members)
    for (name, (start, end)), text in sorted(changes, reverse=True):
        changed[name] = changed[name][:start] + text + changed[name][end:]
    return package(changed)
