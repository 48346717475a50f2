"""Amounts of money (金额) as typed, with the unit that stood in the cell."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from desktop.text import lexicon
from desktop.values.number import UNSIGNED, exact, printed_decimals
from desktop.values.unclear import Unclear, unclear_number
from desktop.values.wording import is_nothing, narrow


class MoneyUnit(Enum):
    """A unit of money; its value is the word that a form prints."""

    YUAN = lexicon.YUAN
    WAN_YUAN = lexicon.WAN_YUAN
    YI_YUAN = lexicon.YI_YUAN

    @property
    def factor(self) -> Decimal:
        """How many yuan (元) one of this unit is."""
        return _FACTORS[self]


_FACTORS = {
    MoneyUnit.YUAN: Decimal(1),
    MoneyUnit.WAN_YUAN: Decimal(10_000),
    MoneyUnit.YI_YUAN: Decimal(100_000_000),
}
_UNITS = {unit.value: unit for unit in MoneyUnit} | {
    lexicon.WAN: MoneyUnit.WAN_YUAN,
    lexicon.YI: MoneyUnit.YI_YUAN,
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:{'|'.join(lexicon.CURRENCY_PREFIXES)})?(?P<number>[+-]?{UNSIGNED}(?:[eE][+-]?[0-9]{{1,3}})?)"
    rf"(?:(?P<unit>{_UNIT}){lexicon.WHOLE_SUM}?|\((?P<bracketed>{_UNIT})\))?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: `value` in `unit`, or in the form's own unit where none was typed.

    `doubtful` says that one comma or gap alone parts the thousands, so that 14,256 could have been meant as
    14.256 where the form counts in 万元.
    """

    text: str
    value: Decimal
    unit: MoneyUnit | None
    printed_decimals: int
    doubtful: bool = False

    def in_unit(self, unit: MoneyUnit, assumed: MoneyUnit) -> Decimal:
        """Convert exactly to a unit.

        Args:
            unit: The unit wanted.
            assumed: The form's unit, which holds where the cell names none.
        """
        return self.value * (self.unit or assumed).factor / unit.factor


@lru_cache(maxsize=8192)
def parse_amount(text: str) -> Amount | Unclear | None:
    """Read an amount (56万元, 1,068); None for a blank or 无, Unclear for what is not one amount."""
    if is_nothing(text):
        return None
    match = _AMOUNT.fullmatch(narrow(text))
    value = exact(match["number"]) if match else None
    if match is None or value is None:
        return unclear_number(text)
    number, unit = match["number"], match["unit"] or match["bracketed"]
    groups = number.count(",") + number.count(" ")
    return Amount(
        text,
        value,
        _UNITS[unit] if unit else None,
        printed_decimals(number),
        doubtful=groups == 1 and "." not in number and unit is None,
    )
