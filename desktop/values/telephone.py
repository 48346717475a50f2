"""Mobile numbers in a text, and how one is written with its middle hidden."""

from __future__ import annotations

import re

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
STARS = "****"
_SHOWN = 3


def hidden(number: str) -> str:
    """Write a number with its middle hidden."""
    return number[:_SHOWN] + STARS + number[-4:]
