"""The old container (OLE) around a workbook of 1997: its streams, taken out within what the file holds."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.workbook.refusal import damaged

_HEADER = struct.Struct("<26xH2xHH14xI4xIIxxxxI")
_ENTRY_BYTES = 128
_NO_MORE = 0xFFFFFFFA
"""Numbers of sectors from here on mean the end, a free sector, or one of the tables."""
_IN_HEADER = 109
_TABLE_AT = 76
_HEADER_BYTES = 512
_SMALL_BYTES = 64
_STREAM, _ROOT = 2, 5


class OldContainer:
    """The streams of a container; every chain of sectors is followed no further than the file has sectors."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._data = data
        if len(data) < _HEADER_BYTES:
            raise damaged(name, "ole")
        version, power, small_power, directory, self._small_limit, small_table, more = _HEADER.unpack_from(
            data
        )
        if (version, power) not in ((3, 9), (4, 12)) or 1 << small_power != _SMALL_BYTES:
            raise damaged(name, "ole")
        self._size = 1 << power
        self._next = self._table(more)
        self._entries = list(self._read_entries(self._joined(self._chain(directory, self._next))))
        root = next((entry for entry in self._entries if entry[1] == _ROOT), None)
        self._small = self._joined(self._chain(root[2], self._next)) if root else b""
        smalls = self._joined(self._chain(small_table, self._next))
        self._small_next = self._numbers(smalls[: len(self._small) // _SMALL_BYTES * 4])

    @property
    def names(self) -> set[str]:
        """Names of all that is in the container."""
        return {name for name, *_ in self._entries}

    def stream(self, name: str) -> bytes | None:
        """Take a stream out; None if there is none of the name.

        Raises:
            FileRefused: The container is damaged.
        """
        found = (entry for entry in self._entries if entry[1] == _STREAM and entry[0].lower() == name.lower())
        entry = next(found, None)
        if entry is None:
            return None
        _, _, start, length = entry
        if length >= self._small_limit:
            held = self._joined(self._chain(start, self._next))
        else:
            chain = self._chain(start, self._small_next)
            held = b"".join(self._small[at * _SMALL_BYTES : (at + 1) * _SMALL_BYTES] for at in chain)
        if len(held) < length:
            raise damaged(self._name, "ole")
        return held[:length]

    def _table(self, more: int) -> list[int]:
        """Read which sector follows which, from the sectors that the header and those beyond it name."""
        needed = len(self._data) // self._size * 4 // self._size + 1
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, _TABLE_AT))
        while more < _NO_MORE and len(places) < needed:
            *numbers, more = self._numbers(self._sector(more))
            places += numbers
        # Sectors of the table beyond what the file needs would only take up memory.
        return self._numbers(self._joined(place for place in places[:needed] if place < _NO_MORE))

    def _read_entries(self, entries: bytes) -> Iterator[tuple[str, int, int, int]]:
        for at in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield name, kind, start, size

    def _chain(self, start: int, following: list[int]) -> Iterator[int]:
        seen: set[int] = set()
        while start < _NO_MORE:
            if start in seen or start >= len(following):
                raise damaged(self._name, "ole")
            seen.add(start)
            yield start
            start = following[start]

    def _joined(self, chain: Iterator[int]) -> bytes:
        return b"".join(map(self._sector, chain))

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        held = self._data[begin : begin + self._size]
        if not held:
            raise damaged(self._name, "ole")
        return held

    def _numbers(self, held: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(held) // 4}I", held[: len(held) // 4 * 4]))
