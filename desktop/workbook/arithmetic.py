"""Work out a formula of plain arithmetic as a spreadsheet does: rates, rounded points, sums, and IF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from desktop.workbook.addresses import area_in

Value = Decimal | str | bool | None
"""What a cell holds; None for a blank one."""
Look = Callable[[int, int], Value]
Thunk = Callable[[], Value]

MOST_CELLS = 2_000
_LONGEST = 1_000
_DEEPEST = 10
_DIGITS = Context(prec=15)
_MOST_PLACES = 15
_TOKEN = re.compile(
    r"""
    \s*(?:
      (?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)
    | "(?P<text>(?:[^"]|"")*)"
    | (?P<area>\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?)(?![\w.(!:])
    | (?P<name>[A-Z]+)\(
    | (?P<sign><=|>=|<>|[-+*/%(),=<>])
    )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Unknown(Exception):
    """The formula is none that is worked out here, or needs what is not known."""


class _Failed(Exception):
    """The formula comes to an error, as a division by nothing does."""


def work_out(formula: str, look: Look) -> Decimal | str | None:
    """Work out a formula, to the digits that a spreadsheet keeps.

    Args:
        formula: The formula without its sign of equality.
        look: Gives what a cell of the sheet holds; raises Unknown where that is not known.

    Returns:
        What it comes to; None for a formula that is not worked out here, or comes to an error.
    """
    if len(formula) > _LONGEST or formula.count("(") > _DEEPEST:
        return None
    try:
        value = _Parser(formula, look).whole()()
    except (Unknown, _Failed, InvalidOperation):
        return None
    if isinstance(value, bool):
        return None
    return value if isinstance(value, str) else _DIGITS.plus(value or Decimal(0))


@dataclass(frozen=True, slots=True)
class _Argument:
    """What stands between the commas of a function."""

    values: Sequence[Thunk]
    is_area: bool

    def one(self) -> Value:
        if len(self.values) != 1:
            raise Unknown
        return self.values[0]()

    def number(self) -> Decimal:
        return _number(self.one())

    def numbers(self) -> Iterator[Decimal]:
        """Walk over the numbers; texts and blanks of cells are passed over."""
        if not self.is_area:
            yield self.number()
            return
        for value in self.values:
            held = value()
            if isinstance(held, Decimal):
                yield held


class _Parser:
    """Turns a formula into something that can be worked out, from left to right."""

    def __init__(self, formula: str, look: Look) -> None:
        self._look = look
        self._tokens = list(_tokens(formula))
        self._at = 0

    def whole(self) -> Thunk:
        value = self._comparison()
        if self._at != len(self._tokens):
            raise Unknown
        return value

    def _sign(self, *signs: str) -> str:
        """Take the next token if it is one of these signs."""
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if kind != "sign" or text not in signs:
            return ""
        self._at += 1
        return text

    def _comparison(self) -> Thunk:
        left = self._sum()
        sign = self._sign(*_COMPARISONS)
        if not sign:
            return left
        right = self._sum()
        return lambda: _COMPARISONS[sign](_order(left(), right()))

    def _sum(self) -> Thunk:
        return self._row(self._product, "+", "-")

    def _product(self) -> Thunk:
        return self._row(self._signed, "*", "/")

    def _row(self, part: Callable[[], Thunk], *signs: str) -> Thunk:
        """Read parts with signs between them, which are worked out one after the other."""
        first = part()
        further: list[tuple[str, Thunk]] = []
        while sign := self._sign(*signs):
            further.append((sign, part()))
        return _joined(first, further) if further else first

    def _signed(self) -> Thunk:
        signs = []
        while sign := self._sign("+", "-"):
            signs.append(sign)
        value = self._single()
        if self._sign("%"):
            value = _joined(value, [("/", lambda: Decimal(100))])
        return _joined(lambda: None, [("-", value)]) if signs.count("-") % 2 else value

    def _single(self) -> Thunk:
        if self._sign("("):
            value = self._comparison()
            self._close()
            return value
        kind, text = self._take()
        if kind == "number":
            return lambda: Decimal(text)
        if kind == "text":
            return lambda: text.replace('""', '"')
        if kind == "area":
            return self._area(text).one
        if kind == "name":
            return self._function(text.upper())
        raise Unknown

    def _take(self) -> tuple[str, str]:
        if self._at == len(self._tokens):
            raise Unknown
        self._at += 1
        return self._tokens[self._at - 1]

    def _close(self) -> None:
        if not self._sign(")"):
            raise Unknown

    def _function(self, name: str) -> Thunk:
        arguments = [self._argument()]
        while self._sign(","):
            arguments.append(self._argument())
        self._close()
        least, most, work = _FUNCTIONS.get(name, (1, 0, _sum_of))
        if not least <= len(arguments) <= most:
            raise Unknown
        return lambda: work(arguments)

    def _argument(self) -> _Argument:
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        behind = self._tokens[self._at + 1 : self._at + 2]
        if kind == "area" and behind in ([("sign", ",")], [("sign", ")")]):
            self._at += 1
            return self._area(text)
        if (kind, text) in (("sign", ","), ("sign", ")")):
            return _Argument([lambda: None], is_area=False)
        return _Argument([self._comparison()], is_area=False)

    def _area(self, text: str) -> _Argument:
        area = area_in(text)
        # The pattern of areas is that of places.
        assert area is not None
        rows, columns = range(area[0], area[2] + 1), range(area[1], area[3] + 1)
        if not 0 < len(rows) * len(columns) <= MOST_CELLS:
            raise Unknown
        return _Argument([_cell(self._look, row, column) for row in rows for column in columns], is_area=True)


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(formula):
        match = _TOKEN.match(formula, place)
        if match is None:
            raise Unknown
        kind = match.lastgroup or ""
        yield kind, match[kind]
        place = match.end()


def _cell(look: Look, row: int, column: int) -> Thunk:
    return lambda: look(row, column)


def _number(value: Value) -> Decimal:
    """Take a value as a number, as a spreadsheet does in a calculation."""
    if value is None:
        return Decimal(0)
    if isinstance(value, Decimal):
        return value
    # A text that looks like a number counts as one there, by rules of its own.
    raise (_Failed if isinstance(value, str) and not re.search("[0-9]", value) else Unknown)


def _joined(first: Thunk, further: Sequence[tuple[str, Thunk]]) -> Thunk:
    def value() -> Value:
        held = _number(first())
        for sign, part in further:
            number = _number(part())
            if sign == "/" and not number:
                raise _Failed
            held = _CALCULATIONS[sign](held, number)
        return held

    return value


_CALCULATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}
_COMPARISONS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


def _order(one: Value, other: Value) -> int:
    """Tell which of two values comes first: -1, 0 or 1; any text comes behind any number."""
    first, second = _filled(one, other), _filled(other, one)
    if isinstance(first, str) and isinstance(second, str):
        return (first.lower() > second.lower()) - (first.lower() < second.lower())
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first > second) - (first < second)
    if isinstance(first, bool) or isinstance(second, bool):
        raise Unknown
    return 1 if isinstance(first, str) else -1


def _filled(value: Value, beside: Value) -> Value:
    """Take a blank for what it is compared with: no text, or no number."""
    if value is not None:
        return value
    return "" if isinstance(beside, str) else Decimal(0)


def _sum_of(arguments: Sequence[_Argument]) -> Value:
    return sum(_all_numbers(arguments), Decimal(0))


def _all_numbers(arguments: Sequence[_Argument]) -> list[Decimal]:
    return [number for argument in arguments for number in argument.numbers()]


def _least(arguments: Sequence[_Argument]) -> Value:
    return min(_all_numbers(arguments), default=Decimal(0))


def _most(arguments: Sequence[_Argument]) -> Value:
    return max(_all_numbers(arguments), default=Decimal(0))


def _rounded(arguments: Sequence[_Argument]) -> Value:
    number, places = arguments[0].number(), arguments[1].number()
    if not 0 <= places <= _MOST_PLACES or places % 1:
        raise Unknown
    # What a spreadsheet keeps of a quotient is rounded, not the quotient itself.
    kept = _DIGITS.plus(number)
    return kept.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)


def _if(arguments: Sequence[_Argument]) -> Value:
    condition = arguments[0].one()
    chosen = condition if isinstance(condition, bool) else bool(_number(condition))
    if not chosen and len(arguments) == 2:
        raise Unknown
    return arguments[1 if chosen else 2].one()


def _if_error(arguments: Sequence[_Argument]) -> Value:
    try:
        return arguments[0].one()
    except _Failed:
        return arguments[1].one()


_ANY = 255
_FUNCTIONS: dict[str, tuple[int, int, Callable[[Sequence[_Argument]], Value]]] = {
    "SUM": (1, _ANY, _sum_of),
    "MIN": (1, _ANY, _least),
    "MAX": (1, _ANY, _most),
    "ROUND": (2, 2, _rounded),
    "IF": (2, 3, _if),
    "IFERROR": (2, 2, _if_error),
}
"""The functions that are worked out: how few and how many arguments they take, and what they do."""
