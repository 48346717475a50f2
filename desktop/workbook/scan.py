"""Look through a foreign workbook before anything else opens it; refuse what is none or not safe."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from desktop.workbook.container import WORKBOOK, Container
from desktop.workbook.formats import BUILT_IN
from desktop.workbook.markup import Collector, MarkupReader
from desktop.workbook.parts import Relations, SharedStrings, Styles, WorkbookPart
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.sheet_facts import SheetFacts
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
class Scanned:
    """A workbook that is safe to open."""

    sheets: tuple[SheetFacts, ...]
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
