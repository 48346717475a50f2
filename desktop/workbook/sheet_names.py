"""Names of sheets: short enough, without the signs that are forbidden, and each only once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.text import workbook as wording
from desktop.values.wording import clean

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Make names for sheets from what they should be called."""
    names: list[str] = []
    taken = {_RESERVED}
    for text in wanted:
        base = " ".join(_FORBIDDEN.sub("_", clean(text)).split()).strip("'")
        name = _cut(base, LONGEST).strip("'") or wording.DEFAULT_SHEET
        number = 2
        while name.lower() in taken:
            suffix = f"({number})"
            name = _cut(base or wording.DEFAULT_SHEET, LONGEST - len(suffix)) + suffix
            number += 1
        taken.add(name.lower())
        names.append(name)
    return names


def _cut(text: str, longest: int) -> str:
    """Cut a text to a length that counts signs outside the basic plane twice."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text.rstrip()
