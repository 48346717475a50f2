"""What is put into a cell of a workbook so that the same text is read from it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.templates.spec import Content
from desktop.values.wording import clean
from desktop.workbook.formats import format_for
from desktop.workbook.parts import GENERAL

LONGEST = 32_767
"""Signs that a cell holds, counted as UTF-16 does."""
TEXT = "@"

_NUMBERS = frozenset((Content.AMOUNT, Content.POINTS, Content.RATE))
# So that 007, 2021-4-14 and = stay as they are when somebody types them over.
_KEPT_AS_TYPED = frozenset((Content.TARGET, Content.ACTUAL, Content.DATE, Content.YEAR, Content.OPERATOR))
_FORMULA_SIGNS = ("=", "+", "-", "@")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Stored:
    """A cell's value as a workbook keeps it."""

    value: str | Decimal | None
    format: str = GENERAL
    quoted: bool = False
    """Marked as text, for it would be taken for a formula when somebody edits it."""


def stored(text: str, content: Content | None) -> Stored:
    """Choose how a text is kept: as a number only where its format shows exactly that text."""
    if content in _NUMBERS:
        number = format_for(text)
        if number:
            return Stored(*number)
    usual = TEXT if content in _KEPT_AS_TYPED else GENERAL
    if not text:
        return Stored(None, usual)
    return Stored(_escaped(clean(text)), usual, quoted=text.startswith(_FORMULA_SIGNS))


def is_too_long(text: str) -> bool:
    """Tell whether a text is longer than a cell holds."""
    return length(text) > LONGEST


def length(text: str) -> int:
    """Count the signs of a text as a workbook does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _escaped(text: str) -> str:
    """Escape what readers would take for an escape, and blanks that they would drop."""
    if not text.strip():
        return "".join(f"_x{ord(sign):04X}_" for sign in text)
    return _ESCAPE.sub("_x005F_", text)
