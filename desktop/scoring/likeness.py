"""Texts that are nearly the same, found among many without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from desktop.values.wording import fold

LIKE = 0.9
"""Share of common pieces from which on two texts are nearly the same."""
PIECE = 3
"""Characters of a piece."""


@dataclass(frozen=True, slots=True)
class _Pieces:
    name: str
    pieces: frozenset[str]


def alike(texts: Mapping[str, str]) -> list[list[str]]:
    """Gather texts that are nearly the same (相似度不低于90%).

    Two texts are alike when the pieces that both have are nine tenths of all their pieces. Such two share
    at least one of their rarest pieces, so only those that do are compared.

    Args:
        texts: Text by name.

    Returns:
        Groups of two or more names, each in the order given.
    """
    all_pieces = [_Pieces(name, _pieces(text)) for name, text in texts.items()]
    known = Counter(piece for one in all_pieces for piece in one.pieces)
    leaders: dict[str, str] = {}
    index: dict[str, list[_Pieces]] = {}
    groups: dict[str, list[str]] = {}
    for one in all_pieces:
        rarest = sorted(one.pieces, key=lambda piece: (known[piece], piece))[: _enough(len(one.pieces))]
        candidates = {other.name: other for piece in rarest for other in index.get(piece, ())}
        found = next(
            (other for other in candidates.values() if _share(one.pieces, other.pieces) >= LIKE), None
        )
        leader = leaders[found.name] if found else one.name
        leaders[one.name] = leader
        groups.setdefault(leader, []).append(one.name)
        for piece in rarest if found is None else ():
            index.setdefault(piece, []).append(one)
    return [names for names in groups.values() if len(names) > 1]


def _pieces(text: str) -> frozenset[str]:
    bare = fold(text)
    return frozenset(bare[at : at + PIECE] for at in range(max(1, len(bare) - PIECE + 1)))


def _enough(count: int) -> int:
    """How many of its rarest pieces a text must show so that no text like it is missed."""
    return count - ceil(LIKE / (2 - LIKE) * count) + 1


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
