"""What a file would change in a draft, and the draft with some of that taken.

Rows are matched by what they are about. What nobody typed is not cleared by a file that leaves it blank, and
a computed figure that the file merely confirms (9.2 and 9.20) is no change. With all changes taken every
figure that the file has counts as imported, so that nothing follows the computation away from the file; with
some of them, computed figures follow what was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum

from desktop.models.between import edits_between
from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import Edit
from desktop.models.keys import CellKey
from desktop.models.row_matching import in_order, match_rows, names_rows
from desktop.templates.spec import TableBlock, Template
from desktop.text import lexicon
from desktop.values.points import Points, parse_points
from desktop.values.wording import fold, narrow

_NOT_TYPED = (Origin.COMPUTED, Origin.TEMPLATE)


class Step(Enum):
    """What a change does."""

    WRITES = "writes"
    """A cell reads otherwise in the file."""
    COMES = "comes"
    """The row is only in the file."""
    GOES = "goes"
    """The row is only in the draft."""
    MOVES = "moves"
    """The row stands elsewhere in the file; its texts are the numbers of its rows, from 1."""


@dataclass(frozen=True, slots=True)
class MergeChange:
    """One difference between a draft and a file, to take or leave."""

    step: Step
    key: CellKey
    """The cell in the draft; of a row that comes, the cell in the file."""
    file_key: CellKey | None
    """The cell in the file; None for a row that goes."""
    before: str
    after: str

    @property
    def only_spelling(self) -> bool:
        """Whether both texts say the same, written otherwise: width, blanks, thousands, decimals."""
        same = fold(self.before) == fold(self.after) or _same_figure(self.before, self.after)
        return same and self.step is Step.WRITES


@dataclass(frozen=True, slots=True)
class Merge:
    """A draft and a file of the same template side by side."""

    template: Template
    draft: Document
    file: Document
    pairs: Mapping[str, Mapping[str, str]]
    """By table that the file has rows of: row of the file by row of the draft."""
    changes: tuple[MergeChange, ...] = field(default=())
    """In printed order; each is taken by its number."""


def compare(template: Template, draft: Document, file: Document) -> Merge:
    """Find what a file would change in a draft.

    A table of which the file has no rows at all is left as it is.
    """
    tables = [table for table in template.tables() if file.rows(table.id)]
    pairs = {table.id: match_rows(table, draft.rows(table.id), file.rows(table.id)) for table in tables}
    merge = Merge(template, draft, file, pairs)
    changes: list[MergeChange] = []
    for block in template.blocks:
        if isinstance(block, TableBlock):
            changes += _table_changes(merge, block) if block.id in pairs else ()
        else:
            keys = (CellKey(block.id, "", spec.id) for spec in block.fields)
            changes += (change for key in keys if (change := _cell_change(merge, key, key)))
    return Merge(template, draft, file, pairs, tuple(changes))


def merged(merge: Merge, taken: AbstractSet[int], new_row_id: Callable[[], str]) -> Document:
    """Make the draft with some of the changes taken.

    Of a row that comes or goes any change that is taken takes the whole row. A table keeps its last row.

    Args:
        merge: From compare().
        taken: Numbers of the changes.
        new_row_id: Gives a row that comes its id.
    """
    chosen = [change for number, change in enumerate(merge.changes) if number in taken]
    document = merge.draft
    if not chosen:
        return document
    for block in merge.pairs:
        document = document.with_rows(block, _merged_rows(merge, block, chosen, new_row_id))
    for change in chosen:
        if change.step is Step.WRITES:
            document = document.with_cell(change.key, Cell(change.after, Origin.IMPORTED))
    return _settled(merge, document) if len(chosen) == len(merge.changes) else document


def taking(merge: Merge, taken: AbstractSet[int], new_row_id: Callable[[], str]) -> tuple[Edit, ...]:
    """Make the edits that take some of the changes into the draft; see merged()."""
    return tuple(edits_between(merge.draft, merged(merge, taken, new_row_id)))


# ---- what differs


def _table_changes(merge: Merge, table: TableBlock) -> Iterator[MergeChange]:
    pairs = merge.pairs[table.id]
    partners = {after: before for before, after in pairs.items()}
    numbers = {row.id: number for number, row in enumerate(merge.draft.rows(table.id), 1)}
    moved = _moved(merge, table.id)
    for number, row in enumerate(merge.file.rows(table.id), 1):
        partner = partners.get(row.id)
        if partner is None:
            yield from _row_changes(table, row, Step.COMES)
            continue
        if row.id in moved:
            first = table.columns[0].id
            keys = CellKey(table.id, partner, first), CellKey(table.id, row.id, first)
            yield MergeChange(Step.MOVES, *keys, str(numbers[partner]), str(number))
        for column in table.columns:
            keys = CellKey(table.id, partner, column.id), CellKey(table.id, row.id, column.id)
            change = _cell_change(merge, *keys)
            if change:
                yield change
    for row in merge.draft.rows(table.id):
        if row.id not in pairs:
            yield from _row_changes(table, row, Step.GOES)


def _cell_change(merge: Merge, key: CellKey, file_key: CellKey) -> MergeChange | None:
    present, found = merge.draft.cell(key), merge.file.text(file_key)
    if not _differs(present, found):
        return None
    return MergeChange(Step.WRITES, key, file_key, present.text, found)


def _differs(present: Cell, found: str) -> bool:
    if present.text == found:
        return False
    if not found:
        return present.origin not in _NOT_TYPED
    return present.origin is not Origin.COMPUTED or not _same_figure(present.text, found)


def _same_figure(one: str, other: str) -> bool:
    bare = [narrow(text) for text in (one, other)]
    signs = [text.endswith(lexicon.PERCENT) for text in bare]
    figures = [parse_points(text.removesuffix(lexicon.PERCENT)) for text in bare]
    values = [figure.value for figure in figures if isinstance(figure, Points)]
    return len(values) == 2 and values[0] == values[1] and signs[0] == signs[1]


def _row_changes(table: TableBlock, row: Row, step: Step) -> Iterator[MergeChange]:
    """Name every text of a row that comes or goes; of a blank one its first cell."""
    filled = [column.id for column in table.columns if row.text(column.id)]
    for column in filled or [table.columns[0].id]:
        key, text = CellKey(table.id, row.id, column), row.text(column)
        if step is Step.COMES:
            yield MergeChange(step, key, key, "", text)
        else:
            yield MergeChange(step, key, None, text, "")


def _moved(merge: Merge, block: str) -> set[str]:
    """Find the rows of the file that stand elsewhere in the draft, as few as explain the other order."""
    places = {row.id: place for place, row in enumerate(merge.file.rows(block))}
    pairs = merge.pairs[block]
    numbers = [places[pairs[row.id]] for row in merge.draft.rows(block) if row.id in pairs]
    kept = in_order(numbers)
    return {row.id for row in merge.file.rows(block) if places[row.id] in set(numbers) - kept}


# ---- the draft with what is taken


def _merged_rows(
    merge: Merge, block: str, chosen: list[MergeChange], new_row_id: Callable[[], str]
) -> tuple[Row, ...]:
    steps = {(change.step, change.key.row) for change in chosen if change.key.block == block}
    held = {row.id: row for row in merge.draft.rows(block)}
    partners = {after: before for before, after in merge.pairs[block].items()}
    moved = _moved(merge, block)
    order = list(held)
    last = -1
    for row in merge.file.rows(block):
        own = partners.get(row.id)
        if own is None:
            if (Step.COMES, row.id) in steps:
                own = _free_id(merge.template, block, row.id, held, new_row_id)
                held[own] = _imported(row, own)
                order.insert(last + 1, own)
                last += 1
        elif row.id not in moved:
            last = order.index(own)
        elif (Step.MOVES, own) in steps:
            last = _move(order, own, last)
    left = [row_id for row_id in order if (Step.GOES, row_id) not in steps]
    return tuple(held[row_id] for row_id in left or order[-1:])


def _move(order: list[str], row_id: str, last: int) -> int:
    """Put a row behind the place of another one, and tell where it stands then."""
    place = order.index(row_id)
    del order[place]
    last -= place <= last
    order.insert(last + 1, row_id)
    return last + 1


def _free_id(
    template: Template, block: str, row_id: str, held: Mapping[str, Row], new_row_id: Callable[[], str]
) -> str:
    """Keep the id of a row that the template names; any other gets a new one, never that of a lost row."""
    table = template.table(block)
    named = table is not None and names_rows(table) and table.row(row_id) is not None
    return row_id if named and row_id not in held else new_row_id()


def _imported(row: Row, row_id: str) -> Row:
    return Row(row_id, {name: Cell(cell.text, Origin.IMPORTED) for name, cell in row.cells.items()})


def _settled(merge: Merge, document: Document) -> Document:
    """Let every computed figure that the file has too count as imported, written as there."""
    for key, cell in merge.draft.cells():
        if cell.origin is Origin.COMPUTED:
            row = merge.pairs.get(key.block, {}).get(key.row, "") if key.row else ""
            found = merge.file.text(key._replace(row=row)) if row or not key.row else ""
            if found:
                document = document.with_cell(key, Cell(found, Origin.IMPORTED))
    return document
