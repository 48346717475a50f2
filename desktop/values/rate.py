"""Rates (执行率 and the like), written as 82%, 82 or 0.82 for one and the same."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from desktop.text import lexicon
from desktop.values.number import RoundingMode, parse_number, printed_decimals, rounded
from desktop.values.unclear import Unclear, unclear_number
from desktop.values.wording import is_nothing, narrow

_PERCENT = re.compile(rf"(.+){lexicon.PERCENT}", re.DOTALL)
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
# Two readings of a figure lie a hundredfold apart: a twentieth decides between them, roundings included.
_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as a ratio (0.3925 for 39.25%); `printed_decimals` are those of the percent figure.

    `doubtful` says that a bare figure from 1 up to 2 could be a ratio or a percentage, and nothing decides.
    """

    text: str
    value: Decimal
    printed_decimals: int
    form: Literal["percent", "plain"]
    doubtful: bool = False


@lru_cache(maxsize=8192)
def parse_rate(text: str, expected: Decimal | None = None) -> Rate | Unclear | None:
    """Read a rate; None for a blank or 无, Unclear for what is not one figure.

    Args:
        text: What was typed.
        expected: The ratio that the amounts give; decides how a figure without a percent sign is read.
    """
    if is_nothing(text):
        return None
    narrowed = narrow(text)
    signed = _PERCENT.fullmatch(narrowed)
    number = parse_number(signed[1] if signed else narrowed)
    if number is None:
        return unclear_number(text)
    decimals = printed_decimals(narrowed)
    if signed:
        return Rate(text, number / _HUNDRED, decimals, "percent")
    as_ratio = _is_ratio(number, expected)
    value = number if as_ratio else number / _HUNDRED
    doubtful = _ONE <= number < 2 and not _agree(value, expected)
    return Rate(text, value, max(0, decimals - 2) if as_ratio else decimals, "plain", doubtful)


def print_rate(value: Decimal, decimals: int, mode: RoundingMode = "half-up") -> str:
    """Print a ratio as a percentage with a fixed number of decimals (0.39257 as 39.26%)."""
    return f"{rounded(value.scaleb(2), decimals, mode):f}{lexicon.PERCENT}"


def _is_ratio(number: Decimal, expected: Decimal | None) -> bool:
    usual = abs(number) <= _ONE
    usual_value, other_value = (number, number / _HUNDRED) if usual else (number / _HUNDRED, number)
    if _agree(other_value, expected) and not _agree(usual_value, expected):
        return not usual
    return usual


def _agree(value: Decimal, expected: Decimal | None) -> bool:
    if expected is None:
        return False
    return abs(value - expected) <= _NEAR * max(abs(value), abs(expected))
