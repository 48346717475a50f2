"""The text of a string item: of all its runs, without phonetic marks, and with no sign escaped."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_BLANKS = " \t\r\n"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def string_of(item: Element) -> str:
    """Read the text of a string item: its own, or that of its runs."""
    texts = (text for part in item for text in ((part,) if part.tag == "t" else _in_run(part)))
    return "".join(
        plain_string(text.text or "", keeps_space=text.get("xml:space") == "preserve") for text in texts
    )


def plain_string(text: str, *, keeps_space: bool) -> str:
    """Give a text as it is meant: white space around it counts only where that is said."""
    return unescaped(text if keeps_space else text.strip(_BLANKS))


def unescaped(text: str) -> str:
    """Give a text with the signs that a workbook writes as their numbers: _x000D_ is a line end."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _in_run(part: Element) -> list[Element]:
    return part.findall("t") if part.tag == "r" else []
