"""Points (分值, 得分) as typed, and the weight that a heading carries in its label."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.text import lexicon
from desktop.values.number import UNSIGNED, exact, parse_number, printed_decimals
from desktop.values.unclear import Unclear, unclear_number
from desktop.values.wording import halve, is_nothing, narrow

_WEIGHT = re.compile(
    rf"\s*(?:\([^()0-9]{{0,6}}(?P<bracketed>{UNSIGNED})\s*{lexicon.POINT}[^()]{{0,12}}\)"
    rf"|(?<![0-9.,≥≤<>=])(?P<bare>{UNSIGNED})\s*{lexicon.POINT})\s*:?\s*$"
)


@dataclass(frozen=True, slots=True)
class Points:
    """A weight or a score as written."""

    text: str
    value: Decimal
    printed_decimals: int


@lru_cache(maxsize=8192)
def parse_points(text: str) -> Points | Unclear | None:
    """Read points (10, 10 分, 95.5214); None for a blank or 无, Unclear for what is not one figure."""
    if is_nothing(text):
        return None
    value = parse_number(narrow(text).removesuffix(lexicon.POINT))
    if value is None:
        return unclear_number(text)
    return Points(text, value, printed_decimals(text))


@lru_cache(maxsize=1024)
def heading_weight(text: str) -> Decimal | None:
    """Find the weight in a heading: 产出指标 50 分, 效益指标（30分）, 得分(20分*执行率)."""
    match = _WEIGHT.search(halve(text))
    return exact(match["bracketed"] or match["bare"]) if match else None


@lru_cache(maxsize=1024)
def heading_name(text: str) -> str:
    """Take the weight off a heading; white space at the ends goes with it."""
    match = _WEIGHT.search(halve(text))
    return (text[: match.start()] if match else text).strip()
