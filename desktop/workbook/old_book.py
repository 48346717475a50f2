"""What the sheets of a workbook of 1997 share, as far as today's has it too."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.workbook.biff import Record, Run, Strings
from desktop.workbook.biff_book import Listed
from desktop.workbook.elements import HEAD, MAIN, OFFICE, element, text
from desktop.workbook.old_formulas import Surroundings, translated
from desktop.workbook.old_styles import OldStyles
from desktop.workbook.sheet_names import sheet_names

_HIDDEN, _OF_MACROS, _BUILT_IN = 0x01, 0x0E, 0x20
_OWN_NAMES = {6: "Print_Area", 7: "Print_Titles"}
_FILTER = 13
_NAME = re.compile(r"(?!(?:[A-Za-z]{1,3}|[RrCc])[0-9]*$)[^\W\d][\w.\\]{0,254}")
_OWN_BOOK = 0x401
_STATES = {1: "hidden", 2: "veryHidden"}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that the book defines."""

    text: str
    sheet: int
    """Number of its sheet from 1; 0 for one of the whole book."""
    tokens: bytes
    is_hidden: bool
    is_usable: bool


class OldBook:
    """The first part of the workbook."""

    def __init__(self, listed: Iterable[Listed], records: Iterable[Record]) -> None:
        """Read what the sheets share.

        Args:
            listed: The sheets, charts and macros of the book.
            records: The records of its first part.
        """
        self.listed = list(listed)
        self.carried = [number for number, sheet in enumerate(self.listed) if sheet.has_cells]
        """Numbers of the sheets that hold cells."""
        carried = sheet_names(self.listed[number].name for number in self.carried)
        names = dict(zip(self.carried, carried, strict=True))
        self.around = Surroundings([names.get(number, "") for number in range(len(self.listed))])
        self.styles = OldStyles()
        self.runs: dict[int, list[Run]] = {}
        """Where a text that cells share has another font, by its number."""
        self.filters: dict[int, str] = {}
        """What is filtered, by number of the sheet."""
        self.active = 0
        self._names: list[_Name] = []
        self._protection: dict[str, object] = {}
        self._from_1904 = False
        takers: Mapping[int, Callable[[Record], None]] = {
            **self.styles.takers,
            0x12: self._take_protection,
            0x13: self._take_password,
            0x17: self._take_spans,
            0x18: self._take_name,
            0x19: self._take_window_protection,
            0x22: self._take_calendar,
            0x23: self._take_lent_name,
            0x3D: self._take_window,
            0xFC: self._take_texts,
            0x1AE: self._take_other_book,
        }
        for record in records:
            take = takers.get(record.kind)
            if take:
                take(record)

    def _take_protection(self, record: Record) -> None:
        if record.data[:1] == b"\1":
            self._protection["lockStructure"] = True

    def _take_window_protection(self, record: Record) -> None:
        if record.data[:1] == b"\1":
            self._protection["lockWindows"] = True

    def _take_password(self, record: Record) -> None:
        (digest,) = struct.unpack_from("<H", record.data)
        if digest:
            self._protection["workbookPassword"] = f"{digest:04X}"

    def _take_calendar(self, record: Record) -> None:
        self._from_1904 = record.data[:1] == b"\1"

    def _take_window(self, record: Record) -> None:
        (self.active,) = struct.unpack_from("<10xH", record.data)

    def _take_texts(self, record: Record) -> None:
        (count,) = struct.unpack_from("<4xI", record.data)
        strings = Strings(record.pieces, 8)
        for number in range(count):
            _, runs = strings.rich_string()
            if runs:
                self.runs[number] = runs

    def _take_other_book(self, record: Record) -> None:
        (kind,) = struct.unpack_from("<2xH", record.data)
        self.around.books.append(kind == _OWN_BOOK)
        self.around.listed.append([])

    def _take_lent_name(self, record: Record) -> None:
        if self.around.listed:
            self.around.listed[-1].append(Strings(record.pieces, 6).string("B"))

    def _take_spans(self, record: Record) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        self.around.spans = list(struct.iter_unpack("<3H", record.data[2 : 2 + count * 6]))

    def _take_name(self, record: Record) -> None:
        flags, letters, size, sheet = struct.unpack_from("<HxBH2xH", record.data)
        strings = Strings(record.pieces, 14)
        wide = strings.number("B") & 1
        name = strings.taken(letters * (wide + 1)).decode("utf-16-le" if wide else "latin-1", "replace")
        tokens = strings.taken(size)
        usable = not flags & _OF_MACROS and _NAME.fullmatch(name) is not None
        if flags & _BUILT_IN:
            kind = ord(name[:1] or "\xff")
            usable = kind in _OWN_NAMES
            name = f"_xlnm.{_OWN_NAMES.get(kind, name)}"
            if kind == _FILTER and sheet:
                self.filters[sheet - 1] = self._area(tokens)
        self.around.names.append(name)
        self._names.append(_Name(name, sheet, tokens, bool(flags & _HIDDEN), usable))

    def formulas(self, name: str) -> dict[int, str]:
        """Give the formulas that a name stands for, by number of the sheet that it belongs to."""
        own = (each for each in self._names if each.text == name and each.sheet)
        return {each.sheet - 1: translated(each.tokens, self.around) or "" for each in own}

    def _area(self, tokens: bytes) -> str:
        held = translated(tokens, self.around) or ""
        return held.rpartition("!")[2].replace("$", "")

    def _name(self, name: _Name) -> str:
        formula = translated(name.tokens, self.around) if name.is_usable else None
        number = name.sheet - 1
        if not formula or (name.sheet and number not in self.carried):
            return ""
        own = self.carried.index(number) if name.sheet else None
        return element(
            "definedName", text(formula), name=name.text, localSheetId=own, hidden=name.is_hidden or None
        )

    def written(self) -> str:
        """Write the part that lists the sheets."""
        sheets = [
            element(
                "sheet",
                name=self.around.sheets[number],
                sheetId=place + 1,
                state=_STATES.get(self.listed[number].state),
                r__id=f"rId{place + 1}",
            )
            for place, number in enumerate(self.carried)
        ]
        names = list(dict.fromkeys(filter(None, map(self._name, self._names))))
        active = self.carried.index(self.active) if self.active in self.carried else None
        parts = (
            element("workbookPr", date1904=self._from_1904 or None),
            element("workbookProtection", **self._protection) if self._protection else "",
            element("bookViews", element("workbookView", activeTab=active)),
            element("sheets", "".join(sheets)),
            element("definedNames", "".join(names)) if names else "",
        )
        return HEAD + element("workbook", "".join(parts), xmlns=MAIN, xmlns__r=OFFICE)
