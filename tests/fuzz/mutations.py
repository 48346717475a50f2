"""Ways to spoil a file: its bytes, its container, or what its readers find inside it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.seeds import Seed

Change = Callable[[Random, bytes], bytes]

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
LITTLE = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
TOKEN = re.compile(rb'="([^"]*)"|>([^<>]+)<|(\d+)|=([^\s"\'>]+)')
ELEMENT = re.compile(rb"<(/?)([\w:]+)([^<>]*)>")
NAMES = ("", "../a", "/etc/passwd", "C:\\a", "a/" * 30 + "b", "XL/WORKBOOK.XML", "表.xml", "a\0b", ".", "..")


def mutate(seed: Seed, random: Random) -> bytes:
    """Spoil a seed in one to three ways, of one depth."""
    depths: list[Callable[[Seed, Random], bytes]] = [_bytes, _inside, _inside, _inside]
    if seed.is_zip:
        depths.append(_container)
    return random.choice(depths)(seed, random)


def _bytes(seed: Seed, random: Random) -> bytes:
    return _several(BYTES, seed.data, random)


def _several(changes: Sequence[Change], data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if data:
            data = random.choice(changes)(random, data)
    return data


def _inside(seed: Seed, random: Random) -> bytes:
    """Spoil what readers find in the container."""
    parts = dict(seed.parts)
    for _ in range(random.choice((1, 1, 2))):
        # Large parts hold the cells; the small ones decide what is read at all.
        names = [name for name in parts if parts[name]]
        if not names:
            break
        name = random.choice(
            names if random.random() < 0.5 else [max(names, key=lambda one: len(parts[one]))]
        )
        if name == "Workbook":
            changes: Sequence[Change] = (*RECORDS, *RECORDS, *BYTES)
        elif b"<" in parts[name][:200]:
            # What stays well formed gets furthest.
            changes = (*TOKENS, *TOKENS, *TOKENS, *ELEMENTS, *ELEMENTS, *BYTES)
        else:
            changes = (*TOKENS, *BYTES)
        parts[name] = _several(changes, parts[name], random)
    return seed.join(parts)


# ---- bytes


def _span(random: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.randint(1, most))


def flip_bits(random: Random, data: bytes) -> bytes:
    """Flip some bits."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(random: Random, data: bytes) -> bytes:
    """Write anything over a few bytes."""
    start, end = _span(random, data, 8)
    return data[:start] + random.randbytes(end - start) + data[end:]


def cut_off(random: Random, data: bytes) -> bytes:
    """Lose the end."""
    return data[: random.randrange(len(data))]


def lose(random: Random, data: bytes) -> bytes:
    """Lose something in the middle."""
    start, end = _span(random, data, 2000)
    return data[:start] + data[end:]


def repeat(random: Random, data: bytes) -> bytes:
    """Say something many times."""
    start, end = _span(random, data, 500)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def swap(random: Random, data: bytes) -> bytes:
    """Let two stretches change places."""
    first, second, third = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def blank_out(random: Random, data: bytes) -> bytes:
    """Write zeros over a stretch."""
    start, end = _span(random, data, 1000)
    return data[:start] + bytes(end - start) + data[end:]


def put_number(random: Random, data: bytes) -> bytes:
    """Write a hostile binary number somewhere."""
    form = random.choice(("<H", "<I", "<Q", "<d"))
    value = random.choice(LITTLE)
    most = {"<H": 0xFFFF, "<I": 0xFFFFFFFF}.get(form, value)
    start = random.randrange(len(data))
    packed = struct.pack(form, min(value, most))
    return (data[:start] + packed + data[start + len(packed) :])[: len(data)]


BYTES: tuple[Change, ...] = (flip_bits, overwrite, cut_off, lose, repeat, swap, blank_out, put_number)

# ---- text


def _pick(random: Random, data: bytes, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Find something near a place."""
    start = random.randrange(len(data))
    return pattern.search(data, start) or pattern.search(data)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


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
    return data[:start] + random.choice((random.choice(NUMBERS), _encoded(random.choice(TEXTS)))) + data[end:]


def put_token(random: Random, data: bytes) -> bytes:
    """Put something odd anywhere."""
    start = random.randrange(len(data))
    return (
        data[:start] + random.choice((random.choice(NUMBERS), _encoded(random.choice(TEXTS)))) + data[start:]
    )


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

# ---- records of a workbook of 1997


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        found.append((kind, stream[at + 4 : at + 4 + size]))
        at += 4 + size
    return found


def _stream(records: Sequence[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data) & 0xFFFF) + data for kind, data in records)


def spoil_record(random: Random, stream: bytes) -> bytes:
    """Spoil the body of a record, whose length then says it rightly."""
    records = _records(stream)
    if not records:
        return stream
    place = random.randrange(len(records))
    kind, body = records[place]
    if body:
        records[place] = (
            kind,
            random.choice((put_number, flip_bits, cut_off, repeat, blank_out))(random, body),
        )
    return _stream(records)


def move_records(random: Random, stream: bytes) -> bytes:
    """Lose, repeat, rename or exchange records."""
    records = _records(stream)
    if not records:
        return stream
    one, other = (random.randrange(len(records)) for _ in range(2))
    way = random.randrange(4)
    if way == 0:
        del records[one]
    elif way == 1:
        records[one:one] = [records[other]] * random.choice((1, 5, 5000))
    elif way == 2:
        records[one] = (records[other][0], records[one][1])
    else:
        records[one], records[other] = records[other], records[one]
    return _stream(records)


def wrong_length(random: Random, stream: bytes) -> bytes:
    """Let a record say a wrong length."""
    at, places = 0, []
    while at + 4 <= len(stream):
        places.append(at)
        at += 4 + struct.unpack_from("<H", stream, at + 2)[0]
    if not places:
        return stream
    place = random.choice(places) + 2
    return stream[:place] + struct.pack("<H", random.choice(LITTLE) & 0xFFFF) + stream[place + 2 :]


RECORDS: tuple[Change, ...] = (spoil_record, spoil_record, move_records, wrong_length)

# ---- the container


def _container(seed: Seed, random: Random) -> bytes:
    """Spoil the list of members, or what it says of them."""
    members = list(seed.parts.items())
    way = random.randrange(6)
    place = random.randrange(len(members))
    name, content = members[place]
    if way == 0:
        del members[place]
    elif way == 1:
        members.append((random.choice((name, name.upper(), name + "x")), content))
    elif way == 2:
        other = random.choice((*NAMES, random.choice(members)[0], name[:-1]))
        members[place] = (other, content)
    elif way == 3:
        members[place] = (name, random.choice(members)[1])
    method = random.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)) if way == 4 else zipfile.ZIP_DEFLATED
    data = _archive(members, method)
    return _lie(data, random) if way == 5 else data


def _archive(members: Sequence[tuple[str, bytes]], method: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as file:
        for name, content in members:
            # A zip file may hold a name twice; the library that writes it warns of that.
            file.filelist = list(file.filelist)
            file.NameToInfo.pop(name, None)
            file.writestr(zipfile.ZipInfo(name or "x"), content, compress_type=method)
    return held.getvalue()


def _lie(data: bytes, random: Random) -> bytes:
    """Write a hostile number into an entry of the directory, or into its end."""
    places = [found.start() for found in re.finditer(rb"PK\x01\x02", data)]
    # Flags, method, checksum, sizes, lengths of name, extra and comment, place of the member.
    field, form = random.choice(
        (
            (8, "<H"),
            (10, "<H"),
            (16, "<I"),
            (20, "<I"),
            (24, "<I"),
            (28, "<H"),
            (30, "<H"),
            (32, "<H"),
            (42, "<I"),
        )
    )
    start = random.choice(places) + field
    if random.random() < 0.2:
        start, form = data.rindex(b"PK\x05\x06") + random.choice((4, 8, 10, 20)), "<H"
    value = random.choice(LITTLE) & (0xFFFF if form == "<H" else 0xFFFFFFFF)
    packed = struct.pack(form, value)
    return data[:start] + packed + data[start + len(packed) :]
