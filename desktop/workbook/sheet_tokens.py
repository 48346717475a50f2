"""Take the plain markup of rows and strings apart by its patterns, many times faster than any parser.

What is not understood to the last sign is left to the parser, so that both always say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.workbook.addresses import Place, place_of
from desktop.workbook.string_items import plain_string

SMALL = 1 << 20
"""Bytes of the largest part that is taken apart at once."""

Cell = tuple[Place | None, str, str, str, str | None]
"""Place, style, kind, text and formula of a cell; None or blank where there is none."""
INLINE = "inlineStr"
"""The kind of a cell that holds its text itself."""


class Line(NamedTuple):
    """One row of a sheet."""

    attributes: dict[str, str]
    cells: tuple[Cell, ...]
    """Of blank ones side by side the last is given."""
    cell_count: int
    """How many they are."""
    length: int
    """Characters of their texts."""
    texts: dict[Place, str] | None
    """Those texts, where every cell says its place and holds a text of its own, or nothing."""
    end: Place
    """The place of the last cell, where there are texts."""
    corner: Place
    """The last row and the last column of the texts."""


_NAME, _VALUE = r"[A-Za-z_][\w:.-]*", r'"[^"<&]*"'
_ATTRIBUTES = rf"(?:\s+{_NAME}={_VALUE})*"
_STRING = r'<t((?: xml:space="preserve")?(?:\s*/|>[^<]*</t))>'
# Blank cells in a row, none of them further out than Z9999; nothing follows for which any is tried again.
_BLANKS = r'(?:<c r="([A-Z][1-9][0-9]{0,3})"(?: s="[0-9]{1,8}")?(?: t="[A-Za-z]{1,9}")?\s*/>\s*)+'
_CELL = re.compile(
    rf"({_BLANKS}|"
    r'<c(?: r="([A-Z]{1,3}[1-9][0-9]{0,6})")?(?: s="([0-9]{1,8})")?(?: t="([A-Za-z]{1,9})")?\s*'
    rf"(?:/>|>(<f{_ATTRIBUTES}\s*(?:/|>[^<]*</f)>)?(?:<v(?:\s*/>|>([^<]*)</v>))?(?:<is>{_STRING}</is>)?</c>)"
    r"\s*)"
)
_ROW, _ROW_END = re.compile(rf"({_ATTRIBUTES}\s*)(/?)>\s*"), "</row>"
_ROW_MARK = "<row"
_ITEM = re.compile(rf"(<si>{_STRING}</si>\s*)")
_ATTRIBUTE = re.compile(rf"({_NAME})=({_VALUE})")
_REFERENCES = re.compile(r"(?:&#[0-9]{1,7};)+|&(#x[0-9A-Fa-f]{1,6};|\w*;?)")
_SLASH = ord("/")
_NAMED = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'"}
_LONGEST_REMEMBERED = 400
_FURTHEST = 9999, 26
"""Row and column that no form reaches, within all limits."""
_LONGEST_ROW = 4000
"""Characters of a row that is remembered."""

# Nothing but UTF-8, and a first element without a prefix.
_HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml\s+version=["']1\.0["'](?:\s+encoding=["']utf-8["'])?"""
    rb"""(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>)?\s*<[a-z]+[\s>]""",
    re.IGNORECASE,
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")
_ODD = ("]]>", "\ufffe", "\uffff")
"""What text can't hold; line ends that change are among the controls."""


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
    begin, end = data.find(b"<" + tag), data.find(b"</" + tag + b">")
    start = data.find(b">", begin) + 1
    if head is None or len(data) > SMALL or not 0 <= begin < start <= end or data[start - 2] == _SLASH:
        return None
    within, rest = data[start:end], data[:start] + data[end:]
    if rest.count(tag) != 2 or b"<!" in rest or b"<?" in rest[head.end() :]:
        return None
    try:
        text = within.decode()
    except UnicodeDecodeError:
        return None
    is_plain = len(within.translate(None, _CONTROLS)) == len(within) and not any(
        sign in text for sign in _ODD
    )
    return (rest, text) if is_plain else None


def lines_of(text: str) -> list[Line] | None:
    """Take the rows of a sheet apart; None where there is anything else, or it is written in another way."""
    before, *rows = text.split(_ROW_MARK)
    if before:
        return None
    try:
        return [_remembered_row(row) if len(row) < _LONGEST_ROW else _read_row(row) for row in rows]
    except _NotUnderstoodError:
        return None


def _read_row(text: str) -> Line:
    """Read a row behind the name of its element."""
    head = _ROW.match(text)
    if head is None:
        raise _NotUnderstoodError
    attributes, body = _attributes(head[1]), text[head.end() :].rstrip()
    if head[2]:
        body += _ROW_END
    if not body.endswith(_ROW_END):
        raise _NotUnderstoodError
    cells: list[Cell] = []
    length, count = len(_ROW_END), 0
    for whole, blank, address, style, kind, formula, value, string in _CELL.findall(body):
        length += len(whole)
        if blank:
            count += whole.count("<")
            cells.append((place_of(blank), "", "", "", None))
            continue
        count += 1
        held = value if "&" not in value else _decoded(value)
        if string:
            held += _string(string)
        place = place_of(address) if address else None
        cells.append((place, style, kind, held, _formula(formula) if formula else None))
    if length < len(body):
        raise _NotUnderstoodError
    length = sum([len(text) for *_, text, _ in cells])
    texts = _texts(cells)
    rows, columns = zip(*texts, strict=True) if texts else ((-1,), (-1,))
    end = cells[-1][0] if texts is not None else None
    return Line(attributes, tuple(cells), count, length, texts, end or (-1, -1), (max(rows), max(columns)))


def _texts(cells: list[Cell]) -> dict[Place, str] | None:
    """Give the texts of cells that need nothing but to be put in their places; None where any does."""
    texts: dict[Place, str] = {}
    for place, _, kind, text, formula in cells:
        if place is None or place[0] >= _FURTHEST[0] or place[1] >= _FURTHEST[1] or place in texts:
            return None
        if formula is not None or (text and kind != INLINE):
            return None
        if text:
            texts[place] = text
    return texts if cells else None


def strings_of(text: str) -> list[str] | None:
    """Take the strings that cells share apart; None where any has runs, or is written in another way."""
    items = _ITEM.findall(text)
    if sum(len(whole) for whole, _ in items) < len(text):
        return None
    try:
        return [_string(string) for _, string in items]
    except _NotUnderstoodError:
        return None


def _formula(element: str) -> str:
    return _decoded(element.partition(">")[2].removesuffix("</f>"))


def _string(element: str) -> str:
    return _remembered_string(element) if len(element) < _LONGEST_REMEMBERED else _read_string(element)


def _read_string(element: str) -> str:
    """Read the text behind the name of its element."""
    attribute, _, text = element.removesuffix("</t").partition(">")
    return plain_string(_decoded(text), keeps_space=attribute.startswith(" "))


_remembered_row = lru_cache(maxsize=1024)(_read_row)
"""Headings and what is blank are written alike in all the forms of an office."""
_remembered_string = lru_cache(maxsize=8192)(_read_string)
"""Most short strings are labels, and stand on every form of an office."""


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
        codes = list(map(int, match[0][2:-1].split(";&#")))
    elif reference.startswith("#x"):
        codes = [int(reference[2:-1], 16)]
    else:
        raise _NotUnderstoodError
    if min(codes) < 32 or max(codes) >= 0xD800:
        _refuse_odd(codes)
    return "".join(map(chr, codes))


def _refuse_odd(codes: list[int]) -> None:
    if not all(32 <= code < 0xD800 or code in (9, 10, 13) or 0xE000 <= code < 0xFFFE for code in codes):
        raise _NotUnderstoodError
