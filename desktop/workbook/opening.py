"""Open a foreign file by what is in it, never by the ending of its name."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.text.saving import reason_of
from desktop.workbook.container import MEGABYTE, MOST_FILE_BYTES, Container
from desktop.workbook.kinds import kind_of
from desktop.workbook.open_xlsx import open_xlsx
from desktop.workbook.opened import Opened
from desktop.workbook.private_use import in_standard_codes
from desktop.workbook.refusal import other_kind, unsafe

Reader = Callable[[str, bytes], Opened]
"""Opens a file that is no zip: its name is for the sentence that refuses it."""


# Each is loaded when there is a file of its kind: most are workbooks of today.


def _container_reader(kind: str) -> Callable[[Container], Opened] | None:
    """Find what opens a container of a kind; None where nothing does."""
    match kind:
        case "xlsx":
            return open_xlsx
        case "docx":
            from desktop.workbook.open_docx import open_docx

            return open_docx
        case "ods":
            from desktop.workbook.open_ods import open_ods

            return open_ods
    return None


def _bare_reader(kind: str) -> Reader | None:
    """Find what opens a file of a kind that is no zip; None where nothing does."""
    match kind:
        case "csv":
            from desktop.workbook.open_csv import open_csv

            return open_csv
        case "html":
            from desktop.workbook.open_html import open_html

            return open_html
        case "mhtml":
            from desktop.workbook.open_mhtml import open_mhtml

            return open_mhtml
        case "pdf":
            from desktop.workbook.open_pdf import open_pdf

            return open_pdf
        case "xls":
            from desktop.workbook.open_xls import open_xls

            return open_xls
        case "fods" | "xml-workbook":
            from desktop.workbook import open_xml

            return open_xml.open_fods if kind == "fods" else open_xml.open_xml
    return None


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
        open_container = _container_reader(container.kind)
        if open_container is None:
            raise other_kind(name, container.kind)
        return open_container(container)
    open_bare = _bare_reader(kind)
    if open_bare is None:
        raise other_kind(name, kind)
    return open_bare(name, data)


def _bytes_of(path: Path) -> bytes:
    name = path.name
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileRefused(wording.IS_FOLDER.format(name=name))
        if found.st_size > MOST_FILE_BYTES:
            raise unsafe(name, "file-size", limit=MOST_FILE_BYTES // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefused(wording.MISSING.format(name=name)) from error
    except OSError as error:
        raise FileRefused(wording.UNREADABLE.format(name=name, reason=reason_of(error))) from error
