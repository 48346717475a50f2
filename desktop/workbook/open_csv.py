"""Open a text file whose lines are the rows of a table, parted by tabs, commas or semicolons."""

from __future__ import annotations

import csv
import io

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.workbook.addresses import Place
from desktop.workbook.decoding import decoded
from desktop.workbook.lost_merges import lost_merges
from desktop.workbook.opened import Opened
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.sheet_maker import SheetMaker, opened_of
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_ROWS

_SEPARATORS = "\t,;"
_LOOKED_AT = 20_000
_LOST = "??"
_MOST_LINES = 2_000_000
"""Lines with nothing in them count too: programs write a sheet down to its last row."""


def open_csv(name: str, data: bytes) -> Opened:
    """Open the table of a text file.

    Raises:
        FileRefused: It is damaged, goes beyond a limit, or lost its signs when it was saved.
    """
    text = decoded(data)
    # A form has Chinese headings: where no sign of them is left, the marks stand for what they were.
    if text.isascii() and _LOST in text:
        raise FileRefused(wording.LOST_SIGNS.format(name=name))
    maker = SheetMaker(name, wording.TABLE_NAME.format(number=1), Spent(name))
    head = text[:_LOOKED_AT]
    texts: dict[Place, str] = {}
    separator = max(_SEPARATORS, key=head.count)
    try:
        for row, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if row >= _MOST_LINES:
                raise unsafe(name, "row", row=row + 1, limit=MOST_ROWS)
            for column, value in enumerate(line):
                if value.strip():
                    texts[row, column] = value.replace("\r\n", "\n")
                    maker.put((row, column), texts[row, column])
    except csv.Error as error:
        raise damaged(name, "content") from error
    for area in lost_merges(texts):
        maker.merge(area)
    return opened_of(name, [maker], (wording.NOTE_TEXT_FILE,))
