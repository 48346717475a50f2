"""Put the characters of a printed page back into lines, and the lines of one text together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.text.radicals import WHOLE

Window = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_INSIDE = 2.0
"""Points that a character lies within its window at least."""
_SAME_LINE = 0.4
"""Part of a character's height by which two of a line may differ."""
_WIDE = 0.9
"""Part of a character's height that parts two words where no space was printed."""
_MORE_SPACES = 0.3
"""Part of a character's height behind a space that is more of them."""
_GAP = 0.4
"""Part of a character's height that may lie between two of a word."""
_TWICE = 0.15
"""Part of a character's height between two that are one, printed twice to look bold."""
_MARGIN = 12.0
"""Points of a cell that are not written on."""
_WORD = re.compile(r"[0-9A-Za-z.,%+\-/]+|.", re.DOTALL)
_LETTERS = re.compile(r"[A-Za-z][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it is printed, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    """Where its line stands."""
    window: Window | None = None
    """The part of the page that it is shown in, as far as it lies there; None for the whole page."""

    run: int = 0
    """Which of the texts that were printed in one go it belongs to."""

    @property
    def x(self) -> float:
        """Its middle, or what is nearest to it in its window."""
        middle = (self.left + self.right) / 2
        return min(max(middle, self.window[0] + _INSIDE), self.window[2] - _INSIDE) if self.window else middle

    @property
    def y(self) -> float:
        """Its middle, or what is nearest to it in its window."""
        middle = (self.top + self.bottom) / 2
        return min(max(middle, self.window[1] + _INSIDE), self.window[3] - _INSIDE) if self.window else middle

    @property
    def height(self) -> float:
        """How high it is, at least a point."""
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def base(self) -> float:
        """Where it stands."""
        return self.glyphs[0].base

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right


def runs_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Put characters together that were printed in one go without a gap between them."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and glyph.run == last.run and abs(glyph.left - last.right) < _GAP * glyph.height:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Put characters into lines, from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][-1].base <= _SAME_LINE * min(glyph.height, lines[-1][-1].height):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    made = (_line(sorted(line, key=lambda glyph: glyph.left)) for line in lines)
    return [line for line in made if line.text.strip()]


def _line(glyphs: Sequence[Glyph]) -> Line:
    kept: list[Glyph] = []
    pieces: list[str] = []
    for glyph in glyphs:
        if kept:
            last = kept[-1]
            if glyph.text == last.text and abs(glyph.left - last.left) < _TWICE * glyph.height:
                continue
            # PDFium takes several spaces for one.
            wide = _WIDE if last.text.strip() else _MORE_SPACES
            if glyph.left - last.right > wide * glyph.height:
                pieces.append("  ")
        kept.append(glyph)
        pieces.append(glyph.text)
    inked = [glyph for glyph in kept if glyph.text.strip()] or kept
    return Line("".join(pieces).translate(WHOLE), tuple(inked))


def text_of_lines(lines: Sequence[Line], width: float) -> str:
    """Join the lines of a text: one that had no room for the next word goes on in the next line.

    Args:
        lines: From top to bottom.
        width: Points that a line had.
    """
    pieces: list[str] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        if number:
            before = lines[number - 1]
            word = _first_word(line)
            if before.right - before.left + word + _MARGIN < width:
                pieces.append("\n")
            elif printed := _spaces_between(before.text, line.text):
                pieces.append(printed)
            elif _LETTERS.fullmatch(pieces[-1][-1:] + text[:1]):
                pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _spaces_between(before: str, text: str) -> str:
    """Give the spaces that are printed at the end of a line and at the beginning of the next."""
    return before[len(before.rstrip()) :] + text[: len(text) - len(text.lstrip())]


def _first_word(line: Line) -> float:
    """Measure what can't be parted at the beginning of a line."""
    match = _WORD.match(line.text.strip())
    length = len(match[0]) if match else 1
    last = line.glyphs[min(length, len(line.glyphs)) - 1]
    return last.right - line.left
