"""One sheet of a workbook of 1997, written as a sheet of today's that looks the same."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator

from desktop.values.number import plain
from desktop.workbook.addresses import Area, Place, address_of, area_of
from desktop.workbook.biff import Record, Run
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.biff_sheet import BiffSheet
from desktop.workbook.cell_texts import stored
from desktop.workbook.elements import HEAD, MAIN, OFFICE, counted, element, text
from desktop.workbook.formats import number_of
from desktop.workbook.old_book import OldBook
from desktop.workbook.old_formulas import translated
from desktop.workbook.old_page import OldPage
from desktop.workbook.old_protection import OldProtection
from desktop.workbook.old_rules import written_rule
from desktop.workbook.old_shape import OldShape
from desktop.workbook.old_styles import rich_pieces
from desktop.workbook.old_view import OldView
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_ROWS

_ONE_CELL = frozenset((0x203, 0x27E, 0xFD, 0x204, 0xD6, 0x205, 0x06, 0x201))
_SEVERAL_NUMBERS, _SEVERAL_BLANKS, _SHARED_TEXT = 0xBD, 0xBE, 0xFD
_COMMENT, _PICTURE, _CHART, _LIST_ARROW = 0x19, 0x08, 0x05, 0x14
_OBJECTS = {_COMMENT: "comments", _PICTURE: "pictures", _CHART: "charts", _LIST_ARROW: ""}
_LEFT_OUT = {0x1B0: "conditions", 0x1B8: "links", 0xB0: "pivots"}
_MOST_RULES = 500


class OldSheet(BiffSheet):
    """Takes from the records of a sheet what is on it and how it looks."""

    def __init__(self, book: BiffBook, drawn: OldBook, maker: SheetMaker, number: int, spent: Spent) -> None:
        """Make the sheet.

        Args:
            book: The texts and number formats of the book.
            drawn: What else its sheets share.
            maker: Takes the values.
            number: Of the sheet in its book.
            spent: Counts the cells that have a look.
        """
        super().__init__(book, maker)
        self.lost: Counter[str] = Counter()
        """What is on the sheet and can't be carried over, by kind."""
        self.kept_values: list[str] = []
        """Cells whose formula can't be told, so that its value stays."""
        self._drawn = drawn
        self._number = number
        self._spent = spent
        self._styles: dict[Place, int] = {}
        self._texts: dict[Place, int] = {}
        self._formulas: dict[Place, bytes] = {}
        self._shared: dict[Place, bytes] = {}
        self._arrays: dict[Place, tuple[Area, bytes]] = {}
        self._last: Place = (0, 0)
        self._rules: list[str] = []
        self._page, self._view, self._protection = OldPage(), OldView(), OldProtection()
        self._shape = OldShape(drawn.styles)
        own = {
            0x4BC: self._take_shared_formula,
            0x221: self._take_array,
            0x1BE: self._take_rule,
            0x5D: self._take_object,
            **dict.fromkeys(_LEFT_OUT, self._take_lost),
        }
        of_cells = self._takers
        self._takers = {**of_cells, **own}
        self._further = (self._page.takers, self._view.takers, self._protection.takers, self._shape.takers)

    def take(self, record: Record) -> None:
        """Take a record, for its cells and for their look."""
        self._note_styles(record)
        super().take(record)
        for takers in self._further:
            taker = takers.get(record.kind)
            if taker:
                taker(record)

    # ---- cells

    def _note_styles(self, record: Record) -> None:
        if record.kind in _ONE_CELL:
            row, column, style = struct.unpack_from("<3H", record.data)
            self._note(row, column, style)
            self._last = (row, column)
            if record.kind == _SHARED_TEXT:
                (self._texts[row, column],) = struct.unpack_from("<6xI", record.data)
        elif record.kind in (_SEVERAL_NUMBERS, _SEVERAL_BLANKS):
            row, first = struct.unpack_from("<2H", record.data)
            size = 6 if record.kind == _SEVERAL_NUMBERS else 2
            for step in range((len(record.data) - 6) // size):
                self._note(row, first + step, *struct.unpack_from("<H", record.data, 4 + step * size))

    def _note(self, row: int, column: int, style: int) -> None:
        self._spent.cell()
        # Blank cells may have a look further down than any form reaches; filled ones were refused.
        if row < MOST_ROWS:
            self._styles[row, column] = self._drawn.styles.number(style)

    def _put_number(self, place: Place, style: int, number: float) -> None:
        """Put a number as it is kept; its format stays with it."""
        del style
        self._maker.put(place, number)

    def _take_formula(self, record: Record) -> None:
        super()._take_formula(record)
        (size,) = struct.unpack_from("<20xH", record.data)
        self._formulas[self._last] = record.data[22 : 22 + size]

    def _take_shared_formula(self, record: Record) -> None:
        (size,) = struct.unpack_from("<8xH", record.data)
        self._shared[self._last] = record.data[10 : 10 + size]

    def _take_array(self, record: Record) -> None:
        top, bottom, left, right, size = struct.unpack_from("<2H2B6xH", record.data)
        self._arrays[self._last] = (top, left, bottom, right), record.data[14 : 14 + size]

    def _take_rule(self, record: Record) -> None:
        rule = written_rule(record, self._drawn.around) if len(self._rules) < _MOST_RULES else ""
        if rule:
            self._rules.append(rule)
        else:
            self.lost["rules"] += 1

    def _take_object(self, record: Record) -> None:
        (kind,) = struct.unpack_from("<4xH", record.data)
        self._lose(_OBJECTS.get(kind, "shapes"))

    def _take_lost(self, record: Record) -> None:
        self._lose(_LEFT_OUT[record.kind])

    def _lose(self, kind: str) -> None:
        if kind:
            self.lost[kind] += 1

    # ---- written

    def written(self) -> str:
        """Write the sheet's part."""
        drawn = self._drawn
        area = drawn.filters.get(self._number, "")
        merges = [element("mergeCell", ref=area_of(merge)) for merge in self._maker.facts().merges]
        page = self._page
        settings = element("outlinePr", summaryBelow=not page.sums_above, summaryRight=not page.sums_left)
        parts = (
            element("sheetPr", settings + element("pageSetUpPr", fitToPage=page.fits)),
            self._view.written(is_active=drawn.active == self._number),
            self._shape.written(),
            element("sheetData", "".join(self._rows())) if self._styles else "<sheetData></sheetData>",
            self._protection.written(),
            element("autoFilter", ref=area) if area else "",
            counted("mergeCells", merges),
            counted("dataValidations", self._rules),
            page.written(),
        )
        return HEAD + element("worksheet", "".join(parts), xmlns=MAIN, xmlns__r=OFFICE)

    def _rows(self) -> Iterator[str]:
        by_row: dict[int, list[str]] = {row: [] for row in self._shape.rows}
        for place in sorted(self._styles):
            by_row.setdefault(place[0], []).append(self._cell(place))
        for row in sorted(by_row):
            yield element("row", "".join(by_row[row]), r=row + 1, **self._shape.rows.get(row, {}))

    def _cell(self, place: Place) -> str:
        kind, value = self._value(place)
        formula = self._formula(place)
        if formula and kind == "inlineStr":
            kind, value = "str", element("v", text(str(self._maker.values[place])))
        return element("c", formula + value, r=address_of(*place), s=self._styles[place], t=kind)

    def _value(self, place: Place) -> tuple[str | None, str]:
        """Write the value of a cell, and of what kind it is."""
        value = self._maker.values.get(place)
        if place in self._maker.errors:
            return "e", element("v", text(self._maker.errors[place]))
        if isinstance(value, bool):
            return "b", element("v", str(int(value)))
        if isinstance(value, float):
            return None, element("v", plain(number_of(value)))
        if not value:
            return None, ""
        return "inlineStr", element("is", self._text(str(value), self._runs(place)))

    def _runs(self, place: Place) -> list[Run]:
        return self._drawn.runs.get(self._texts.get(place, -1), [])

    def _text(self, held: str, runs: list[Run]) -> str:
        if not runs:
            return _piece(held)
        styles = self._drawn.styles
        return "".join(
            element("r", (styles.run_font(font) if font is not None else "") + _piece(piece))
            for piece, font in rich_pieces(held, runs)
        )

    def _formula(self, place: Place) -> str:
        """Write the formula of a cell; where it can't be told its value stays, which is noted."""
        if place not in self._formulas:
            return ""
        around = self._drawn.around
        area, tokens = self._arrays.get(place, (None, self._formulas[place]))
        held = translated(tokens, around, place, self._shared)
        if not held:
            if not self._in_array(place):
                self.kept_values.append(address_of(*place))
            return ""
        if area:
            return element("f", text(held), t="array", ref=area_of(area))
        return element("f", text(held))

    def _in_array(self, place: Place) -> bool:
        """Tell whether a cell shows a part of what a formula elsewhere comes to."""
        row, column = place
        areas = (area for area, _ in self._arrays.values())
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in areas)


def _piece(held: str) -> str:
    kept = stored(held, None).value
    return f'<t xml:space="preserve">{text(str(kept))}</t>'
