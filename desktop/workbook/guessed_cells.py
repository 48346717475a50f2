"""Which cells of a sheet may be headings by how they are worded, where hardly any is known as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import Counted, KnownCells, concordance_of
from desktop.workbook.grid import Grid
from desktop.workbook.labels import Lexicon, is_worded

_FEWEST = 3
"""Words side by side that may be headings."""
_MOST_ROWS = 60
"""Rows of words that are looked at: what has more is a list, and no form."""


class GuessedCells(KnownCells):
    """The cells of a sheet that stand in any of the lexicons, and those that headings may be worded like."""

    def __init__(self, grid: Grid, blueprints: tuple[Blueprint, ...]) -> None:
        super().__init__(grid, concordance_of(blueprints))
        texts = (
            (row, [cell.text for cell in cells if is_worded(cell.text)]) for row, cells in grid.rows.items()
        )
        words = [(row, held) for row, held in texts if len(held) >= _FEWEST][:_MOST_ROWS]
        shapes = [shape for blueprint in blueprints for shape in blueprint.tables.values()]
        counts: dict[Lexicon[Any], Counter[int]] = {}
        for shape in shapes:
            guessed = Counter({row: _meanings(shape.headings, held) for row, held in words})
            counts[shape.headings] = guessed | Counter(self.count(shape.headings))
            for lexicon in (shape.overs, shape.rows):
                counts[lexicon] = Counter(self.count(lexicon))
        self._counted = Counted(counts)


def _meanings(lexicon: Lexicon[Any], texts: Iterable[str]) -> int:
    return len({found.meaning for found in map(lexicon.guess, texts) if found})
