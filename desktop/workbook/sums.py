"""Work out a sum that a workbook left to be computed when it is opened: SUM of cells, and + and - of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from desktop.workbook.addresses import area_in, place_of

Look = Callable[[int, int], Decimal | str | None]
"""Gives the number or text of a cell, blank for none, and None for one whose value is not known."""

MOST_CELLS = 2_000
_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*"
    r"(?:SUM\((?P<parts>[^()]*)\)|(?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7})|(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?))\s*",
    re.IGNORECASE,
)


class _NotASum(Exception):
    """The formula is none that is worked out here, or needs what is not known."""


def add_up(formula: str, look: Look) -> Decimal | None:
    """Work out a formula as a spreadsheet does; None for any but a plain sum of known cells.

    SUM passes over texts; a cell that is added must hold a number or nothing. A reference alone is no sum.
    """
    total, place = Decimal(0), 0
    if place_of(formula.strip()):
        return None
    try:
        while place < len(formula):
            term = _TERM.match(formula, place)
            if term is None or (place > 0 and not term["sign"]):
                return None
            value = _value(term, look)
            total += -value if term["sign"] == "-" else value
            place = term.end()
    except _NotASum:
        return None
    return total if formula else None


def _value(term: re.Match[str], look: Look) -> Decimal:
    if term["number"]:
        return Decimal(term["number"])
    if term["cell"]:
        value = next(_cells(term["cell"], look))
        if isinstance(value, str) and value:
            raise _NotASum
        return value if isinstance(value, Decimal) else Decimal(0)
    cells = (value for part in term["parts"].split(",") for value in _cells(part.strip(), look))
    return sum((value for value in cells if isinstance(value, Decimal)), Decimal(0))


def _cells(reference: str, look: Look) -> Iterator[Decimal | str]:
    """Walk over the values of a cell or a range."""
    area = area_in(reference)
    if area is None:
        raise _NotASum
    rows, columns = range(area[0], area[2] + 1), range(area[1], area[3] + 1)
    if not 0 < len(rows) * len(columns) <= MOST_CELLS:
        raise _NotASum
    for row in rows:
        for column in columns:
            value = look(row, column)
            if value is None:
                raise _NotASum
            yield value
