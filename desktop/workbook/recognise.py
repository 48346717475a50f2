"""Find the forms on a sheet by their headings and labels, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.models.form import FUNDS
from desktop.templates.spec import Content
from desktop.text import workbook as wording
from desktop.text.lexicon import FULL_STOPS
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import KnownCells, known_cells
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.guessed_cells import GuessedCells
from desktop.workbook.headings import table_heads
from desktop.workbook.ruling_out import best_fit, is_within
from desktop.workbook.table_head import TableHead

GOOD_ENOUGH = 0.75
"""Fit below which a form is not taken for the nearest template."""
_WHOLE_ENOUGH = 0.65
"""The same for a form that has all its headings though hardly any is known: nor are its labels."""
_WHOLE = 1
"""Fit of a form of which every label is known, and none is missing."""
_LONGEST_TITLE = 80
_MOST_BESIDE_TITLE = 4
"""Cells from which on a row is one of a table."""
CORE = (Content.INDICATOR_NAME, Content.TARGET, Content.ACTUAL)
"""What no self-evaluation is without."""


Group = dict[str, TableHead]
"""The tables that make one form, by block."""
Extent = tuple[int, int]
"""The first and the last row of headings of a form."""


@dataclass(frozen=True, slots=True)
class Located:
    """A form on a sheet: its template, the rows that it takes up, and its tables."""

    blueprint: Blueprint
    first: int
    last: int
    tables: Group
    confidence: float

    @property
    def lacking(self) -> list[str]:
        """Names of what the template can't be without and the form is: columns and tables."""
        tables = [self.blueprint.tables[name].block for name in self.blueprint.required]
        absent = [
            table.title or (table.side.label if table.side else table.id)
            for table in tables
            if table.id not in self.tables
        ]
        columns = (
            column.label
            for table in tables
            if table.id in self.tables and self.tables[table.id].lacking
            for column in table.columns
            if column.id in self.tables[table.id].lacking
        )
        return ["".join(label.split()) for label in (*absent, *columns)]

    @property
    def has_strangers(self) -> bool:
        """Whether any heading between those of a table means nothing known."""
        return any(head.strangers for head in self.tables.values())

    @property
    def right(self) -> int:
        """The column behind the form, strange headings beside the known ones included."""
        return max(head.edge for head in self.tables.values())


@dataclass(frozen=True, slots=True)
class Near:
    """What on a sheet comes nearest to a template, without being it."""

    template: str
    sheet: str
    confidence: float
    explained: int
    """How many headings it knows: the nearest knows most."""
    lacking: tuple[str, ...]
    """Headings that were not found."""
    first: int
    last: int
    """Rows of the headings that were found."""


def locate(grid: Grid, blueprints: Sequence[Blueprint]) -> tuple[list[Located], list[Near]]:
    """Find the forms of a sheet from top to bottom, and what only comes near where there is none."""
    known = known_cells(grid, tuple(blueprints))
    alone = _located_alone(grid, blueprints, known)
    return ([alone], []) if alone else _locate(grid, blueprints, known, GOOD_ENOUGH)


def _located_alone(grid: Grid, blueprints: Sequence[Blueprint], known: KnownCells) -> Located | None:
    """Find the form that fits a template wholly, where no other can be found but on the same rows.

    It is what is chosen of all that are found, though these are not looked for: nothing fits better.
    """
    extents: set[Extent] = set()
    for blueprint in blueprints:
        # What lacks anything fits worse.
        may_be_whole = best_fit(blueprint, known) == _WHOLE
        whole = _whole(table_heads(grid, blueprint, known), blueprint) if may_be_whole else []
        for group in whole:
            extents.add(_extent(group))
            located = _located(grid, blueprint, group, known, _extents([(blueprint, group)]))
            if located.confidence == _WHOLE:
                # Those before it have the same headings, so that what others find changes none of their fits.
                alone = len(whole) == len(extents) == 1 and all(
                    best_fit(other, known) < GOOD_ENOUGH or is_within(other, known, *extents)
                    for other in blueprints
                    if other is not blueprint
                )
                return located if alone else None
    return None


def locate_reworded(grid: Grid, blueprints: Sequence[Blueprint]) -> list[Located]:
    """Find the forms of a sheet whose headings are worded as nobody else words them."""
    found, _ = _locate(grid, blueprints, GuessedCells(grid, tuple(blueprints)), _WHOLE_ENOUGH)
    return [located for located in found if located.confidence >= GOOD_ENOUGH or not located.has_strangers]


def _locate(
    grid: Grid, blueprints: Sequence[Blueprint], known: KnownCells, enough: float
) -> tuple[list[Located], list[Near]]:
    nears: list[Near] = []
    complete: list[tuple[Blueprint, Group]] = []
    partial: list[tuple[Blueprint, Group]] = []
    for blueprint in blueprints:
        heads = table_heads(grid, blueprint, known)
        whole = _whole(heads, blueprint)
        complete += [(blueprint, group) for group in whole]
        if heads and not whole:
            nears.append(_near(grid, blueprint, heads))
            partial += [
                (blueprint, group) for group in _groups(heads, blueprint) if _is_enough(blueprint, group)
            ]
    extents = _extents(complete)
    candidates = [_located(grid, blueprint, group, known, extents) for blueprint, group in complete]
    chosen = _choose(grid, candidates, nears, enough)
    # What lacks something is only looked at where nothing is whole.
    extents = _extents(partial)
    candidates = [
        _located(grid, blueprint, group, known, extents)
        for blueprint, group in partial
        if all(_apart(group, other.tables) for other in chosen)
    ]
    for located in sorted(candidates, key=lambda located: -located.confidence):
        fits = located.confidence >= GOOD_ENOUGH and not any(_says_more(near, located) for near in nears)
        if fits and all(_apart(located.tables, other.tables) for other in chosen):
            chosen.append(located)
    return _share_rows(grid, chosen), nears


def locate_consented(grid: Grid, blueprint: Blueprint, others: Sequence[Blueprint]) -> list[Located]:
    """Find the forms of a sheet whose headings a person explained, however badly they fit.

    Args:
        grid: The sheet.
        blueprint: The template that it is to be read by, with the meanings that were assigned.
        others: The templates that there are, for how well this one fits.
    """
    known = known_cells(grid, (*others, blueprint))
    groups = _groups(fullest(table_heads(grid, blueprint, known)), blueprint)
    most = max(map(len, groups), default=0)
    # A table that stands alone beside whole forms is an example.
    whole = [(blueprint, group) for group in groups if len(group) == most]
    extents = _extents(whole)
    return _share_rows(grid, [_located(grid, blueprint, group, known, extents) for _, group in whole])


def fullest(heads: list[TableHead]) -> list[TableHead]:
    """Give each row to the table that knows most of its headings; what knows hardly half of it is none."""
    kept: list[TableHead] = []
    for head in sorted(heads, key=lambda head: -len(head.headings)):
        if all(_may_stand_beside(head, other) for other in kept):
            kept.append(head)
    return sorted(kept, key=lambda head: head.row)


def _may_stand_beside(head: TableHead, fuller: TableHead) -> bool:
    apart = head.below <= fuller.row or fuller.below <= head.row
    return apart and (head.shape is not fuller.shape or 2 * len(head.headings) >= len(fuller.headings))


def _choose(grid: Grid, candidates: list[Located], nears: list[Near], enough: float) -> list[Located]:
    """Choose the best of what may be forms; what is not good enough is added to what comes near."""
    chosen: list[Located] = []
    for located in sorted(candidates, key=lambda located: -located.confidence):
        if all(_apart(located.tables, other.tables) for other in chosen):
            if located.confidence >= enough and not any(_nearer(near, located) for near in nears):
                chosen.append(located)
            else:
                name, tables = located.blueprint.template.name, located.tables
                nears.append(
                    Near(name, grid.name, located.confidence, _explained(tables), (), *_extent(tables))
                )
    return chosen


def _is_enough(blueprint: Blueprint, group: Group) -> bool:
    """Tell whether a form may be read without what it lacks: one column at most, and tables of remarks."""
    missing = (blueprint.tables[name].block for name in blueprint.required if name not in group)
    if not group or any(table.growing or table.id == FUNDS for table in missing):
        return False
    lacking = [head.shape.block.column(column) for head in group.values() for column in head.lacking]
    return len(lacking) <= 1 and not any(column is not None and column.content in CORE for column in lacking)


def _nearer(near: Near, located: Located) -> bool:
    """Tell whether the same rows rather are another template's, though it lacks something there."""
    knows_as_much = near.explained >= _explained(located.tables)
    return near.confidence > located.confidence and knows_as_much and _overlap(near, located)


def _says_more(near: Near, located: Located) -> bool:
    """Tell whether another template knows more of the headings in the same rows."""
    return near.explained > _explained(located.tables) and _overlap(near, located)


def _overlap(near: Near, located: Located) -> bool:
    first, last = _extent(located.tables)
    return near.first <= last and first <= near.last


def _located(
    grid: Grid,
    blueprint: Blueprint,
    group: Group,
    known: KnownCells,
    extents: list[tuple[Blueprint, Extent]],
) -> Located:
    """Measure how well a template fits: between its own forms, or between all that may be forms.

    Which of these there are is not known yet, so the better fit counts.
    """
    extent = _extent(group)
    own = [other for one, other in extents if one is blueprint]
    regions = {_between(grid, extent, own), _between(grid, extent, [other for _, other in extents])}
    fits = {region: _fit(blueprint, group, known, *region) for region in regions}
    best = max(sorted(fits), key=fits.__getitem__)
    return Located(blueprint, *best, group, fits[best])


def _between(grid: Grid, extent: Extent, others: list[Extent]) -> tuple[int, int]:
    """Find the rows from the title of a form to that of the next."""
    start, end = extent
    above = [last for _, last in others if last < start]
    below = [first for first, _ in others if first > end]
    first = _beginning(grid, max(above) + 1, start) if above else 0
    last = _beginning(grid, end + 1, min(below)) - 1 if below else max(grid.rows)
    return first, last


def _extents(groups: list[tuple[Blueprint, Group]]) -> list[tuple[Blueprint, Extent]]:
    return [(blueprint, _extent(group)) for blueprint, group in groups]


def _extent(group: Group) -> Extent:
    """Find the first and the last row of headings of a form."""
    rows = [head.row for head in group.values()]
    return min(rows), max(rows)


def is_title(cell: GridCell, words: Iterable[str]) -> bool:
    """Tell whether a cell may be the title of a form: short, no whole sentence, and with one of the words."""
    text = "".join(cell.text.split())
    is_sentence = text.endswith(FULL_STOPS[0])
    return len(cell.text) <= _LONGEST_TITLE and not is_sentence and any(word in text for word in words)


def _groups(heads: list[TableHead], blueprint: Blueprint) -> list[Group]:
    """Put the tables together that make one form, in the order in which the template prints them.

    Headings printed again belong to their table; a table alone is an example, or another form.
    """
    order = list(blueprint.tables)
    groups: list[Group] = []
    for head in heads:
        name = head.shape.block.id
        last = list(groups[-1]) if groups else []
        if last and last[-1] == name and len(last) > 1:
            groups[-1][name].repeats.extend(range(head.row, head.below))
        elif last and order.index(last[-1]) < order.index(name):
            groups[-1][name] = head
        else:
            groups.append({name: head})
    return groups


def _whole(heads: list[TableHead], blueprint: Blueprint) -> list[Group]:
    """Put those tables together that make whole forms."""
    groups = _groups([head for head in heads if head.is_whole], blueprint)
    return [group for group in groups if group.keys() >= set(blueprint.required)]


def _beginning(grid: Grid, after: int, before: int) -> int:
    """Find the row where a form begins between the table of the one above and its own first table."""
    for row in range(before - 1, after - 1, -1):
        # In a row of several cells the word is one of an entry.
        cells = grid.rows.get(row, [])[:_MOST_BESIDE_TITLE]
        if len(cells) < _MOST_BESIDE_TITLE and any(
            is_title(cell, (wording.FORM_WORDS[0],)) for cell in cells
        ):
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
    return len(cells) == 1 and cells[0].text.strip().startswith(wording.ATTACHMENTS)


def fit_of(grid: Grid, blueprint: Blueprint, group: Group, known: KnownCells) -> float:
    """Measure how well a template fits a whole sheet by some of its tables."""
    return _fit(blueprint, group, known, min(grid.rows), max(grid.rows))


def _fit(blueprint: Blueprint, group: Group, known: KnownCells, first: int, last: int) -> float:
    """Measure how well a template fits: labels found of those it has, and of those that are there.

    Twice what both have, divided by what the template has and what the sheet has.
    """
    own: set[object] = {
        (name, column)
        for name, head in group.items()
        for column in head.headings
        if column not in head.shape.parts
    }
    heads = {row for head in group.values() for row in range(head.row, head.below)}
    rows = [row for row in range(first, last + 1) if row not in heads]
    own |= known.named_rows(blueprint, rows)
    texts = frozenset(text for row in rows for text in known.rows.get(row, ()))
    labels, foreign = known.concordance.labels_among(texts, blueprint)
    own |= labels
    strangers = sum(len(head.strangers) for head in group.values())
    return round(2 * len(own) / (len(blueprint.wanted | own) + len(own) + len(foreign) + strangers), 4)


def _near(grid: Grid, blueprint: Blueprint, heads: list[TableHead]) -> Near:
    """Say how far a sheet is from a template, by the fullest headings of each table."""
    lacking: list[str] = []
    rows: list[int] = []
    wanted = found = explained = 0
    for name in blueprint.required:
        shape = blueprint.tables[name]
        mine = [head for head in heads if head.shape is shape]
        best = max(mine, key=lambda head: len(head.headings.keys() & head.shape.expected), default=None)
        known = best.headings.keys() & shape.expected if best else set[str]()
        rows += [best.row] if best else []
        wanted += len(shape.expected)
        found += len(known)
        explained += len(best.headings) if best else 0
        missing = (column for column in shape.block.columns if column.id in shape.musts - known)
        lacking.extend("".join(column.label.split()) for column in missing)
    first, last = min(rows, default=0), max(rows, default=0)
    return Near(
        blueprint.template.name, grid.name, found / max(wanted, 1), explained, tuple(lacking), first, last
    )


def _explained(tables: Group) -> int:
    return sum(len(head.headings) for head in tables.values())


def _apart(one: Group, other: Group) -> bool:
    (first, last), (start, end) = _extent(one), _extent(other)
    return last < start or end < first


def _share_rows(grid: Grid, chosen: list[Located]) -> list[Located]:
    """Give each row of the sheet to one form, now that it is known which forms there are."""
    ordered = sorted(chosen, key=lambda located: _extent(located.tables))
    extents = [_extent(located.tables) for located in ordered]
    regions = (_between(grid, extent, extents) for extent in extents)
    return [
        replace(located, first=first, last=last)
        for located, (first, last) in zip(ordered, regions, strict=True)
    ]
