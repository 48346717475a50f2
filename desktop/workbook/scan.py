"""Read a foreign workbook part by part; refuse what is none or not safe."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar, cast

from desktop.errors import FileRefused
from desktop.workbook import serial_dates
from desktop.workbook.addresses import Place
from desktop.workbook.cell_values import CellValues
from desktop.workbook.container import WORKBOOK, Container
from desktop.workbook.formats import BUILT_IN
from desktop.workbook.grid import Value
from desktop.workbook.markup import Collector, Listing, MarkupReader
from desktop.workbook.parts import Frame, Relations, SharedStrings, Styles, WorkbookPart
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.sheet_tokens import parted
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import Worksheet

MOST_SHEETS = 200
Kind = TypeVar("Kind", bound=Collector)

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_MACROS = "xl/vbaproject.bin"
_LINKS = "xl/externallinks/"
_CODES = {**dict.fromkeys(serial_dates.BUILT_IN, "yyyy-mm-dd"), **BUILT_IN, 46: "[h]:mm:ss"}
_MARKUP = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a workbook holds."""

    sheets: tuple[tuple[SheetFacts, dict[Place, Value]], ...]
    """What is known of each sheet, and the values of its cells."""
    has_macros: bool
    has_links: bool


def scan(container: Container) -> Scanned:
    """Look through the parts of a workbook.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    return _Scan(container).result()


class _Scan:
    """One walk over the parts of a file, those first that others need."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._name = container.name
        self._reader = MarkupReader(container.name)
        self._spent = Spent(container.name)
        self._seen: set[str] = set()
        # Part names are compared without regard to case, as readers of workbooks do.
        self._parts = {part.lower(): part for part in container.parts}

    def result(self) -> Scanned:
        book = self._read(WORKBOOK, WorkbookPart)
        relations = self._read(_RELATIONS, Relations)
        self._check_sheets([name for name, _, _ in book.sheets])
        targets = {key: _resolve(target) for key, target in relations.targets.items()}
        strings = SharedStrings(self._spent)
        formats = self._read(_STYLES, _styles).formats if _STYLES in self._parts else ()
        if _STRINGS.lower() in self._parts:
            self._read_listing(_STRINGS, strings)
        held = CellValues(formats, strings.texts, book.from_1904)
        sheets = [
            (name, shown, self._sheet(targets.get(relation, ""), held))
            for name, relation, shown in book.sheets
        ]
        self._read_rest(set(targets.values()))
        return Scanned(
            tuple(
                (_facts(name, shown, sheet, book.keys.get(number, "")), sheet.values)
                for number, (name, shown, sheet) in enumerate(sheets)
            ),
            has_macros=_MACROS in self._parts,
            has_links=any(part.startswith(_LINKS) for part in self._parts),
        )

    def _check_sheets(self, names: list[str]) -> None:
        if len(names) > MOST_SHEETS:
            raise unsafe(self._name, "sheets", limit=MOST_SHEETS)
        if not names or len(set(names)) < len(names):
            raise damaged(self._name, "sheets")

    def _sheet(self, part: str, held: CellValues) -> Worksheet:
        sheet = Worksheet(self._name, part, held, self._spent)
        self._read_listing(part, sheet)
        return sheet

    def _read(self, part: str, make: Callable[[], Kind]) -> Kind:
        """Read a part; what small ones hold is remembered."""
        held = self._held(part)
        chunks = self._container.chunks(held)
        first, second = next(chunks, b""), next(chunks, b"")
        try:
            if not second:
                collector, elements = _read_once(first, make)
                self._reader.elements += elements
                return collector
        except FileRefused:
            # Read again below, for the sentence with the names of the file and the part.
            pass
        collector = make()
        self._reader.read(held, chain((first, second), chunks), collector)
        return collector

    def _read_listing(self, part: str, listing: Listing) -> None:
        """Read a part of which the most, if it is small and plain, is taken apart without being parsed."""
        held = self._held(part)
        chunks = self._container.chunks(held)
        first, second = next(chunks, b""), next(chunks, b"")
        cut = None if second else parted(first, listing.tag)
        if cut and listing.take(cut[1]):
            self._reader.elements += cut[1].count("</") + cut[1].count("/>")
            first = cut[0]
            if self._take_around(first, listing):
                return
        self._reader.read(held, chain((first, second), chunks), listing, listing.wholes)

    def _take_around(self, rest: bytes, listing: Listing) -> bool:
        """Take what stands around a listing, parsed once for all files that have the same, to the byte."""
        try:
            frame, elements = _frame_of(rest, (*listing.starts, *listing.wholes))
        except FileRefused:
            # Read by the parser, for the sentence with the names of the file and the part.
            return False
        if any(name in listing.wholes for name, _ in frame.heard):
            return False
        self._reader.elements += elements
        for name, attributes in frame.heard:
            listing.starts[name](attributes)
        return True

    def _held(self, part: str) -> str:
        """Find a part by its name."""
        held = self._parts.get(part.lower())
        if held is None:
            raise damaged(self._name, "no-part", part=part)
        self._seen.add(held)
        return held

    def _read_rest(self, targets: set[str]) -> None:
        """Check the parts that nothing is taken from, for another program may be given the file."""
        wanted = {target.lower() for target in targets}
        for part, held in self._parts.items():
            if held not in self._seen and (part.endswith(_MARKUP) or (part in wanted and part != _MACROS)):
                self._reader.check(held, self._container.chunks(held))


def _styles() -> Styles:
    return Styles(_CODES)


def _read_once(data: bytes, make: Callable[[], Kind]) -> tuple[Kind, int]:
    """Read a small part and count its elements, once for all files that have the same, to the byte.

    Raises:
        FileRefused: As for any part, but without the names of the file and the part.
    """
    collector, elements = _remembered(data, make)
    return cast(Kind, collector), elements


@lru_cache(maxsize=64)
def _remembered(data: bytes, make: Callable[[], Collector]) -> tuple[Collector, int]:
    return _read_alone(data, make())


@lru_cache(maxsize=64)
def _frame_of(data: bytes, names: tuple[str, ...]) -> tuple[Frame, int]:
    return _read_alone(data, Frame(names))


def _read_alone(data: bytes, collector: Kind) -> tuple[Kind, int]:
    reader = MarkupReader("")
    reader.read("", [data], collector)
    return collector, reader.elements


def _resolve(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _facts(name: str, shown: bool, sheet: Worksheet, key: str) -> SheetFacts:
    return SheetFacts(
        name=name,
        shown=shown,
        filled=sheet.filled,
        formulas=sheet.formulas,
        without_value=frozenset(sheet.without_value),
        errors=sheet.errors,
        formats=sheet.formats,
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        merges=tuple(sheet.merges),
        key=key,
        too_large=sheet.too_large,
    )
