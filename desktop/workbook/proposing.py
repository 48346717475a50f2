"""Propose the nearest template for a sheet, with all that may be headings and what each was taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.values.wording import fold, is_nothing
from desktop.workbook.addresses import Place
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import known_cells
from desktop.workbook.furniture import is_loose
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.heading_rows import Heads, heading_rows
from desktop.workbook.labels import is_worded
from desktop.workbook.look import look_of
from desktop.workbook.proposals import ForeignHeading, Meaning, Proposal
from desktop.workbook.read_form import read_form
from desktop.workbook.reading import Reading
from desktop.workbook.recognise import GOOD_ENOUGH, Group, Located, fit_of
from desktop.workbook.stacking import home_of
from desktop.workbook.table_head import DEEPEST, TableHead

_NEAR = 0.2
"""Fit below which nothing is said to come near."""
_WIDE = 4
"""Filled cells of a row that belongs to a table, where there are tables above it."""
_LONGEST_SHORT = 8
_NOT_QUITE = GOOD_ENOUGH - 0.01


def propose(grid: Grid, heads: Heads) -> Proposal | None:
    """Propose a template for a sheet on which no form was recognised; None where nothing comes near."""
    best = max((_Attempt.of(grid, one, heads) for one in heads), key=lambda attempt: attempt.worth)
    if best.confidence < _NEAR:
        return None
    located = best.located(grid)
    reading = read_form(grid, located) if located else None
    headings = _headings(grid, best.blueprint, best.group, heads, reading)
    return Proposal(
        template=best.blueprint.template.id,
        sheet=grid.name,
        confidence=min(best.confidence, _NOT_QUITE),
        headings=headings,
        lacking=_lacking(best.blueprint, headings),
        look=look_of(grid, heads),
    )


def propose_more(grid: Grid, heads: Heads, located: Located, reading: Reading) -> Proposal | None:
    """Propose what the strange headings of a recognised form may mean; None where it has none."""
    proposal = propose_trial(grid, heads, located, reading)
    return None if all(heading.meaning for heading in proposal.headings) else proposal


def propose_trial(grid: Grid, heads: Heads, located: Located, reading: Reading) -> Proposal:
    """List what the headings and labels of a form were taken for, and those that were taken for nothing."""
    headings = _headings(grid, located.blueprint, located.tables, heads, reading)
    within = range(located.first, located.last + 1)
    headings = tuple(heading for heading in headings if heading.area[0] in within)
    return Proposal(
        template=reading.template.id,
        sheet=grid.name,
        confidence=reading.confidence,
        headings=headings,
        lacking=_lacking(located.blueprint, headings),
        look=look_of(grid, heads),
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A template and the best of its headings on a sheet."""

    blueprint: Blueprint
    group: Group
    confidence: float
    known: int

    @classmethod
    def of(cls, grid: Grid, blueprint: Blueprint, heads: Heads) -> _Attempt:
        group: Group = {}
        for head in heads[blueprint]:
            other = group.get(head.shape.block.id)
            if other is None or len(head.headings) > len(other.headings):
                group[head.shape.block.id] = head
        if not any(heading.cell.text for head in group.values() for heading in head.headings.values()):
            # Labels of rows alone are in too many forms.
            group = {}
        known = known_cells(grid, tuple(heads))
        confidence = fit_of(grid, blueprint, group, known)
        return cls(blueprint, group, confidence, sum(len(head.headings) for head in group.values()))

    @property
    def worth(self) -> tuple[int, float]:
        """Compare attempts: the nearest knows most headings, of equal ones it fits best."""
        return self.known, self.confidence

    def located(self, grid: Grid) -> Located | None:
        """Take the whole sheet for a form of the template, to see what is left over."""
        if not self.group:
            return None
        return Located(self.blueprint, min(grid.rows), max(grid.rows), self.group, self.confidence)


def _headings(
    grid: Grid, blueprint: Blueprint, group: Group, heads: Heads, reading: Reading | None
) -> tuple[ForeignHeading, ...]:
    """List the headings of tables and the labels of fields, in the order of the sheet."""
    found: dict[Place, tuple[GridCell, Meaning | None]] = {}
    for block, head in group.items():
        for name, heading in head.headings.items():
            found[heading.cell.place] = heading.cell, (block, name)
    every = [head for several in heads.values() for head in several]
    known = {row for head in every for row in range(head.row, head.below)}
    rows = {
        row
        for row, cells, _ in heading_rows(grid, heads)
        if row in known or not _begins_with_label(blueprint, cells)
    }
    for row in rows:
        strangers = list(_strangers(grid, blueprint, row, every))
        meanings = _meanings_in_row(blueprint, group, strangers)
        for cell in strangers:
            found.setdefault(cell.place, (cell, meanings.get(cell.place)))
    for cell, meaning in _labels(grid, blueprint, rows, reading):
        found.setdefault(cell.place, (cell, meaning))
    ordered = (found[place] for place in sorted(found) if place[0] >= 0)
    return tuple(
        ForeignHeading(cell.text, *home_of(grid, grid.area(*cell.place)), meaning)
        for cell, meaning in ordered
    )


def _begins_with_label(blueprint: Blueprint, cells: Sequence[GridCell]) -> bool:
    """Tell whether a row holds fields: short entries beside their labels look like headings."""
    label = blueprint.all_labels.find(cells[0].text)
    return label is not None and not blueprint.fields[label.meaning].below


def _strangers(grid: Grid, blueprint: Blueprint, row: int, heads: Sequence[TableHead]) -> Iterator[GridCell]:
    """Walk over the cells of a row that may be headings."""
    overs = {cell.place for head in heads for cell in head.overs}
    for cell in grid.rows.get(row, []):
        printed = cell.place in overs or cell.text in blueprint.furniture or cell.row_span > DEEPEST
        if is_worded(cell.text) and not printed:
            yield cell


def _meanings_in_row(blueprint: Blueprint, group: Group, cells: Sequence[GridCell]) -> dict[Place, Meaning]:
    """Take a row for the headings of the table that knows most of them, of those that were not found."""
    known: list[dict[Place, Meaning]] = [{}]
    for name in blueprint.required:
        if name not in group:
            lexicon = blueprint.tables[name].headings
            known.append(
                {cell.place: (name, found.meaning) for cell in cells if (found := lexicon.find(cell.text))}
            )
    return max(known, key=len)


def _labels(
    grid: Grid, blueprint: Blueprint, rows: set[int], reading: Reading | None
) -> Iterator[tuple[GridCell, Meaning | None]]:
    """Walk over the labels of fields: known ones, and unread words with a text beside or below."""
    entries = set(reading.lines.values()) if reading else set[int]()
    unread = {stray.where for stray in reading.unread} if reading else None
    first = min(rows, default=max(grid.rows) + 1)
    for row, cells in grid.rows.items():
        wide = row > first and len(cells) >= _WIDE
        taken = row in rows or row in entries
        for cell in () if taken else (cell for cell in cells if not _is_side(cell, blueprint)):
            known = blueprint.all_labels.find(cell.text)
            stray = unread is None or grid.address(cell.place) in unread
            label = stray and not (taken or wide) and is_worded(cell.text) and _labels_something(grid, cell)
            if known or label:
                yield cell, known.meaning if known else None
            # What stands beside a label is its text, unless that stands under it.
            below = blueprint.fields[known.meaning].below if known else _stands_over(grid, cell)
            taken = bool(known or label) and not below


def _is_side(cell: GridCell, blueprint: Blueprint) -> bool:
    return cell.row_span > 1 and is_loose(cell.text, blueprint.loose)


def _labels_something(grid: Grid, cell: GridCell) -> bool:
    """Tell whether there is a text beside a cell, or a long one under it."""
    beside = next((other for other in grid.rows[cell.row] if other.column >= cell.beside), None)
    return _stands_over(grid, cell) or (beside is not None and not is_nothing(beside.text))


def _stands_over(grid: Grid, cell: GridCell) -> bool:
    under = grid.cell(cell.below, cell.column)
    longer = max(_LONGEST_SHORT, 2 * len(fold(cell.text)))
    return under is not None and under.column == cell.column and len(fold(under.text)) > longer


def _lacking(blueprint: Blueprint, headings: Sequence[ForeignHeading]) -> tuple[Meaning, ...]:
    """List what the template asks for and no heading was taken for, in its own order."""
    held = {heading.meaning for heading in headings}
    wanted: list[Meaning] = []
    for block in blueprint.template.blocks:
        shape = blueprint.tables.get(block.id)
        if shape is not None and block.id in blueprint.required:
            wanted += [(block.id, column.id) for column in shape.block.columns if column.id in shape.expected]
        wanted += [
            key for key, labelled in blueprint.fields.items() if key[0] == block.id and labelled.counts
        ]
    return tuple(meaning for meaning in wanted if meaning not in held)
