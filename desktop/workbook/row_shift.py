"""Rows put into a sheet, and what that does to every address and formula that refers to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from desktop.workbook.addresses import Area, area_in, area_of, place_of

_PART = re.compile(r"(\$?[A-Za-z]{1,3})?(\$?)([1-9][0-9]{0,6})")
_REFERENCE = re.compile(
    r"""
    "(?:[^"]|"")*"
    | (?<![\w.$])
      (?P<sheet>'(?:[^']|'')+'!|[\w.\[\]]+!)?
      (?: (?P<first>\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}) (?: :(?P<last>\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}) )?
        | (?P<top>\$?[1-9][0-9]{0,6}):(?P<bottom>\$?[1-9][0-9]{0,6}) )
      (?![\w.(!:])
    """,
    re.VERBOSE | re.IGNORECASE,
)


class RowShift:
    """Where the rows of a sheet stand after others were put in.

    A range of several rows that ends where rows were put in takes them up, so that a sum stays whole.
    """

    def __init__(self, behind: Iterable[int]) -> None:
        self.behind = sorted(behind)
        """The rows, from 0, behind each of which a row is put in."""

    def row(self, row: int) -> int:
        """Tell where a row stands now, from 0."""
        return row + bisect_left(self.behind, row)

    def last(self, row: int) -> int:
        """Tell where the last row put in behind a row stands; the row itself where there is none."""
        return row + bisect_right(self.behind, row)

    def area(self, area: Area) -> Area:
        """Tell where an area stands now; it takes up rows put in behind its last one."""
        top, left, bottom, right = area
        return self.row(top), left, self.last(bottom), right


def shift_address(text: str, shift: RowShift) -> str:
    """Shift the address of one cell; what is none stays."""
    place = place_of(text)
    return text if place is None else _moved(text, shift.row)


def shift_areas(text: str, shift: RowShift) -> str:
    """Shift a list of cells and areas (A1:B3 C4), as rules on cells have it; each takes up rows behind it."""
    return " ".join(_shift_area(part, shift) for part in text.split())


def _shift_area(text: str, shift: RowShift) -> str:
    held = area_in(text)
    if held is None:
        return text
    area = shift.area(held)
    return area_of(area) if text.partition(":")[2] or area[0] < area[2] else _moved(text, shift.row)


def shift_formula(formula: str, shift: RowShift, sheet: str, *, own: bool) -> str:
    """Shift the references of a formula to a sheet; texts in quotes and references elsewhere stay.

    Args:
        formula: The formula.
        shift: The rows put in.
        sheet: The name of their sheet.
        own: The formula stands on that sheet, so that references without a name mean it.
    """

    def shifted(match: re.Match[str]) -> str:
        named = match["sheet"]
        meant = own if named is None else _plain(named) == sheet
        if not meant or match[0].startswith('"'):
            return match[0]
        first, last = match["first"] or match["top"], match["last"] or match["bottom"]
        if last is None:
            return (named or "") + _moved(first, shift.row)
        several = _number(first) < _number(last)
        return f"{named or ''}{_moved(first, shift.row)}:{_moved(last, shift.last if several else shift.row)}"

    return _REFERENCE.sub(shifted, formula)


def _plain(named: str) -> str:
    return named.removesuffix("!").removeprefix("'").removesuffix("'").replace("''", "'")


def _number(reference: str) -> int:
    return int(re.sub(r"\D", "", reference))


def _moved(reference: str, move: Callable[[int], int]) -> str:
    match = _PART.fullmatch(reference)
    assert match is not None
    return f"{match[1] or ''}{match[2]}{move(int(match[3]) - 1) + 1}"
