"""Rules for what is typed into cells of a workbook of 1997 (data validation), written as in today's."""

from __future__ import annotations

import struct

from desktop.workbook.addresses import Place, area_of
from desktop.workbook.biff import Record, Strings
from desktop.workbook.elements import element, text
from desktop.workbook.old_formulas import Surroundings, translated

_KINDS = ("none", "whole", "decimal", "list", "date", "time", "textLength", "custom")
_STRICT = ("stop", "warning", "information")
_COMPARED = (
    *("between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan"),
    *("greaterThanOrEqual", "lessThanOrEqual"),
)
_OF_ONE = (_KINDS.index("list"), _KINDS.index("custom"))
_LAST_OF_TWO = 1
"""The first two compare with two values."""
_LISTED, _BLANK_TOO, _NO_ARROW, _PROMPTS, _WARNS = 0x80, 0x100, 0x200, 0x40000, 0x80000


def written_rule(record: Record, around: Surroundings) -> str:
    """Write a rule; blank for one that can't be told.

    Raises:
        struct.error, IndexError: The record breaks off.
    """
    strings = Strings(record.pieces)
    flags = strings.number("I")
    prompt_title, error_title, prompt, error = (_shown(strings.string()) for _ in range(4))
    tokens = [_tokens(strings) for _ in range(2)]
    areas = [struct.unpack("<4H", strings.taken(8)) for _ in range(strings.number("H"))]
    kind, strict, compared = flags & 0xF, flags >> 4 & 7, flags >> 20 & 0xF
    if kind >= len(_KINDS) or strict >= len(_STRICT) or compared >= len(_COMPARED) or not areas:
        return ""
    first: Place = (areas[0][0], areas[0][2])
    if kind in _OF_ONE or compared > _LAST_OF_TWO:
        tokens[1] = b""
    formulas = [translated(each, around, first) if each else "" for each in tokens]
    if None in formulas:
        return ""
    if flags & _LISTED and formulas[0]:
        formulas[0] = formulas[0].replace("\0", ",")
    inside = "".join(
        element(f"formula{place}", text(formula)) for place, formula in enumerate(formulas, 1) if formula
    )
    return element(
        "dataValidation",
        inside,
        type=_KINDS[kind],
        errorStyle=_STRICT[strict],
        operator=_COMPARED[compared],
        allowBlank=bool(flags & _BLANK_TOO),
        showDropDown=bool(flags & _NO_ARROW) or None,
        showInputMessage=bool(flags & _PROMPTS),
        showErrorMessage=bool(flags & _WARNS),
        errorTitle=error_title or None,
        error=error or None,
        promptTitle=prompt_title or None,
        prompt=prompt or None,
        sqref=" ".join(area_of((top, left, bottom, right)) for top, bottom, left, right in areas),
    )


def _shown(held: str) -> str:
    """Give a text of a rule; a blank one is kept as a single zero."""
    return held.strip("\0")


def _tokens(strings: Strings) -> bytes:
    size = strings.number("H")
    strings.number("H")
    return strings.taken(size)
