"""Take the plain markup of rows and strings apart by its patterns, many times faster than any parser.

What is not understood to the last sign is left to the parser, so that both always say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.workbook.string_items import plain_string

SMALL = 1 << 20
"""Bytes of the largest part that is taken apart at once."""

Cell = tuple[str | None, str, str, str, str | None]
"""Address, style, kind, text and formula of a cell; None or blank where there is none."""
Line = tuple[dict[str, str], list[Cell]]
"""Attributes of a row, and its cells."""

_NAME, _VALUE = r"[A-Za-z_][\w:.-]*", r'"[^"<&]*"'
_ATTRIBUTES = rf"(?:\s+{_NAME}={_VALUE})*"
_STRING = r'<t( xml:space="preserve")?(?:/>|>([^<]*)</t>)'
_TOKEN = re.compile(
    rf"((?:<row({_ATTRIBUTES})\s*(/?)>|</row>"
    r'|<c(?: r="([A-Z]{1,3}[1-9][0-9]{0,6})")?(?: s="([0-9]{1,8})")?(?: t="([A-Za-z]{1,9})")?\s*'
    rf"(?:/>|>(?:(<f){_ATTRIBUTES}(?:/>|>([^<]*)</f>))?(?:<v(?:/>|>([^<]*)</v>))?"
    rf"(?:<is>{_STRING}</is>)?</c>))\s*)"
)
_ITEM = re.compile(rf"(<si>{_STRING}</si>\s*)")
_ATTRIBUTE = re.compile(rf"({_NAME})=({_VALUE})")
_REFERENCES = re.compile(r"(?:&#[0-9]{1,7};)+|&(#x[0-9A-Fa-f]{1,6};|\w*;?)")
_NAMED = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'"}
_LONGEST_REMEMBERED = 400

# Nothing but UTF-8, and a first element without a prefix.
_HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml\s+version=["']1\.0["'](?:\s+encoding=["']utf-8["'])?"""
    rb"""(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>)?\s*<[a-z]+[\s>]""",
    re.IGNORECASE,
)
_ODD = (b"<!", b"<?", b"]]>", b"\r", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""What the patterns don't know: declarations and comments, line ends that change, signs that are none."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")


class _NotUnderstoodError(Exception):
    """Something is written in a way that is left to the parser."""


def parted(data: bytes, tag: bytes) -> tuple[bytes, str] | None:
    """Cut out what stands in the one element of a name.

    Args:
        data: The part.
        tag: The element's name.

    Returns:
        The part without it, and its text; None where the part is not small and plain.
    """
    head = _HEAD.match(data)
    begins = list(re.finditer(rb"<%b(?:\s[^<>]*)?>" % tag, data))
    ends = list(re.finditer(rb"</%b>" % tag, data))
    if head is None or len(data) > SMALL or len(begins) != 1 or len(ends) != 1:
        return None
    start, end = begins[0].end(), ends[0].start()
    within, rest = data[start:end], data[:start] + data[end:]
    if start > end or b"<!" in rest or b"<?" in rest[head.end() :] or any(sign in within for sign in _ODD):
        return None
    if len(within.translate(None, _CONTROLS)) < len(within):
        return None
    try:
        return rest, within.decode()
    except UnicodeDecodeError:
        return None


def lines_of(text: str) -> list[Line] | None:
    """Take the rows of a sheet apart; None where there is anything else, or it is written in another way."""
    lines: list[Line] = []
    length, is_open = 0, False
    try:
        for token in _TOKEN.findall(text):
            length += len(token[0])
            if token[0].startswith("<c"):
                lines[-1][1].append(_cell(token))
            elif token[0].startswith("<row"):
                lines.append((_attributes(token[1]), []))
            if is_open != (token[0][1] != "r"):
                return None
            is_open = token[0][1] != "/" and not token[2]
    except (_NotUnderstoodError, IndexError):
        return None
    return None if is_open or length < len(text) else lines


def strings_of(text: str) -> list[str] | None:
    """Take the strings that cells share apart; None where any has runs, or is written in another way."""
    items = _ITEM.findall(text)
    if sum(len(whole) for whole, _, _ in items) < len(text):
        return None
    try:
        return [_string(spaced, string) for _, spaced, string in items]
    except _NotUnderstoodError:
        return None


def _cell(token: tuple[str, ...]) -> Cell:
    _, _, _, address, style, kind, has_formula, formula, value, spaced, string = token
    text = _decoded(value) if "&" in value else value
    if string:
        text += _string(spaced, string)
    return address or None, style, kind, text, _decoded(formula) if has_formula else None


def _string(spaced: str, raw: str) -> str:
    if len(raw) > _LONGEST_REMEMBERED:
        return plain_string(_decoded(raw), keeps_space=bool(spaced))
    return _remembered_string(spaced, raw)


@lru_cache(maxsize=8192)
def _remembered_string(spaced: str, raw: str) -> str:
    """Decode a short string: most of these are labels, and stand on every form of an office."""
    return plain_string(_decoded(raw), keeps_space=bool(spaced))


@lru_cache(maxsize=1024)
def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(text)
    attributes = {name: value[1:-1] for name, value in found}
    if len(attributes) < len(found):
        raise _NotUnderstoodError
    return attributes


def _decoded(text: str) -> str:
    return _REFERENCES.sub(_meant, text) if "&" in text else text


def _meant(match: re.Match[str]) -> str:
    reference = match[1]
    if reference in _NAMED:
        return _NAMED[reference]
    if reference is None:
        codes = [int(code) for code in match[0][2:-1].split(";&#")]
    elif reference.startswith("#x"):
        codes = [int(reference[2:-1], 16)]
    else:
        raise _NotUnderstoodError
    if not all(32 <= code < 0xD800 or code in (9, 10, 13) or 0xE000 <= code < 0xFFFE for code in codes):
        raise _NotUnderstoodError
    return "".join(map(chr, codes))
