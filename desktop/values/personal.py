"""Numbers that point at a person (个人信息): mobile and home telephones, identity cards."""

from __future__ import annotations

import re

from desktop.text.lexicon import DASHES, YUAN

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
_NUMBERS = re.compile(
    rf"(?<!\d)(?:1[3-9]\d{{9}}|0\d{{2,3}}[{re.escape(DASHES)} ]?\d{{7,8}}|\d{{17}}[\dXx])"
    rf"(?![\dXx]|\.\d|{YUAN})",
    re.ASCII,
)
_SHOWN = 3
STARS = "****"


def hide_numbers(text: str) -> str:
    """Hide the middle of every telephone and identity number in a text: 138****1234."""
    return _NUMBERS.sub(lambda found: hidden(found[0]), text)


def hidden(number: str) -> str:
    """Write a number with its middle hidden."""
    return number[:_SHOWN] + STARS + number[-4:]
