"""Spoils a file: its bytes, its container, or what its readers find inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.bytes_spoilt import BYTES, Change
from tests.fuzz.container_spoilt import spoil_container
from tests.fuzz.markup_spoilt import ELEMENTS, TOKENS
from tests.fuzz.records_spoilt import RECORDS
from tests.fuzz.seeds import Seed


def mutate(seed: Seed, random: Random) -> bytes:
    """Spoil a seed in one to three ways, of one depth."""
    depths: list[Callable[[Seed, Random], bytes]] = [_bytes, _inside, _inside, _inside]
    if seed.is_zip:
        depths.append(spoil_container)
    return random.choice(depths)(seed, random)


def _bytes(seed: Seed, random: Random) -> bytes:
    return _several(BYTES, seed.data, random)


def _several(changes: Sequence[Change], data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if data:
            data = random.choice(changes)(random, data)
    return data


def _inside(seed: Seed, random: Random) -> bytes:
    """Spoil what readers find in the container."""
    parts = dict(seed.parts)
    for _ in range(random.choice((1, 1, 2))):
        # Large parts hold the cells; the small ones decide what is read at all.
        names = [name for name in parts if parts[name]]
        if not names:
            break
        name = random.choice(
            names if random.random() < 0.5 else [max(names, key=lambda one: len(parts[one]))]
        )
        if name in ("Workbook", "Book"):
            changes: Sequence[Change] = (*RECORDS, *RECORDS, *BYTES)
        elif b"<" in parts[name][:200]:
            # What stays well formed gets furthest.
            changes = (*TOKENS, *TOKENS, *TOKENS, *ELEMENTS, *ELEMENTS, *BYTES)
        else:
            changes = (*TOKENS, *BYTES)
        parts[name] = _several(changes, parts[name], random)
    return seed.join(parts)
