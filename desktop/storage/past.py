"""Every state that the drafts of a store have been in; nothing is locked, made or changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Connection

from desktop.errors import StoreError
from desktop.models.document import Document
from desktop.models.edits import EditConflict
from desktop.storage import tree
from desktop.storage.connection import check_head, connect
from desktop.storage.content import Content, after
from desktop.storage.faults import told
from desktop.storage.migrations import STEPS, check_schema, refuse_newer, version_of
from desktop.storage.schema import FILE_NAME
from desktop.storage.snapshots import read_entries
from desktop.storage.system_lock import is_free
from desktop.storage.tree import DraftLine
from desktop.text import receipts as wording


@contextmanager
def reading(folder: Path) -> Iterator[Connection | None]:
    """Look into the store of a folder, also while a window has it open; None where there is none.

    Raises:
        StoreError: It can't be read, or a window of this program has to bring it up to date first.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        yield None
        return
    with told(file):
        if is_free(folder):
            # Only where no window has it open: closing a file lets go of every lock that this process has on
            # it, SQLite's own among them, and the next to read it from elsewhere would remove the live log.
            check_head(file)
        engine = connect(file, writing=False)
        try:
            with engine.connect() as connection:
                _refuse_other_format(connection, file)
                check_schema(engine, file)
                yield connection
        finally:
            engine.dispose()


def _refuse_other_format(connection: Connection, file: Path) -> None:
    found = version_of(connection)
    refuse_newer(found, file)
    if found < len(STEPS):
        raise StoreError(wording.OLD_STORE.format(place=file))


def draft_lines(connection: Connection) -> list[tuple[DraftLine, bool]]:
    """List the drafts, each with whether it was deleted; those come last."""
    return [(line, gone) for gone in (False, True) for line in tree.list_drafts(connection, deleted=gone)]


def states(connection: Connection, draft: int) -> Iterator[tuple[str, Document]]:
    """Walk over what a draft held after each user action: the moment as it is stamped, and the document.

    What can't be read of a harmed history is passed over, and the chain is not proven: this is for those who
    have a proof of their own.
    """
    content: Content | None = None
    entries = read_entries(connection, draft)
    for entry, following in zip_longest(entries, entries[1:]):
        try:
            content = after(content, entry.payload)
        except (EditConflict, ValueError, KeyError, TypeError, AttributeError):
            continue
        if following is None or following.group != entry.group:
            yield entry.at, content.document
