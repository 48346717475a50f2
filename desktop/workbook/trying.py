"""Find forms of a layout that no template fits (试读): by headings, and what stands under strange ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from desktop.models.form import FUNDS
from desktop.templates.spec import ColumnSpec
from desktop.text import tentative as wording
from desktop.text import workbook
from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.consents import assigned_once
from desktop.workbook.grid import Grid
from desktop.workbook.guessed_cells import GuessedCells
from desktop.workbook.heading_rows import heading_rows
from desktop.workbook.headings import table_heads
from desktop.workbook.labels import Found, Lexicon, forms_of
from desktop.workbook.proposals import Meaning
from desktop.workbook.reading import Doubt, Reading
from desktop.workbook.recognise import CORE, GOOD_ENOUGH, Located, fullest, is_title, locate_consented
from desktop.workbook.table_head import Heading, TableHead
from desktop.workbook.told_columns import level_stem, level_words, told_headings
from desktop.workbook.told_funds import told_funds

_EVALUATION = re.compile(wording.EVALUATION)
_OTHER_FORMS = re.compile(wording.OTHER_FORMS)
_LEVELS = re.compile(wording.LEVELS)
_MOST_BESIDE_TITLE = 2
_MOST_HEADS = 24
"""Rows of headings that are looked at: tables further down are headed like those."""
_LEAST = 0.01
_FEWEST = 3
"""Headings told by what stands under them that make a table."""


def locate_tried(grid: Grid, blueprints: Sequence[Blueprint]) -> list[Located]:
    """Find the forms of a sheet by the template that can say most of what their headings mean.

    Only where there is a list of indicators with names, targets and actual values, under names of levels or a
    title of self-evaluation. Other tables are left alone.
    """
    usual = [one for one in blueprints if _lists_indicators(one)]
    if not usual or _is_another_form(grid):
        return []
    # Few headings are enough.
    relaxed = tuple(assigned_once(one, ()) for one in usual)
    known = GuessedCells(grid, relaxed)
    heads = [_heads(grid, one, known) for one in relaxed]
    best, explained = max(zip(usual, heads, strict=True), key=lambda pair: _worth(*pair))
    if not any(map(_is_list, explained)) or not _says_so(grid, explained, best):
        return []
    meant = assigned_once(best, tuple(sorted(_meanings(explained).items())))
    found = locate_consented(grid, meant, blueprints)
    return [located for located in found if any(map(_is_list, located.tables.values()))]


def _heads(grid: Grid, blueprint: Blueprint, known: GuessedCells) -> list[TableHead]:
    """Find the headings that a template knows on a sheet, and tell what the strange ones mean."""
    heads = fullest(table_heads(grid, blueprint, known))[:_MOST_HEADS]
    _tell(grid, blueprint, heads, heads)
    taken = {row for head in heads for row in range(head.row, head.below)}
    unknown = [
        TableHead(blueprint.tables[name], row, {}, strangers=[cell for cell in cells if cell.row_span == 1])
        for row, cells, _ in islice(heading_rows(grid, {}), _MOST_HEADS)
        for name in blueprint.required
        if row not in taken
    ]
    _tell(grid, blueprint, unknown, [*heads, *unknown])
    return _without_lists_of_others(grid, fullest([*heads, *(head for head in unknown if _speaks(head))]))


def _without_lists_of_others(grid: Grid, heads: list[TableHead]) -> list[TableHead]:
    """Leave out lists without names of levels where there are some with them."""
    rows = [head.row for head in heads] + [max(grid.rows) + 1]
    ends = dict(pairwise(rows))
    levelled = {head.row for head in heads if _is_list(head) and _has_levels(grid, head, ends[head.row])}
    return [head for head in heads if not levelled or not _is_list(head) or head.row in levelled]


def _speaks(head: TableHead) -> bool:
    """Tell whether headings of which none is known make a table: enough of them, and over levels."""
    found = head.headings.keys()
    return len(found) >= _FEWEST and (not head.shape.levels or not head.shape.levels.isdisjoint(found))


def _tell(grid: Grid, blueprint: Blueprint, heads: Sequence[TableHead], every: Sequence[TableHead]) -> None:
    """Take strange headings for what stands under them, down to the next table, without the total."""
    starts = {head.row for head in every}
    for head in heads:
        tell = told_funds if head.shape.block.id == FUNDS else told_headings
        # None of its headings need be known.
        below = head.below if head.headings else head.row + 1
        end = min((row for row in starts if row > head.row), default=max(grid.rows) + 1)
        closing = [closing.labels for closing in blueprint.closing if closing.table == head.shape.block.id]
        rows = [row for row in range(below, end) if not _closes(grid, row, closing)]
        for name, cell in tell(grid, head, rows).items():
            head.headings = {held: heading for held, heading in head.headings.items() if heading.cell != cell}
            head.headings[name] = Heading(cell, Found(name, name, spelled=True))


def _closes(grid: Grid, row: int, closing: Sequence[Lexicon[str]]) -> bool:
    """Tell whether a row begins with the label of one that closes a table."""
    first = next(iter(grid.rows.get(row, ())), None)
    return first is not None and any(first.text in labels for labels in closing)


def _worth(blueprint: Blueprint, heads: Sequence[TableHead]) -> tuple[int, int]:
    """Count the headings of the fullest table of each kind, and what these lack; 0 without indicators."""
    if not any(map(_is_list, heads)):
        return 0, 0
    fullest_of: dict[str, TableHead] = {}
    for head in sorted(heads, key=lambda head: len(head.headings)):
        fullest_of[head.shape.block.id] = head
    lacking = (blueprint.tables[name].musts - head.headings.keys() for name, head in fullest_of.items())
    return sum(len(head.headings) for head in fullest_of.values()), -sum(map(len, lacking))


def _lists_indicators(blueprint: Blueprint) -> bool:
    shapes = (blueprint.tables[name] for name in blueprint.required)
    return any(shape.block.growing and len(_core_of(shape.block.columns)) == len(CORE) for shape in shapes)


def _core_of(columns: Sequence[ColumnSpec]) -> set[str]:
    return {column.id for column in columns if column.content in CORE}


def _is_list(head: TableHead) -> bool:
    """Tell whether a table is headed by all that a list of indicators is not without."""
    core = _core_of(head.shape.block.columns)
    return len(core) == len(CORE) and core <= head.headings.keys()


def _meanings(heads: Sequence[TableHead]) -> dict[str, Meaning]:
    """Say what headings mean, as a clerk would; a heading that stands over several columns says nothing."""
    return {
        fold(heading.cell.text): (head.shape.block.id, name)
        for head in heads
        for name, heading in head.headings.items()
        if forms_of(heading.cell.text)
    }


def _says_so(grid: Grid, heads: Sequence[TableHead], blueprint: Blueprint) -> bool:
    """Tell whether there is more that speaks for a self-evaluation than how a list is headed.

    Of title, names of levels, funds and labels two at least, and title or levels among them.
    """
    first = min(head.row for head in heads if _is_list(head))
    title = any(_EVALUATION.search(text) for text in _titles(grid, first))
    levels = any(_has_levels(grid, head, max(grid.rows) + 1) for head in heads if _is_list(head))
    funds = any(head.shape.block.id == FUNDS for head in heads)
    labels = any(cell.text in blueprint.own_labels for cell in grid.cells() if cell.row < first)
    return (title or levels) and sum((title, levels, funds, labels)) > 1


def _is_another_form(grid: Grid) -> bool:
    """Tell whether the title says that it is a table of another kind."""
    titles = list(_titles(grid, max(grid.rows)))
    said = any(_EVALUATION.search(text) for text in titles)
    return not said and any(_OTHER_FORMS.search(text) for text in titles)


def _titles(grid: Grid, before: int) -> Iterator[str]:
    """Walk over what may be titles: tables, named in rows of hardly a cell."""
    for row, cells in grid.rows.items():
        if row < before and len(cells) <= _MOST_BESIDE_TITLE:
            yield from (fold(cell.text) for cell in cells if is_title(cell, (workbook.TABLE_WORD,)))


def _has_levels(grid: Grid, head: TableHead, end: int) -> bool:
    """Tell whether names of levels stand under headings, one at least that only such lists have."""
    words = frozenset().union(*level_words(head.shape).values())
    rows = range(head.below, end)
    found = {
        stem for row in rows for cell in grid.rows.get(row, ()) if (stem := level_stem(cell.text)) in words
    }
    return len(found) > 1 and any(_LEVELS.search(stem) for stem in found)


def as_tried(reading: Reading) -> Reading:
    """Mark a reading as one of an unknown layout: every cell is doubtful, and it fits no template."""
    doubted = {doubt.key for doubt in reading.doubtful}
    rest = (key for key in reading.places if key not in doubted)
    doubts = (*reading.doubtful, *(Doubt(key, wording.TENTATIVE) for key in rest))
    confidence = min(reading.confidence, GOOD_ENOUGH - _LEAST)
    return replace(reading, doubtful=doubts, confidence=confidence, tentative=True)
