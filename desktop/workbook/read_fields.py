"""Read the fields of a form that have a label of their own: beside it, under it, or in one cell with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from desktop.models.choices import read_choice
from desktop.models.keys import CellKey
from desktop.templates.spec import Content
from desktop.text import lexicon
from desktop.text import workbook as wording
from desktop.values.wording import fold, halve
from desktop.workbook.blueprint import Blueprint, LabelledField, Notes
from desktop.workbook.furniture import is_loose, is_numbered, only_labels
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import GridCell
from desktop.workbook.labels import OF_KIND, Found
from desktop.workbook.lines import Line, take_apart
from desktop.workbook.reading import Room
from desktop.workbook.recognise import Located, is_title
from desktop.workbook.rows_of_text import has_room_under, room_behind, rows_of_text, waits_for_text
from desktop.workbook.table_head import Label
from desktop.workbook.table_shape import FieldKey
from desktop.workbook.tidying import tidy
from desktop.workbook.unlabelled import claim_implied_year, read_second_goal

_SHORTEST_TITLE = 6
_MONEY_UNITS = (lexicon.YUAN, lexicon.WAN_YUAN, lexicon.YI_YUAN)
_MONEY_LINE = re.compile(rf"\(?(?:{'|'.join(wording.MONEY_UNIT_LABELS)}):?({'|'.join(_MONEY_UNITS)})\)?")
_MONEY_IN_BRACKETS = re.compile(rf"\(({'|'.join(_MONEY_UNITS)})\)")


LookUp = Callable[[str], Found[FieldKey] | None]


class FieldReader:
    """Reads what stands outside the tables of one form."""

    def __init__(self, gathering: Gathering, located: Located) -> None:
        self._gathering = gathering
        self._grid = gathering.grid
        self._blueprint: Blueprint = located.blueprint
        self._right = located.right
        self._rows = range(located.first, located.last + 1)
        self._top = min(head.row for head in located.tables.values())
        self._labels: dict[FieldKey, Label] = {}

    def read(self) -> None:
        """Read labelled fields, then lines with labels inside, then the title and what is only printed."""
        self._claim_loose()
        self._find_labels(self._blueprint.own_labels.find)
        self._find_labels(self._blueprint.all_labels.find)
        self._find_labels(self._blueprint.all_labels.guess)
        for label in self._labels.values():
            self._read_labelled(label)
        labels = {key: label.cell for key, label in self._labels.items()}
        read_second_goal(self._gathering, self._blueprint, labels, self._is_entry)
        self._read_notes()
        self._read_lines()
        self._read_title()
        self._claim_furniture()
        claim_implied_year(self._gathering, self._blueprint, self._free())

    def _free(self) -> list[GridCell]:
        return self._gathering.free_cells(self._rows)

    # ---- a label in a cell of its own

    def _find_labels(self, look_up: LookUp) -> None:
        """Find the labels of fields that are not known yet; a text beside a known label is none."""
        texts = {
            text.place
            for key, label in self._labels.items()
            if not self._blueprint.fields[key].below and (text := self._beside(label.cell))
        }
        best: dict[FieldKey, Label] = {}
        for cell in self._free():
            found = look_up(cell.text) if cell.place not in texts else None
            if found is None or self._is_own_side(cell) or self._heads_another(cell, found):
                continue
            if found.rank == OF_KIND and not (self._beside(cell) or self._under(cell) or self._waits(cell)):
                # Without a text it may as well be one.
                continue
            if found.meaning in self._blueprint.fields and found.meaning not in self._labels:
                known = best.setdefault(found.meaning, Label(cell, found))
                if found.rank < known.found.rank:
                    best[found.meaning] = Label(cell, found)
        for label in best.values():
            self._gathering.claim(label.cell)
        self._labels |= best

    def _waits(self, cell: GridCell) -> bool:
        return waits_for_text(self._grid, cell, self._right)

    def _heads_another(self, cell: GridCell, found: Found[FieldKey]) -> bool:
        """Tell whether a cell is the label at the side of a block: labels follow it, the same field's too."""
        labels, first = self._blueprint.all_labels, self._grid.rows[cell.row][0] is cell
        if found.spelled and is_loose(cell.text, self._blueprint.loose):
            text = self._beside(cell) or self._under(cell)
            if text is None and self._waits(cell):
                return False
            return text is None or labels.guess(text.text) is not None
        look_up = labels.guess if first else labels.find
        field, beside = self._blueprint.fields.get(found.meaning), self._grid.cell(cell.row, cell.beside)
        if field is None or not field.below or beside is None or look_up(beside.text) is None:
            return False
        behind = (look_up(other.text) for other in self._grid.rows[cell.row] if other.column > cell.column)
        return any(other is not None and other.meaning == found.meaning for other in behind)

    def _is_own_side(self, cell: GridCell) -> bool:
        """Tell whether a cell is the label down the side of a block, which may name a field elsewhere."""
        text, blueprint = cell.text, self._blueprint
        if cell.row_span == 1 or text in blueprint.own_labels:
            return False
        beside = self._grid.cell(cell.row, cell.beside)
        known = text in blueprint.furniture or is_loose(text, blueprint.loose)
        return known or (beside is not None and beside.row_span < cell.row_span)

    def _read_labelled(self, label: Label) -> None:
        key = label.found.meaning
        field = self._blueprint.fields[key]
        self._gathering.note_label(field.spec, key, label.found)
        if field.spec.content is Content.CHOICE:
            self._read_choice(label, field)
            return
        text = self._text_under_or_beside(label, field) if field.below else self._beside(label.cell)
        if text is None:
            # The label is there and nothing beside it: the field is known to be blank.
            self._gathering.fields[key] = ""
            self._leave_room(label, field)
            return
        under = field.below and text.row >= label.cell.below
        cells = rows_of_text(self._grid, text, self._right, self._is_printed) if under else [text]
        self._gathering.put_field(key, field.spec.content, *filter(self._gathering.is_free, cells))
        self._gathering.doubt_spelling(CellKey(key[0], "", key[1]), label.cell, label.found)

    def _leave_room(self, label: Label, field: LabelledField) -> None:
        """Note where a text would stand: under its label or beside it, or behind it in the same cell."""
        cell, key = label.cell, CellKey(field.key[0], "", field.key[1])
        hidden = self._grid.facts.hidden_columns
        beside = (place for place in range(cell.beside, self._right) if place not in hidden)
        if field.below and self._stands_above(label, field):
            self._gathering.leave_room(key, (cell.below, cell.column))
        for column in islice(beside, 1):
            # What is printed in the first row beside a label may say what belongs in the next.
            for row in range(cell.row, cell.below):
                self._gathering.leave_room(key, self._grid.anchor(row, column))
        self._gathering.rooms.setdefault(key, room_behind(cell))

    def _stands_above(self, label: Label, field: LabelledField) -> bool:
        """Tell whether a blank text belongs under its label: there is room, or other labels say so."""
        others = (
            other.cell.row == label.cell.row
            for key, other in self._labels.items()
            if key[0] == field.key[0] and key != field.key and self._blueprint.fields[key].below
        )
        return any(others) or has_room_under(self._grid, label.cell)

    def _text_under_or_beside(self, label: Label, field: LabelledField) -> GridCell | None:
        """Find the text of a field that the template prints under its label, and other programs beside it.

        Labels side by side have their texts under them, labels one under the other beside them.
        """
        cell, block = label.cell, field.key[0]
        rows = {
            other.cell.row
            for key, other in self._labels.items()
            if key[0] == block and key != field.key and self._blueprint.fields[key].below
        }
        under, beside = self._under(cell), self._beside(cell)
        if rows:
            # Side by side they may still have their texts between them.
            stands_under = cell.row in rows and (under or has_room_under(self._grid, cell))
            return under if stands_under else beside
        if under and beside:
            self._gathering.doubt(
                CellKey(block, "", field.key[1]), wording.TWO_TEXTS.format(label=field.spec.label)
            )
            return max(under, beside, key=lambda text: len(text.text))
        return under or (None if has_room_under(self._grid, cell) else beside)

    def _under(self, label: GridCell) -> GridCell | None:
        under = self._grid.cell(label.below, label.column)
        if under is None or under.row != label.below or not self._is_entry(under):
            return None
        return under

    def _beside(self, label: GridCell) -> GridCell | None:
        """Find the text to the right of a label, inside the form; hidden columns are passed over.

        Where merges are gone, blank cells may lie between; a blank merged cell is a blank text.
        """
        beside = (self._beside_in(row, label) for row in range(label.row, label.below))
        return next(filter(None, beside), None)

    def _beside_in(self, row: int, label: GridCell) -> GridCell | None:
        for column in range(label.beside, self._right):
            cell = self._grid.cell(row, column)
            if cell is None:
                if self._grid.is_merged(row, column):
                    return None
            elif column not in self._grid.facts.hidden_columns:
                apart = cell.column > label.beside
                return cell if self._is_entry(cell) and not (apart and self._labels_another(cell)) else None
        return None

    def _labels_another(self, cell: GridCell) -> bool:
        """Tell whether a cell is a label that the form does not know: it has a colon, or a text beside it."""
        other = self._grid.cell(cell.row, cell.beside)
        return fold(cell.text).endswith(":") or (
            other is not None and cell.beside < self._right and self._is_entry(other)
        )

    def _is_entry(self, cell: GridCell) -> bool:
        """Tell whether a cell may be somebody's entry: it is free, and no part of the printed form."""
        return self._gathering.is_free(cell) and not self._is_printed(cell)

    def _is_printed(self, cell: GridCell) -> bool:
        """Tell whether a cell says what the form prints itself."""
        blueprint, text = self._blueprint, cell.text
        return (
            text in blueprint.all_labels
            or text in blueprint.furniture
            or blueprint.begins_with_label(text)
            or any(pattern.fullmatch(halve(text).strip()) for _, pattern in blueprint.patterns)
        )

    def _read_choice(self, label: Label, field: LabelledField) -> None:
        """Read tick boxes beside their label: in one cell, or each option in its own."""
        cells = list(self._boxes(label.cell))
        key = CellKey(field.key[0], "", field.key[1])
        choice = read_choice("\n".join(cell.text for cell in cells), field.spec.options)
        self._gathering.fields[field.key] = choice.text
        self._gathering.doubt_spelling(key, label.cell, label.found)
        for cell in reversed(cells):
            self._gathering.take(key, None, cell)
        if cells:
            self._gathering.rooms[key] = Room(tuple(cell.place for cell in cells))
        else:
            self._leave_room(label, field)
        if choice.rest:
            self._gathering.report(cells[0], choice.rest)

    def _boxes(self, label: GridCell) -> Iterator[GridCell]:
        """Walk over the cells to the right of a label up to the next label."""
        for row in range(label.row, label.below):
            for cell in self._grid.rows.get(row, []):
                if label.beside <= cell.column < self._right:
                    if not self._is_entry(cell):
                        break
                    yield cell

    # ---- labels and texts in one cell

    def _read_notes(self) -> None:
        """Read the printed notes: behind their label or beside it, and the numbered lines under them."""
        notes = self._blueprint.notes
        for cell in self._free() if notes else ():
            if notes and notes.key not in self._gathering.fields:
                match = notes.beginning.match(halve(cell.text))
                if cell.text in notes.labels:
                    self._put_notes(notes, cell, self._beside(cell), 0)
                elif match:
                    self._put_notes(notes, cell, cell, match.end() if notes.cut else 0)

    def _put_notes(self, notes: Notes, cell: GridCell, beside: GridCell | None, width: int) -> None:
        lines = [beside] if beside else []
        lines += self._lines_under(beside or cell)
        self._gathering.claim(cell)
        key = CellKey(notes.key[0], "", notes.key[1])
        for line in reversed(lines):
            self._gathering.take(key, None, line)
        if lines:
            span = (width, len(lines[0].text)) if width else None
            self._gathering.rooms[key] = Room(tuple(line.place for line in lines), span)
        elif cell.beside < self._right:
            self._gathering.leave_room(key, self._grid.anchor(cell.row, cell.beside))
        self._gathering.rooms.setdefault(key, room_behind(cell))
        self._gathering.fields[notes.key] = "\n".join(line.text.strip() for line in lines)[width:].strip()

    def _lines_under(self, cell: GridCell) -> Iterator[GridCell]:
        line = self._grid.cell(cell.below, cell.column)
        while line is not None and self._gathering.is_free(line) and is_numbered(line.text):
            yield line
            line = self._grid.cell(line.below, line.column)

    def _read_lines(self) -> None:
        for cell in self._free():
            line = take_apart(cell.text, self._blueprint, with_patterns=cell.row < self._top)
            if line.texts:
                self._put_line(cell, line)
            else:
                self._read_money_unit(cell)

    def _put_line(self, cell: GridCell, line: Line) -> None:
        strays = [line.rest]
        self._gathering.claim(cell)
        for (key, text), span in zip(line.texts, line.spans, strict=True):
            if key not in self._gathering.fields:
                spec = self._blueprint.fields[key].spec
                choice = read_choice(text, spec.options) if spec.content is Content.CHOICE else None
                self._gathering.fields[key] = choice.text if choice else tidy(text, spec.content)
                strays.append(choice.rest if choice else "")
                self._gathering.places[CellKey(key[0], "", key[1])] = self._grid.address(cell.place)
                self._gathering.rooms[CellKey(key[0], "", key[1])] = Room((cell.place,), span)
            elif text:
                strays.append(text)
        for key, printed, label in line.guessed:
            sentence = wording.SPELLING.format(printed="".join(printed.split()), label=label)
            self._gathering.doubt(CellKey(key[0], "", key[1]), sentence)
        rest = " ".join(filter(None, strays))
        if rest and is_title(cell, wording.FORM_WORDS) and self._put_title(cell, rest):
            return
        if rest and not only_labels(rest):
            self._gathering.report(cell, rest)

    def _read_money_unit(self, cell: GridCell) -> None:
        match = _MONEY_LINE.fullmatch(fold(cell.text))
        if match:
            self._gathering.claim(cell)
            self._compare_unit(match[1])

    def _compare_unit(self, found: str) -> None:
        """Doubt every amount of a form that counts in another unit than its template."""
        template = self._gathering.template
        if found == template.unit:
            return
        sentence = wording.OTHER_MONEY_UNIT.format(found=found, unit=template.unit)
        for table in template.tables():
            amounts = [column.id for column in table.columns if column.content is Content.AMOUNT]
            for row in self._gathering.tables.get(table.id, []):
                for column in amounts:
                    if row.text(column):
                        self._gathering.doubt(CellKey(table.id, row.id, column), sentence)

    # ---- what is printed

    def _read_title(self) -> None:
        above = [cell for cell in self._free() if cell.row < self._top]
        for words in (wording.FORM_WORDS[:1], wording.FORM_WORDS[1:], (wording.TABLE_WORD,)):
            for cell in above:
                if is_title(cell, words) and self._put_title(cell, cell.text):
                    return
        # A title without any of the words still stands alone above the first field.
        first = min((label.cell.row for label in self._labels.values()), default=self._top)
        for cell in above:
            fits = len(cell.text) >= _SHORTEST_TITLE and is_title(cell, ("",)) and self._is_alone(cell)
            if fits and cell.row < first and self._put_title(cell, cell.text):
                return

    def _put_title(self, cell: GridCell, text: str) -> bool:
        """Take a text for the title, if there is none yet."""
        key = self._blueprint.title
        if key is None or key in self._gathering.fields:
            return False
        self._gathering.claim(cell)
        self._gathering.fields[key] = tidy(text, Content.TEXT)
        self._gathering.places[CellKey(key[0], "", key[1])] = self._grid.address(cell.place)
        if text == cell.text:
            self._gathering.rooms[CellKey(key[0], "", key[1])] = Room((cell.place,))
        return True

    def _claim_loose(self) -> None:
        """Account for what is printed around a form: heads of sections and the like, alone in their rows."""
        for cell in self._free():
            loose = self._is_alone(cell) and is_loose(cell.text, self._blueprint.loose)
            if loose and (is_numbered(cell.text) or not self._waits(cell)):
                self._gathering.claim(cell)

    def _is_side(self, cell: GridCell) -> bool:
        """Tell whether a cell is a known label down the side of a block, worded in another way."""
        return cell.row_span > 1 and is_loose(cell.text, self._blueprint.loose)

    def _is_alone(self, cell: GridCell) -> bool:
        return all(other is cell or other.column >= self._right for other in self._grid.rows[cell.row])

    def _claim_furniture(self) -> None:
        for cell in self._free():
            if cell.text in self._blueprint.furniture:
                self._gathering.claim(cell)
                money = _MONEY_IN_BRACKETS.search(fold(cell.text))
                if money:
                    self._compare_unit(money[1])
            elif self._is_side(cell) or (only_labels(cell.text) and self._is_alone(cell)):
                self._gathering.claim(cell)
