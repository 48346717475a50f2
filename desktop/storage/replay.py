"""Read a draft's history back, trusting no entry that the chain of digests does not prove."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.models.edits import EditConflict
from desktop.storage.chain import GENESIS, Entry
from desktop.storage.content import Content, after, facts_after


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a replay stands: what the draft holds, and the entry that it is proven up to."""

    content: Content | None = None
    seq: int = 0
    digest: bytes = GENESIS


@dataclass(frozen=True, slots=True)
class Damage:
    """A harmed stretch of a draft's history."""

    first: int
    last: int
    lost: bool
    """Nothing proven comes behind it: the draft now ends before these entries."""


@dataclass(frozen=True, slots=True)
class Replay:
    """The outcome of reading a history back."""

    standing: Standing
    damages: tuple[Damage, ...] = ()

    @property
    def loss(self) -> Damage | None:
        """The stretch at the end that could not be read, if there is one."""
        return next((damage for damage in self.damages if damage.lost), None)


Step = Callable[[Content | None, str], Content]


def replay(entries: Sequence[Entry], head: int, base: Standing | None = None, step: Step = after) -> Replay:
    """Do entries one after the other, as far as the chain proves them.

    A harmed stretch that was mended, so that a later entry is chained to the last good one, is stepped over.

    Args:
        entries: The entries behind the base, in order.
        head: Seq of the last entry that the draft is known to have.
        base: Where to begin; at nothing if not given.
        step: What an entry does to the content.
    """
    standing = base or Standing()
    damages: list[Damage] = []
    place = 0
    while place < len(entries):
        found = _successor(entries, place, standing, step)
        if found is None:
            break
        place, standing, harm = found
        damages += harm
    last = max([head, *(entry.seq for entry in entries[place:])])
    if last > standing.seq:
        damages.append(Damage(standing.seq + 1, last, lost=True))
    return Replay(standing, tuple(damages))


def _successor(
    entries: Sequence[Entry], place: int, standing: Standing, step: Step
) -> tuple[int, Standing, list[Damage]] | None:
    """Find the entry that the chain proves to come next: the place behind it, the standing, any harm."""
    entry = entries[place]
    done = _done(entry, standing, step)
    if done and entry.digest == done.digest:
        return place + 1, done, []
    if done and place + 1 < len(entries) and entries[place + 1].follows(done.digest):
        # Its own digest alone is harmed: the next one proves what it says.
        return place + 1, done, [Damage(entry.seq, entry.seq, lost=False)]
    for later in range(place + 1, len(entries)):
        entry = entries[later]
        done = _done(entry, standing, step) if entry.follows(standing.digest) else None
        if done:
            return later + 1, done, [Damage(standing.seq + 1, entry.seq - 1, lost=False)]
    return None


def _done(entry: Entry, standing: Standing, step: Step) -> Standing | None:
    """Do one entry; None if it does not fit."""
    try:
        content = step(standing.content, entry.payload)
    except (EditConflict, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Standing(content, entry.seq, entry.link(standing.digest))


def proven(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Content]]:
    """Walk over the entries that the chain proves, from the first on, each with what the draft held after it.

    Args:
        entries: All entries of the draft, in order.
    """
    standing, place = Standing(), 0
    while place < len(entries) and (found := _successor(entries, place, standing, after)):
        place, standing, _harm = found
        if standing.content:
            yield entries[place - 1], standing.content


def examine(entries: Sequence[Entry], head: int, bases: Sequence[Standing]) -> Replay:
    """Prove a whole history without doing its edits: every harmed stretch, in order.

    Args:
        entries: All entries of the draft.
        head: Seq of the last entry that the draft is known to have.
        bases: Its good snapshots in order; behind one, an earlier loss no longer counts.
    """
    found: list[Damage] = []
    result = replay(entries, head, step=facts_after)
    for base in bases:
        loss = result.loss
        if loss and base.seq >= loss.first:
            found += [damage for damage in result.damages if not damage.lost]
            found.append(Damage(loss.first, base.seq, lost=False))
            behind = [entry for entry in entries if entry.seq > base.seq]
            result = replay(behind, head, base, facts_after)
    return Replay(result.standing, (*found, *result.damages))
