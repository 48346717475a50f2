"""The tables of the store, as queries name them; `migrations` makes them."""

from __future__ import annotations

from sqlalchemy import BLOB, Column, Integer, MetaData, Table, Text

from desktop.storage.system_lock import STORE_NAME

FILE_NAME = STORE_NAME
APPLICATION_ID = 0x5A50_4247
"""Stands in the file's head and tells our store from any other SQLite file."""

MOST_DRAFTS = 1_000_000
"""More than any store has: who believed a harmed number would count up to it for hours."""

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False if key else "auto")


# Asked past these tables (`outline`): which draft was worked on last.
meta = Table("meta", metadata, Column("name", Text, primary_key=True, nullable=False), _text("value"))
units = Table("units", metadata, Column("id", Integer, primary_key=True), _text("name"), _text("code"))
projects = Table(
    "projects",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("unit"),
    _text("name"),
    _text("code"),
)
template_texts = Table(
    "template_texts", metadata, Column("digest", Text, primary_key=True, nullable=False), _text("text")
)
drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("project"),
    _number("year"),
    _text("template"),
    _text("template_digest"),
    _text("title"),
    _text("created"),
    _text("state"),
    _number("deleted"),
    # Last entry of the history, so that a lost tail is noticed and the next entry needs no search.
    _number("seq"),
    Column("digest", BLOB, nullable=False),
    _text("updated"),
    # Read by nothing: undo is proven from the history itself.
    _number("undo_depth"),
    # Last total shown, for the tree alone.
    _text("total"),
    _text("pack"),
)
edits = Table(
    "edits",
    metadata,
    _number("draft", key=True),
    _number("seq", key=True),
    _number("group"),
    _text("action"),
    _text("at"),
    _text("payload"),
    Column("digest", BLOB, nullable=False),
)
packed_edits = Table(
    "packed_edits",
    metadata,
    _number("draft", key=True),
    _number("first", key=True),
    _number("last"),
    Column("entries", BLOB, nullable=False),
    # Digest of the last entry; those before it are made again from what they cover.
    Column("digest", BLOB, nullable=False),
)
snapshots = Table(
    "snapshots",
    metadata,
    _number("draft", key=True),
    _number("seq", key=True),
    # Compressed, and so bytes; text in those from the first two formats.
    _text("content"),
    Column("digest", BLOB, nullable=False),
)
draft_state = Table(
    "draft_state",
    metadata,
    _number("draft", key=True),
    _text("cursor"),
)


def drafts_up_to(last: object) -> int:
    """Read how many drafts there ever were; a number that no store comes to is harmed, and counts as 0."""
    return number(last) if number(last) <= MOST_DRAFTS else 0


def number(value: object) -> int:
    """Read a number from a row that may be harmed; 0 for anything else."""
    return value if isinstance(value, int) else 0
