"""What was typed and could not be understood, with the reason as a code."""

import re
from dataclasses import dataclass
from typing import Literal

from desktop.values.number import UNSIGNED, exact
from desktop.values.wording import narrow

Reason = Literal[
    "not-a-number",
    "unknown-unit",
    "thousands-or-decimal",
    "several-numbers",
    "out-of-range",
    "not-a-date",
    "impossible-date",
    "range-reversed",
]

_NUMBERS = re.compile(UNSIGNED)
_COMMAS_AND_POINTS = re.compile(r"[+-]?[0-9][0-9.]*,[0-9.,]*(?:[^0-9.,\s].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that is not blank and has no certain meaning; `reason` is a code with a sentence in text/."""

    text: str
    reason: Reason


def unclear_number(text: str) -> Unclear:
    """Say why a text is no single number with a unit that its column knows."""
    return Unclear(text, _reason(narrow(text)))


def _reason(narrowed: str) -> Reason:
    found = _NUMBERS.findall(narrowed)
    if not found:
        return "not-a-number"
    if len(found) > 1:
        return "thousands-or-decimal" if _COMMAS_AND_POINTS.fullmatch(narrowed) else "several-numbers"
    if exact(found[0]) is None:
        return "out-of-range"
    return "unknown-unit" if narrowed.lstrip("+-").startswith(found[0]) else "not-a-number"
