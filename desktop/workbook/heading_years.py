"""Headings that name a year where the template says this year or last year (2024年决算数, 本年决算数)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.text.headings import LAST_YEAR, THIS_YEAR, YEAR_SIGN
from desktop.values.wording import fold

_YEARS = range(2010, 2050)
_NAMED = re.compile(rf"(20[0-9]{{2}}){YEAR_SIGN}(.+)")


def with_years(labels: Iterable[str]) -> Iterator[str]:
    """Write the labels that say this year with each year that it may be."""
    for label in labels:
        if fold(label).startswith(THIS_YEAR):
            rest = fold(label).removeprefix(THIS_YEAR)
            yield from (f"{year}{YEAR_SIGN}{rest}" for year in _YEARS)


def by_this_year(texts: Iterable[str]) -> dict[str, str]:
    """Say the headings of one row that name a year by the latest of them: of this year, or of the last."""
    named = {text: match for text in texts if (match := _NAMED.fullmatch(fold(text)))}
    latest = max((int(match[1]) for match in named.values()), default=0)
    words = {latest: THIS_YEAR, latest - 1: LAST_YEAR}
    return {text: words[int(match[1])] + match[2] for text, match in named.items() if int(match[1]) in words}
