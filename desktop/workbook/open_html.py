"""Open a web page with tables, which many systems write where they say Excel."""

from __future__ import annotations

import codecs
import re

from desktop.workbook.html_tables import HtmlTables
from desktop.workbook.html_tokens import tokens
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import opened_of

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ENCODINGS = {"big5": "big5hkscs", "utf-8": "utf-8", "utf8": "utf-8"}
"""By declared name; all others are the Chinese national standard, or say nothing worth believing."""
_USUAL = "gb18030"
_LOOKED_AT = 4096


def open_html(name: str, data: bytes) -> Opened:
    """Open the tables of a web page, each as a sheet.

    Raises:
        FileRefused: It goes beyond a limit.
    """
    tables = HtmlTables(name)
    tables.read(tokens(_decoded(data)))
    if len(tables.makers) > MOST_SHEETS:
        raise unsafe(name, "sheets", limit=MOST_SHEETS)
    return opened_of(name, tables.makers)


def _decoded(data: bytes) -> str:
    """Read the text by its mark, by what it says of itself, or by what it can be."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    match = _DECLARED.search(data[:_LOOKED_AT])
    declared = _ENCODINGS.get(match[1].decode("ascii", "replace").lower(), _USUAL) if match else "utf-8"
    for encoding in (declared, "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(_USUAL, "replace")
