"""Put the history of one draft together from several stores, trusting only what the chain proves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.models.edits import EditConflict
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.content import Content, after, start_payload
from desktop.storage.history import Action
from desktop.storage.replay import Standing

_MEND = '{"do":"mend"'


@dataclass(frozen=True, slots=True)
class Merged:
    """The longest history of a draft that could be proven."""

    entries: tuple[Entry, ...]
    content: Content
    """What the draft holds at its end."""
    cut: int = 0
    """Entries up to this one are lost; the history begins anew with what a snapshot kept behind it."""

    @property
    def last(self) -> Entry:
        """The last entry."""
        return self.entries[-1]


def merge(
    pools: Sequence[dict[int, Entry]], standings: Sequence[Standing], heads: Sequence[bytes]
) -> Merged | None:
    """Put a history together.

    Args:
        pools: Entries by seq, of the store itself first.
        standings: Good snapshots of all stores.
        heads: Digests that the rows of the draft name as those of its last entry.

    Returns:
        None where nothing is proven.
    """
    whole = _walked(Standing(), pools, heads)
    reached = whole.last.seq if whole else 0
    for standing in sorted(standings, key=lambda one: one.seq, reverse=True):
        if standing.seq <= reached:
            break
        begun = _begun_anew(standing, pools, heads)
        if begun:
            return begun
    return whole


def _walked(base: Standing, pools: Sequence[dict[int, Entry]], heads: Sequence[bytes]) -> Merged | None:
    """Walk from a base as far as the chain leads."""
    entries: list[Entry] = []
    standing = base
    mends = [entry for pool in pools for entry in pool.values() if entry.payload.startswith(_MEND)]
    while found := _next(standing, pools, mends, heads):
        entry, content = found
        entries.append(entry)
        standing = Standing(content, entry.seq, entry.digest)
    return Merged(tuple(entries), standing.content, 0) if standing.content and entries else None


def _next(
    standing: Standing, pools: Sequence[dict[int, Entry]], mends: Sequence[Entry], heads: Sequence[bytes]
) -> tuple[Entry, Content] | None:
    """Find the entry that comes next; one that goes on behind a stretch that was given up goes first."""
    near = [pool[standing.seq + 1] for pool in pools if standing.seq + 1 in pool]
    far = [entry for entry in mends if entry.seq > standing.seq and entry.follows(standing.digest)]
    for entry in (*far, *near):
        digest = entry.link(standing.digest)
        content = _content(standing.content, entry)
        if content and (entry.digest == digest or digest in heads or _led_on(digest, entry.seq, pools)):
            return entry._replace(digest=digest), content
    return None


def _led_on(digest: bytes, seq: int, pools: Sequence[dict[int, Entry]]) -> bool:
    """Say whether a next entry proves a digest that is itself harmed."""
    return any(pool[seq + 1].follows(digest) for pool in pools if seq + 1 in pool)


def _content(content: Content | None, entry: Entry) -> Content | None:
    try:
        return after(content, entry.payload)
    except (EditConflict, ValueError, KeyError, TypeError, AttributeError):
        return None


def _begun_anew(
    standing: Standing, pools: Sequence[dict[int, Entry]], heads: Sequence[bytes]
) -> Merged | None:
    """Begin the history with what a snapshot kept, and chain to it what came behind."""
    behind = _walked(standing, pools, heads)
    kept = standing.content
    source = next((pool[standing.seq] for pool in pools if standing.seq in pool), None)
    if kept is None or source is None:
        return None
    first = Entry(source.draft, standing.seq, standing.seq, Action.DRAFT.value, source.at, "", b"")
    bare = [first._replace(payload=start_payload(kept)), *(behind.entries if behind else ())]
    entries = tuple(_chained(bare))
    return Merged(entries, behind.content if behind else kept, standing.seq - 1)


def _chained(entries: Sequence[Entry]) -> Iterator[Entry]:
    digest = GENESIS
    for entry in entries:
        digest = entry.link(digest)
        yield entry._replace(digest=digest)
