"""What a blank's cell is given for a text of the form: a number where the cell counts, a text otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop.templates.spec import Content
from desktop.text import lexicon
from desktop.values.number import plain
from desktop.workbook.cell_styles import CellStyles
from desktop.workbook.cell_texts import TEXT, stored
from desktop.workbook.formats import Shown, format_for, show
from desktop.workbook.joining import join_target
from desktop.workbook.parts import GENERAL
from desktop.workbook.sheet_cells import Put

Change = tuple[int, int, str]
"""Where a cell's text changes, from and to, and what comes there."""

_COUNTED = frozenset((Content.AMOUNT, Content.POINTS, Content.RATE))
_AROUND = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?]")
_MOMENTS = re.compile(r"[ymdhse]", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_GAP = 2
"""Blanks between a text and the label behind it."""


def put_for(text: str, content: Content | None, style: int, styles: CellStyles) -> Put:
    """Choose how a text stands in a cell so that it is shown, and read again, exactly as it is.

    A number stays one where the cell's format is one of numbers, and where the form counts; a format that
    would hide digits or a percent sign is replaced in a copy of the style.
    """
    exact = _number_and_format(text) if content in _COUNTED else format_for(text)
    code = styles.code(style)
    if exact is None or code == TEXT:
        return _as_text(text, style, styles)
    number, own = exact
    if "," in own:
        fits = "," in code and show(number, code) == Shown(text.replace(",", ""), lossless=True)
    elif code == GENERAL:
        fits = content in _COUNTED and plain(number) == text
    else:
        fits = _is_numeric(code) and show(number, code) == Shown(text, lossless=True)
    if fits:
        return Put(number)
    if content in _COUNTED and (code == GENERAL or _is_numeric(code)):
        return Put(number, styles.like(style, own))
    return _as_text(text, style, styles)


def says_the_same(text: str, other: str, content: Content) -> bool:
    """Tell whether two texts are the same, however the thousands of a number are parted."""
    if content in _COUNTED and (_THOUSANDS.fullmatch(text) or _THOUSANDS.fullmatch(other)):
        return text.replace(",", "") == other.replace(",", "")
    return text == other


def is_as_much(text: str, other: str) -> bool:
    """Tell whether two texts are one number, to however many decimals it is shown: 95% and 95.00%."""
    exact = format_for(text), format_for(other)
    return exact[0] is not None and exact[1] is not None and exact[0][0] == exact[1][0]


def _number_and_format(text: str) -> tuple[Decimal, str] | None:
    """Find the number and the format that show a text; the format parts thousands as the text does."""
    if not _THOUSANDS.fullmatch(text):
        return format_for(text)
    exact = format_for(text.replace(",", ""))
    return (exact[0], "#,##" + exact[1]) if exact else None


def _as_text(text: str, style: int, styles: CellStyles) -> Put:
    kept = stored(text, None)
    return Put(kept.value, styles.like(style, quoted=True) if kept.quoted else None)


def _is_numeric(code: str) -> bool:
    bare = _AROUND.sub("", code)
    return _DIGITS.search(bare) is not None and _MOMENTS.search(bare) is None


def computed(text: str) -> Put:
    """Give the value that a formula is said to come to."""
    exact = format_for(text)
    if not text:
        return Put(None, keeps_formula=True)
    return Put(exact[0] if exact else stored(text, None).value, keeps_formula=True)


def written_behind(label: str, span: tuple[int, int], text: str) -> Change:
    """Write a text behind its label in one cell, in the place of the blanks or the line that are there.

    What stands behind keeps its place as long as there is room, and a gap before it in any case.
    """
    start, end = span
    held = label[start:end]
    if not label[end:]:
        return start, end, text
    if label[start - 1 : start] not in (":", "\uff1a"):
        # Between two words, as in （ 2021 年度）.
        pad = " " if held[:1].isspace() else ""
        return start, end, f"{pad}{text}{pad}"
    return start, end, text + " " * max(width(held) - width(text), _GAP)


def width(text: str) -> int:
    """Count the half-width columns that a text takes up; a full-width sign takes two."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def taken_apart(text: str, operator: str, unit: str) -> tuple[str, str, str]:
    """Take a target apart for a sheet with columns of its own for operator and unit.

    Args:
        text: The target.
        operator: What the sheet prints in the column of operators.
        unit: What it prints in the column of units.

    Returns:
        Operator, value and unit, which together read as the text; the sheet's own where they fit.
    """
    as_printed = (operator, text.removeprefix(operator).removesuffix(unit), unit)
    in_parts = _parts(text)
    choices = [as_printed] if operator and unit else []
    choices += [in_parts] if in_parts[1] != text else []
    fitting = (parts for parts in (*choices, as_printed) if join_target(*parts) == text)
    return next(fitting, ("", text, ""))


_SIGNS = (
    *lexicon.AT_LEAST_SIGNS,
    *lexicon.AT_MOST_SIGNS,
    *lexicon.MORE_SIGNS,
    *lexicon.LESS_SIGNS,
    *lexicon.EQUAL_SIGNS,
)
_NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(.*)", re.DOTALL)


def _parts(text: str) -> tuple[str, str, str]:
    sign = max((sign for sign in _SIGNS if text.startswith(sign)), key=len, default="")
    match = _NUMBER.fullmatch(text.removeprefix(sign))
    # A day is no number of anything: 11月底前, 2022年6月.
    is_day = match is not None and (match[2].startswith(lexicon.MONTH) or any(map(str.isdigit, match[2])))
    return (sign, match[1], match[2]) if match and not is_day else ("", text, "")


def changed(text: str, changes: Sequence[Change]) -> str:
    """Make changes to a text."""
    for start, end, instead in sorted(changes, reverse=True):
        text = text[:start] + instead + text[end:]
    return text
