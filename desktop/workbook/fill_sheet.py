"""The sheet of a workbook that a form is filled into: numbers, styles, formulas, heights of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.templates.spec import Content
from desktop.values.number import plain
from desktop.workbook.addresses import Place
from desktop.workbook.cell_puts import Change, changed, computed, put_for
from desktop.workbook.cell_styles import CellStyles
from desktop.workbook.cell_texts import is_too_long, stored
from desktop.workbook.fill_target import Said
from desktop.workbook.fill_visible import VisibleSheet
from desktop.workbook.filled import Kind
from desktop.workbook.formats import show
from desktop.workbook.package import Package
from desktop.workbook.parts import GENERAL
from desktop.workbook.recalculate import Recalculation
from desktop.workbook.rich_text import rich_markup
from desktop.workbook.sheet_cells import Put, SheetCells

_BEGINNING = 40
"""Signs of a text that can't be seen whole that are said of it."""


class SheetTarget:
    """Collects what is put into the cells of one sheet."""

    def __init__(self, package: Package, part: str, styles: CellStyles) -> None:
        """Make the target.

        Args:
            package: The workbook.
            part: The sheet's part.
            styles: Those of the workbook.
        """
        self.raised = 0
        self._package = package
        self._part = part
        self._cells = SheetCells(package.get(part))
        self._styles = styles
        self._puts: dict[Place, Put] = {}
        self._written: set[Place] = set()

    def is_computed(self, place: Place) -> bool:
        """Tell whether a cell holds a formula, which stays."""
        return self._cells.formula(place) is not None

    def is_too_long(self, text: str) -> bool:
        """Tell whether a text is longer than a cell holds."""
        return is_too_long(text)

    def put(self, place: Place, text: str, content: Content | None) -> None:
        """Give a cell a text, as a number where it counts."""
        self._set(place, put_for(text, content, self._cells.style(place), self._styles))

    def clear(self, place: Place) -> None:
        """Take out what a cell says."""
        self._puts[place] = Put(None)

    def change(self, place: Place, text: str, changes: Sequence[Change]) -> None:
        """Change parts of the text that a cell holds; the others keep their fonts."""
        put = Put(stored(changed(text, changes), None).value)
        cell = self._cells.cells[place]
        inline = cell.first("is")
        value = cell.first("v")
        if inline:
            put = replace(put, markup=rich_markup(self._cells.data, inline, changes, self._cells.prefix))
        elif value is not None and cell.attributes.get("t") == "s":
            data, shared = self._package.shared_string(int(value.text))
            put = replace(put, markup=rich_markup(data, shared, changes, self._cells.prefix))
        self._set(place, put)

    def _set(self, place: Place, put: Put) -> None:
        self._puts[place] = put
        self._written.add(place)

    def finish(self, computed: Mapping[Place, str]) -> Iterator[Said]:
        """Write the sheet's part: every formula with its value, rows as high as their texts need them."""
        yield from self._compute(computed)
        sheet = VisibleSheet(self._cells.written(self._puts), self._styles)
        for line, place in sheet.hidden(self._written).items():
            yield Kind.HIDDEN, place, "", line
        texts = {place: self._shown_text(place) for place in self._written}
        for place in sheet.cut(texts):
            yield Kind.CUT, place, texts[place][:_BEGINNING], ""
        data, self.raised = sheet.written()
        self._package.set(self._part, data)

    def _shown_text(self, place: Place) -> str:
        put = self._puts[place]
        value = put.value or ""
        if isinstance(value, str):
            return value
        style = self._cells.style(place) if put.style is None else put.style
        return show(value, self._styles.code(style)).text

    def _compute(self, wanted: Mapping[Place, str]) -> Iterator[Said]:
        """Keep every formula, with the value that it comes to now."""
        sums = Recalculation(self._cells, self._puts, self._package.shared_string)
        found: dict[Place, Put] = {}
        for place in sums.formulas():
            text = wanted.get(place, "")
            value = sums.value(place)
            if value is not None:
                found[place] = Put(value, keeps_formula=True)
                if place in wanted and not self._comes_to(place, value, text):
                    yield Kind.FORMULA, place, text, self._as_shown(place, value)
            else:
                found[place] = computed(text)
                if text:
                    yield Kind.UNKNOWN_FORMULA, place, text, ""
        self._puts |= found

    def _comes_to(self, place: Place, value: Decimal | str, text: str) -> bool:
        """Tell whether what a formula comes to is what the form says, by its number or as it is shown."""
        return computed(text).value == value or self._as_shown(place, value) == text

    def _as_shown(self, place: Place, value: Decimal | str) -> str:
        code = self._styles.code(self._cells.style(place))
        if isinstance(value, str) or code == GENERAL:
            return value if isinstance(value, str) else plain(value)
        return show(value, code).text
