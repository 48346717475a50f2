"""Tidy what a foreign sheet has only for its looks: wrapped names, padding, spread signs."""

from __future__ import annotations

import re

from desktop.templates.spec import Content

_IDEOGRAPH = "\u3007\u3400-\u9fff\uf900-\ufaff"
_SIGN = f"[{_IDEOGRAPH}\uff08\uff09\uff0c\u3001\uff1a\uff1b\u3002\u201c\u201d]"
_BETWEEN = re.compile(rf"(?<={_SIGN})\s+(?={_SIGN})")
_WRAP = re.compile(rf"(?<={_SIGN})[^\S\n]*\n\s*(?={_SIGN})")
_GAP = re.compile(r"\s*\n\s*")
# No sets: a member of an enumeration takes longer to be hashed than to be found among so few.
_NAMES = (Content.LEVEL_NAME, Content.ROW_LABEL)
_TYPED = (Content.LONG_TEXT, Content.REASON, Content.INDICATOR_NAME, Content.TARGET, Content.ACTUAL)
_CLOSING = ":\uff1a"


def tidy(text: str, content: Content) -> str:
    """Give a cell's text as the form holds it: padding goes, what people write in lines keeps them.

    Names are put together again where they were wrapped or spread over the width of their cell.
    """
    bare = text.strip()
    if content in _TYPED:
        return bare
    if bare.isalnum():
        # Nothing in it to put together or to leave out.
        return bare
    if content in _NAMES:
        spread = _GAP.sub(" ", _BETWEEN.sub("", bare))
        return spread.rstrip(_CLOSING).rstrip() if content is Content.LEVEL_NAME else spread
    return _GAP.sub(" ", _WRAP.sub("", bare))
