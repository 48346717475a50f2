"""What the sheets of a workbook of 1997 share: their list, texts, number formats and the keys of our own."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.workbook import serial_dates
from desktop.workbook.biff import BOF, Record, Records, Strings
from desktop.workbook.formats import BUILT_IN
from desktop.workbook.parts import GENERAL, KEY_NAME
from desktop.workbook.refusal import damaged, other_kind
from desktop.workbook.spent import Spent

_OF_1997, _OF_1995 = 0x600, 0x500
_OWN_BOOK, _ADD_IN = 0x401, 0x3A01
_CODE_PAGES = {437: "cp437", 850: "cp850", 950: "big5", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252"}
_JOINED, _QUOTED = 0x08, 0x17
_LONGEST_FORMAT = 255
DAYS = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet in the list of sheets."""

    name: str
    at: int
    state: int
    """0 shown, 1 hidden, 2 hidden so that nobody can show it by hand."""
    has_cells: bool

    @property
    def shown(self) -> bool:
        """Whether it is seen."""
        return self.state == 0


class BiffBook:
    """The first part of a workbook."""

    def __init__(self, records: Records, spent: Spent) -> None:
        self.sheets: list[Listed] = []
        self.texts: list[str] = []
        self.keys: dict[int, str] = {}
        """By number of the sheet."""
        self.from_1904 = False
        self.has_links = False
        self.is_1995 = False
        self._name = records.name
        self._spent = spent
        self._encoding = "gb18030"
        self._styles: list[int] = []
        self._codes: dict[int, str] = {**dict.fromkeys(serial_dates.BUILT_IN, DAYS), **BUILT_IN}
        takers: Mapping[int, Callable[[Record], None]] = {
            BOF: self._take_version,
            0x2F: self._take_password,
            0x42: self._take_code_page,
            0x22: self._take_calendar,
            0x85: self._take_sheet,
            0xE0: self._take_style,
            0x41E: self._take_format,
            0xFC: self._take_texts,
            0x18: self._take_name,
            0x1AE: self._take_book,
        }
        for record in records.part(0):
            take = takers.get(record.kind)
            if take:
                take(record)

    def code_of(self, style: int) -> str:
        """Give the number format of a cell style."""
        return self._codes.get(self._styles[style], GENERAL) if style < len(self._styles) else GENERAL

    def string(self, record: Record, at: int, length_code: str = "H") -> str:
        """Read the string that stands in a record."""
        if not self.is_1995:
            return Strings(record.pieces, at).string(length_code)
        (length,) = struct.unpack_from(f"<{length_code}", record.data, at)
        begin = at + struct.calcsize(length_code)
        return record.data[begin : begin + length].decode(self._encoding, "replace")

    def _take_version(self, record: Record) -> None:
        (version,) = struct.unpack_from("<H", record.data)
        if version not in (_OF_1997, _OF_1995):
            raise damaged(self._name, "content")
        self.is_1995 = version == _OF_1995

    def _take_password(self, _record: Record) -> None:
        raise other_kind(self._name, "encrypted")

    def _take_code_page(self, record: Record) -> None:
        (page,) = struct.unpack_from("<H", record.data)
        self._encoding = _CODE_PAGES.get(page, self._encoding)

    def _take_calendar(self, record: Record) -> None:
        self.from_1904 = record.data[:1] == b"\1"

    def _take_sheet(self, record: Record) -> None:
        at, hidden, kind = struct.unpack_from("<IBB", record.data)
        name = self.string(record, 6, "B")
        self.sheets.append(Listed(name, at, hidden & 3, kind == 0))

    def _take_style(self, record: Record) -> None:
        self._styles.append(struct.unpack_from("<2xH", record.data)[0])

    def _take_format(self, record: Record) -> None:
        (number,) = struct.unpack_from("<H", record.data)
        code = self.string(record, 2, "B" if self.is_1995 else "H")
        self._codes[number] = code if len(code) <= _LONGEST_FORMAT else GENERAL

    def _take_texts(self, record: Record) -> None:
        (count,) = struct.unpack_from("<4xI", record.data)
        strings = Strings(record.pieces, 8)
        for _ in range(count):
            self._spent.cell()
            text = strings.string()
            self._spent.text(len(text))
            self.texts.append(text)

    def _take_book(self, record: Record) -> None:
        (kind,) = struct.unpack_from("<2xH", record.data)
        self.has_links = self.has_links or kind not in (_OWN_BOOK, _ADD_IN)

    def _take_name(self, record: Record) -> None:
        """Keep the key of a sheet of our own: a name whose formula joins quoted texts."""
        if self.is_1995:
            return
        data = record.data
        letters, size, sheet = struct.unpack_from("<3xBH2xH", data)
        formula = 15 + letters
        if data[15:formula] == KEY_NAME.encode() and sheet:
            self.keys[sheet - 1] = _joined_texts(data[formula : formula + size])


def _joined_texts(formula: bytes) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(formula) and formula[at] in (_JOINED, _QUOTED):
        if formula[at] == _JOINED:
            at += 1
            continue
        length, wide = struct.unpack_from("<BB", formula, at + 1)
        end = at + 3 + length * (2 if wide & 1 else 1)
        pieces.append(formula[at + 3 : end].decode("utf-16-le" if wide & 1 else "latin-1", "replace"))
        at = end
    doubled = (piece.replace('"', '""') for piece in pieces)
    return "&".join(f'"{piece}"' for piece in doubled)
