"""The chain of digests that proves a history unharmed: each entry's digest covers it and the one before."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, NamedTuple

GENESIS = bytes(32)
"""What the first entry of a draft is chained to."""

LARGEST = 2**63 - 1
"""What SQLite takes for a number."""
_KINDS = (int, int, int, str, str, str, bytes)

_HALF_SURROGATE = re.compile("[\ud800-\udfff]")


class Entry(NamedTuple):
    """One row of a draft's history, as it is stored."""

    draft: int
    seq: int
    group: int
    """Seq of the first entry of the same user action."""
    action: str
    at: str
    payload: str
    digest: bytes

    def is_sound(self) -> bool:
        """Say whether each column holds what it should; a harmed one may hold anything."""
        numbers = (self.draft, self.seq, self.group)
        return all(map(isinstance, self, _KINDS)) and all(0 < one <= LARGEST for one in numbers)

    def link(self, previous: bytes) -> bytes:
        """Make the digest that this entry must have behind an entry with the given one."""
        return link(previous, self.draft, self.seq, self.group, self.action, self.at, self.payload)

    def follows(self, previous: bytes) -> bool:
        """Say whether the entry is unharmed and stands behind the entry with the given digest."""
        return self.digest == self.link(previous)


def link(previous: bytes, *columns: Any) -> bytes:
    """Make the digest of columns chained to an earlier digest; columns of a wrong type just don't match."""
    return hashlib.sha256(previous + canonical(columns).encode()).digest()


def canonical(data: Any) -> str:
    """Write plain data as JSON in one fixed way.

    Order is kept, so that what is read back is the same. Half surrogates, which no file holds, are escaped;
    bytes that a damaged row holds where text should be are written as Python shows them.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=repr)
    return _HALF_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
