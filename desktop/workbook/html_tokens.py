"""Take the markup of a web page apart, however bad it is, in time that grows with its length alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice

_BEGINNING = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
_STOP = re.compile(r""">|=\s*(["'])""")
"""Where a tag ends, or a quoted value begins, in which it can't end."""
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "xml")}
"""Elements that hold no markup of the page."""
_MOST_ATTRIBUTES = 100
_MOST_QUOTED = 1_000
"""Quoted values of a tag; one with more of them ends at the first sign that may end a tag."""


class Sort(Enum):
    """What a piece of the markup is."""

    START = auto()
    END = auto()
    TEXT = auto()
    ASIDE = auto()
    """A comment, or what stands in an element that is no part of the page."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the markup."""

    sort: Sort
    text: str
    """The name of an element in small letters, or the text."""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """Walk over the markup of a page; what is cut off at its end counts for nothing."""
    at = 0
    while at < len(page):
        begin = page.find("<", at)
        if begin < 0:
            yield Token(Sort.TEXT, unescaped(page[at:]))
            return
        if begin > at:
            yield Token(Sort.TEXT, unescaped(page[at:begin]))
        token, at = _markup(page, begin)
        if token:
            yield token
            raw = _RAW.get(token.text) if token.sort is Sort.START else None
            if raw:
                match = raw.search(page, at)
                end = match.start() if match else len(page)
                yield Token(Sort.ASIDE, page[at:end])
                at = end


def _markup(page: str, begin: int) -> tuple[Token | None, int]:
    """Take up what begins with "<", and tell where it ends."""
    if page.startswith("<!--", begin):
        end = page.find("-->", begin + 4)
        end = len(page) if end < 0 else end
        return Token(Sort.ASIDE, page[begin + 4 : end]), end + 3
    if page.startswith(("<!", "<?"), begin):
        end = page.find(">", begin)
        return None, len(page) if end < 0 else end + 1
    match = _BEGINNING.match(page, begin)
    if match is None:
        return Token(Sort.TEXT, "<"), begin + 1
    end = _end_of_tag(page, match.end())
    if end < 0:
        return None, len(page)
    sort = Sort.END if match[1] else Sort.START
    return Token(sort, match[2].lower(), _attributes(page[match.end() : end])), end + 1


def _end_of_tag(page: str, at: int) -> int:
    """Find the sign that ends a tag; -1 if there is none."""
    for _ in range(_MOST_QUOTED):
        stop = _STOP.search(page, at)
        if stop is None:
            return -1
        if not stop[1]:
            return stop.start()
        closing = page.find(stop[1], stop.end())
        at = stop.end() if closing < 0 else closing + 1
    return page.find(">", at)


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): unescaped(match[2] or match[3] or match[4] or "")
        for match in islice(_ATTRIBUTE.finditer(text), _MOST_ATTRIBUTES)
    }


def unescaped(text: str) -> str:
    """Write signs for their names; a text with the number of a sign that no computer holds stays as it is."""
    try:
        return html.unescape(text)
    except ValueError:
        return text
