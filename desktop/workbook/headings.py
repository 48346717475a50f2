"""Find the tables of a template on a sheet: by one or two rows of headings, or beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.models.form import FUNDS
from desktop.templates.spec import Content
from desktop.text.heading_kinds import BESIDE
from desktop.text.headings import SENTENCE_SIGNS
from desktop.values.amount import Amount, parse_amount
from desktop.values.wording import fold, halve
from desktop.workbook.bare_tables import bare_tables
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.column_evidence import by_place, level_of_names
from desktop.workbook.concordance import KnownCells
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.heading_years import by_this_year
from desktop.workbook.labels import OF_KIND, Found, Lexicon, is_word
from desktop.workbook.side_tables import side_table
from desktop.workbook.table_head import DEEPEST, Heading, TableHead
from desktop.workbook.table_shape import TableShape

_FEWEST = 3
"""Known headings that make a row one of headings."""
_MOST_LACKING = 2
"""Columns of which it is told by their place that they are not lacking."""
EQUALS = "="
"""Between a heading and how its figures are worked out."""
_SENTENCE_SIGNS = frozenset(SENTENCE_SIGNS)


def table_heads(grid: Grid, blueprint: Blueprint, known: KnownCells) -> list[TableHead]:
    """Find the tables of a template from top to bottom."""
    heads = list(bare_tables(grid, blueprint, known))
    for shape in blueprint.tables.values():
        below = 0
        for row in _likely_rows(grid, shape, known):
            head = _remembered_head(grid, shape, blueprint, known, row) if row >= below else None
            if head:
                _take_by_place(grid, head)
                heads.append(head)
                below = head.below
    heads = [
        head
        for head in heads
        if not (_has_slips(head) and any(_knows_better(other, head) for other in heads))
    ]
    heads += _side_tables(grid, blueprint, heads)
    return sorted(heads, key=lambda head: head.row)


def _knows_better(other: TableHead, head: TableHead) -> bool:
    """Tell whether the same rows are the headings of another table, which knows more of them as spelled."""
    return (
        other.shape is not head.shape
        and head.row < other.below
        and other.row < head.below
        and other.is_whole
        and _as_spelled(other) > _as_spelled(head)
    )


def _has_slips(head: TableHead) -> bool:
    return any(heading.found.spelled for heading in head.headings.values())


def _as_spelled(head: TableHead) -> int:
    return sum(not heading.found.spelled for heading in head.headings.values())


def _side_tables(grid: Grid, blueprint: Blueprint, heads: list[TableHead]) -> Iterator[TableHead]:
    """Find the funds beside their headings, where there is a list of indicators and no funds under any."""
    shape = blueprint.tables.get(FUNDS)
    whole = [head for head in heads if head.is_whole]
    listed = any(head.shape.block.growing and head.shape is not shape for head in whole)
    if shape is None or not (listed and shape.expected) or any(head.shape is shape for head in whole):
        return
    side = side_table(grid, shape)
    if side:
        heads[:] = [head for head in heads if head.shape is not shape]
        headings = {name: Heading(cell, found) for name, (cell, found) in side.headings.items()}
        first = min(cell.row for cell, _ in side.headings.values())
        yield TableHead(shape, first, headings, side=side)


def _likely_rows(grid: Grid, shape: TableShape, known: KnownCells) -> Iterator[int]:
    """Walk over the rows that are long enough, and where enough headings stand in them or in the next one.

    What stands above headings and is none itself heads nothing: a value over the row of headings.
    """
    for row in known.headed(shape):
        if len(grid.rows[row]) < shape.fewest:
            continue
        if shape.block.id != FUNDS or not any(map(_is_figure, grid.rows[row])):
            yield row


def _is_figure(cell: GridCell) -> bool:
    """Tell whether a cell holds an amount, which no heading is."""
    return cell.text[:1].isdigit() and isinstance(parse_amount(cell.text), Amount)


def _remembered_head(
    grid: Grid, shape: TableShape, blueprint: Blueprint, known: KnownCells, row: int
) -> TableHead | None:
    """Read a row as the headings of a table, once for all the files in which the same stands there."""
    over_others = _stands_over_others(grid, shape, known, row)
    remembered = known.remembered(row, with_next=over_others)
    if id(shape) not in remembered:
        matching = _Matching(grid, shape, blueprint, over_others=over_others)
        # The shape is kept too, so that no other one can have its identity.
        remembered[id(shape)] = shape, _table_head(matching, row)
    head: TableHead | None = remembered[id(shape)][1]
    return head.anew() if head else None


def _stands_over_others(grid: Grid, shape: TableShape, known: KnownCells, row: int) -> bool:
    """Tell whether headings may stand under those of a row."""
    if known.count(shape.headings)[row + 1] > 0:
        return True
    if row not in known.parted:
        known.parted[row] = _parts_below(grid, row)
    return known.parted[row]


def _parts_below(grid: Grid, row: int) -> bool:
    """Tell whether several words stand side by side under one cell of a row."""
    below = grid.rows.get(row + 1, ())
    return any(
        sum(cell.column <= other.column < cell.beside and is_word(other.text) for other in below) > 1
        for cell in grid.rows[row]
        if cell.column_span > 1 and cell.row_span == 1
    )


def _table_head(matching: _Matching, row: int) -> TableHead | None:
    """Read a row as the headings of a table; None if too few of them are there."""
    head = matching.read(row, guess=False)
    if not _is_enough(head):
        head = matching.read(row, guess=True)
        if not _is_enough(head):
            return None
    if matching.stands_above_headings(head):
        return None
    if head.strangers:
        head = matching.read(row, guess=True)
        left, right = head.left, head.right
        head.outer = [cell for cell in head.strangers if not left <= cell.column < right]
        head.strangers = [cell for cell in head.strangers if left <= cell.column < right]
    return head


def _is_enough(head: TableHead) -> bool:
    """Tell whether there are enough headings, and half of those that the table can't be without."""
    shape, found = head.shape, head.headings.keys()
    return len(found & shape.columns) >= shape.fewest and 2 * len(shape.musts & found) >= len(shape.musts)


def _take_by_place(grid: Grid, head: TableHead) -> None:
    """Take strange headings for columns that are lacking, where their place and contents leave no choice."""
    shape, found = head.shape, head.headings.keys()
    missing = (shape.musts | shape.levels) - found
    if not missing or len(shape.musts - found) > _MOST_LACKING:
        return
    known = {name: heading.cell for name, heading in head.headings.items()}
    strange = [cell for cell in (*head.strangers, *head.outer) if cell.row_span <= DEEPEST]
    taken = {cell.place for cell in (*strange, *known.values(), *head.overs)}
    # What else is the label at the side may head the names, where it is no higher than the headings.
    strange += [cell for cell in grid.rows[head.row] if cell.row_span == 1 and cell.place not in taken]
    strange = [cell for cell in strange if not _means_another(shape, cell)]
    for name, cell in by_place(grid, shape, known, strange, head.below):
        column = shape.block.column(name)
        label = column.record_label if column else name
        head.headings[name] = Heading(cell, Found(name, label, spelled=True))
        head.strangers = [other for other in head.strangers if other is not cell]
        head.outer = [other for other in head.outer if other is not cell]

    _take_level_for_names(grid, head)


def _take_level_for_names(grid: Grid, head: TableHead) -> None:
    """Take the last level for the column of the indicators' names, where nothing else is lacking."""
    shape, headings = head.shape, head.headings
    lacking = shape.musts - headings.keys()
    names = shape.block.column(next(iter(lacking))) if len(lacking) == 1 else None
    if names and names.content is Content.INDICATOR_NAME:
        known = {name: heading.cell for name, heading in headings.items()}
        level = level_of_names(grid, shape, known, head.below)
        if level:
            found = Found(names.id, names.record_label, spelled=True)
            headings[names.id] = Heading(headings.pop(level).cell, found)


def _means_another(shape: TableShape, cell: GridCell) -> bool:
    """Tell whether a heading is the wording of a column, and more than a slip of one."""
    found = shape.headings.guess(cell.text)
    return found is not None and (not found.spelled or found.rank == OF_KIND)


class _Matching:
    """Reads one row, and the one under it where a heading covers several, as headings."""

    def __init__(self, grid: Grid, shape: TableShape, blueprint: Blueprint, *, over_others: bool) -> None:
        self._grid = grid
        self._shape = shape
        self._blueprint = blueprint
        self._furniture = blueprint.furniture
        self._loose = blueprint.loose
        self._over_others = over_others
        """Whether any heading stands in the row below."""
        self._guess = False
        self._head = TableHead(shape, 0, {})
        self._by_year: dict[str, str] = {}
        """Headings that name a year, as the template says them."""
        self._losers: dict[str, list[GridCell]] = {}
        """By column the headings that another one was taken for instead."""

    def read(self, row: int, *, guess: bool) -> TableHead:
        """Match the cells of a row, as they are spelled or in spite of slips."""
        self._guess = guess
        self._head = TableHead(self._shape, row, {})
        self._losers = {}
        cells = self._grid.rows[row]
        self._by_year = by_this_year(cell.text for cell in cells)
        for before, cell, following in zip([None, *cells[:-1]], cells, [*cells[1:], None], strict=True):
            lexicon = self._under(cell)
            children = self._children(cell, following, lexicon)
            if children and before and self._labels_field(before):
                children = []
            if children:
                self._head.overs.append(cell)
            heirs = self._heirs(cell, children, lexicon) if children else {}
            for part in children or [cell]:
                if part.column in heirs:
                    found = heirs[part.column]
                    self._head.headings.setdefault(found.meaning, Heading(part, found))
                else:
                    self._take(part, lexicon if children else self._shape.headings)
        self._leave_out_side()
        self._leave_to_levels()
        self._share_out()
        return self._head

    def stands_above_headings(self, head: TableHead) -> bool:
        """Tell whether the row below holds headings that stand under none of this row: it is theirs."""
        below = self._grid.rows.get(head.row + 1, []) if self._over_others else []
        known = [cell for cell in below if cell.text in self._shape.headings]
        read = [*head.strangers, *(heading.cell for heading in head.headings.values())]
        return len(known) >= _FEWEST and any(cell not in read for cell in known)

    def _leave_out_side(self) -> None:
        """A cell that reaches further down than the other headings is the label beside the table."""
        headings = self._head.headings
        label = headings.get(self._shape.row_label)
        others = [heading.cell.below for heading in headings.values() if heading is not label]
        if label and others and label.cell.below > max(others):
            del headings[self._shape.row_label]
            self._head.rivals.pop(self._shape.row_label, None)

    def _leave_to_levels(self) -> None:
        """Of headings worded alike the one behind the names is meant; levels have weights of their own."""
        headings, rivals = self._head.headings, self._head.rivals
        columns = self._shape.block.columns
        names = next((column.id for column in columns if column.content is Content.INDICATOR_NAME), "")
        behind = headings[names].cell.beside if names in headings else 0
        for name, others in rivals.items():
            own = headings[name]
            better = next((cell for cell in others if cell.column >= behind > own.cell.column), None)
            if better and fold(better.text) == fold(own.cell.text):
                headings[name] = Heading(better, own.found)
                strangers = [own.cell if cell is better else cell for cell in self._head.strangers]
                self._head.strangers = strangers
                rivals[name] = [cell for cell in others if cell.column >= behind and cell is not better]

    def _share_out(self) -> None:
        """Of several headings for one column give one to the column that it means beside the others.

        Of these the last is meant: 预算数, 预算调整数 and 调整后预算数 stand in this order.
        """
        headings = self._head.headings
        for name, (other, pattern) in BESIDE.items():
            column = self._shape.block.column(other)
            if column is None or other in headings or name not in self._losers:
                continue
            cells = sorted([headings[name].cell, *self._losers[name]], key=lambda cell: cell.column)
            meant = [cell for cell in cells if re.fullmatch(pattern, fold(cell.text))]
            rest = [cell for cell in cells if cell not in meant]
            if len(meant) == 1 and rest:
                kept = headings[name].found
                headings[name] = Heading(rest[-1], replace(kept, spelled=True))
                headings[other] = Heading(meant[0], Found(other, column.record_label, spelled=True))
                taken = (meant[0], rest[-1])
                self._head.strangers = [cell for cell in self._head.strangers if cell not in taken] + rest[
                    :-1
                ]
                self._head.rivals[name] = rest[:-1]

    def _under(self, cell: GridCell) -> Lexicon[str]:
        """Tell what headings may stand under this one."""
        over = self._shape.overs.find(cell.text)
        return self._shape.under[fold(over.label)] if over else self._shape.headings

    def _labels_field(self, cell: GridCell) -> bool:
        """Tell whether a cell is the label of a field that has its text beside it."""
        label = self._blueprint.all_labels.guess(cell.text)
        field = self._blueprint.fields.get(label.meaning) if label else None
        return field is not None and not field.below and cell.text not in self._shape.headings

    def _children(self, cell: GridCell, following: GridCell | None, lexicon: Lexicon[str]) -> list[GridCell]:
        """Find the headings under one of several columns; one that is not merged reaches to the next."""
        merged = cell.column_span > 1
        if not self._over_others or cell.row_span > 1 or (cell.text in self._furniture and not merged):
            return []
        end = cell.beside if merged or following is None else following.column
        under = [
            below
            for below in self._grid.rows.get(cell.below, [])
            if cell.column <= below.column and (below.column < end or (not merged and following is None))
        ]
        if not _SENTENCE_SIGNS.isdisjoint(fold(cell.text)):
            # A goal over the table heads nothing.
            return []
        known = sum(below.text in lexicon for below in under)
        fewest = 2 if lexicon is self._shape.headings else 1
        if known >= fewest and known == len(under):
            return under
        # Words side by side under one merged cell are headings, whether they are known or not.
        parted = merged and len(under) > 1 and all(is_word(below.text) for below in under)
        return under if parted and any(below.row_span == 1 for below in under) else []

    def _heirs(
        self, over: GridCell, children: list[GridCell], lexicon: Lexicon[str]
    ) -> dict[int, Found[str]]:
        """Find by column the headings that say something only with the one above them.

        One alone that says nothing is what is meant by a known one; of others each is what both say together.
        """
        strange = [child for child in children if child.text not in lexicon]
        meant = self._shape.headings.find(over.text)
        own = {found.meaning for child in children if (found := lexicon.find(child.text))}
        if len(strange) == 1 < len(children) and meant and meant.meaning not in own:
            return {strange[0].column: replace(meant, spelled=True)}
        joined = {child.column: self._joined(child, over) for child in strange if self._guess}
        meanings = [found.meaning for found in joined.values() if found]
        return {
            column: replace(found, spelled=True)
            for column, found in joined.items()
            if found and found.meaning not in own and meanings.count(found.meaning) == 1
        }

    def _joined(self, child: GridCell, over: GridCell) -> Found[str] | None:
        headings = self._shape.headings
        return headings.guess(child.text + over.text) or headings.guess(over.text + child.text)

    def _take(self, cell: GridCell, lexicon: Lexicon[str]) -> None:
        if cell.text in self._furniture:
            return
        found = self._find(cell, lexicon)
        headings = self._head.headings
        if not headings and cell.text in self._loose and (found is None or found.spelled):
            # Before the first heading it is the label at the side, though it reaches down no further.
            return
        name = found.meaning if found else ""
        while name in headings and name in self._shape.twins:
            name = self._shape.twins[name]
        if found is None:
            self._head.strangers.append(cell)
        elif name not in headings:
            headings[name] = Heading(cell, found)
        else:
            self._contest(name, Heading(cell, found))

    def _find(self, cell: GridCell, lexicon: Lexicon[str]) -> Found[str] | None:
        """Look a heading up: as it stands, or without a formula behind it."""
        text = self._by_year.get(cell.text, cell.text)
        # What reaches further down is a label at the side.
        if not self._guess or cell.row_span > DEEPEST:
            return lexicon.find(text)
        return lexicon.guess(text) or lexicon.guess(halve(text).partition(EQUALS)[0])

    def _contest(self, name: str, new: Heading) -> None:
        """Give a column to the better of two headings: the one of the lower rank, of equal ones the first."""
        headings, head = self._head.headings, self._head
        old = headings[name]
        loser = old if _closeness(new.found) < _closeness(old.found) else new
        headings[name] = new if loser is old else old
        head.strangers.append(loser.cell)
        self._losers.setdefault(name, []).append(loser.cell)
        if not loser.found.spelled or loser.found.rank == OF_KIND:
            head.rivals.setdefault(name, []).append(loser.cell)


def _closeness(found: Found[str]) -> tuple[bool, int]:
    return found.spelled, found.rank
