"""Look through a foreign workbook before anything else opens it; refuse what is none or not safe."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.workbook.addresses import Area, Place
from desktop.workbook.container import MEGABYTE, MOST_FILE_BYTES, WORKBOOK, Container
from desktop.workbook.formats import BUILT_IN
from desktop.workbook.kinds import kind_of
from desktop.workbook.markup import Collector, MarkupReader
from desktop.workbook.parts import Relations, SharedStrings, Styles, WorkbookPart
from desktop.workbook.refusal import damaged, other_kind, unsafe
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import Worksheet

MOST_SHEETS = 200

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_MACROS = "xl/vbaproject.bin"
_LINKS = "xl/externallinks/"
_MARKUP = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of a sheet beside the values of its cells."""

    name: str
    shown: bool
    filled: int
    """Cells that hold something."""
    formulas: dict[Place, str]
    without_value: frozenset[Place]
    """Formulas that were never computed."""
    errors: dict[Place, str]
    formats: dict[Place, str]
    """Number formats other than the general one."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[Area, ...]
    key: str
    """The key of a sheet of our own; blank for a foreign one."""

    too_large: bool
    """More is filled, or is spread further, than any form's cells are."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A workbook that is safe to open."""

    name: str
    data: bytes
    sheets: tuple[SheetFacts, ...]
    has_macros: bool
    has_links: bool


def scan(path: Path) -> Scanned:
    """Read a file whole and look through it.

    Raises:
        FileRefused: It can't be read, is of another kind, is damaged, or goes beyond a limit.
    """
    return scan_bytes(path.name, _bytes_of(path))


def scan_bytes(name: str, data: bytes) -> Scanned:
    """Look through the bytes of a workbook; `name` is for the sentence that refuses it.

    Raises:
        FileRefused: As for scan.
    """
    if not data:
        raise FileRefused(wording.EMPTY.format(name=name))
    kind = kind_of(data)
    if kind != "zip":
        raise other_kind(name, kind)
    return _Scan(Container(name, data)).result(data)


def _bytes_of(path: Path) -> bytes:
    name = path.name
    if path.is_dir():
        raise FileRefused(wording.IS_FOLDER.format(name=name))
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise unsafe(name, "file-size", limit=MOST_FILE_BYTES // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefused(wording.MISSING.format(name=name)) from error
    except OSError as error:
        raise FileRefused(wording.UNREADABLE.format(name=name, reason=error.strerror)) from error


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

    def result(self, data: bytes) -> Scanned:
        book, relations = WorkbookPart(), Relations()
        self._read(WORKBOOK, book)
        self._read(_RELATIONS, relations)
        self._check_sheets([name for name, _, _ in book.sheets])
        targets = {key: _resolve(target) for key, target in relations.targets.items()}
        styles, lengths = Styles(BUILT_IN), list[int]()
        self._read_if_there(_STYLES, styles)
        self._read_if_there(_STRINGS, SharedStrings(lengths, self._spent))
        sheets = [
            (name, shown, self._sheet(targets.get(relation, ""), styles, lengths))
            for name, relation, shown in book.sheets
        ]
        self._read_rest(set(targets.values()))
        return Scanned(
            self._name,
            data,
            tuple(
                _facts(name, shown, sheet, book.keys.get(number, ""))
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

    def _sheet(self, part: str, styles: Styles, lengths: list[int]) -> Worksheet:
        sheet = Worksheet(self._name, part, styles.formats, lengths, self._spent)
        self._read(part, sheet)
        return sheet

    def _read(self, part: str, collector: Collector) -> None:
        held = self._parts.get(part.lower())
        if held is None:
            raise damaged(self._name, "no-part", part=part)
        self._seen.add(held)
        self._reader.read(held, self._container.chunks(held), collector)

    def _read_if_there(self, part: str, collector: Collector) -> None:
        if part.lower() in self._parts:
            self._read(part, collector)

    def _read_rest(self, targets: set[str]) -> None:
        """Check the parts that nothing is taken from, for a reader of values may look into them."""
        wanted = {target.lower() for target in targets}
        for part, held in self._parts.items():
            if held not in self._seen and (part.endswith(_MARKUP) or (part in wanted and part != _MACROS)):
                self._reader.check(held, self._container.chunks(held))


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
