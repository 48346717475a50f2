"""Targets and actual values (年度指标值, 实际完成值): what kind of statement a cell makes, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Literal

from desktop.text import lexicon
from desktop.values.date import FilledDate, parse_date
from desktop.values.number import UNSIGNED, exact
from desktop.values.unclear import Reason
from desktop.values.unit import ONE, split_unit, unit_name
from desktop.values.wording import fold, is_nothing, narrow


class Operator(Enum):
    """How an actual value is to stand to a target; NONE where nobody typed it."""

    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    EQUAL = "="
    NONE = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit (≥23.5万人): `number` as written, times `multiplier`, of the bare `unit`."""

    text: str
    operator: Operator
    number: Decimal
    unit: str
    multiplier: Decimal = ONE
    approximate: bool = False

    @property
    def value(self) -> Decimal:
        """The number in the bare unit: 235000 for 23.5万人."""
        return self.number * self.multiplier

    @property
    def has_sign(self) -> bool:
        """Whether an operator was typed or said in words."""
        return self.operator is not Operator.NONE


@dataclass(frozen=True, slots=True)
class Range:
    """An interval with both ends in it (0.6--0.7万人 is 6000 to 7000 人)."""

    text: str
    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Level:
    """One of the three fixed answers of a qualitative indicator (定性指标)."""

    text: str
    level: Literal["achieved", "partly", "missed"]


@dataclass(frozen=True, slots=True)
class Standard:
    """The name of a kind of standard (计划标准), often found where the actual value belongs."""

    text: str


@dataclass(frozen=True, slots=True)
class UnitHint:
    """An operator and a unit without a number (≥万人), as 年初指标值 is often printed."""

    text: str
    operator: Operator
    unit: str
    multiplier: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Sentence:
    """Anything else: words, with the unsigned `numbers` in them.

    `moment` says that it states a point of time and no more; `doubt` why a text that looks like figures
    was not taken for them.
    """

    text: str
    numbers: tuple[Decimal, ...]
    moment: bool = False
    doubt: Reason | None = None


Target = Quantity | Range | Level | Standard | UnitHint | Sentence


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_OPERATORS = {
    word: operator
    for operator, words in (
        (Operator.AT_LEAST, lexicon.AT_LEAST_SIGNS + lexicon.AT_LEAST_WORDS),
        (Operator.MORE, lexicon.MORE_SIGNS + lexicon.MORE_WORDS),
        (Operator.AT_MOST, lexicon.AT_MOST_SIGNS + lexicon.AT_MOST_WORDS),
        (Operator.LESS, lexicon.LESS_SIGNS + lexicon.LESS_WORDS),
        (Operator.EQUAL, lexicon.EQUAL_SIGNS + lexicon.EQUAL_WORDS),
    )
    for word in words
}
_ENDINGS = dict.fromkeys(lexicon.AT_LEAST_ENDINGS, Operator.AT_LEAST)
_ENDINGS |= dict.fromkeys(lexicon.AT_MOST_ENDINGS, Operator.AT_MOST)
# An ending only repeats what a sign of the same direction says (＞95%以上); against it there is no meaning.
_SAME_WAY = {
    Operator.AT_LEAST: (Operator.AT_LEAST, Operator.MORE),
    Operator.AT_MOST: (Operator.AT_MOST, Operator.LESS),
}

_SIGN = rf"(?P<sign>{_either(_OPERATORS)})"
_ONE_UNIT = f"(?:{_either(lexicon.UNITS)})"
_UNIT = f"(?:{_either(lexicon.MULTIPLIERS)})?(?:{_ONE_UNIT}(?:/{_ONE_UNIT})?)?"
_QUANTITY = re.compile(
    rf"(?:{_either(lexicon.LEADING_VERBS)})?{_SIGN}?(?P<before>{_either(lexicon.APPROXIMATE_PREFIXES)})?"
    rf"(?P<number>[+-]?{UNSIGNED})(?P<within>{_either(lexicon.APPROXIMATE_INFIXES)})?(?P<unit>{_UNIT})"
    rf"(?:(?P<after>{_either(lexicon.APPROXIMATE_ENDINGS)})|(?P<ending>{_either(_ENDINGS)}))?"
    rf"(?:{_either(lexicon.TRAILING_VERBS)})?"
)
_DASH = f"[{re.escape(lexicon.DASHES)}]{{1,2}}"
_RANGE = re.compile(
    rf"(?P<low>-?{UNSIGNED})(?P<low_unit>{_UNIT})"
    rf"(?:{_DASH}|(?:{_either(lexicon.RANGE_WORDS)})(?P<minus>-)?)(?P<high>{UNSIGNED})(?P<unit>{_UNIT})"
)
_HINT = re.compile(rf"{_SIGN}?(?P<unit>{_UNIT})")
_NUMBERS = re.compile(UNSIGNED)
_DIGIT = re.compile("[0-9]")
_YEAR_FIRST = re.compile("(?:19|20)[0-9]{2}")

_VERB = f"(?:{_either(lexicon.LEVEL_VERBS)})"
_OBJECT = f"(?:{_either(lexicon.LEVEL_OBJECTS)})"
_LINK = f"(?:{_either(lexicon.LEVEL_LINKS)})?"
# 完成 alone is no fixed answer; with its object, or as 达成, it is.
_REACHED = f"(?:{_VERB}{_OBJECT}|{lexicon.LEVEL_REACHED})"
_SOME_EFFECT = f"(?:{_LINK}(?:{_either(lexicon.LEVEL_PARTLY_ENDINGS)}))?"
_POOR_EFFECT = f"(?:{_LINK}(?:{_either(lexicon.LEVEL_MISSED_ENDINGS)}))?"
_LEVELS: tuple[tuple[Literal["achieved", "partly", "missed"], re.Pattern[str]], ...] = (
    ("achieved", re.compile(_REACHED)),
    ("partly", re.compile(lexicon.LEVEL_PARTLY + _REACHED + _SOME_EFFECT)),
    ("missed", re.compile(lexicon.LEVEL_MISSED + _REACHED + _POOR_EFFECT)),
)

_POINT_OF_TIME = (
    rf"(?:19|20)[0-9]{{2}}{lexicon.YEAR}|(?<![0-9])[0-9]{{1,2}}{lexicon.MONTH}"
    rf"|(?<![0-9])[0-9]{{1,2}}(?:{_either(lexicon.DAY_WORDS)})|{_either(lexicon.MOMENT_WORDS)}"
)
_NAMES_MOMENT = re.compile(_POINT_OF_TIME)
_AROUND_MOMENT = (*lexicon.MOMENT_FILLERS, *lexicon.RANGE_WORDS, *lexicon.TRAILING_VERBS, *lexicon.DASHES)
_PART_OF_MOMENT = re.compile(rf"{_POINT_OF_TIME}|{_either(_AROUND_MOMENT)}")
_YEARS = range(1990, 2100)


@lru_cache(maxsize=8192)
def parse_target(text: str) -> Target | None:
    """Tell what a target or an actual value states; None for a blank and for words that say none (无).

    Nothing is raised for any text: what is not plainly one of the other kinds is a Sentence.
    """
    if is_nothing(text):
        return None
    narrowed = narrow(text).rstrip(lexicon.FULL_STOPS)
    if fold(narrowed) in lexicon.STANDARDS:
        return Standard(text)
    figures = _figures(text, narrowed) if _DIGIT.search(narrowed) else _level(text, narrowed)
    return figures or _hint(text, narrowed) or _sentence(text, narrowed)


def same_unit(a: str, b: str) -> bool | None:
    """Compare two units, synonyms folded (㎡ and 平方米); None where one is blank: nobody can tell."""
    first, second = unit_name(a), unit_name(b)
    if first == second:
        return True
    return False if first and second else None


def _level(text: str, narrowed: str) -> Level | None:
    return next((Level(text, level) for level, form in _LEVELS if form.fullmatch(narrowed)), None)


def _hint(text: str, narrowed: str) -> UnitHint | None:
    match = _HINT.fullmatch(narrowed)
    if match is None:
        return None
    multiplier, unit = split_unit(match["unit"])
    return UnitHint(text, _OPERATORS[match["sign"]] if match["sign"] else Operator.NONE, unit, multiplier)


def _figures(text: str, narrowed: str) -> Quantity | Range | Sentence | None:
    return _date(text, narrowed) or _quantity(text, narrowed) or _range(text, narrowed)


def _date(text: str, narrowed: str) -> Sentence | None:
    date = parse_date(text) if _YEAR_FIRST.match(narrowed) else None
    if not isinstance(date, FilledDate):
        return None
    return Sentence(text, (Decimal(date.year), Decimal(date.month), Decimal(date.day)), moment=True)


def _quantity(text: str, narrowed: str) -> Quantity | Sentence | None:
    match = _QUANTITY.fullmatch(narrowed)
    if match is None:
        return None
    number = exact(match["number"])
    if number is None:
        return Sentence(text, (), doubt="out-of-range")
    multiplier, unit = split_unit(match["unit"])
    operator = _operator(match["sign"], match["ending"])
    if operator is None or (unit == lexicon.YEAR and number in _YEARS):
        return None
    approximate = any(match[place] for place in ("before", "within", "after"))
    return Quantity(text, operator, number, unit, multiplier, approximate)


def _operator(sign: str | None, ending: str | None) -> Operator | None:
    typed = _OPERATORS[sign] if sign else Operator.NONE
    if ending is None:
        return typed
    said = _ENDINGS[ending]
    if typed is Operator.NONE:
        return said
    return typed if typed in _SAME_WAY[said] else None


def _range(text: str, narrowed: str) -> Range | Sentence | None:
    match = _RANGE.fullmatch(narrowed)
    if match is None:
        return None
    low, high = exact(match["low"]), exact((match["minus"] or "") + match["high"])
    if low is None or high is None:
        return Sentence(text, (), doubt="out-of-range")
    multiplier, unit = split_unit(match["unit"])
    low_multiplier, low_unit = split_unit(match["low_unit"]) if match["low_unit"] else (multiplier, unit)
    if low_unit and not same_unit(low_unit, unit):
        return None
    if low in _YEARS and high in _YEARS and unit in ("", lexicon.YEAR):
        return _sentence(text, narrowed, moment=True)
    if low * low_multiplier > high * multiplier:
        return Sentence(text, (low, high), doubt="range-reversed")
    return Range(text, low * low_multiplier, high * multiplier, unit)


def _sentence(text: str, narrowed: str, *, moment: bool = False) -> Sentence:
    found = (exact(digits) for digits in _NUMBERS.findall(narrowed))
    numbers = tuple(number for number in found if number is not None)
    return Sentence(text, numbers, moment or _is_moment(narrowed))


def _is_moment(narrowed: str) -> bool:
    return _NAMES_MOMENT.search(narrowed) is not None and not _PART_OF_MOMENT.sub("", narrowed)
