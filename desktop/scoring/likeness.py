"""Texts that are nearly the same, found among many without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import ceil

from desktop.values.wording import fold

LIKE = 0.9
"""Share of common pieces from which on two texts are nearly the same."""
PIECE = 3
"""Characters of a piece."""


def alike(texts: Mapping[str, str]) -> list[list[str]]:
    """Gather texts that are nearly the same (相似度不低于90%).

    Two texts are alike when the pieces that both have are nine tenths of all their pieces. Such two share
    at least one of their rarest pieces, so only those that do are compared.

    Args:
        texts: Text by name.

    Returns:
        Groups of two or more names, each in the order given; all of a group are like its first.
    """
    groups: dict[str, list[str]] = {}
    first_with: dict[int, list[str]] = {}
    numbers = _numbered({name: _pieces(text) for name, text in texts.items()})
    for name, pieces in numbers.items():
        rarest = sorted(pieces)[: _enough(len(pieces))]
        candidates = dict.fromkeys(leader for piece in rarest for leader in first_with.get(piece, ()))
        found = next((leader for leader in candidates if _share(pieces, numbers[leader]) >= LIKE), "")
        if found:
            groups[found].append(name)
            continue
        groups[name] = [name]
        for piece in rarest:
            first_with.setdefault(piece, []).append(name)
    return [names for names in groups.values() if len(names) > 1]


def _pieces(text: str) -> set[str]:
    bare = fold(text)
    return {bare[at : at + PIECE] for at in range(max(1, len(bare) - PIECE + 1))}


def _numbered(pieces: dict[str, set[str]]) -> dict[str, set[int]]:
    """Number all pieces from the rarest on; equally rare ones go by their characters, always alike."""
    known: Counter[str] = Counter()
    for held in pieces.values():
        known.update(held)
    number = {piece: place for place, piece in enumerate(sorted(sorted(known), key=known.__getitem__))}
    return {name: {number[piece] for piece in held} for name, held in pieces.items()}


def _enough(count: int) -> int:
    """How many of its rarest pieces a text must show so that no text like it is missed."""
    return count - ceil(LIKE / (2 - LIKE) * count) + 1


def _share(first: set[int], second: set[int]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
