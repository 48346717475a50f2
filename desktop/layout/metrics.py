"""Widths of characters in the shipped typefaces, and which face has a glyph for which character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from desktop.layout.sheet import Face

SIGNS = "signs"
"""The last face of every chain; it has the signs that the other two lack (☑)."""

CHAINS: Mapping[Face, tuple[str, ...]] = {
    Face.SONG: (Face.SONG.value, Face.HEI.value, SIGNS),
    Face.HEI: (Face.HEI.value, Face.SONG.value, SIGNS),
}


class _Measured:
    """One face: what it covers, and the advance of each character in thousandths of the em."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.default: int = data["default"]
        self._covered = sorted(_range(text) for text in data["coverage"])
        self._widths: list[tuple[int, int, int]] = sorted(
            (*_range(text), width) for text, width in data["widths"].items()
        )

    def has(self, code: int) -> bool:
        """Say whether the face has a glyph."""
        place = bisect_right(self._covered, (code, 0x110000)) - 1
        return place >= 0 and code <= self._covered[place][1]

    def advance(self, code: int) -> int:
        """Measure one character."""
        place = bisect_right(self._widths, (code, 0x110000, 0)) - 1
        if place >= 0 and code <= self._widths[place][1]:
            return self._widths[place][2]
        return self.default


class _Advances(dict[str, int]):
    """Advance by character along a chain of faces, looked up once each."""

    def __init__(self, chain: tuple[str, ...], faces: Mapping[str, _Measured]) -> None:
        super().__init__()
        self._chain = chain
        self._faces = faces

    def __missing__(self, char: str) -> int:
        name = pick(char, self._chain, self._faces) or self._chain[0]
        advance = self[char] = self._faces[name].advance(ord(char))
        return advance


class FontMetrics:
    """The measures of the shipped faces; window, paper and workbook break lines by them."""

    def __init__(self, faces: Mapping[str, _Measured]) -> None:
        self._faces = faces
        self._advances = {face: _Advances(chain, faces) for face, chain in CHAINS.items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, Any]]) -> FontMetrics:
        """Make the measures from the plain data of widths.json.

        Args:
            data: For each of song, hei and signs: `default` and `widths` in thousandths of the em and
                `coverage`; characters are hexadecimal code points or ranges of them, "20-7E".
        """
        return cls({name: _Measured(data[name]) for name in CHAINS[Face.SONG]})

    def width(self, text: str, size: float, face: Face = Face.SONG) -> float:
        """Measure a text set in one line.

        Args:
            text: What is set.
            size: Font size in points.
            face: First face of the chain.

        Returns:
            The width in points.
        """
        return sum(map(self._advances[face].__getitem__, text)) * size / 1000

    def face_of(self, char: str, face: Face = Face.SONG) -> str:
        """Name the face that a character is set in: song, hei or signs; blank where none has it."""
        return pick(char, CHAINS[face], self._faces)

    def runs(self, text: str, face: Face = Face.SONG) -> Iterator[tuple[str, str]]:
        """Walk over (face name, text) of the stretches that are set in one face each."""
        for name, run in groupby(text, lambda char: self.face_of(char, face)):
            yield name, "".join(run)

    def missing(self, text: Iterable[str]) -> list[str]:
        """List the characters that no face has a glyph for, each once, in the order of the text."""
        return [char for char in dict.fromkeys(text) if char not in "\n\r\t" and not self.face_of(char)]


def pick(char: str, chain: tuple[str, ...], faces: Mapping[str, _Measured]) -> str:
    """Find the first face of a chain that has a glyph; blank where none has."""
    code = ord(char)
    return next((name for name in chain if faces[name].has(code)), "")


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first, 16), int(last or first, 16)
