"""Open a web page with tables, which many systems write where they say Excel."""

from __future__ import annotations

import re

from desktop.workbook.decoding import decoded
from desktop.workbook.html_tables import HtmlTables
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import opened_of

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_LOOKED_AT = 4096


def open_html(name: str, data: bytes) -> Opened:
    """Open the tables of a web page, each as a sheet.

    Raises:
        FileRefused: It goes beyond a limit.
    """
    tables = HtmlTables(name)
    tables.read(page_text(data))
    if len(tables.makers) > MOST_SHEETS:
        raise unsafe(name, "sheets", limit=MOST_SHEETS)
    return opened_of(name, tables.makers)


def page_text(data: bytes) -> str:
    """Read a page by its mark, by what it says of itself, or by what it can be."""
    match = _DECLARED.search(data[:_LOOKED_AT])
    return decoded(data, match[1].decode("ascii", "replace") if match else "utf-8")
