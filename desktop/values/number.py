"""Numbers as people type them, and how a Decimal is rounded and printed."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

from desktop.values.wording import narrow

RoundingMode = Literal["half-up", "cut"]

# An unsigned number inside a narrowed text; commas or gaps only where they part thousands.
UNSIGNED = (
    r"(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
)
_NUMBER = re.compile(rf"[+-]?{UNSIGNED}(?:[eE][+-]?[0-9]{{1,3}})?")
_FIRST = re.compile(UNSIGNED)
# Beyond these no office counts, and Decimal's 28 digits would no longer be exact.
_MOST_DIGITS = 28
_MOST_PLACES = 15
_WIDE = Context(prec=60)


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """Read a text that is a number and nothing else; None if it is not, or larger than 10^15."""
    match = _NUMBER.fullmatch(narrow(text))
    if match is None:
        return None
    return exact(match[0])


def exact(digits: str) -> Decimal | None:
    """Turn a text matched as a number into a Decimal; None if it has too many digits to be exact."""
    value = Decimal(digits.replace(",", "").replace(" ", ""))
    figures = value.as_tuple()
    exponent = int(figures.exponent)
    if len(figures.digits) > _MOST_DIGITS or not -_MOST_DIGITS <= exponent <= _MOST_PLACES:
        return None
    if value and value.adjusted() >= _MOST_PLACES:
        return None
    return value


def printed_decimals(text: str) -> int:
    """Count the decimals of the first number in a text, as the user wrote them (10.00 has 2)."""
    narrowed = narrow(text)
    whole = _NUMBER.fullmatch(narrowed)
    match = whole or _FIRST.search(narrowed)
    if match is None:
        return 0
    mantissa, _, power = match[0].lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return max(0, decimals - int(power or 0))


def plain(value: Decimal) -> str:
    """Print a number without exponent, needless zeros or a minus before zero."""
    if not value:
        return "0"
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Round to a number of decimals, halves away from zero (四舍五入)."""
    return _quantize(value, digits, ROUND_HALF_UP)


def cut(value: Decimal, digits: int) -> Decimal:
    """Cut off after a number of decimals, towards zero (截断)."""
    return _quantize(value, digits, ROUND_DOWN)


def rounded(value: Decimal, digits: int, mode: RoundingMode) -> Decimal:
    """Round in the mode that a rule pack names."""
    return round_half_up(value, digits) if mode == "half-up" else cut(value, digits)


def _quantize(value: Decimal, digits: int, rounding: str) -> Decimal:
    step = Decimal(1).scaleb(-digits)
    result = value.quantize(step, rounding=rounding, context=_WIDE)
    return result or abs(result)
