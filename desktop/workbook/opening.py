"""Open a foreign file by what is in it, never by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.text.saving import reason_of
from desktop.workbook.container import MEGABYTE, MOST_FILE_BYTES, Container
from desktop.workbook.kinds import kind_of
from desktop.workbook.open_csv import open_csv
from desktop.workbook.open_docx import open_docx
from desktop.workbook.open_html import open_html
from desktop.workbook.open_mhtml import open_mhtml
from desktop.workbook.open_ods import open_ods
from desktop.workbook.open_xls import open_xls
from desktop.workbook.open_xlsx import open_xlsx
from desktop.workbook.open_xml import open_fods, open_xml
from desktop.workbook.opened import Opened
from desktop.workbook.private_use import in_standard_codes
from desktop.workbook.refusal import other_kind, unsafe


def _open_pdf(name: str, data: bytes) -> Opened:
    """Load the library that reads a PDF when there is one."""
    from desktop.workbook.open_pdf import open_pdf

    return open_pdf(name, data)


_ZIPPED: dict[str, Callable[[Container], Opened]] = {"docx": open_docx, "ods": open_ods, "xlsx": open_xlsx}
"""By kind of container."""
_BARE: dict[str, Callable[[str, bytes], Opened]] = {
    "csv": open_csv,
    "fods": open_fods,
    "html": open_html,
    "mhtml": open_mhtml,
    "pdf": _open_pdf,
    "xls": open_xls,
    "xml-workbook": open_xml,
}
"""By kind of file, for those that are no zip."""


def open_file(path: Path) -> Opened:
    """Read a file whole and look through it.

    Raises:
        FileRefused: It can't be read, is of a kind that is not read, is damaged, or goes beyond a limit.
    """
    return open_bytes(path.name, _bytes_of(path))


def open_bytes(name: str, data: bytes) -> Opened:
    """Look through the bytes of a file; `name` is for the sentence that refuses it.

    Raises:
        FileRefused: As for open_file.
    """
    if not data:
        raise FileRefused(wording.EMPTY.format(name=name))
    opened = _opened(name, data)
    return replace(opened, grids=lambda: map(in_standard_codes, opened.grids()))


def _opened(name: str, data: bytes) -> Opened:
    kind = kind_of(data)
    if kind == "zip":
        container = Container(name, data)
        if container.kind in _ZIPPED:
            return _ZIPPED[container.kind](container)
        raise other_kind(name, container.kind)
    if kind in _BARE:
        return _BARE[kind](name, data)
    raise other_kind(name, kind)


def _bytes_of(path: Path) -> bytes:
    name = path.name
    if path.is_dir():
        raise FileRefused(wording.IS_FOLDER.format(name=name))
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise unsafe(name, "file-size", limit=MOST_FILE_BYTES // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefused(wording.MISSING.format(name=name)) from error
    except OSError as error:
        raise FileRefused(wording.UNREADABLE.format(name=name, reason=reason_of(error))) from error
