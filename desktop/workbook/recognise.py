"""Find the forms on a sheet by their headings and labels, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.text import workbook as wording
from desktop.workbook.blueprint import PARTS, Blueprint, TableShape
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.labels import Found

GOOD_ENOUGH = 0.75
"""Fit below which a form is not taken for the nearest template."""
_LONGEST_TITLE = 80
_FEWEST = 3
"""Headings that make a row worth looking at."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading on the sheet."""

    cell: GridCell
    found: Found[str]


@dataclass(slots=True)
class TableHead:
    """The heading row of a table."""

    shape: TableShape
    row: int
    headings: dict[str, Heading]
    strangers: list[GridCell]
    """Headings between the known ones that mean nothing known."""
    repeats: list[int] = field(default_factory=list)
    """Rows further down that print the headings again."""

    @property
    def below(self) -> int:
        """The row under the headings."""
        return max(heading.cell.below for heading in self.headings.values())

    @property
    def left(self) -> int:
        """The first column that is headed."""
        return min(heading.cell.column for heading in self.headings.values())

    @property
    def right(self) -> int:
        """The column behind the last heading."""
        return max(heading.cell.beside for heading in self.headings.values())

    @property
    def lacking(self) -> list[str]:
        """Ids of the columns that the table can't be without and that are not headed."""
        return [
            column.id
            for column in self.shape.block.columns
            if column.id in self.shape.musts and column.id not in self.headings
        ]


@dataclass(frozen=True, slots=True)
class Located:
    """A form on a sheet: its template, the rows that it takes up, and its tables."""

    blueprint: Blueprint
    first: int
    last: int
    tables: dict[str, TableHead]
    confidence: float

    @property
    def right(self) -> int:
        """The column behind the form."""
        return max(head.right for head in self.tables.values())


@dataclass(frozen=True, slots=True)
class Near:
    """What on a sheet comes nearest to a template, without being it."""

    template: str
    sheet: str
    confidence: float
    lacking: tuple[str, ...]
    """Headings that were not found."""


def locate(grid: Grid, blueprints: Sequence[Blueprint]) -> tuple[list[Located], list[Near]]:
    """Find the forms of a sheet from top to bottom, and what only comes near."""
    candidates: list[Located] = []
    nears: list[Near] = []
    for blueprint in blueprints:
        heads = _table_heads(grid, blueprint)
        groups = _groups([head for head in heads if not head.lacking], blueprint)
        complete = [group for group in groups if group.keys() == blueprint.tables.keys()]
        if heads and not complete:
            nears.append(_near(grid, blueprint, heads))
        for (first, last), group in zip(_regions(grid, complete), complete, strict=True):
            fit = _fit(grid, blueprint, group, blueprints, first, last)
            candidates.append(Located(blueprint, first, last, group, fit))
    chosen: list[Located] = []
    for located in sorted(candidates, key=lambda located: -located.confidence):
        if all(_apart(located, other) for other in chosen):
            if located.confidence >= GOOD_ENOUGH:
                chosen.append(located)
            else:
                nears.append(Near(located.blueprint.template.name, grid.name, located.confidence, ()))
    return _share_rows(grid, chosen), nears


def is_title(cell: GridCell, words: Iterable[str]) -> bool:
    """Tell whether a cell may be the title of a form."""
    return len(cell.text) <= _LONGEST_TITLE and any(word in "".join(cell.text.split()) for word in words)


def _table_heads(grid: Grid, blueprint: Blueprint) -> list[TableHead]:
    heads = [
        head
        for row, cells in grid.rows.items()
        if len(cells) >= _FEWEST
        for shape in blueprint.tables.values()
        if (head := _table_head(shape, row, cells, blueprint))
    ]
    return sorted(heads, key=lambda head: head.row)


def _table_head(shape: TableShape, row: int, cells: list[GridCell], blueprint: Blueprint) -> TableHead | None:
    """Read a row as the headings of a table; None if too few of them are there."""
    headings, strangers = _match(shape, cells, blueprint, guess=False)
    known = shape.musts & headings.keys()
    if len(headings.keys() & shape.expected) < _FEWEST or 2 * len(known) < len(shape.musts):
        return None
    if strangers:
        headings, strangers = _match(shape, cells, blueprint, guess=True)
    head = TableHead(shape, row, headings, [])
    head.strangers = [cell for cell in strangers if head.left <= cell.column < head.right]
    return head


def _match(
    shape: TableShape, cells: list[GridCell], blueprint: Blueprint, *, guess: bool
) -> tuple[dict[str, Heading], list[GridCell]]:
    headings: dict[str, Heading] = {}
    strangers: list[GridCell] = []
    for cell in cells:
        found = shape.headings.guess(cell.text) if guess else shape.headings.find(cell.text)
        if found is None or cell.text in blueprint.furniture:
            strangers.append(cell)
        elif found.meaning in headings:
            if headings[found.meaning].found.spelled and not found.spelled:
                strangers.append(headings[found.meaning].cell)
                headings[found.meaning] = Heading(cell, found)
            else:
                strangers.append(cell)
        else:
            headings[found.meaning] = Heading(cell, found)
    return headings, [cell for cell in strangers if cell.text not in blueprint.furniture]


def _groups(heads: list[TableHead], blueprint: Blueprint) -> list[dict[str, TableHead]]:
    """Put the tables together that make one form, in the order in which the template prints them.

    Headings printed again belong to their table; a table alone is an example, or another form.
    """
    order = list(blueprint.tables)
    groups: list[dict[str, TableHead]] = []
    for head in heads:
        name = head.shape.block.id
        last = list(groups[-1]) if groups else []
        if last and last[-1] == name and len(last) > 1:
            groups[-1][name].repeats.append(head.row)
        elif last and order.index(last[-1]) < order.index(name):
            groups[-1][name] = head
        else:
            groups.append({name: head})
    return groups


def _regions(grid: Grid, groups: list[dict[str, TableHead]]) -> list[tuple[int, int]]:
    """Share the rows of a sheet among its forms: each begins at its title."""
    ends = [max(head.row for head in group.values()) for group in groups]
    starts = [min(head.row for head in group.values()) for group in groups]
    firsts = [0, *(_beginning(grid, end + 1, start) for end, start in zip(ends, starts[1:], strict=False))]
    last = max(grid.rows, default=0)
    return list(zip(firsts, [*(first - 1 for first in firsts[1:]), last], strict=False))[: len(groups)]


def _beginning(grid: Grid, after: int, before: int) -> int:
    """Find the row where a form begins between the table of the one above and its own first table."""
    for row in range(before - 1, after - 1, -1):
        cells = grid.rows.get(row, [])
        if any(is_title(cell, (wording.FORM_WORDS[0],)) for cell in cells):
            return _before_prefaces(grid, row, after)
    empty = [row for row in range(after, before) if row not in grid.rows]
    return empty[-1] + 1 if empty else before


def _before_prefaces(grid: Grid, row: int, after: int) -> int:
    """Go up from a title over the lines that say which annex it is."""
    while row > after and _is_preface(grid, row - 1):
        row -= 1
    return row


def _is_preface(grid: Grid, row: int) -> bool:
    cells = grid.rows.get(row, [])
    return len(cells) == 1 and cells[0].text.strip().startswith(wording.ATTACHMENT)


def _fit(
    grid: Grid,
    blueprint: Blueprint,
    group: dict[str, TableHead],
    blueprints: Sequence[Blueprint],
    first: int,
    last: int,
) -> float:
    """Measure how well a template fits: labels found of those it has, and of those that are there.

    Twice what both have, divided by what the template has and what the sheet has.
    """
    outside = list(_outside(grid, group, first, last))
    headings = {
        (name, column) for name, head in group.items() for column in head.headings if column not in PARTS
    }
    strangers = sum(len(head.strangers) for head in group.values())
    known = set[object](headings)
    for other in blueprints:
        known |= _labels(other, outside)
    own = headings | _labels(blueprint, outside)
    wanted = {key for key, labelled in blueprint.fields.items() if labelled.counts} | {
        (name, column) for name, shape in blueprint.tables.items() for column in shape.expected
    }
    return round(2 * len(own) / (len(wanted | own) + len(known) + strangers), 4)


def _outside(grid: Grid, group: dict[str, TableHead], first: int, last: int) -> Iterator[GridCell]:
    """Walk over the cells of a form that may be labels."""
    heads = {head.row for head in group.values()}
    for row in range(first, last + 1):
        if row not in heads:
            yield from grid.rows.get(row, [])


def _labels(blueprint: Blueprint, cells: list[GridCell]) -> set[object]:
    return {found.meaning for cell in cells if (found := blueprint.all_labels.find(cell.text))}


def _near(grid: Grid, blueprint: Blueprint, heads: list[TableHead]) -> Near:
    """Say how far a sheet is from a template, by the fullest headings of each table."""
    lacking: list[str] = []
    wanted = found = 0
    for shape in blueprint.tables.values():
        known = max(
            (head.headings.keys() & shape.expected for head in heads if head.shape is shape),
            key=len,
            default=set[str](),
        )
        wanted += len(shape.expected)
        found += len(known)
        missing = (column for column in shape.block.columns if column.id in shape.musts - known)
        lacking.extend("".join(column.label.split()) for column in missing)
    return Near(blueprint.template.name, grid.name, found / wanted, tuple(lacking))


def _apart(one: Located, other: Located) -> bool:
    rows = [head.row for head in one.tables.values()]
    others = [head.row for head in other.tables.values()]
    return max(rows) < min(others) or max(others) < min(rows)


def _share_rows(grid: Grid, chosen: list[Located]) -> list[Located]:
    """Give each row of the sheet to one form, now that it is known which forms there are."""
    ordered = sorted(chosen, key=lambda located: min(head.row for head in located.tables.values()))
    regions = _regions(grid, [located.tables for located in ordered])
    return [
        replace(located, first=first, last=last)
        for located, (first, last) in zip(ordered, regions, strict=True)
    ]
