"""What the cells of a workbook of today hold: texts, numbers, days, and what is true or false."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.workbook.grid import Value
from desktop.workbook.parts import GENERAL, whole
from desktop.workbook.serial_dates import moment_of, shows_days, shows_time_spans
from desktop.workbook.string_items import unescaped

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_TRUTH = {"1": True, "true": True, "0": False, "false": False}
_LONGEST_SPAN = 1_000_000
_LONGEST_DAY = 30


@dataclass(frozen=True, slots=True)
class CellValues:
    """Gives the values of cells, from what the workbook holds for all of its sheets."""

    formats: Sequence[str]
    """By number of the style."""
    strings: Sequence[str] = ()
    from_1904: bool = False

    def code(self, style: str) -> str:
        """Find the number format of a style."""
        number = whole(style)
        return self.formats[number] if 0 <= number < len(self.formats) else GENERAL

    def value(self, kind: str, text: str, code: str) -> Value:
        """Give a value.

        Args:
            kind: What the cell is said to hold; blank where it is not said.
            text: As it is written.
            code: The cell's number format.

        Raises:
            ValueError, LookupError: It holds nothing of the kind.
        """
        if kind == "s":
            return self._string(whole(text.strip()))
        if kind in ("", "n"):
            return self._number(text, code) if kind or _NUMBER.fullmatch(text) else text
        return _OTHERS[kind](text)

    def _string(self, number: int) -> str:
        if number < 0:
            raise LookupError
        return self.strings[number]

    def _number(self, text: str, code: str) -> Value:
        number = float(text)
        if code == GENERAL or not shows_days(code):
            return number
        if shows_time_spans(code):
            return dt.timedelta(days=number) if abs(number) < _LONGEST_SPAN else number
        moment = moment_of(number, from_1904=self.from_1904)
        return number if moment is None else moment


def _moment(text: str) -> Value:
    """Read a day, a time or both, as the standard writes them."""
    for kind in (dt.date, dt.datetime, dt.time):
        try:
            return kind.fromisoformat(text[:_LONGEST_DAY])
        except ValueError:
            continue
    return text


_OTHERS: Mapping[str, Callable[[str], Value]] = {
    "inlineStr": str,
    "str": unescaped,
    "b": lambda text: _TRUTH[text.strip()],
    "d": _moment,
    "e": lambda _text: "",
}
