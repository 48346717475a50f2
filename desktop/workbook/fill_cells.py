"""Write the texts of a form into the cells that they were planned for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.models.choices import read_choice, tick
from desktop.models.keys import CellKey
from desktop.models.transcript import ticked
from desktop.templates.spec import ColumnSpec, Content, FieldSpec, Section
from desktop.text.fill import AND_MORE
from desktop.values.wording import fold, is_example, is_nothing, is_placeholder_name
from desktop.workbook.addresses import Place
from desktop.workbook.cell_puts import Change, changed, says_the_same, taken_apart, written_behind
from desktop.workbook.cell_texts import length
from desktop.workbook.fill_plan import Plan, SpareRow, Spot
from desktop.workbook.fill_target import Target
from desktop.workbook.filled import Kind, Remark
from desktop.workbook.grid import Grid
from desktop.workbook.table_shape import OPERATOR, UNIT

_BETWEEN = "\n"
_APART = " "
_BEGINNING = 40
"""Signs of a text that is too long that are said of it."""


class CellFiller:
    """Puts texts into the cells of one sheet, and says what is to be said of them."""

    def __init__(self, target: Target, grid: Grid, plan: Plan, remarks: list[Remark]) -> None:
        """Make the filler.

        Args:
            target: What the texts are put into.
            grid: The blank as it was read.
            plan: Where everything goes on the sheet.
            remarks: Takes what is to be said.
        """
        self.written = 0
        self._target = target
        self._remarks = remarks
        self._grid = grid
        self._plan = plan
        self._changes: dict[Place, list[Change]] = {}
        self._old_places: dict[Place, Place] = {}
        self._taken: dict[Place, str] = {}
        self._formulas: dict[Place, str] = {}
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
        elif self._target.is_computed(spot.room.places[0]):
            self._leave(key, spot.room.places[0], text)
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
                self._target.clear(spot.room.places[0])
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
            if text and place not in self._taken and not self._target.is_computed(place):
                self._target.clear(place)
                gone.append(text)
        if gone and not is_placeholder_name("".join(gone)):
            address = self._grid.address(name.before[0])
            key = CellKey(spare.block, "", spare.name)
            self._remarks.append(Remark(Kind.CLEARED, key, "", _APART.join(gone), address))

    def _is_clearable(self, spot: Spot, content: Content) -> bool:
        """Tell whether what the blank prints in a cell of an example can be taken out of it."""
        is_own = bool(spot.printed) and content is not Content.LEVEL_NAME
        return is_own and not self._target.is_computed(spot.room.places[0])

    def _put_cell(self, key: CellKey, content: Content, text: str, spot: Spot) -> None:
        place = spot.room.places[0]
        if self._taken.get(place, text) != text:
            self._say(Kind.NO_PLACE, key, text, self._taken[place])
            return
        known = place in self._taken
        self._taken[place] = text
        if known:
            return
        if self._target.is_computed(place):
            self._leave(key, place, text)
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
                self._set(key, own.room.places[0], instead, None)

    def _is_too_long(self, key: CellKey, text: str, spot: Spot | None) -> bool:
        """Tell whether no cell holds a text, with the label that it stands behind, and say so."""
        around = self._old_text(spot, 0) if spot and spot.room.span else ""
        too_long = self._target.is_too_long(around + text)
        if too_long:
            self._say(Kind.TOO_LONG, key, text[:_BEGINNING] + AND_MORE, str(length(text)))
        return too_long

    def _put(self, key: CellKey, content: Content | None, text: str, spot: Spot) -> None:
        place = spot.room.places[0]
        self._set(key, place, text, content)
        self._note_replaced(key, text, spot.printed)

    def _put_lines(self, key: CellKey, text: str, spot: Spot) -> None:
        """Put notes that the blank prints in several cells: a line in each where there are as many."""
        places = spot.room.places
        lines = text.split(_BETWEEN)
        if len(lines) != len(places):
            lines = [text, *[""] * (len(places) - 1)]
        for place, line in zip(places, lines, strict=True):
            self._set(key, place, line, None)
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
            self._target.clear(place)

    def _set(self, key: CellKey, place: Place, text: str, content: Content | None) -> None:
        self._target.put(place, text, content)
        self._keys[place] = key
        self.written += 1

    def _note_replaced(self, key: CellKey, text: str, printed: str) -> None:
        if not (is_nothing(printed) or is_placeholder_name(printed)):
            self._say(Kind.REPLACED, key, text, printed)

    def _say(self, kind: Kind, key: CellKey, text: str, other: str) -> None:
        self._remarks.append(Remark(kind, key, text, other))

    def _leave(self, key: CellKey, place: Place, text: str) -> None:
        """Leave the formula of a cell to come to what the form says."""
        self._formulas[place] = text
        self._keys[place] = key

    def finish(self) -> None:
        """Write everything, and say what is to be said of what came of it."""
        for place, changes in self._changes.items():
            self._target.change(place, self._grid.exact(*self._old_places[place]), changes)
        for kind, place, text, other in self._target.finish(self._formulas):
            self._say(kind, self._keys[place], text, other)
