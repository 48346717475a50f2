"""Dates and years (填报日期, 年度) in the ways that people write them."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.text import lexicon
from desktop.values.unclear import Unclear
from desktop.values.wording import is_nothing, narrow

_SEPARATOR = rf"[{re.escape(lexicon.DATE_SEPARATORS)}]"
_MIDNIGHT = r"(?:[T ]?0{1,2}:00(?::00(?:\.0+)?)?)?"
_DATES = (
    re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){lexicon.DAY}?{_MIDNIGHT}"),
    re.compile(
        rf"([0-9]{{4}}){lexicon.YEAR}([0-9]{{1,2}}){lexicon.MONTH}([0-9]{{1,2}}){lexicon.DAY}?{_MIDNIGHT}"
    ),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
)
_YEAR_ALONE = re.compile(rf"\(?([0-9]{{4}})(?:{lexicon.YEAR}{lexicon.YEAR_SUFFIX}?)?\)?")
_YEAR_INSIDE = re.compile(rf"(?<![0-9])([0-9]{{4}})(?={lexicon.YEAR})")
_YEARS = range(1949, 2100)


@dataclass(frozen=True, slots=True)
class FilledDate:
    """A day of the calendar, as written."""

    text: str
    year: int
    month: int
    day: int


@lru_cache(maxsize=1024)
def parse_date(text: str) -> FilledDate | Unclear | None:
    """Read a date (2021.4.14, 20250407, 2022年3月7日); None for a blank, Unclear for what is no day."""
    if is_nothing(text):
        return None
    narrowed = narrow(text)
    match = next((found for form in _DATES if (found := form.fullmatch(narrowed))), None)
    if match is None:
        return Unclear(text, "not-a-date")
    year, month, day = (int(part) for part in match.groups())
    if year not in _YEARS:
        return Unclear(text, "out-of-range")
    try:
        dt.date(year, month, day)
    except ValueError:
        return Unclear(text, "impossible-date")
    return FilledDate(text, year, month, day)


@lru_cache(maxsize=1024)
def parse_year(text: str) -> int | None:
    """Find the one year that a text names: 2021, （ 2021 年度）, 2021年度项目支出绩效自评表."""
    narrowed = narrow(text)
    alone = _YEAR_ALONE.fullmatch(narrowed)
    found = {int(alone[1])} if alone else {int(year) for year in _YEAR_INSIDE.findall(narrowed)}
    named = [year for year in found if year in _YEARS]
    return named[0] if len(named) == 1 else None
