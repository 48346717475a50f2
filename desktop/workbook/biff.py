"""The records of a workbook of 1997 (BIFF): walked over one by one, and the strings in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.workbook.markup import MOST_ELEMENTS
from desktop.workbook.refusal import damaged, unsafe

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_WIDE, _ASIAN, _RICH = 0x01, 0x04, 0x08
Run = tuple[int, int]
"""Where in a text another font begins, and the number of the font."""
_RUN = struct.Struct("<HH")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number, what it holds, and where what continues it begins."""

    kind: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        """All that the record holds."""
        return self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)


class Records:
    """Walks over the records of one file; those of all its sheets count together."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        self._walked = 0

    def part(self, at: int) -> Iterator[Record]:
        """Walk over the records of the part that begins at a place, from its first to its last.

        Records of parts inside it (charts) are passed over.

        Raises:
            FileRefused: There is no such part, it has no end, or there are too many records.
        """
        depth = 0
        for record in self._records(at):
            if record.kind == BOF:
                depth += 1
            elif depth == 0:
                raise damaged(self.name, "content")
            if depth == 1:
                yield record
            if record.kind == EOF:
                depth -= 1
                if depth == 0:
                    return
        raise damaged(self.name, "content")

    def _records(self, at: int) -> Iterator[Record]:
        kind, pieces = -1, list[bytes]()
        while at + 4 <= len(self._data):
            number, length = struct.unpack_from("<HH", self._data, at)
            held = self._data[at + 4 : at + 4 + length]
            at += 4 + length
            self._walked += 1
            if self._walked > MOST_ELEMENTS:
                raise unsafe(self.name, "elements", limit=MOST_ELEMENTS)
            if number == CONTINUE:
                pieces.append(held)
                continue
            if kind >= 0:
                yield Record(kind, tuple(pieces))
            kind, pieces = number, [held]
        if kind >= 0:
            yield Record(kind, tuple(pieces))


class Strings:
    """Reads strings one after another out of a record and what continues it.

    Raises struct.error or IndexError where they break off.
    """

    def __init__(self, pieces: tuple[bytes, ...], at: int = 0) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = at

    def number(self, code: str) -> int:
        """Read a number, which is never broken over two pieces."""
        if self._at >= len(self._pieces[self._piece]):
            self._next_piece()
        value: int
        (value,) = struct.unpack_from(f"<{code}", self._pieces[self._piece], self._at)
        self._at += struct.calcsize(code)
        return value

    def string(self, length_code: str = "H") -> str:
        """Read a string of 1997, without its fonts and its phonetic marks."""
        return self.rich_string(length_code)[0]

    def rich_string(self, length_code: str = "H") -> tuple[str, list[Run]]:
        """Read a string of 1997 and where in it another font begins."""
        left = self.number(length_code)
        flags = self.number("B")
        runs = self.number("H") if flags & _RICH else 0
        marks = self.number("I") if flags & _ASIAN else 0
        text = self._text(left, flags & _WIDE)
        fonts = self.taken(runs * _RUN.size)
        self.taken(marks)
        return text, list(_RUN.iter_unpack(fonts))

    def _text(self, left: int, wide: int) -> str:
        held = bytearray()
        while left:
            room = len(self._pieces[self._piece]) - self._at
            taken = min(left, room // 2 if wide else room)
            if taken == 0:
                self._next_piece()
                wide = self.number("B") & _WIDE
                continue
            chunk = self._taken(taken * 2 if wide else taken)
            held += chunk if wide else chunk.decode("latin-1").encode("utf-16-le")
            left -= taken
        return held.decode("utf-16-le", "replace")

    def taken(self, left: int) -> bytes:
        """Take bytes, which may be broken over pieces."""
        held: list[bytes] = []
        while left:
            room = len(self._pieces[self._piece]) - self._at
            if room == 0:
                self._next_piece()
                continue
            held.append(self._taken(min(left, room)))
            left -= len(held[-1])
        return b"".join(held)

    def _taken(self, count: int) -> bytes:
        chunk = self._pieces[self._piece][self._at : self._at + count]
        self._at += count
        return chunk

    def _next_piece(self) -> None:
        # IndexError at the end: the caller knows what was being read.
        self._piece, self._at = self._piece + 1, 0
        self._pieces[self._piece]
