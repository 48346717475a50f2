"""Ways to spoil the records of a workbook of 1997."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from random import Random

from tests.fuzz.bytes_spoilt import LITTLE, Change, blank_out, cut_off, flip_bits, put_number, repeat


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
