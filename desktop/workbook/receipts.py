"""The receipt codes (校验码) that a workbook of our own carries, as they were when it was written."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import FileRefused
from desktop.models.receipt import codes_in
from desktop.workbook.container import WORKBOOK, Container
from desktop.workbook.markup import Attributes, Ends, MarkupReader, Starts
from desktop.workbook.parts import whole

RECEIPT_NAME = "_ziping_receipt"
"""The hidden name that holds the code of the form on a sheet."""
_LONGEST = 100


def carried_receipts(path: Path) -> dict[str, str]:
    """Read the codes that a workbook carries, by name of the sheet; a file of another kind carries none."""
    names = _Names()
    try:
        container = Container(path.name, path.read_bytes())
        if WORKBOOK in container.parts:
            MarkupReader(path.name).read(WORKBOOK, container.chunks(WORKBOOK), names)
    except (FileRefused, OSError):
        return {}
    found = {number: codes_in(text) for number, text in names.texts.items() if number < len(names.sheets)}
    return {names.sheets[number]: codes[0] for number, codes in found.items() if number >= 0 and codes}


class _Names:
    """The names of the sheets, and the codes that belong to them."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.texts: dict[int, str] = {}
        """By number of the sheet."""
        self._number: int | None = None
        self.starts: Starts = {"sheet": self._start_sheet, "definedName": self._start_name}
        self.ends: Ends = {"definedName": self._end_name}

    def text(self, data: str) -> None:
        if self._number is not None:
            self.texts[self._number] = (self.texts[self._number] + data)[:_LONGEST]

    def _start_sheet(self, attributes: Attributes) -> None:
        self.sheets.append(attributes.get("name", ""))

    def _start_name(self, attributes: Attributes) -> None:
        if attributes.get("name") == RECEIPT_NAME:
            self._number = whole(attributes.get("localSheetId", ""))
            self.texts[self._number] = ""

    def _end_name(self) -> None:
        self._number = None
