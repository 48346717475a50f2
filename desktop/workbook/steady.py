"""Zip files that are the same whenever they are made of the same parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file knows."""
_UNIX = 3
_READABLE = 0o644 << 16
_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def zipped(parts: Iterable[tuple[str, bytes]], *, packed: bool = True) -> bytes:
    """Zip parts up in their order, without the time.

    Args:
        parts: Name and content of each.
        packed: Whether to compress them; not worth while for what is a zip file or a PDF itself.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in parts:
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            part.create_system, part.external_attr = _UNIX, _READABLE
            file.writestr(part, content)
    return held.getvalue()


def steady(workbook: bytes) -> bytes:
    """Take out of a workbook when it was written."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        parts = [(name, file.read(name)) for name in file.namelist()]
    return zipped((name, _TIMES.sub(b"", data) if name == _PROPERTIES else data) for name, data in parts)
