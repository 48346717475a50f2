"""Write the texts of a form into the cells that they were planned for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.models.choices import read_choice, tick
from desktop.models.keys import CellKey
from desktop.models.transcript import ticked
from desktop.templates.spec import ColumnSpec, Content, FieldSpec, Section
from desktop.text.fill import AND_MORE
from desktop.values.number import plain
from desktop.values.wording import fold, is_example, is_nothing, is_placeholder_name
from desktop.workbook.addresses import Place
from desktop.workbook.cell_puts import (
    Change,
    changed,
    computed,
    put_for,
    says_the_same,
    taken_apart,
    written_behind,
)
from desktop.workbook.cell_styles import CellStyles
from desktop.workbook.cell_texts import is_too_long, length, stored
from desktop.workbook.fill_plan import Plan, SpareRow, Spot
from desktop.workbook.fill_visible import VisibleSheet
from desktop.workbook.filled import Kind, Remark
from desktop.workbook.formats import show
from desktop.workbook.grid import Grid
from desktop.workbook.package import Package
from desktop.workbook.parts import GENERAL
from desktop.workbook.recalculate import Recalculation
from desktop.workbook.rich_text import rich_markup
from desktop.workbook.sheet_cells import Put, SheetCells
from desktop.workbook.table_shape import OPERATOR, UNIT

_BETWEEN = "\n"
_APART = " "
_BEGINNING = 40
"""Signs of a text that is too long that are said of it."""


class CellFiller:
    """Collects what is put into the cells of one sheet, and what is to be said of them."""

    def __init__(
        self, package: Package, part: str, grid: Grid, plan: Plan, styles: CellStyles, remarks: list[Remark]
    ) -> None:
        """Make the filler.

        Args:
            package: The workbook.
            part: The sheet's part.
            grid: The blank as it was read.
            plan: Where everything goes on the sheet.
            styles: Those of the workbook.
            remarks: Takes what is to be said.
        """
        self.cells = SheetCells(package.get(part))
        self.styles = styles
        self.remarks = remarks
        self.written = 0
        self.raised = 0
        self._package = package
        self._grid = grid
        self._plan = plan
        self._puts: dict[Place, Put] = {}
        self._changes: dict[Place, list[Change]] = {}
        self._old_places: dict[Place, Place] = {}
        self._taken: dict[Place, str] = {}
        self._formulas: dict[Place, tuple[CellKey, str]] = {}
        self._keys: dict[Place, CellKey] = {}

    def put_field(self, key: CellKey, spec: FieldSpec, text: str, printed: str) -> None:
        """Put the text of a field where it belongs.

        Args:
            key: The field.
            spec: What it is.
            text: What the form says.
            printed: What the blank is read as saying, wherever it stands.
        """
        spot = self._plan.spots.get(key)
        same = fold(text) == fold(printed) if spec.section is Section.NOTES else text == printed
        if same or says_the_same(text, printed, spec.content):
            return
        if self._is_too_long(key, text, spot):
            return
        if spec.content is Content.YEAR and printed and not any(map(str.isdigit, printed)):
            # Words stand where a year was looked for, and are none that a year takes the place of.
            spot = None
        if spot is None:
            self._say(Kind.NO_PLACE if text else Kind.KEPT, key, text, printed)
        elif not text:
            self._say(Kind.KEPT, key, text, printed)
        elif self.cells.formula(spot.room.places[0]):
            self._formulas[spot.room.places[0]] = (key, text)
        elif spec.content is Content.CHOICE:
            self._tick(key, spec, text, spot)
        elif spot.room.span:
            self._change(key, spot, 0, written_behind(self._old_text(spot, 0), spot.room.span, text))
            self._clear(spot)
            self._note_replaced(key, text, printed)
        elif len(spot.room.places) > 1:
            self._put_lines(key, text, spot)
        else:
            self._put(key, spec.content, text, spot)

    def put_row(
        self, block: str, row_id: str, texts: dict[str, str], columns: tuple[ColumnSpec, ...]
    ) -> None:
        """Put the texts of a row where they belong; a target is taken apart where the blank has it so."""
        parts = [CellKey(block, row_id, part) in self._plan.spots for part in (OPERATOR, UNIT)]
        target = next(
            (
                column.id
                for column in reversed(columns)
                if column.content is Content.TARGET and CellKey(block, row_id, column.id) in self._plan.spots
            ),
            "",
        )
        example = any(
            is_example(self._plan.spots[key].printed)
            for column in columns
            if column.content is Content.INDICATOR_NAME
            and (key := CellKey(block, row_id, column.id)) in self._plan.spots
        )
        for column in columns:
            key = CellKey(block, row_id, column.id)
            spot = self._plan.spots.get(key)
            text = texts.get(column.id, "")
            if self._is_too_long(key, text, None):
                continue
            if spot is None:
                if text and key not in self._plan.joined:
                    self._say(Kind.NO_PLACE, key, text, "")
            elif example and not text and self._is_clearable(spot, column.content):
                self._puts[spot.room.places[0]] = Put(None)
                self._say(Kind.CLEARED, key, text, spot.printed)
            elif column.id == target and any(parts):
                self._put_parts(key, text, spot)
            else:
                self._put_cell(key, column.content, text, spot)

    def clear_row(self, spare: SpareRow) -> None:
        """Take out of a row that the form has nothing for what the blank prints there as an example.

        A name that only keeps the place of one goes without a word; a row with a name of its own stays.
        """
        name = spare.spots.get(spare.name)
        if name is None or not (is_example(name.printed) or is_placeholder_name(name.printed)):
            return
        gone = []
        for spot in spare.spots.values():
            place, text = spot.room.places[0], self._old_text(spot, 0)
            if text and place not in self._taken and not self.cells.formula(place):
                self._puts[place] = Put(None)
                gone.append(text)
        if gone and not is_placeholder_name("".join(gone)):
            address = self._grid.address(name.before[0])
            key = CellKey(spare.block, "", spare.name)
            self.remarks.append(Remark(Kind.CLEARED, key, "", _APART.join(gone), address))

    def _is_clearable(self, spot: Spot, content: Content) -> bool:
        """Tell whether what the blank prints in a cell of an example can be taken out of it."""
        is_own = bool(spot.printed) and content is not Content.LEVEL_NAME
        return is_own and not self.cells.formula(spot.room.places[0])

    def _put_cell(self, key: CellKey, content: Content, text: str, spot: Spot) -> None:
        place = spot.room.places[0]
        if self._taken.get(place, text) != text:
            self._say(Kind.NO_PLACE, key, text, self._taken[place])
            return
        known = place in self._taken
        self._taken[place] = text
        if known:
            return
        if self.cells.formula(place):
            self._formulas[place] = (key, text)
        elif content is Content.ROW_LABEL and spot.printed:
            if fold(text) != fold(spot.printed):
                self._say(Kind.LABEL, key, text, spot.printed)
        elif not says_the_same(text, spot.printed, content):
            if text:
                self._put(key, content, text, spot)
            else:
                self._say(Kind.KEPT, key, text, spot.printed)

    def _put_parts(self, key: CellKey, text: str, spot: Spot) -> None:
        if text == spot.printed:
            return
        spots = {part: self._plan.spots.get(CellKey(key.block, key.row, part)) for part in (OPERATOR, UNIT)}
        held = {part: self._old_text(own, 0) if own else "" for part, own in spots.items()}
        operator, value, unit = taken_apart(text, held[OPERATOR], held[UNIT])
        if not text:
            self._say(Kind.KEPT, key, text, spot.printed)
            return
        if not spots[OPERATOR]:
            operator, value = "", operator + value
        if not spots[UNIT]:
            value, unit = value + unit, ""
        self._put(key, Content.TARGET, value, replace(spot, printed=self._old_text(spot, 0)))
        for part, instead in ((OPERATOR, operator), (UNIT, unit)):
            own = spots[part]
            if own and held[part] != instead:
                self._set(key, own.room.places[0], Put(stored(instead, None).value))

    def _is_too_long(self, key: CellKey, text: str, spot: Spot | None) -> bool:
        """Tell whether no cell holds a text, with the label that it stands behind, and say so."""
        around = self._old_text(spot, 0) if spot and spot.room.span else ""
        too_long = is_too_long(around + text)
        if too_long:
            self._say(Kind.TOO_LONG, key, text[:_BEGINNING] + AND_MORE, str(length(text)))
        return too_long

    def _put(self, key: CellKey, content: Content | None, text: str, spot: Spot) -> None:
        place = spot.room.places[0]
        self._set(key, place, put_for(text, content, self.cells.style(place), self.styles))
        self._note_replaced(key, text, spot.printed)

    def _put_lines(self, key: CellKey, text: str, spot: Spot) -> None:
        """Put notes that the blank prints in several cells: a line in each where there are as many."""
        places = spot.room.places
        lines = text.split(_BETWEEN)
        if len(lines) != len(places):
            lines = [text, *[""] * (len(places) - 1)]
        for place, line in zip(places, lines, strict=True):
            self._set(key, place, Put(stored(line, None).value))
        self._note_replaced(key, text, spot.printed)

    def _tick(self, key: CellKey, spec: FieldSpec, text: str, spot: Spot) -> None:
        """Tick boxes; where none are printed, the options are written."""
        chosen = ticked(text)
        start, end = spot.room.span or (0, None)
        pieces = [self._old_text(spot, number) for number in range(len(spot.room.places))]
        pieces[0] = pieces[0][start:end]
        whole = _BETWEEN.join(pieces)
        changes = tick(whole, spec.options, chosen)
        if read_choice(changed(whole, changes), spec.options).text == text:
            for number, change in self._in_pieces(pieces, changes):
                shifted = (change[0] + start, change[1] + start, change[2]) if number == 0 else change
                self._change(key, spot, number, shifted)
            self._note_replaced(key, text, spot.printed)
        elif not whole.strip() and spot.room.span:
            self._change(key, spot, 0, written_behind(self._old_text(spot, 0), spot.room.span, text))
        elif not whole.strip():
            self._put(key, None, text, spot)
        else:
            self._say(Kind.NO_PLACE, key, text, whole)

    @staticmethod
    def _in_pieces(pieces: list[str], changes: list[Change]) -> Iterator[tuple[int, Change]]:
        start = 0
        for number, piece in enumerate(pieces):
            for first, end, instead in changes:
                if start <= first <= end <= start + len(piece):
                    yield number, (first - start, end - start, instead)
            start += len(piece) + len(_BETWEEN)

    def _old_text(self, spot: Spot, number: int) -> str:
        return self._grid.exact(*spot.before[number]) if spot.before else ""

    def _change(self, key: CellKey, spot: Spot, number: int, change: Change) -> None:
        place = spot.room.places[number]
        self._keys[place] = key
        self._old_places[place] = spot.before[number]
        self._changes.setdefault(place, []).append(change)
        self.written += 1

    def _clear(self, spot: Spot) -> None:
        """Empty the further cells of a text that goes into the first."""
        for place in spot.room.places[1:]:
            self._puts[place] = Put(None)

    def _set(self, key: CellKey, place: Place, put: Put) -> None:
        self._puts[place] = put
        self._keys[place] = key
        self.written += 1

    def _note_replaced(self, key: CellKey, text: str, printed: str) -> None:
        if not (is_nothing(printed) or is_placeholder_name(printed)):
            self._say(Kind.REPLACED, key, text, printed)

    def _say(self, kind: Kind, key: CellKey, text: str, other: str) -> None:
        self.remarks.append(Remark(kind, key, text, other))

    # ---- all at once

    def data(self) -> bytes:
        """Write the sheet's part with everything in it."""
        for place, changes in self._changes.items():
            self._puts[place] = self._changed_put(place, changes)
        self._compute()
        return self._made_visible(self.cells.written(self._puts))

    def _made_visible(self, data: bytes) -> bytes:
        """Make rows as high as their texts need them, and say what can't be seen all the same."""
        sheet = VisibleSheet(data, self.styles)
        for line, place in sheet.hidden(self._keys).items():
            self._say(Kind.HIDDEN, self._keys[place], "", line)
        texts = {place: self._shown_text(place) for place in self._keys}
        for place in sheet.cut(texts):
            self._say(Kind.CUT, self._keys[place], texts[place][:_BEGINNING], "")
        written, self.raised = sheet.written()
        return written

    def _shown_text(self, place: Place) -> str:
        put = self._puts[place]
        value = put.value or ""
        if isinstance(value, str):
            return value
        style = self.cells.style(place) if put.style is None else put.style
        return show(value, self.styles.code(style)).text

    def _changed_put(self, place: Place, changes: list[Change]) -> Put:
        text = changed(self._grid.exact(*self._old_places[place]), changes)
        put = Put(stored(text, None).value)
        cell = self.cells.cells[place]
        inline = cell.first("is")
        if inline:
            return replace(put, markup=rich_markup(self.cells.data, inline, changes, self.cells.prefix))
        value = cell.first("v")
        if value is None or cell.attributes.get("t") != "s":
            return put
        data, shared = self._package.shared_string(int(value.text))
        return replace(put, markup=rich_markup(data, shared, changes, self.cells.prefix))

    def _comes_to(self, place: Place, value: Decimal | str, text: str) -> bool:
        """Tell whether what a formula comes to is what the form says, by its number or as it is shown."""
        return computed(text).value == value or self._as_shown(place, value) == text

    def _as_shown(self, place: Place, value: Decimal | str) -> str:
        code = self.styles.code(self.cells.style(place))
        if isinstance(value, str) or code == GENERAL:
            return value if isinstance(value, str) else plain(value)
        return show(value, code).text

    def _compute(self) -> None:
        """Keep every formula, with the value that it comes to now."""
        sums = Recalculation(self.cells, self._puts, self._package.shared_string)
        found: dict[Place, Put] = {}
        for place in sums.formulas():
            key, text = self._formulas.get(place, (None, ""))
            value = sums.value(place)
            if value is not None:
                found[place] = Put(value, keeps_formula=True)
                if key and not self._comes_to(place, value, text):
                    self._say(Kind.FORMULA, key, text, self._as_shown(place, value))
            else:
                found[place] = computed(text)
                if key and text:
                    self._say(Kind.UNKNOWN_FORMULA, key, text, "")
        self._puts |= found
