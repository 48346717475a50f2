"""Units of measure (计量单位): their multiplier taken out, and told apart or together."""

from decimal import Decimal
from functools import lru_cache

from desktop.text import lexicon
from desktop.values.wording import fold

_MULTIPLIERS = {word: Decimal(factor) for word, factor in lexicon.MULTIPLIERS.items()}
_LONGEST_FIRST = sorted(_MULTIPLIERS, key=len, reverse=True)
_KNOWN = frozenset(fold(unit) for unit in lexicon.UNITS)
_FIRST_NAME = {fold(name): fold(group[0]) for group in lexicon.UNIT_SYNONYMS for name in group}
ONE = Decimal(1)


@lru_cache(maxsize=1024)
def split_unit(text: str) -> tuple[Decimal, str]:
    """Part a unit into multiplier and folded unit (万人 is 10000 and 人).

    The empty text is a unit too, and so is one per another (元/人); an unknown unit stays whole.
    """
    folded = fold(text)
    if _is_unit(folded):
        return ONE, folded
    for word in _LONGEST_FIRST:
        rest = folded.removeprefix(word)
        if rest != folded and _is_unit(rest):
            return _MULTIPLIERS[word], rest
    return ONE, folded


def unit_name(text: str) -> str:
    """Give the name under which units are compared: no multiplier, the first of several names."""
    return "/".join(_FIRST_NAME.get(part, part) for part in split_unit(text)[1].split("/"))


def _is_unit(folded: str) -> bool:
    return not folded or all(part in _KNOWN for part in folded.split("/"))
