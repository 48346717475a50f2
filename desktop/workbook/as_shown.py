"""The number format that shows a number as a file does that keeps what was shown beside the number."""

from __future__ import annotations

import re

from desktop.workbook.formats import number_of, show
from desktop.workbook.parts import GENERAL

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MOST_GENERAL = 10
"""Digits that a spreadsheet shows of a number without a format."""
_LONGEST = 60
_FULL_WIDTH = "\uff05"


def format_as_shown(number: float, shown: str) -> str:
    """Find the format under which a number is shown as a text; the general one where there is none.

    Args:
        number: The number that is stored.
        shown: What the sheet shows of it.
    """
    shown = shown.strip().replace(",", "").replace(_FULL_WIDTH, "%")
    match = _DIGITS.search(shown)
    if match is None or len(shown) > _LONGEST:
        return GENERAL
    whole, _, decimals = match[0].partition(".")
    if shown.lstrip("-") == match[0] and len((whole + decimals).lstrip("0")) >= _MOST_GENERAL:
        return GENERAL
    before, after = shown[: match.start()], shown[match.end() :]
    pattern = "0" * (len(whole) if whole.startswith("0") else 1) + "." * bool(decimals) + "0" * len(decimals)
    code = _literal(before.removeprefix("-")) + pattern + _literal(after)
    return code if show(number_of(number), code).text == shown else GENERAL


def _literal(text: str) -> str:
    """Write what stands beside the digits, so that only a per cent sign means something."""
    return "".join(sign if sign == "%" else f"\\{sign}" for sign in text)
