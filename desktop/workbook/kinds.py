"""What kind of file it is, by its content and never by its ending."""

from __future__ import annotations

import re

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("EncryptionInfo", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta|style)\b", re.IGNORECASE)
_XML_WORKBOOK = re.compile(rb"<(?:ss:)?Workbook\b")
_FLAT_DOCUMENT = re.compile(rb"<office:document\b")
_MAIL = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:mime-version|content-type):", re.IGNORECASE
)
"""A page saved with all that it shows has the head of a mail."""
_LOOKED_AT = 4096
_MOST_CONTROLS = 0.02


def kind_of(data: bytes) -> str:
    """Name the kind of a file: "zip", or a kind that has a sentence of refusal."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return _kind_of_text(data[:_LOOKED_AT])


def _kind_of_ole(data: bytes) -> str:
    for stream, kind in _STREAMS:
        # A directory entry of the container: the name in UTF-16, ended by a zero.
        if f"{stream}\0".encode("utf-16-le") in data:
            return kind
    return "ole"


def _kind_of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"<"):
        return _kind_of_markup(bare)
    if _MAIL.match(bare):
        return "mhtml"
    controls = sum(byte < 9 or 13 < byte < 32 for byte in bare)
    return "csv" if bare and controls <= len(bare) * _MOST_CONTROLS else "unknown"


def _kind_of_markup(head: bytes) -> str:
    if _XML_WORKBOOK.search(head):
        return "xml-workbook"
    if _FLAT_DOCUMENT.search(head):
        return "fods"
    return "html" if _HTML.search(head) else "xml"
