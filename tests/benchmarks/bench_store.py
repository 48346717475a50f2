"""How long a committed cell takes to be on the disk, beside the bare sqlite3 module; and opening and listing.

Run by `pytest tests/benchmarks/bench_store.py -s`: the last figure of each is its 99th percentile.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import insert

from desktop.models.document import Cell, Document
from desktop.models.edits import Edit, SetCell, apply, set_cell
from desktop.models.form import fresh_document
from desktop.operations.library import library
from desktop.storage.history import Action
from desktop.storage.schema import drafts
from desktop.storage.store import Store
from tests.helpers.documents import writable
from tests.helpers.stores import TEMPLATE_DIGEST, begin_draft, open_store

ROUNDS = 1000
DRAFTS = 10_000
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 200")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store")
    yield opened
    opened.abandon()


def form() -> Document:
    return fresh_document(library().template("mof"))


def edits(document: Document) -> Iterator[SetCell]:
    """Type into one cell after the other, for ever."""
    keys = writable(library().template("mof"), document)
    for number, key in enumerate(itertools.cycle(keys)):
        yield set_cell(document, key, Cell(f"{number}.5"))


def measure(
    benchmark: BenchmarkFixture, work: Callable[..., Any], setup: Any = None, rounds: int = ROUNDS
) -> None:
    benchmark.pedantic(work, setup=setup, rounds=rounds, warmup_rounds=0 if setup else 5)


def test_one_cell_until_it_is_acknowledged(benchmark: BenchmarkFixture, store: Store) -> None:
    benchmark.extra_info["peer"] = "test_one_cell_by_sqlite3_alone"
    document = form()
    draft = begin_draft(store, document)
    turn = edits(document)
    measure(benchmark, lambda: store.append(draft, [next(turn)], Action.TYPED).result())


def test_one_cell_as_far_as_the_window_waits(benchmark: BenchmarkFixture, store: Store) -> None:
    document = form()
    draft = begin_draft(store, document)
    turn = edits(document)
    futures = []

    def setup() -> None:
        if futures:
            futures.pop().result()

    measure(benchmark, lambda: futures.append(store.append(draft, [next(turn)], Action.TYPED)), setup)


def test_one_cell_by_sqlite3_alone(benchmark: BenchmarkFixture, store: Store) -> None:
    """The same rows, chained the same way, in the same tables with the same pragmas."""
    document = form()
    draft = begin_draft(store, document)
    turn = edits(document)
    with closing(sqlite3.connect(store.file, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

        measure(benchmark, lambda: bare_commit(connection, draft, next(turn)))


def bare_commit(connection: sqlite3.Connection, draft: int, edit: SetCell) -> None:
    """Append one cell to a draft's history with nothing but the driver."""
    payload = json.dumps([str(edit.key), edit.cell.text, edit.before.text], ensure_ascii=False)
    connection.execute("BEGIN IMMEDIATE")
    head, digest = connection.execute("SELECT seq, digest FROM drafts WHERE id = ?", (draft,)).fetchone()
    row = (draft, head + 1, head + 1, "typed", "2026-03-02T09:30:00.000Z", payload)
    digest = hashlib.sha256(digest + json.dumps(row).encode()).digest()
    connection.execute("INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, digest))
    changed = (head + 1, digest, row[4], draft)
    connection.execute("UPDATE drafts SET seq = ?, digest = ?, updated = ? WHERE id = ?", changed)
    connection.execute("COMMIT")


@pytest.mark.parametrize("length", [50, 500, 599])
def test_opening_a_draft(benchmark: BenchmarkFixture, store: Store, length: int) -> None:
    document = form()
    draft = begin_draft(store, document)
    turn = edits(document)
    for _ in range(length):
        edit: Edit = next(turn)
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    store._do(lambda _connection: None)
    assert store.open_draft(draft).document == document
    measure(benchmark, lambda: store.open_draft(draft), rounds=200)


def test_listing_ten_thousand_drafts(benchmark: BenchmarkFixture, store: Store) -> None:
    projects = [
        store.add_project(store.add_unit(f"单位{number}", f"{number}"), "项目") for number in range(50)
    ]
    rows = [
        {
            "project": projects[number % 50],
            "year": 2006 + number % 20,
            "template": "mof",
            "template_digest": TEMPLATE_DIGEST,
            "title": f"第{number}个项目支出绩效自评表",
            "created": "2026-03-02T09:30:00.000Z",
            "state": "draft",
            "deleted": 0,
            "seq": 1,
            "digest": bytes(32),
            "updated": "2026-03-02T09:30:00.000Z",
            "undo_depth": 0,
            "total": "96.96",
        }
        for number in range(DRAFTS)
    ]
    begin_draft(store)
    store._do(lambda connection: connection.execute(insert(drafts), rows))
    assert len(store.drafts()) == DRAFTS + 1
    measure(benchmark, store.drafts, rounds=30)


def test_proving_and_backing_up_a_draft_of_five_hundred_edits(
    benchmark: BenchmarkFixture, store: Store
) -> None:
    document = form()
    draft = begin_draft(store, document)
    turn = edits(document)
    for _ in range(500):
        store.append(draft, [next(turn)], Action.TYPED).result()

    def setup() -> None:
        store.append(draft, [next(turn)], Action.TYPED).result()

    measure(benchmark, store.back_up, setup, rounds=20)


def test_opening_the_store(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    open_store(tmp_path).close(backup=False)

    def open_and_close() -> None:
        open_store(tmp_path).abandon()

    measure(benchmark, open_and_close, rounds=30)
