"""Read a text in its own encoding: by its mark, by what it says of itself, or by what it can be."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = {"big5": "big5hkscs", "utf-8": "utf-8", "utf8": "utf-8"}
"""By declared name; all others are the Chinese national standard, or say nothing worth believing."""
_USUAL = "gb18030"


def decoded(data: bytes, declared: str = "utf-8") -> str:
    """Read a text.

    Args:
        data: Its bytes, with or without a mark.
        declared: What it says of itself.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    for encoding in (_ENCODINGS.get(declared.lower(), _USUAL), "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(_USUAL, "replace")
