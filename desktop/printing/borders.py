"""The borders of the cells of a page as few long lines, each drawn once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from desktop.layout.pages import Part

Line = tuple[float, float, float, float]
"""x and y of both ends, in points from the page's upper left corner."""

_DECIMALS = 2


def border_lines(parts: Iterable[Part]) -> list[Line]:
    """Join the edges of all bordered parts; neighbours share theirs."""
    across: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    down: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for part in parts:
        if part.bordered:
            left, top = round(part.left, _DECIMALS), round(part.top, _DECIMALS)
            right, bottom = round(part.left + part.width, _DECIMALS), round(part.top + part.height, _DECIMALS)
            for y in (top, bottom):
                across[y].append((left, right))
            for x in (left, right):
                down[x].append((top, bottom))
    lines: list[Line] = [
        (begin, y, end, y) for y, stretches in across.items() for begin, end in _joined(stretches)
    ]
    lines.extend((x, begin, x, end) for x, stretches in down.items() for begin, end in _joined(stretches))
    return lines


def _joined(stretches: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Join stretches that touch or overlap."""
    stretches.sort()
    begin, end = stretches[0]
    for first, last in stretches[1:]:
        if first > end:
            yield begin, end
            begin, end = first, last
        else:
            end = max(end, last)
    yield begin, end
