"""Match the rows of two documents by what they are about: their headings, their wording, their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

from desktop.models.document import Row
from desktop.models.row_naming import naming_of
from desktop.templates.spec import Content, TableBlock
from desktop.values.wording import fold, is_nothing, is_placeholder_name

LIKE = 0.6
"""Likeness from which on two wordings under the same headings are taken for one."""
_MOST_COMPARED = 4000
"""Pairs of wordings under one heading that are compared; more are matched by their order."""


def match_rows(table: TableBlock, before: Sequence[Row], after: Sequence[Row]) -> dict[str, str]:
    """Pair the rows of a table in two documents.

    Rows that the template names are told apart by their ids. All others by what they hold, from the surest
    sign to the weakest: every text; headings and wording; headings and like wording; a wording that there is
    only once; the same headings in the same place.

    Returns:
        Id of the row after by that of the row before.
    """
    pairing = _Pairing(table, before, after)
    if names_rows(table):
        pairing.pair_by(lambda row: row.id if table.row(row.id) else None)
    pairing.pair_by(lambda row: tuple(row.text(column.id) for column in table.columns))
    pairing.pair_by(lambda row: (pairing.group(row), pairing.name(row)) if pairing.name(row) else None)
    pairing.pair_alike()
    pairing.pair_by(lambda row: pairing.name(row) or None, once=True)
    pairing.pair_in_place()
    return pairing.pairs


def names_rows(table: TableBlock) -> bool:
    """Tell whether the ids of a table's rows say what the rows are, as those of the funds do."""
    return not table.growing or any(column.content is Content.ROW_LABEL for column in table.columns)


def in_order(numbers: Sequence[int]) -> set[int]:
    """Find the most numbers that rise from one to the next; each number stands there once."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    rising: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rising.add(last)
        last = before[last]
    return rising


class _Pairing:
    """The rows of one table that are paired, and those that still wait."""

    def __init__(self, table: TableBlock, before: Sequence[Row], after: Sequence[Row]) -> None:
        self._naming = naming_of(table)
        self.group = self._naming.group
        self._before, self._after = before, after
        self.pairs: dict[str, str] = {}
        self._taken: set[str] = set()

    def name(self, row: Row) -> str:
        """Give the wording of a row as it is compared; blank for none, and for a placeholder."""
        text = row.text(self._naming.name)
        return "" if is_nothing(text) or is_placeholder_name(text) else fold(text)

    def pair_by(self, sign: Callable[[Row], Hashable | None], *, once: bool = False) -> None:
        """Pair the rows that have the same sign, in their order; None is no sign.

        Args:
            sign: What two rows have in common.
            once: Pair only where one row on each side has it.
        """
        one, other = self._grouped(self._waiting_before(), sign), self._grouped(self._waiting_after(), sign)
        for key, rows in one.items():
            partners = other.get(key, [])
            if not once or len(rows) == len(partners) == 1:
                self._pair(rows, partners)

    def pair_alike(self) -> None:
        """Pair the rows under the same headings whose wording is nearly the same, the likest first."""
        found: list[tuple[float, int, Row, Row]] = []
        others = self._grouped(self._waiting_after(), self.group)
        for levels, rows in self._grouped(self._waiting_before(), self.group).items():
            partners = others.get(levels, [])
            if len(rows) * len(partners) <= _MOST_COMPARED:
                for row in rows:
                    shares = ((self._likeness(row, partner), partner) for partner in partners)
                    found += [
                        (-share, len(found), row, partner) for share, partner in shares if share >= LIKE
                    ]
        for _, _, row, partner in sorted(found, key=lambda one: one[:2]):
            if row.id not in self.pairs and partner.id not in self._taken:
                self._pair([row], [partner])

    def pair_in_place(self) -> None:
        """Pair what is left under the same headings behind the same pair of rows, in order."""
        places = self._places(self._before, dict(zip(self.pairs, self.pairs, strict=True)))
        partners = self._places(self._after, {after: before for before, after in self.pairs.items()})
        one = self._grouped(self._waiting_before(), lambda row: (self.group(row), places[row.id]))
        other = self._grouped(self._waiting_after(), lambda row: (self.group(row), partners[row.id]))
        for place, rows in one.items():
            self._pair(rows, other.get(place, []))

    def _likeness(self, row: Row, partner: Row) -> float:
        one, other = self.name(row), self.name(partner)
        return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0

    def _places(self, rows: Sequence[Row], known: dict[str, str]) -> dict[str, str]:
        """Say behind which pair each row stands."""
        places, last = {}, ""
        for row in rows:
            last = known.get(row.id, last)
            places[row.id] = last
        return places

    def _grouped(
        self, rows: Sequence[Row], sign: Callable[[Row], Hashable | None]
    ) -> dict[Hashable, list[Row]]:
        groups: dict[Hashable, list[Row]] = {}
        for row in rows:
            key = sign(row)
            if key is not None:
                groups.setdefault(key, []).append(row)
        return groups

    def _waiting_before(self) -> list[Row]:
        return [row for row in self._before if row.id not in self.pairs]

    def _waiting_after(self) -> list[Row]:
        return [row for row in self._after if row.id not in self._taken]

    def _pair(self, rows: Sequence[Row], partners: Sequence[Row]) -> None:
        for row, partner in zip(rows, partners, strict=False):
            self.pairs[row.id] = partner.id
            self._taken.add(partner.id)
