"""Texts kept compressed, snapshots among them; loads nothing but the standard library."""

from __future__ import annotations

import json
import zlib

from desktop.storage.chain import link
from desktop.storage.content import content_from
from desktop.storage.replay import Standing

LEVEL = 9
"""Of compression: what is packed once is kept for years."""


def packed(text: str) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode("utf-8", "surrogateescape"), LEVEL)


def unpacked(content: object) -> str:
    """Read a text that was compressed; one that is not, as it stands in older stores, is read as it is.

    Raises:
        zlib.error, ValueError: It is harmed.
    """
    if isinstance(content, bytes):
        return zlib.decompress(content).decode("utf-8", "surrogateescape")
    return str(content)


def standing_of(draft: int, seq: int, content: object, digest: bytes, entry: object) -> Standing | None:
    """Read a snapshot; None where its digest does not prove it.

    Args:
        draft: The draft.
        seq: The entry that it was kept behind.
        content: What is kept of it.
        digest: Its own digest.
        entry: That of the entry.
    """
    try:
        text = unpacked(content)
        if not isinstance(entry, bytes) or digest != link(entry, draft, seq, text):
            return None
        return Standing(content_from(json.loads(text)), seq, entry)
    except (zlib.error, ValueError):
        return None
