"""See to it that what was filled in can be seen: rows high enough, and word of what is hidden or cut off."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from desktop.text import fill as wording
from desktop.workbook.addresses import Area, Place, column_letters
from desktop.workbook.cell_puts import width
from desktop.workbook.cell_styles import CellStyles, length
from desktop.workbook.heights import TALLEST
from desktop.workbook.insert_rows import merged_area
from desktop.workbook.parts import YES
from desktop.workbook.sheet_cells import SheetCells
from desktop.workbook.splicing import Node, Splice, set_attribute, spliced

_LEADING = 1.3
"""Distance of lines as part of the size of their font."""
_DIGIT = 7 * 72 / 96
"""Points of a digit, in which widths of columns are counted."""
_USUAL_WIDTH, _USUAL_HEIGHT = 9.14, 15.0
_EDGES = 4.0
"""Points of a cell's width that are no room for text."""
_SLACK = 0.5
"""Part of a line that may lack before a row is made higher: the measures here are rough."""


class VisibleSheet:
    """A sheet that texts were put into."""

    def __init__(self, data: bytes, styles: CellStyles) -> None:
        self._data = data
        self._cells = SheetCells(data)
        self._styles = styles
        merges = self._cells.root.first("mergeCells")
        areas = list(map(merged_area, merges.named("mergeCell"))) if merges else []
        self._areas = {area[:2]: area for area in areas}
        columns = self._cells.root.first("cols")
        self._columns = list(columns.named("col")) if columns else []
        settings = self._cells.root.first("sheetFormatPr")
        self._settings = settings.attributes if settings else {}
        self._heights: dict[int, float] = {}

    def hidden(self, places: Iterable[Place]) -> dict[str, Place]:
        """Find the hidden rows and columns that texts were put into, each with the first of its places."""
        found: dict[str, Place] = {}
        for place in sorted(places):
            row, column = self._cells.rows.get(place[0]), self._column(place[1])
            if row and row.attributes.get("hidden") in YES:
                found.setdefault(wording.ROW.format(number=place[0] + 1), place)
            elif column and column.attributes.get("hidden") in YES:
                found.setdefault(wording.COLUMN.format(letters=column_letters(place[1])), place)
        return found

    def cut(self, texts: Mapping[Place, str]) -> Iterator[Place]:
        """Make rows higher for texts where they may be; walks over the places where that is too little."""
        for place, text in sorted(texts.items()):
            area = self._areas.get(place, (*place, *place))
            look = self._styles.look(self._cells.style(place))
            room = sum(self._width(column) for column in range(area[1], area[3] + 1)) - _EDGES
            height = sum(map(self._height, range(area[0], area[2] + 1)))
            if look.is_upright or look.shrinks or room <= 0 or not height:
                continue
            if not look.wraps:
                is_cut = width(text) * look.size / 2 > room and self._is_beside_something(area)
            else:
                lack = _lines(text, room, look.size) * look.size * _LEADING - height
                is_cut = lack > look.size * _SLACK and not self._raise(area, lack)
            if is_cut:
                yield place

    def written(self) -> tuple[bytes, int]:
        """Write the sheet with its new heights; says how many rows were made higher."""
        splices: list[Splice] = []
        for number, height in self._heights.items():
            row = self._cells.rows[number]
            splices.append(set_attribute(self._data, row, "ht", f"{height:.2f}"))
            splices.append(set_attribute(self._data, row, "customHeight", "1"))
        return spliced(self._data, splices), len(self._heights)

    def _raise(self, area: Area, lack: float) -> bool:
        """Make the rows of a cell higher; tells whether they are high enough then."""
        rows = [row for row in range(area[0], area[2] + 1) if row in self._cells.rows and self._height(row)]
        fixed = self._is_protected() and any(
            "customHeight" in self._cells.rows[row].attributes for row in rows
        )
        if fixed or not rows:
            return False
        is_enough = True
        for row in rows:
            wanted = self._height(row) + lack / len(rows)
            is_enough = is_enough and wanted <= TALLEST
            self._heights[row] = min(wanted, TALLEST)
        return is_enough

    def _is_protected(self) -> bool:
        protection = self._cells.root.first("sheetProtection")
        return protection is not None and protection.attributes.get("sheet") in YES

    def _is_beside_something(self, area: Area) -> bool:
        """Tell whether a text can't go on into the next cell."""
        beside = self._cells.cells.get((area[0], area[3] + 1))
        return area[:2] in self._areas or (beside is not None and bool(beside.children))

    def _height(self, row: int) -> float:
        if row in self._heights:
            return self._heights[row]
        node = self._cells.rows.get(row)
        attributes = node.attributes if node else {}
        if attributes.get("hidden") in YES or attributes.get("ht") == "0":
            return 0.0
        return length(attributes.get("ht"), length(self._settings.get("defaultRowHeight"), _USUAL_HEIGHT))

    def _column(self, column: int) -> Node | None:
        return next(
            (
                node
                for node in self._columns
                if int(node.attributes["min"]) <= column + 1 <= int(node.attributes["max"])
            ),
            None,
        )

    def _width(self, column: int) -> float:
        node = self._column(column)
        attributes = node.attributes if node else {}
        if attributes.get("hidden") in YES:
            return 0.0
        usual = length(self._settings.get("defaultColWidth"), _USUAL_WIDTH)
        return length(attributes.get("width"), usual) * _DIGIT


def _lines(text: str, room: float, size: float) -> int:
    """Count the lines that a text takes up in a width, in points."""
    signs = max(1, int(room * 2 / size))
    return sum(max(1, math.ceil(width(line) / signs)) for line in text.split("\n"))
