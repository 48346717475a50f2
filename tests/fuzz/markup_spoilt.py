"""Ways to spoil texts and elements: what stays well formed gets furthest."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz.bytes_spoilt import Change

NUMBERS = (
    b"0 -1 1 2 255 256 257 20000 20001 65535 65536 1048576 1048577 16384 2147483647 2147483648 4294967295 "
    b"9223372036854775807 18446744073709551616 99999999999999999999999 1e308 1e400 -1e400 0.1 1e-320 NaN inf "
    b"-0 00 1_000 0x10 +5 1,5 \xef\xbc\x91\xef\xbc\x90"
).split()
TEXTS = (
    *("A1:XFD1048576", "A0", "ZZZZ99", "#REF!", "#DIV/0!", "&#0;", "&#x1F;", "&lt;&amp;", "&amp;#38;", "&x;"),
    *("]]>", "<![CDATA[", "<!--", "<?", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\ud7ff", "\ufffe", "\U0001f600"),
    *(
        "年度",
        "项目名称",
        "总分",
        "≥",
        "100%",
        "％",
        "—",
        "\u200b",
        "\u202e",
        "…" * 50,
        "长" * 5000,
        "1" * 400,
    ),
    *(
        "s",
        "str",
        "inlineStr",
        "b",
        "e",
        "d",
        "n",
        "true",
        "restart",
        "continue",
        "../../etc",
        "\\",
        "0;0;0;@",
    ),
    *("[h]:mm:ss.000", '0" "0', "yyyy-mm-dd", "#,##0.00_);[Red]", "General", "# ?/?", "0E+00", "[$-804]"),
)
TOKEN = re.compile(rb'="([^"]*)"|>([^<>]+)<|(\d+)|=([^\s"\'>]+)')
ELEMENT = re.compile(rb"<(/?)([\w:]+)([^<>]*)>")


def _pick(random: Random, data: bytes, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Find something near a place."""
    start = random.randrange(len(data))
    return pattern.search(data, start) or pattern.search(data)


def _odd(random: Random) -> bytes:
    """Think of a number or a text that nobody thought of."""
    return random.choice((random.choice(NUMBERS), random.choice(TEXTS).encode("utf-8", "replace")))


def other_number(random: Random, data: bytes) -> bytes:
    """Write a hostile number for one that stands there."""
    found = _pick(random, data, re.compile(rb"-?\d+(\.\d+)?"))
    return data if not found else data[: found.start()] + random.choice(NUMBERS) + data[found.end() :]


def other_token(random: Random, data: bytes) -> bytes:
    """Write something odd for a value or a text."""
    found = _pick(random, data, TOKEN)
    if not found or found.lastindex is None:
        return data
    start, end = found.span(found.lastindex)
    return data[:start] + _odd(random) + data[end:]


def put_token(random: Random, data: bytes) -> bytes:
    """Put something odd anywhere."""
    start = random.randrange(len(data))
    return data[:start] + _odd(random) + data[start:]


TOKENS: tuple[Change, ...] = (other_number, other_token, put_token)


def lose_element(random: Random, data: bytes) -> bytes:
    """Lose the beginning or the end of an element."""
    found = _pick(random, data, ELEMENT)
    return data if not found else data[: found.start()] + data[found.end() :]


def repeat_element(random: Random, data: bytes) -> bytes:
    """Say an element up to its end many times."""
    found = _pick(random, data, ELEMENT)
    if not found:
        return data
    end = data.find(b"</" + found[2] + b">", found.end())
    last = end + len(found[2]) + 3 if end >= 0 else found.end()
    count = min(random.choice((1, 3, 300, 20_000)), 4_000_000 // (last - found.start()))
    return data[:last] + data[found.start() : last] * count + data[last:]


def nest(random: Random, data: bytes) -> bytes:
    """Put an element into itself many times."""
    found = _pick(random, data, ELEMENT)
    if not found or found[1] or found[3].endswith(b"/"):
        return data
    depth = random.choice((2, 10, 100, 5000))
    opened = found[0] * depth
    closed = (b"</" + found[2] + b">") * (depth if random.random() < 0.5 else 0)
    end = data.find(b"</" + found[2] + b">", found.end())
    at = end if end >= 0 else found.end()
    return data[: found.start()] + opened + data[found.start() : at] + closed + data[at:]


def rename_element(random: Random, data: bytes) -> bytes:
    """Call an element by the name of another."""
    one, other = _pick(random, data, ELEMENT), _pick(random, data, ELEMENT)
    if not one or not other:
        return data
    start, end = one.span(2)
    return data[:start] + other[2] + data[end:]


def lose_attribute(random: Random, data: bytes) -> bytes:
    """Lose an attribute."""
    found = _pick(random, data, re.compile(rb'\s[\w:]+="[^"]*"'))
    return data if not found else data[: found.start()] + data[found.end() :]


def _element(random: Random, data: bytes) -> tuple[int, int] | None:
    """Find a whole element, as far as the first end of its name."""
    found = _pick(random, data, ELEMENT)
    if not found or found[1]:
        return None
    ending = b"</" + found[2] + b">"
    end = found.end() if found[3].endswith(b"/") else data.find(ending, found.end()) + len(ending)
    return (found.start(), end) if end > found.start() else None


def lose_whole(random: Random, data: bytes) -> bytes:
    """Lose a whole element."""
    found = _element(random, data)
    return data if not found else data[: found[0]] + data[found[1] :]


def move_whole(random: Random, data: bytes) -> bytes:
    """Put a copy of an element before another."""
    one, other = _element(random, data), _element(random, data)
    if not one or not other:
        return data
    return data[: other[0]] + data[slice(*one)] + data[other[0] :]


ELEMENTS: tuple[Change, ...] = (
    lose_element,
    lose_whole,
    lose_whole,
    move_whole,
    move_whole,
    repeat_element,
    nest,
    rename_element,
    lose_attribute,
)
