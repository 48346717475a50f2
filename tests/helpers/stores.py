"""Stores for tests: a small form, a clock that ticks, and ways to do harm."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import SetCell, set_cell
from desktop.models.keys import CellKey
from desktop.storage.drafts import Filing, NewDraft
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store

TEMPLATE_TEXT = '{"id":"mof","name":"项目支出绩效自评表"}'
TEMPLATE_DIGEST = hashlib.sha256(TEMPLATE_TEXT.encode()).hexdigest()
NAME = CellKey("head", "", "project")
SCORE = CellKey("indicators", "r1", "score")
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Ticking:
    """A clock on which a second passes each time somebody looks."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def small_form() -> Document:
    """Make a form with two fields and two rows."""
    fields = {
        ("head", "project"): Cell("就业补助资金", Origin.TYPED),
        ("head", "year"): Cell("2025", Origin.TEMPLATE),
    }
    rows = (
        Row("r1", {"name": Cell("培训人数"), "score": Cell("9.61", Origin.COMPUTED)}),
        Row("r2", {"name": Cell("发放及时率"), "score": Cell("10", Origin.IMPORTED)}),
    )
    return Document("mof", fields, {"indicators": rows})


def open_store(folder: Path, troubles: list[Exception] | None = None, **options: Any) -> Store:
    """Open a store whose troubles are collected, or fail loudly."""
    heard = _fail if troubles is None else troubles.append
    return Store.open(folder, on_trouble=heard, **{"clock": Ticking(), **options})


def _fail(error: Exception) -> None:
    raise AssertionError(error)


def new_draft(project: int, document: Document | None = None, **changes: Any) -> NewDraft:
    """Describe a draft to begin."""
    plain = {
        "project": project,
        "year": 2025,
        "title": "就业补助资金自评表",
        "document": document or small_form(),
        "template_digest": TEMPLATE_DIGEST,
        "template_text": TEMPLATE_TEXT,
    }
    return NewDraft(**{**plain, **changes})


def begin_draft(store: Store, document: Document | None = None, **changes: Any) -> int:
    """Begin a draft under a unit and project of its own."""
    project = store.add_project(store.add_unit("人力资源和社会保障局", "301"), "就业补助资金", "A01")
    return store.create_draft(new_draft(project, document, **changes))


def rename(store: Store, draft: int, title: str) -> None:
    """Give a draft another title, as its form says it, and file it there."""
    store.refile_draft(draft, Filing("", None, title)).result()


def typed(document: Document, text: str, key: CellKey = SCORE) -> SetCell:
    """Make the edit of somebody typing into a cell."""
    return set_cell(document, key, Cell(text))


def harm(folder: Path, statement: str, *values: Any) -> None:
    """Change a store behind the program's back."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        changed = connection.execute(statement, values).rowcount
    if not changed:
        raise AssertionError(statement)


def ask(folder: Path, question: str, *values: Any) -> list[tuple[Any, ...]]:
    """Read from a store past the program."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return connection.execute(question, values).fetchall()


def flip(file: Path, place: int, bit: int = 0) -> None:
    """Flip one bit of a file."""
    content = bytearray(file.read_bytes())
    content[place] ^= 1 << bit
    file.write_bytes(content)
