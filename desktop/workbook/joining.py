"""Put a target together again that a sheet spreads over operator, value and unit columns."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.text import lexicon
from desktop.text import workbook as wording
from desktop.values.wording import fold, halve

_SIGNS = (
    *lexicon.AT_LEAST_SIGNS,
    *lexicon.MORE_SIGNS,
    *lexicon.AT_MOST_SIGNS,
    *lexicon.LESS_SIGNS,
    *lexicon.EQUAL_SIGNS,
)
_COMPARING = frozenset(
    fold(word)
    for word in (
        *_SIGNS,
        *lexicon.AT_LEAST_WORDS,
        *lexicon.MORE_WORDS,
        *lexicon.AT_MOST_WORDS,
        *lexicon.LESS_WORDS,
        *lexicon.EQUAL_WORDS,
    )
)
_WORDS = frozenset(fold(word) for word in wording.QUALITATIVE)
_NUMBER = re.compile(r"\s*[≥≤<>=]*\s*(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*")


def is_comparison(text: str) -> bool:
    """Tell whether an entry says how to compare: a sign, or words for one."""
    return fold(text) in _COMPARING


def is_operator(text: str) -> bool:
    """Tell whether an entry of the operator column says how to compare, or that there is nothing to."""
    return not text.strip() or is_comparison(text) or fold(text) in _WORDS


def join_target(operator: str, value: str, unit: str) -> str:
    """Put operator, value and unit together: ≥, 95, % is ≥95%; what is no sign or unit (定性) is dropped."""
    sign, measure = _real(operator), _real(unit)
    if sign and not value.startswith(_SIGNS):
        value = sign + value
    return value if value.endswith(measure) else value + measure


def join_actual(value: str, unit: str, target: str) -> tuple[str, bool]:
    """Put the unit behind an actual value that is a bare number.

    Returns:
        The text, and whether it is doubtful that the number is in this unit: 0.95 against a target of 95 %.
    """
    measure = _real(unit)
    number = _bare_number(value)
    if not measure or number is None:
        return value, False
    wanted = _bare_number(target)
    if fold(measure) == lexicon.PERCENT and wanted is not None and 0 < abs(number) <= 1 < wanted:
        return value, True
    return value + measure, False


def _real(word: str) -> str:
    bare = word.strip()
    return "" if fold(bare) in _WORDS else bare


def _bare_number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(halve(text))
    return Decimal(match[1].replace(",", "")) if match else None
