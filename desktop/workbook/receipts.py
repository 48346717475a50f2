"""The receipt codes (校验码) that a file of our own carries, as they were when it was written."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.errors import FileRefused
from desktop.models.receipt import codes_in
from desktop.text import word_files
from desktop.workbook.biff import Records
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.container import WORKBOOK, Container
from desktop.workbook.kinds import kind_of
from desktop.workbook.markup import Attributes, Ends, MarkupReader, Starts
from desktop.workbook.old_book import OldBook
from desktop.workbook.open_xls import stream_of
from desktop.workbook.parts import Relations, whole
from desktop.workbook.spent import Spent

RECEIPT_NAME = "_ziping_receipt"
"""The hidden name that holds the code of the form on a sheet."""
_LONGEST = 100
_LONGEST_FOOT = 2000
_CONTENT = "content.xml"
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def carried_receipts(path: Path) -> dict[str, str]:
    """Read the codes that a file carries, by name of the sheet; a file that is none of ours carries none.

    A workbook keeps them in hidden names, whichever program saved it last; a Word file in the feet of its
    pages, one for each form.
    """
    try:
        data = path.read_bytes()
        if kind_of(data) == "xls":
            return _codes(_in_old_workbook(path.name, data))
        container = Container(path.name, data)
        read = _READERS.get(container.kind)
        return _codes(read(container)) if read else {}
    except (FileRefused, OSError, struct.error, IndexError):
        return {}


def carried_in_document(container: Container) -> dict[str, str]:
    """Read the codes that the feet of a Word file carry, by what the grids of its forms are called."""
    return _codes(_in_word_file(container))


def _codes(texts: Mapping[str, str]) -> dict[str, str]:
    found = {sheet: codes_in(text) for sheet, text in texts.items()}
    return {sheet: codes[0] for sheet, codes in found.items() if codes}


def _in_workbook(container: Container) -> dict[str, str]:
    names = _Names()
    MarkupReader(container.name).read(WORKBOOK, container.chunks(WORKBOOK), names)
    known = range(len(names.sheets))
    return {names.sheets[number]: text for number, text in names.texts.items() if number in known}


def _in_open_document(container: Container) -> dict[str, str]:
    held = _Expressions()
    MarkupReader(container.name).read(_CONTENT, container.chunks(_CONTENT), held)
    return held.texts


def _in_word_file(container: Container) -> dict[str, str]:
    reader = MarkupReader(container.name)
    sections, relations = _Sections(), Relations()
    reader.read(_DOCUMENT, container.chunks(_DOCUMENT), sections)
    if _RELATIONS in container.parts:
        reader.read(_RELATIONS, container.chunks(_RELATIONS), relations)
    found = {}
    for number, foot in enumerate(sections.feet, 1):
        part = f"word/{relations.targets.get(foot, '')}"
        if part in container.parts:
            text = _Foot()
            reader.read(part, container.chunks(part), text)
            found[word_files.TABLE.format(number=number)] = text.held
    return found


def _in_old_workbook(name: str, data: bytes) -> dict[str, str]:
    stream = stream_of(name, data)
    book = BiffBook(Records(name, stream), Spent(name))
    if book.is_1995:
        return {}
    drawn = OldBook(book.sheets, Records(name, stream).part(0))
    return {book.sheets[number].name: text for number, text in drawn.formulas(RECEIPT_NAME).items()}


_READERS: Mapping[str, Callable[[Container], dict[str, str]]] = {
    "xlsx": _in_workbook,
    "ods": _in_open_document,
    "docx": _in_word_file,
}
"""By kind of container."""


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


class _Expressions:
    """The names that each sheet of an OpenDocument workbook defines for itself."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._sheet = ""
        self.starts: Starts = {"table": self._start_sheet, "named-expression": self._start_name}
        self.ends: Ends = {}

    def text(self, data: str) -> None: ...

    def _start_sheet(self, attributes: Attributes) -> None:
        self._sheet = attributes.get("table:name", "")

    def _start_name(self, attributes: Attributes) -> None:
        if attributes.get("table:name") == RECEIPT_NAME:
            self.texts[self._sheet] = attributes.get("table:expression", "")


class _Sections:
    """The feet of the sections of a Word file, in their order."""

    def __init__(self) -> None:
        self.feet: list[str] = []
        """Their relation ids."""
        self.starts: Starts = {"footerReference": self._start}
        self.ends: Ends = {}

    def text(self, data: str) -> None: ...

    def _start(self, attributes: Attributes) -> None:
        if attributes.get("w:type", "default") == "default":
            self.feet.append(attributes.get("r:id", ""))


class _Foot:
    """The text of one foot, however it is parted."""

    def __init__(self) -> None:
        self.held = ""
        self.starts: Starts = {}
        self.ends: Ends = {}

    def text(self, data: str) -> None:
        self.held = (self.held + data)[:_LONGEST_FOOT]
