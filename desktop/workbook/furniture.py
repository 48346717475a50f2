"""Tell what is only printed from what somebody wrote: heads of sections, annex lines, labels alone."""

from __future__ import annotations

import re

from desktop.text import lexicon
from desktop.text import workbook as wording
from desktop.values.wording import fold, halve
from desktop.workbook.labels import LONGEST_LABEL, Lexicon

_DIGITS = f"[0-9{lexicon.CHINESE_DIGITS}]"
_NUMBER = re.compile(rf"\s*(?:[(]{_DIGITS}{{1,3}}[)]|{_DIGITS}{{1,3}}\s*[.、,:)])\s*")
_ANNEX = re.compile(rf"(?:{'|'.join(wording.ATTACHMENTS)})(?:{_DIGITS}|[-.:()])*")
_LONGEST_LOOSE = 2 * LONGEST_LABEL
# What parts two labels can be read in one way only: a line of many labels is else tried in endless ways.
_LABELS = re.compile(r"[\s_]*(?:[^\s:_][^\s:]{1,9}\s*:[\s_]*)+")


def is_loose(text: str, known: Lexicon[str]) -> bool:
    """Tell whether a text is a known head of a section, numbered or not, or says which annex it is."""
    if len(text) > _LONGEST_LOOSE:
        return False
    bare = text[_width_of_number(text) :]
    return text in known or bare in known or _ANNEX.fullmatch(fold(text)) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with the number of a section or of a note."""
    return _width_of_number(text) > 0


def without_number(text: str) -> str:
    """Leave out the number that a text begins with."""
    return text[_width_of_number(text) :]


def only_labels(text: str) -> bool:
    """Tell whether a text is nothing but labels with their colons, and no entry behind any."""
    return _LABELS.fullmatch(halve(text)) is not None


def _width_of_number(text: str) -> int:
    match = _NUMBER.match(halve(text))
    return match.end() if match else 0
