"""Ways to spoil bytes, whatever they mean."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

Change = Callable[[Random, bytes], bytes]
LITTLE = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Binary numbers at the ends of what one, two and four bytes hold."""


def _span(random: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.randint(1, most))


def flip_bits(random: Random, data: bytes) -> bytes:
    """Flip some bits."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(random: Random, data: bytes) -> bytes:
    """Write anything over a few bytes."""
    start, end = _span(random, data, 8)
    return data[:start] + random.randbytes(end - start) + data[end:]


def cut_off(random: Random, data: bytes) -> bytes:
    """Lose the end."""
    return data[: random.randrange(len(data))]


def lose(random: Random, data: bytes) -> bytes:
    """Lose something in the middle."""
    start, end = _span(random, data, 2000)
    return data[:start] + data[end:]


def repeat(random: Random, data: bytes) -> bytes:
    """Say something many times."""
    start, end = _span(random, data, 500)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def swap(random: Random, data: bytes) -> bytes:
    """Let two stretches change places."""
    first, second, third = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def blank_out(random: Random, data: bytes) -> bytes:
    """Write zeros over a stretch."""
    start, end = _span(random, data, 1000)
    return data[:start] + bytes(end - start) + data[end:]


def put_number(random: Random, data: bytes) -> bytes:
    """Write a hostile binary number somewhere."""
    form = random.choice(("<H", "<I", "<Q", "<d"))
    value = random.choice(LITTLE)
    most = {"<H": 0xFFFF, "<I": 0xFFFFFFFF}.get(form, value)
    start = random.randrange(len(data))
    packed = struct.pack(form, min(value, most))
    return (data[:start] + packed + data[start + len(packed) :])[: len(data)]


BYTES: tuple[Change, ...] = (flip_bits, overwrite, cut_off, lose, repeat, swap, blank_out, put_number)
