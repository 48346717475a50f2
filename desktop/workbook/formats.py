"""Number formats: how a number stands on the sheet, and the format that shows a typed text exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from desktop.values.number import plain

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
}
"""Formats that a workbook names by number alone; those of dates are read by whoever reads the values."""

_WIDE = Context(prec=60)
_MOST_DIGITS = 15
_MOST_PLACES = 25
_PIECES = re.compile(
    r"""
    "(?P<quoted>[^"]*)"            # text in quotes
    | \\(?P<escaped>.)             # one character taken as it is
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[[^\]]*\]                   # colours, conditions, languages
    | [_*].                        # room for a character, or a filling one
    | (?P<digits>[0#?.,]+)
    | (?P<percent>[%％])
    | (?P<plain>[-+()¥￥$\s:\u4e00-\u9fff])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNITS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|.', re.DOTALL)
_LONGEST = 30
_TYPED = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?(%?)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it stands on the sheet."""

    text: str
    lossless: bool
    """Whether the text says the whole number, so that nothing is hidden by the format."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What a format puts around a number, and how many digits it shows."""

    before: str
    after: str
    whole: int
    least: int
    most: int
    percent: bool


def number_of(value: float) -> Decimal:
    """Turn a stored number into the decimal that it was typed as, without binary noise."""
    return Decimal(format(value, f".{_MOST_DIGITS}g"))


def show(number: Decimal, code: str) -> Shown:
    """Print a number as its format does, without separators of thousands.

    A format that is not understood (dates, fractions, scaled numbers) leaves the number plain.
    """
    sections = _sections(code)
    negative = number < 0
    section = sections[1] if negative and len(sections) > 1 and sections[1] else sections[0]
    pattern = _pattern(section)
    if pattern is None or number.adjusted() > _MOST_PLACES:
        return Shown(plain(number), lossless=True)
    sign = "-" if negative and (section == sections[0] or not _says_minus(pattern)) else ""
    value = abs(number) * 100 if pattern.percent else abs(number)
    rounded = value.quantize(Decimal(1).scaleb(-pattern.most), rounding=ROUND_HALF_UP, context=_WIDE)
    text = sign + pattern.before + _digits(rounded, pattern) + pattern.after
    return Shown(text.strip(), lossless=rounded == value)


def show_whole(number: Decimal, code: str) -> str:
    """Print a number with its format's percent sign and words, but with all its digits."""
    pattern = _pattern(_sections(code)[0])
    if pattern is None:
        return plain(number)
    value = number * 100 if pattern.percent else number
    return (pattern.before + plain(value) + pattern.after).strip()


def format_for(text: str) -> tuple[Decimal, str] | None:
    """Find the number and the format that together show exactly a typed text; None if there are none.

    Only plain decimals (10, 10.00, 39.25%) are numbers here; whatever else was typed stays text.
    """
    match = _TYPED.fullmatch(text)
    if match is None or len(text) > _MOST_DIGITS:
        return None
    decimals, percent = len(match[1] or ""), match[2]
    number = Decimal(text.removesuffix("%"))
    if percent:
        number = number.scaleb(-2)
    code = ("0." + "0" * decimals if decimals else "0") + percent
    return (number, code) if show(number, code) == Shown(text, lossless=True) else None


@lru_cache(maxsize=512)
def _sections(code: str) -> list[str]:
    sections = [""]
    for unit in _UNITS.findall(code):
        if unit == ";":
            sections.append("")
        else:
            sections[-1] += unit
    return sections


def _says_minus(pattern: _Pattern) -> bool:
    return any(mark in pattern.before for mark in "-(")


def _digits(value: Decimal, pattern: _Pattern) -> str:
    whole, _, decimals = format(value, "f").partition(".")
    decimals = decimals[: pattern.least] + decimals[pattern.least :].rstrip("0")
    whole = whole.zfill(pattern.whole)
    return f"{whole}.{decimals}" if decimals else whole


@lru_cache(maxsize=512)
def _pattern(section: str) -> _Pattern | None:
    around = ["", ""]
    digits = ""
    percent = False
    for match in _PIECES.finditer(section):
        if match["digits"]:
            if digits:
                return None
            digits = match["digits"]
        elif match["other"]:
            return None
        elif match["percent"]:
            percent = True
            around[bool(digits)] += "%"
        else:
            literal = match["quoted"] or match["escaped"] or match["currency"] or match["plain"] or ""
            around[bool(digits)] += literal
    whole, _, decimals = digits.partition(".")
    # A comma at the end scales by a thousand, and one among the decimals means nothing known.
    if not digits or len(digits) > _LONGEST or whole.endswith(",") or "," in decimals or "." in decimals:
        return None
    return _Pattern(
        before=around[0],
        after=around[1],
        whole=whole.count("0"),
        least=decimals.count("0"),
        most=len(decimals),
        percent=percent,
    )
