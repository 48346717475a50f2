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
from desktop.workbook.table_shape import TableShape

Lexicons = frozenset[Lexicon[Any]]

_NONE: Lexicons = frozenset()
_NOWHERE: Counter[int] = Counter()
_MOST_REMEMBERED = 512
_MOST_TEXTS = 4096


class Counted:
    """How often the lexicons of tables hold the texts of a sheet, by row."""

    def __init__(self, counts: Mapping[Lexicon[Any], Counter[int]]) -> None:
        self._counts = counts
        self.headed = lru_cache(maxsize=_MOST_REMEMBERED)(self._find_headed)
        """Finds the rows that hold enough headings, together with the row below."""

    def of(self, lexicon: Lexicon[Any]) -> Mapping[int, int]:
        """Count the cells that a lexicon holds, by row; none for the rows that are left out."""
        return self._counts.get(lexicon, _NOWHERE)

    def _find_headed(self, headings: Lexicon[Any], overs: Lexicon[Any], fewest: int) -> tuple[int, ...]:
        counts = self.of(headings)
        rows = sorted({*counts, *self.of(overs)})
        return tuple(row for row in rows if counts[row] + counts[row + 1] >= fewest)


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

        self.counted = lru_cache(maxsize=_MOST_REMEMBERED)(self._count)
        """Counts what lexicons of tables hold of the texts in some rows that any lexicon holds."""

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

    def _count(self, rows: tuple[tuple[int, tuple[str, ...]], ...]) -> Counted:
        counts: dict[Lexicon[Any], Counter[int]] = defaultdict(Counter)
        for row, texts in rows:
            for text in texts:
                for lexicon in self.tables_holding(text):
                    counts[lexicon][row] += 1
        return Counted(dict(counts))

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
        self.grid = grid
        self._remembered: dict[tuple[int, bool], dict[object, Any]] = {}
        self.rows: dict[int, tuple[str, ...]] = {}
        """The texts of these cells, by row."""
        for row, cells in grid.rows.items():
            texts = tuple(filter(concordance.holding, [cell.text for cell in cells]))
            if texts:
                self.rows[row] = texts
        self.texts = frozenset(text for texts in self.rows.values() for text in texts)
        """All of them."""
        self._folded: dict[int, frozenset[str]] = {}
        self.parted: dict[int, bool] = {}
        """Whether several words stand side by side under one cell of a row, where that was asked for."""
        self._counted = concordance.counted(tuple(self.rows.items()))

    def remembered(self, row: int, *, with_next: bool) -> dict[object, Any]:
        """Give what is remembered of a row, wherever the same stands in another file.

        Args:
            row: The row.
            with_next: What stands in the row under it counts too.
        """
        key = row, with_next
        if key not in self._remembered:
            rows = (row, row + 1) if with_next else (row,)
            cells = (cell for each in rows for cell in self.grid.rows.get(each, ()))
            same = tuple(
                (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in cells
            )
            self._remembered[key] = self.concordance.remembered((with_next, same))
        return self._remembered[key]

    def folded(self, rows: Iterable[int]) -> set[str]:
        """Collect the texts of some rows, folded; each row once, however often it is asked for."""
        texts: set[str] = set()
        for row in rows:
            if row not in self._folded:
                texts_of_row = [cell.text for cell in self.grid.rows.get(row, ())]
                self._folded[row] = frozenset(map(fold, texts_of_row))
            texts |= self._folded[row]
        return texts

    def named_rows(self, blueprint: Blueprint, rows: Iterable[int]) -> set[object]:
        """Find the rows that make a template's tables what they are, by most of what these print."""
        texts = self.folded(rows) if blueprint.named_rows else set[str]()
        if blueprint.row_words.isdisjoint(texts):
            return set()
        return {name for name, words in blueprint.named_rows.items() if 2 * len(words & texts) >= len(words)}

    def count(self, lexicon: Lexicon[Any]) -> Mapping[int, int]:
        """Count the cells that a lexicon of a table holds, by row; none for the rows that are left out."""
        return self._counted.of(lexicon)

    def headed(self, shape: TableShape) -> tuple[int, ...]:
        """Find the rows that hold enough headings of a table, together with the row below."""
        # One may be worded in a way that nobody listed, unless a person said what each means.
        fewest = shape.fewest - (not shape.consented)
        return self._counted.headed(shape.headings, shape.overs, fewest)


@lru_cache(maxsize=4)
def known_cells(grid: Grid, blueprints: tuple[Blueprint, ...]) -> KnownCells:
    """Find the cells that some templates know; once, though a sheet is looked at again."""
    return KnownCells(grid, concordance_of(blueprints))
