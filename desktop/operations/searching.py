"""Find drafts by words in their names and contents, however short the words are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import UserError
from desktop.models.document import Document, Origin
from desktop.operations.progress import Progress, silent
from desktop.text import history as wording
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.storage.search_index import Indexed
    from desktop.storage.tree import DraftLine

LIMIT = 500
"""More drafts than these no clerk looks through."""
_BATCH = 20
"""So many drafts are indexed before somebody who looks for something else is let in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that holds every word."""

    draft_id: str
    shown: str
    """The text that holds the first of them, without gaps and in one width."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    found: tuple[Found, ...]
    """The newest draft first."""
    settled: bool
    """Whether every draft was looked into as it is now; otherwise `refresh` makes it so."""


class Search:
    """The search over all drafts of a desk; for one thread at a time."""

    def __init__(self, desk: Desk) -> None:
        from desktop.storage.search_index import SearchIndex

        self._desk = desk
        self._index = SearchIndex(desk.folder)
        self._there: Mapping[int, bytes] | None = None
        self._seen = -1
        """What the store had committed when everything that is there was found indexed."""

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def refresh(self, progress: Progress = silent) -> int:
        """Index what was changed since; says how many drafts.

        Raises:
            StoreError: The store can't be read.
            Cancelled: The user stopped it; what was indexed stays.
        """
        committed = self._desk.store.committed
        if committed == self._seen:
            return 0
        self._there = self._desk.store.heads()
        changed = self._changed(self._there)
        for place in range(0, len(changed), _BATCH):
            progress(place, len(changed), wording.INDEXING)
            self._put(changed[place : place + _BATCH])
        self._seen = committed
        return len(changed)

    def find(self, query: str, limit: int = LIMIT) -> Answer:
        """Find the drafts that hold every word of a query, in any case and width, as they were indexed.

        Raises:
            StoreError: The index can't be read.
        """
        words = [folded for word in query.split() if (folded := fold(word))]
        hits = self._index.find(words, limit) if words else []
        if self._there and not self._index.digests():
            # It was harmed, and is a new one now.
            self._seen = -1
        there = self._there
        found = tuple(Found(str(draft), text) for draft, text in hits if there is None or draft in there)
        return Answer(found, settled=self._seen == self._desk.store.committed)

    def _changed(self, heads: Mapping[int, bytes]) -> list[int]:
        known = self._index.digests()
        return [draft for draft, digest in heads.items() if known.get(draft) != digest]

    def _put(self, drafts: Sequence[int]) -> None:
        if drafts:
            heads = self._desk.store.heads(drafts)
            lines = self._desk.store.drafts_among(drafts)
            self._index.put(self._indexed(line, heads[line.id]) for line in lines if line.id in heads)

    def _indexed(self, line: DraftLine, head: bytes) -> Indexed:
        from desktop.storage.search_index import Indexed

        try:
            opened = self._desk.store.open_draft(line.id)
            texts = list(dict.fromkeys(fold(text) for text in _texts(opened.document)))
        except UserError:
            # One that can't be read is found by its names.
            texts = []
        names = [fold(name) for name in (line.title, line.unit_name, line.project_name)]
        return Indexed(line.id, head, "\n".join(filter(None, (*names, *texts))))


def _texts(document: Document) -> Iterator[str]:
    """Walk over what somebody filled in; what every form of a kind prints tells none from another."""
    return (cell.text for _key, cell in document.cells() if cell.origin is not Origin.TEMPLATE)
