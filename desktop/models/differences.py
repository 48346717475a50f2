"""Which cells of a form hold another text than before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from desktop.models.document import Document, Row
from desktop.models.keys import CellKey
from desktop.templates.spec import TableBlock, Template

_NO_ROW = Row("")


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell with two texts."""

    key: CellKey
    before: str
    after: str
    gone: bool = False
    """Its row is only in the earlier document, and so is its key."""


def differences(template: Template, before: Document, after: Document) -> list[Difference]:
    """Compare two documents of one template: fields first, then the tables, each in the template's order.

    Rows of a growing table are matched by what they hold, not by their ids: a row that was put in or moved
    does not make all rows behind it differ.
    """
    found = []
    for block, spec in template.fields():
        key = CellKey(block, "", spec.id)
        if before.text(key) != after.text(key):
            found.append(Difference(key, before.text(key), after.text(key)))
    for table in template.tables():
        found += _of_table(table, before.rows(table.id), after.rows(table.id))
    return found


def _of_table(table: TableBlock, before: tuple[Row, ...], after: tuple[Row, ...]) -> Iterator[Difference]:
    for first, end, first_after, end_after in _stretches(table, before, after):
        for one, other in zip_longest(before[first:end], after[first_after:end_after]):
            yield from _of_rows(table, one, other)


def _stretches(
    table: TableBlock, before: tuple[Row, ...], after: tuple[Row, ...]
) -> Iterator[tuple[int, int, int, int]]:
    """Find the rows that differ: from and to before, from and to after."""
    if not table.growing:
        yield 0, len(before), 0, len(after)
        return
    one, other = (
        [tuple(row.text(column.id) for column in table.columns) for row in rows] for rows in (before, after)
    )
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    yield from (code[1:] for code in matcher.get_opcodes() if code[0] != "equal")


def _of_rows(table: TableBlock, before: Row | None, after: Row | None) -> Iterator[Difference]:
    named = after or before or _NO_ROW
    for column in table.columns:
        text, other = ((row or _NO_ROW).text(column.id) for row in (before, after))
        if text != other:
            yield Difference(CellKey(table.id, named.id, column.id), text, other, gone=after is None)
