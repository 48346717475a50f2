"""Days that a workbook counts as numbers: which number formats show them, and what day a number is."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of formats that every workbook has, and that show days or times."""

_NOT_SHOWN = re.compile(r'"[^"]*"?|\\.|\[(?![hms]+\])[^\]]*\]|[_*].', re.IGNORECASE)
_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = re.compile("general", re.IGNORECASE)
_FIRST = dt.datetime.fromisoformat("1899-12-30")
_FIRST_1904 = dt.datetime.fromisoformat("1904-01-01")
_LAST = 2_958_466
_MISSING_LEAP_DAY = 60


@lru_cache(maxsize=512)
def shows_days(code: str) -> bool:
    """Tell whether a number format shows a number as a day or a time."""
    return bool(_LETTERS.search(_NOT_SHOWN.sub("", _GENERAL.sub("", code)).partition(";")[0]))


@lru_cache(maxsize=512)
def shows_time_spans(code: str) -> bool:
    """Tell whether a number format shows a number as a length of time, with more than 24 hours."""
    return bool(_SPAN.search(_NOT_SHOWN.sub("", code).partition(";")[0]))


def moment_of(number: float, *, from_1904: bool) -> dt.datetime | dt.time | None:
    """Give the day and time that a number counts, or the time alone; None beyond the calendar."""
    if not 0 <= number < _LAST:
        return None
    seconds = round(number * 86_400)
    if number < 1 and not from_1904:
        return (_FIRST + dt.timedelta(seconds=seconds)).time()
    if from_1904:
        return _FIRST_1904 + dt.timedelta(seconds=seconds)
    # The calendar of workbooks has a 29 February 1900.
    early = dt.timedelta(days=1 if number < _MISSING_LEAP_DAY else 0)
    return _FIRST + early + dt.timedelta(seconds=seconds)
