from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from desktop.storage.connection import connect
from desktop.storage.migrations import migrate
from desktop.storage.schema import FILE_NAME
from desktop.storage.writer import Writer

SOON = 0.001
NEVER = 3600.0
WAIT = 10
"""Seconds after which a test gives up; none waits that long."""


class Bench:
    """A writer on a real store, with work that fails as often as it is told to."""

    def __init__(self, engine: Engine, retry_seconds: float = NEVER) -> None:
        self.engine = engine
        self.failures = 0
        self.troubles: list[str] = []
        self.troubled = threading.Event()
        self.writer = Writer(engine, self._explained, self._heard, retry_seconds)

    def _explained(self, error: Exception) -> Exception:
        return RuntimeError(f"explained: {error}")

    def _heard(self, error: Exception) -> None:
        self.troubles.append(str(error))
        self.troubled.set()

    def unit(self, name: str) -> Callable[[Connection], str]:
        def work(connection: Connection) -> str:
            connection.execute(text("INSERT INTO units (name, code) VALUES (:name, '')"), {"name": name})
            if self.failures:
                self.failures -= 1
                raise OSError("disk full")
            return name

        return work

    def names(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.execute(text("SELECT name FROM units ORDER BY id")).scalars())


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = connect(tmp_path / FILE_NAME, writing=True)
    migrate(made, tmp_path / FILE_NAME, lambda _old: None)
    yield made
    made.dispose()


@pytest.fixture
def bench(engine: Engine) -> Iterator[Bench]:
    made = Bench(engine)
    yield made
    made.failures = 0
    made.writer.stop()


def test_work_is_done_in_order_and_answered(bench: Bench) -> None:
    futures = [bench.writer.keep(bench.unit(str(number))) for number in range(20)]
    assert [future.result(WAIT) for future in futures] == [str(number) for number in range(20)]
    assert bench.names() == [str(number) for number in range(20)]


def test_the_answer_comes_after_the_commit(bench: Bench, engine: Engine) -> None:
    seen: list[int] = []
    committed = threading.Event()

    def look(_future: Any) -> None:
        with engine.connect() as connection:
            seen.append(connection.execute(text("SELECT count(*) FROM units")).scalar_one())
        committed.set()

    bench.writer.keep(bench.unit("a")).add_done_callback(look)
    assert committed.wait(WAIT)
    assert seen == [1]


def test_kept_work_waits_until_it_succeeds_and_keeps_its_order(bench: Bench) -> None:
    bench.failures = 1
    first = bench.writer.keep(bench.unit("first"))
    assert bench.troubled.wait(WAIT)
    assert bench.writer.unsaved() == 1
    bench.failures = 1
    second = bench.writer.keep(bench.unit("second"))
    with pytest.raises(RuntimeError, match="explained: disk full"):
        asked_while_in_trouble(bench).result(WAIT)
    assert not first.done()
    bench.writer.retry()
    assert [first.result(WAIT), second.result(WAIT)] == ["first", "second"]
    assert bench.names() == ["first", "second"]
    assert bench.writer.unsaved() == 0


def asked_while_in_trouble(bench: Bench) -> Any:
    """Ask for something while every try fails; the failing tries are used up by it."""
    bench.failures = 100
    future = bench.writer.ask(bench.unit("asked"))
    future.exception(WAIT)
    bench.failures = 0
    return future


def test_kept_work_cannot_be_cancelled(bench: Bench) -> None:
    bench.failures = 1
    future = bench.writer.keep(bench.unit("kept"))
    assert not future.cancel()
    assert bench.troubled.wait(WAIT)
    bench.writer.retry()
    assert future.result(WAIT) == "kept"


def test_asked_work_fails_at_once_and_alone(bench: Bench) -> None:
    bench.failures = 1
    asked = bench.writer.ask(bench.unit("asked"))
    kept = bench.writer.keep(bench.unit("kept"))
    with pytest.raises(RuntimeError, match="explained: disk full"):
        asked.result(WAIT)
    assert kept.result(WAIT) == "kept"
    assert bench.names() == ["kept"]
    assert bench.troubles == []


def test_the_same_trouble_is_told_once_and_again_when_retried(engine: Engine) -> None:
    bench = Bench(engine, SOON)
    bench.failures = 1000
    future = bench.writer.keep(bench.unit("a"))
    assert bench.troubled.wait(WAIT)
    bench.troubled.clear()
    bench.writer.retry()
    assert bench.troubled.wait(WAIT)
    bench.failures = 0
    assert future.result(WAIT) == "a"
    assert bench.troubles == ["explained: disk full"] * 2
    bench.writer.stop()


def test_it_tries_again_by_itself(engine: Engine) -> None:
    bench = Bench(engine, SOON)
    bench.failures = 3
    assert bench.writer.keep(bench.unit("a")).result(WAIT) == "a"
    assert bench.troubles == ["explained: disk full"]
    bench.writer.stop()


def test_trouble_after_success_is_told_anew(bench: Bench) -> None:
    for name in ("a", "b"):
        bench.failures = 1
        future = bench.writer.keep(bench.unit(name))
        assert bench.troubled.wait(WAIT)
        bench.troubled.clear()
        bench.writer.retry()
        future.result(WAIT)
    assert len(bench.troubles) == 2


def test_stopping_does_what_can_be_done(bench: Bench) -> None:
    futures = [bench.writer.keep(bench.unit(str(number))) for number in range(50)]
    bench.writer.stop()
    assert all(future.done() for future in futures)


def test_stopping_in_trouble_leaves_the_work_undone(engine: Engine) -> None:
    bench = Bench(engine)
    bench.failures = 1000
    future = bench.writer.keep(bench.unit("a"))
    assert bench.troubled.wait(WAIT)
    bench.writer.stop()
    assert not future.done()
    assert bench.writer.unsaved() == 1
    assert bench.names() == []


def test_it_knows_its_own_thread(bench: Bench) -> None:
    assert not bench.writer.is_own_thread()
    assert bench.writer.ask(lambda _connection: bench.writer.is_own_thread()).result(WAIT)
