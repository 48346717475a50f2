"""What points at a person (个人信息): names, telephones, identity cards, addresses of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.text.field_words import NO_NAMES, PERSONS, SOMEBODY, TELEPHONES, TITLES
from desktop.text.lexicon import DASHES, YUAN
from desktop.values.telephone import STARS, hidden

_DIGIT, _GAP = "[0-9０-９]", rf"[{re.escape(DASHES)} ]?"
_NUMBERS = re.compile(
    rf"(?<![0-9０-９*])(?:(?:\+?86{_GAP})?[1１][3-9３-９]{_DIGIT}(?:{_GAP}{_DIGIT}{{4}}){{2}}"
    rf"|(?:[0０]{_DIGIT}{{2,3}}|[(（][0０]{_DIGIT}{{2,3}}[)）]){_GAP}{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{4}}"
    rf"|{_DIGIT}{{17}}[0-9０-９Xx])(?![0-9０-９Xx]|\.\d|{YUAN})",
    re.ASCII,
)
_LABELLED = re.compile(
    rf"((?:{'|'.join(TELEPHONES)})[：: ]{{0,2}})({_DIGIT}{{7,8}})(?![0-9０-９.]|{YUAN})", re.ASCII
)
_MAIL = re.compile(r"[\w.+-]+(@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_NAME = re.compile(rf"(?<![{_HAN}·])[{_HAN}]{{2,4}}(?![{_HAN}·])|[{_HAN}]+·[{_HAN}]+")
_CALLED = re.compile(rf"(?:{'|'.join(PERSONS)})[：:] ?({_NAME.pattern})")
_SURE = 3
"""A shorter name is a word as well, and only one where it stands alone or before a title."""


def hide_numbers(text: str) -> str:
    """Hide the middle of every telephone and identity number in a text, and who has a mail box: 138****12."""
    shown = _NUMBERS.sub(lambda found: hidden(found[0]), text)
    shown = _LABELLED.sub(lambda found: found[1] + hidden(found[2]), shown)
    return _MAIL.sub(rf"{STARS}\1", shown)


def names_in(text: str) -> frozenset[str]:
    """Find the names in a text that stands where persons are named."""
    return frozenset(_NAME.findall(text)) - NO_NAMES


def names_called(text: str) -> frozenset[str]:
    """Find the names that a sentence tells to be a person's: 联系人：赵某."""
    return frozenset(_CALLED.findall(text)) - NO_NAMES


def hide_names(text: str, names: Iterable[str]) -> str:
    """Put 某某 in the place of names that are known."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        alone = rf"(?<![{_HAN}])%s(?![{_HAN}])|%s(?={'|'.join(TITLES)})"
        pattern = re.escape(name) if len(name) >= _SURE else alone.replace("%s", re.escape(name))
        text = re.sub(pattern, SOMEBODY, text)
    return text
