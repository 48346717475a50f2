"""The tables of a PDF with their texts, and those put together again that the end of a page has cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.workbook.pdf_rules import Box

_SAME = 3.0
"""Points by which the borders of one column may differ from page to page."""
_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell and its text."""

    box: Box
    text: str

    @property
    def rows(self) -> int:
        """Rows that it takes up."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: where its columns begin and end, how many rows it has, and its cells."""

    xs: tuple[float, ...]
    rows: int
    cells: tuple[PdfCell, ...]

    def row(self, number: int) -> dict[tuple[int, int], PdfCell]:
        """Find the cells that take part in a row, by their first column and the one behind them."""
        return {
            (cell.box.left, cell.box.right): cell
            for cell in sorted(self.cells, key=lambda cell: cell.box.left)
            if cell.box.top <= number < cell.box.bottom
        }


def continued(first: PdfTable, second: PdfTable) -> PdfTable | None:
    """Put two tables together that are one, cut by the end of a page; None if they are two.

    A heading that is printed again counts for nothing. A cell that goes on over the end of the page is one.
    """
    if max(abs(first.xs[0] - second.xs[0]), abs(first.xs[-1] - second.xs[-1])) > _SAME:
        return None
    xs = _all_columns(first, second)
    above, below = _on_columns(first, xs), _on_columns(second, xs)
    below = _without_headings(above, below)
    last, next_ = above.row(above.rows - 1), below.row(0)
    going_on = {key: last[key] for key in _going_on(last, next_)}
    cells = [cell for cell in above.cells if cell not in going_on.values()]
    for cell in below.cells:
        box = _down(cell.box, above.rows)
        before = going_on.get((cell.box.left, cell.box.right)) if cell.box.top == 0 else None
        if before:
            text = before.text if cell.text == before.text else before.text + cell.text
            cells.append(PdfCell(replace(box, top=before.box.top), text))
        else:
            cells.append(PdfCell(box, cell.text))
    return PdfTable(xs, above.rows + below.rows, tuple(cells))


def _going_on(
    last: dict[tuple[int, int], PdfCell], following: dict[tuple[int, int], PdfCell]
) -> Iterator[tuple[int, int]]:
    """Tell which cells above the end of a page go on below it.

    From the left, those are names that are not said again, up to the first one with a text of its own;
    farther right, only a cell that takes up several rows is known to go on.
    """
    leading = True
    has_text = any(cell.text for cell in following.values())
    for key, cell in following.items():
        before = last.get(key)
        if before is None:
            leading = False
            continue
        tall = before.rows > 1 or cell.rows > 1
        # No name has a single character: it is the rest of one that the page has cut.
        rest = tall and (not before.text or len(cell.text) == 1)
        if (tall and not cell.text) or (leading and has_text and (cell.text in ("", before.text) or rest)):
            yield key
        else:
            leading = False


def _without_headings(first: PdfTable, second: PdfTable) -> PdfTable:
    """Leave out the rows at the top of a table that the one before has word by word."""
    known = [_texts(first.row(number)) for number in range(first.rows)]
    count = 0
    while count < second.rows - 1:
        texts = _texts(second.row(count))
        if len(texts) < _FEWEST_HEADINGS or not any(texts.items() <= row.items() for row in known):
            break
        count += 1
    cells = [
        PdfCell(_down(replace(cell.box, top=max(cell.box.top, count)), -count), cell.text)
        for cell in second.cells
        if cell.box.bottom > count
    ]
    return PdfTable(second.xs, second.rows - count, tuple(cells))


def _texts(row: dict[tuple[int, int], PdfCell]) -> dict[tuple[int, int], str]:
    return {key: cell.text for key, cell in row.items() if cell.text}


def _all_columns(first: PdfTable, second: PdfTable) -> tuple[float, ...]:
    xs = list(first.xs)
    xs += [x for x in second.xs if min(abs(x - known) for known in first.xs) > _SAME]
    return tuple(sorted(xs))


def _on_columns(table: PdfTable, xs: Sequence[float]) -> PdfTable:
    places = [min(range(len(xs)), key=lambda at: abs(xs[at] - x)) for x in table.xs]
    cells = (
        PdfCell(replace(cell.box, left=places[cell.box.left], right=places[cell.box.right]), cell.text)
        for cell in table.cells
    )
    return PdfTable(tuple(xs), table.rows, tuple(cells))


def _down(box: Box, rows: int) -> Box:
    return replace(box, top=box.top + rows, bottom=box.bottom + rows)
