"""Break text into lines as wide as a cell, by the rules of Chinese typesetting."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import lru_cache, partial

from desktop.layout.measures import SLACK
from desktop.layout.metrics import FontMetrics
from desktop.layout.sheet import Face
from desktop.text.typesetting import BRACKETED, NOT_FIRST, NOT_LAST, OPTION_GAP, UPRIGHT, WHOLE

_WHOLE = re.compile(WHOLE)
_WHOLE_REMARKS = re.compile(f"{BRACKETED}|{WHOLE}")
_MARKS = "".join(NOT_FIRST | NOT_LAST) + " "
_MOST_CENTRED = 4
"""Centred texts of more lines are left as they are."""


@lru_cache(maxsize=16384)
def break_lines(text: str, width: float, size: float, face: Face, metrics: FontMetrics) -> tuple[str, ...]:
    r"""Break a text for a cell.

    No line is wider than the cell, no line begins or ends with a sign that may not stand there, and numbers
    stay whole; where that can't be had at once, the line is kept within the cell first, then a number is
    taken apart, and only a line without any allowed place is broken at a forbidden one.

    Args:
        text: What is set; its own line breaks (\\n) are kept.
        width: Room for a line, in points.
        size: Font size in points.
        face: First face of the chain.
        metrics: Widths of the characters.

    Returns:
        The lines without the white space at the breaks; none for a blank text.
    """
    if not text.strip():
        return ()
    lines: list[str] = []
    for paragraph in text.split("\n"):
        whole = paragraph.rstrip()
        if metrics.width(whole, size, face) <= width + SLACK:
            lines.append(whole)
        else:
            lines.extend(_Filler(whole, width, size, face, metrics).lines())
    return tuple(lines)


@lru_cache(maxsize=4096)
def break_centred(text: str, width: float, size: float, face: Face, metrics: FontMetrics) -> tuple[str, ...]:
    """Break a centred text, in as many lines as break_lines does, so that no character is left alone.

    Short remarks in brackets are kept whole. Where that can't be had, the lines are those of break_lines.
    """
    lines = break_lines(text, width, size, face, metrics)
    if not 1 < len(lines) <= _MOST_CENTRED or "\n" in text:
        return lines
    pieces = _WHOLE_REMARKS.findall(text.strip())
    measure = partial(metrics.width, size=size, face=face)
    return _share(pieces, len(lines), width + SLACK, measure) or lines


def _share(
    pieces: list[str], count: int, limit: float, measure: Callable[[str], float]
) -> tuple[str, ...] | None:
    """Share pieces among a number of lines, the upper ones as full as can be; None where none may stand."""
    if count == 1:
        line = "".join(pieces).strip()
        return None if measure(line) > limit or _is_single(line) else (line,)
    for end in range(len(pieces) - 1, 0, -1):
        line = "".join(pieces[:end]).strip()
        if measure("".join(pieces[end:])) > limit * (count - 1):
            break
        if measure(line) > limit or _is_single(line) or _place_to_break(pieces[: end + 1]) != end:
            continue
        below = _share(pieces[end:], count - 1, limit, measure)
        if below is not None:
            return (line, *below)
    return None


def _is_single(line: str) -> bool:
    return len(line.strip(_MARKS)) <= 1


def break_options(text: str, width: float, size: float, face: Face, metrics: FontMetrics) -> tuple[str, ...]:
    """Break tick boxes between their options; an option is broken only where a line is too short for it."""
    lines: list[str] = []
    room = width + SLACK
    for option in text.split(OPTION_GAP):
        together = f"{lines[-1]}{OPTION_GAP}{option}" if lines else option
        if lines and metrics.width(together, size, face) <= room:
            lines[-1] = together
        else:
            lines.extend(break_lines(option, width, size, face, metrics))
    return tuple(lines)


def upright(text: str) -> tuple[str, ...]:
    """Set a text upright: one character a line, brackets and dashes turned."""
    return tuple("".join(text.split()).translate(UPRIGHT))


def widest_number(text: str, size: float, face: Face, metrics: FontMetrics) -> float:
    """Measure the widest number of a text with its per cent sign, in points."""
    numbers = (piece for piece in _WHOLE.findall(text) if any(map(str.isdigit, piece)))
    return max((metrics.width(piece, size, face) for piece in numbers), default=0.0)


class _Filler:
    """Fills the lines of one paragraph that is wider than the cell."""

    def __init__(self, text: str, width: float, size: float, face: Face, metrics: FontMetrics) -> None:
        self._limit = width + SLACK
        self._measure = partial(metrics.width, size=size, face=face)
        self._waiting = deque(_WHOLE.findall(text))
        self._line: list[str] = []
        self._used = 0.0
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        """Fill line after line until nothing waits."""
        while self._waiting:
            piece = self._waiting.popleft()
            wide = self._measure(piece)
            if piece.isspace():
                self._space(piece, wide)
            elif self._used + wide <= self._limit:
                self._line.append(piece)
                self._used += wide
            else:
                self._overflow(piece, wide)
        self._end(self._line)
        return self._lines

    def _space(self, piece: str, wide: float) -> None:
        """Keep a space inside a line or before the paragraph; one at a break hangs and is dropped."""
        if self._line or not self._lines:
            self._line.append(piece)
            self._used += wide

    def _overflow(self, piece: str, wide: float) -> None:
        """End the line before a piece that does not fit in it any more."""
        pieces = [*self._line, piece]
        place = _place_to_break(pieces)
        if (wide > self._limit or not place) and len(piece) > 1:
            # The number is wider than the cell, alone or with the bracket before it: take it apart.
            self._waiting.extendleft(reversed(piece))
            return
        if not place:
            place = len(self._line) or 1
        self._waiting.extendleft(reversed(pieces[place:]))
        self._end(pieces[:place])

    def _end(self, pieces: list[str]) -> None:
        line = "".join(pieces).rstrip()
        if line:
            self._lines.append(line)
        self._line, self._used = [], 0.0


def _place_to_break(pieces: list[str]) -> int:
    """Find the last piece that a line may end before; 0 where there is none."""
    after = pieces[-1]
    for place in range(len(pieces) - 1, 0, -1):
        before = pieces[place - 1]
        if before.isspace():
            continue
        if before[-1] not in NOT_LAST and after[0] not in NOT_FIRST:
            return place
        after = before
    return 0
