"""Which of the known lexicons hold the texts of a sheet: all are asked at once, not each in its turn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.grid import Grid
from desktop.workbook.labels import LONGEST_LABEL, Lexicon, forms_of

Lexicons = frozenset[Lexicon[Any]]

_NONE: Lexicons = frozenset()
_MOST_REMEMBERED = 512
_MOST_TEXTS = 4096


class Concordance:
    """The labels and headings of several templates, each with the lexicons in which it stands."""

    def __init__(self, blueprints: Iterable[Blueprint]) -> None:
        listed = list(blueprints)
        self.labels: Lexicons = frozenset(blueprint.all_labels for blueprint in listed)
        """Those that hold the labels of fields."""
        self._holding: dict[str, Lexicons] = {}
        shapes = (shape for blueprint in listed for shape in blueprint.tables.values())
        of_tables = (lexicon for shape in shapes for lexicon in (shape.headings, shape.overs, shape.rows))
        for lexicon in (*self.labels, *of_tables):
            for form in lexicon.forms():
                self._holding[form] = self._holding.get(form, _NONE) | {lexicon}

        self._remembered: dict[object, dict[object, Any]] = {}
        self.tables_holding = lru_cache(maxsize=_MOST_TEXTS)(self._find_tables_holding)
        """Finds the lexicons of tables that hold a text: of their headings and the labels of their rows."""
        self.holding = lru_cache(maxsize=_MOST_TEXTS)(self._find_holding)
        """Finds the lexicons that hold a text."""
        self.labels_among = lru_cache(maxsize=_MOST_REMEMBERED)(self._find_labels_among)
        """Finds what a template makes of texts: the meanings of its labels, and labels of other forms."""

    def remembered(self, key: object) -> dict[object, Any]:
        """Give what is remembered of something that files of one office have in common."""
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        return self._remembered.setdefault(key, {})

    def _find_holding(self, text: str) -> Lexicons:
        if len(text) > LONGEST_LABEL:
            return _NONE
        held = {self._holding[form] for form in forms_of(text) if form in self._holding}
        return _NONE.union(*held) if len(held) > 1 else next(iter(held), _NONE)

    def _find_tables_holding(self, text: str) -> Lexicons:
        return self.holding(text) - self.labels

    def _find_labels_among(
        self, texts: frozenset[str], blueprint: Blueprint
    ) -> tuple[frozenset[object], frozenset[str]]:
        own: set[object] = set()
        foreign: set[str] = set()
        for text in texts:
            lexicons = self.holding(text)
            found = blueprint.all_labels.find(text) if blueprint.all_labels in lexicons else None
            if found:
                own.add(found.meaning)
            elif not (self.labels.isdisjoint(lexicons) or blueprint.prints(text)):
                foreign.add(fold(text))
        return frozenset(own), frozenset(foreign)


@lru_cache(maxsize=8)
def concordance_of(blueprints: tuple[Blueprint, ...]) -> Concordance:
    """Make the concordance of some templates; once, however many sheets are read."""
    return Concordance(blueprints)


class KnownCells:
    """The cells of a sheet that stand in any of the lexicons."""

    def __init__(self, grid: Grid, concordance: Concordance) -> None:
        self.concordance = concordance
        self._grid = grid
        self._remembered: dict[tuple[int, bool], dict[object, Any]] = {}
        self.rows: dict[int, list[str]] = {}
        """The texts of these cells, by row."""
        self._counts: dict[Lexicon[Any], Counter[int]] = defaultdict(Counter)
        for row, cells in grid.rows.items():
            texts = [cell.text for cell in cells if concordance.holding(cell.text)]
            if texts:
                self.rows[row] = texts
            for text in texts:
                for lexicon in concordance.tables_holding(text):
                    counts = self._counts[lexicon]
                    counts[row] = counts.get(row, 0) + 1

    def remembered(self, row: int, *, with_next: bool) -> dict[object, Any]:
        """Give what is remembered of a row, wherever the same stands in another file.

        Args:
            row: The row.
            with_next: What stands in the row under it counts too.
        """
        key = row, with_next
        if key not in self._remembered:
            rows = (row, row + 1) if with_next else (row,)
            cells = (cell for each in rows for cell in self._grid.rows.get(each, ()))
            same = tuple(
                (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in cells
            )
            self._remembered[key] = self.concordance.remembered((with_next, same))
        return self._remembered[key]

    def count(self, lexicon: Lexicon[Any]) -> Mapping[int, int]:
        """Count the cells that a lexicon of a table holds, by row; none for the rows that are left out."""
        return self._counts[lexicon]


@lru_cache(maxsize=4)
def known_cells(grid: Grid, blueprints: tuple[Blueprint, ...]) -> KnownCells:
    """Find the cells that some templates know; once, though a sheet is looked at again."""
    return KnownCells(grid, concordance_of(blueprints))
