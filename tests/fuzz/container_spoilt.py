"""Ways to spoil a zip file: its members, and what it says of them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Sequence
from random import Random

from tests.fuzz.bytes_spoilt import LITTLE
from tests.fuzz.seeds import Seed

NAMES = ("", "../a", "/etc/passwd", "C:\\a", "a/" * 30 + "b", "XL/WORKBOOK.XML", "表.xml", "a\0b", ".", "..")


def spoil_container(seed: Seed, random: Random) -> bytes:
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
