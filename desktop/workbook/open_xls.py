"""Open a workbook of 1997 (xls, et), parsed here: no record of it reaches further than the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.text import workbook as wording
from desktop.workbook.biff import Records
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.biff_sheet import BiffSheet
from desktop.workbook.ole import OldContainer
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.scan import MOST_SHEETS
from desktop.workbook.sheet_maker import SheetMaker, opened_of
from desktop.workbook.spent import Spent

_STREAMS = ("Workbook", "Book")
_MACROS = "_VBA_PROJECT_CUR"


def open_xls(name: str, data: bytes) -> Opened:
    """Open a workbook of 1997 or 1995.

    Raises:
        FileRefused: It is damaged, has a password, or goes beyond a limit.
    """
    container = OldContainer(name, data)
    records, spent = Records(name, _stream(container, name)), Spent(name)
    try:
        book = BiffBook(records, spent)
        if len(book.sheets) > MOST_SHEETS:
            raise unsafe(name, "sheets", limit=MOST_SHEETS)
        if not book.sheets:
            raise damaged(name, "sheets")
        makers = [_sheet(records, book, number, spent) for number in range(len(book.sheets))]
    except (struct.error, IndexError) as error:
        raise damaged(name, "content") from error
    return opened_of(name, makers, tuple(_notes(container, book)))


def stream_of(name: str, data: bytes) -> bytes:
    """Take the records of a workbook out of its container.

    Raises:
        FileRefused: The container is damaged or holds no workbook.
    """
    return _stream(OldContainer(name, data), name)


def _stream(container: OldContainer, name: str) -> bytes:
    stream = next((held for held in map(container.stream, _STREAMS) if held), None)
    if stream is None:
        raise damaged(name, "content")
    return stream


def _sheet(records: Records, book: BiffBook, number: int, spent: Spent) -> SheetMaker:
    listed = book.sheets[number]
    maker = SheetMaker(records.name, listed.name, spent, shown=listed.shown)
    maker.key = book.keys.get(number, "")
    if listed.has_cells:
        BiffSheet(book, maker).read(records.part(listed.at))
    return maker


def _notes(container: OldContainer, book: BiffBook) -> Iterator[str]:
    if _MACROS in container.names:
        yield wording.NOTE_MACROS
    if book.has_links:
        yield wording.NOTE_LINKS
