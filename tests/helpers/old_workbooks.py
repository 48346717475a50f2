"""Workbooks of 1997 (xls, et) made record by record, as harmless or as hostile as a test needs them.

container(...)   the old container around streams
stream(...)      the stream of a workbook from the records of its sheets
old_workbook(...) both
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence

from desktop.workbook.addresses import place_of

SECTOR = 512
SMALL = 64
LIMIT = 4096
END, FREE, OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
PER_SECTOR = SECTOR // 4
IN_HEADER = 109
OF_1997, OF_1995 = 0x600, 0x500
GLOBALS, SHEET = 5, 0x10


def record(kind: int, *held: bytes) -> bytes:
    """Write a record."""
    data = b"".join(held)
    return struct.pack("<HH", kind, len(data)) + data


def text(value: str, code: str = "H", *, wide: bool = True) -> bytes:
    """Write a string of 1997."""
    encoded = value.encode("utf-16-le" if wide else "latin-1")
    return struct.pack(f"<{code}B", len(value), wide) + encoded


def at(address: str, style: int = 0) -> bytes:
    """Write where a cell stands, and its style."""
    place = place_of(address)
    assert place is not None
    return struct.pack("<3H", *place, style)


def number(address: str, value: float, style: int = 0) -> bytes:
    """Write a cell with a number."""
    return record(0x203, at(address, style), struct.pack("<d", value))


def label(address: str, value: str) -> bytes:
    """Write a cell with a text of its own."""
    return record(0x204, at(address), text(value))


def shared(address: str, place: int) -> bytes:
    """Write a cell that refers to a text of the book."""
    return record(0xFD, at(address), struct.pack("<I", place))


def formula(address: str, value: bytes, style: int = 0) -> bytes:
    """Write a cell with a formula and the eight bytes of its value."""
    return record(0x06, at(address, style), value, bytes(6), struct.pack("<H", 0))


def merges(*areas: str) -> bytes:
    """Write merged areas."""
    held = [struct.pack("<H", len(areas))]
    for area in areas:
        first, last = (place_of(end) for end in area.split(":"))
        assert first
        assert last
        held.append(struct.pack("<4H", first[0], last[0], first[1], last[1]))
    return record(0xE5, *held)


def texts(*values: str) -> bytes:
    """Write the texts that cells share."""
    return record(0xFC, struct.pack("<II", len(values), len(values)), *map(text, values))


def number_format(place: int, code: str) -> bytes:
    """Write a number format."""
    return record(0x41E, struct.pack("<H", place), text(code))


def style(place: int) -> bytes:
    """Write a cell style with a number format."""
    return record(0xE0, struct.pack("<HH", 0, place), bytes(16))


def begin(kind: int, version: int = OF_1997) -> bytes:
    """Begin a part of a workbook."""
    return record(0x809, struct.pack("<HH", version, kind), bytes(12))


def finish() -> bytes:
    """End a part of a workbook."""
    return record(0x0A)


def stream(
    sheets: Mapping[str, Iterable[bytes]],
    shared_records: Sequence[bytes] = (),
    *,
    version: int = OF_1997,
    hidden: int = 0,
    kind: int = 0,
) -> bytes:
    """Write the stream of a workbook: what its sheets share, then each sheet."""
    parts = {name: begin(SHEET, version) + b"".join(held) + finish() for name, held in sheets.items()}

    def listed(places: Iterable[int]) -> bytes:
        return b"".join(
            record(0x85, struct.pack("<IBB", place, hidden, kind), _name(name, version))
            for name, place in zip(parts, places, strict=True)
        )

    head = begin(GLOBALS, version) + b"".join(shared_records)
    place = len(head + listed([0] * len(parts)) + finish())
    places = []
    for part in parts.values():
        places.append(place)
        place += len(part)
    return head + listed(places) + finish() + b"".join(parts.values())


def _name(name: str, version: int) -> bytes:
    if version == OF_1997:
        return text(name, "B")
    encoded = name.encode("gb18030")
    return bytes([len(encoded)]) + encoded


def container(streams: Mapping[str, bytes]) -> bytes:
    """Write a container: streams shorter than the limit lie in the small one."""
    sectors: list[bytes] = []
    following: dict[int, int] = {}

    def add(data: bytes) -> int:
        first = len(sectors)
        for start in range(0, len(data), SECTOR):
            following[len(sectors)] = len(sectors) + 1
            sectors.append(data[start : start + SECTOR].ljust(SECTOR, b"\0"))
        following[len(sectors) - 1] = END
        return first if data else END

    small, small_next, entries = bytearray(), list[int](), list[bytes]()
    for name, data in streams.items():
        if len(data) >= LIMIT:
            start = add(data)
        else:
            start, count = len(small_next), -(-len(data) // SMALL)
            small_next += [*range(start + 1, start + count), END]
            small += data.ljust(count * SMALL, b"\0")
        entries.append(_entry(name, 2, start, len(data)))
    entries.insert(0, _entry("Root Entry", 5, add(bytes(small)), len(small)))
    directory = add(b"".join(entries))
    small_table = add(
        struct.pack(f"<{len(small_next)}I", *small_next).ljust(
            -(-len(small_next) // PER_SECTOR) * SECTOR, b"\xff"
        )
    )
    return _with_table(sectors, following, directory, small_table)


def _with_table(sectors: list[bytes], following: dict[int, int], directory: int, small_table: int) -> bytes:
    count = 1
    while True:
        further = max(0, -(-(count - IN_HEADER) // (PER_SECTOR - 1)))
        if count * PER_SECTOR >= len(sectors) + count + further:
            break
        count += 1
    first = len(sectors)
    places = list(range(first, first + count))
    more = first + count if further else END
    table = [following.get(place, FREE) for place in range(first)] + [OF_TABLE] * (count + further)
    packed = struct.pack(f"<{count * PER_SECTOR}I", *table, *[FREE] * (count * PER_SECTOR - len(table)))
    beyond = b""
    for step in range(further):
        held = places[IN_HEADER + step * (PER_SECTOR - 1) :][: PER_SECTOR - 1]
        held += [FREE] * (PER_SECTOR - 1 - len(held))
        follows = more + step + 1 if step + 1 < further else END
        beyond += struct.pack(f"<{PER_SECTOR}I", *held, follows)
    inside = (places + [FREE] * IN_HEADER)[:IN_HEADER]
    header = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, count, directory, LIMIT, small_table, 1, more, further),
    )
    return header + struct.pack(f"<{IN_HEADER}I", *inside) + b"".join(sectors) + packed + beyond


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = f"{name}\0".encode("utf-16-le")
    return struct.pack("<64sHB49xIQ", encoded, len(encoded), kind, start, size)


def old_workbook(
    sheets: Mapping[str, Iterable[bytes]], shared_records: Sequence[bytes] = (), *, name: str = "Workbook"
) -> bytes:
    """Write a workbook."""
    return container({name: stream(sheets, shared_records)})
