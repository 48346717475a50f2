"""Open a web page that was saved with all its parts in one file (mht): its tables are those of the parts."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from desktop.workbook.html_tables import HtmlTables
from desktop.workbook.open_html import page_text
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import opened_of

_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"\r\n]{1,100})"|([^\s;"]{1,100}))""", re.IGNORECASE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_HTML = re.compile(rb"^content-type\s*:\s*text/html", re.IGNORECASE | re.MULTILINE)
_PACKED = re.compile(rb"^content-transfer-encoding\s*:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_MOST_BOUNDARIES = 10
_MOST_PARTS = 1_000


def open_mhtml(name: str, data: bytes) -> Opened:
    """Open the tables of the pages in a file, each as a sheet.

    Raises:
        FileRefused: There is no page in it, or it goes beyond a limit.
    """
    tables = HtmlTables(name)
    pages = [page_text(page) for page in _pages(name, data)]
    if not pages:
        raise damaged(name, "content")
    # A workbook's sheets are pages of their own, and its first page only names them.
    for page in pages:
        tables.read(page)
    if len(tables.makers) > MOST_SHEETS:
        raise unsafe(name, "sheets", limit=MOST_SHEETS)
    return opened_of(name, tables.makers)


def _pages(name: str, data: bytes) -> Iterator[bytes]:
    """Walk over the pages, unpacked."""
    for part in _parts(name, data):
        head, *rest = _END_OF_HEAD.split(part.lstrip(b"\r\n"), maxsplit=1)
        if rest and _HTML.search(head):
            packed = _PACKED.search(head)
            yield _unpacked(rest[0], packed[1].lower() if packed else b"")


def _parts(name: str, data: bytes) -> list[bytes]:
    found = {quoted or bare for quoted, bare in _BOUNDARY.findall(data)}
    if not found:
        return [data]
    if len(found) > _MOST_BOUNDARIES:
        raise unsafe(name, "members", limit=_MOST_BOUNDARIES)
    parts = re.split(b"|".join(rb"^--" + re.escape(each) for each in sorted(found)), data, flags=re.MULTILINE)
    if len(parts) > _MOST_PARTS:
        raise unsafe(name, "members", limit=_MOST_PARTS)
    return parts


def _unpacked(body: bytes, packed: bytes) -> bytes:
    if packed == b"quoted-printable":
        return quopri.decodestring(body)
    if packed == b"base64":
        try:
            return base64.b64decode(body)
        except binascii.Error:
            return b""
    return body
