from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desktop.errors import StoreError
from desktop.storage.connection import check_head, connect, make_file
from desktop.storage.migrations import STEPS, migrate
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / FILE_NAME
    make_file(made)
    engine = connect(made, writing=True)
    migrate(engine, made, lambda _old: None)
    engine.dispose()
    return made


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 200)],
)
def test_whoever_writes_waits_for_the_disk(file: Path, pragma: str, value: object) -> None:
    engine = connect(file, writing=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()


def test_whoever_reads_cannot_write(file: Path) -> None:
    engine = connect(file, writing=False)
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("INSERT INTO units (name, code) VALUES ('', '')"))
    engine.dispose()


def test_a_transaction_is_undone_as_a_whole_schema_included(file: Path) -> None:
    engine = connect(file, writing=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE more (a)")
        connection.rollback()
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE more (a)")
    engine.dispose()


def test_harmed_text_is_read_rather_than_refused(file: Path) -> None:
    engine = connect(file, writing=False)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT CAST(x'E5BE2B' AS TEXT)").scalar_one() == "\udce5\udcbe+"
    engine.dispose()


def test_a_store_tells_its_format_before_it_is_opened(file: Path, tmp_path: Path) -> None:
    assert check_head(file) == len(STEPS)
    (tmp_path / "empty").touch()
    assert check_head(tmp_path / "empty") == 0


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(200), b"SQLite format 3\0", bytes(4096), b"x"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(content)
    with pytest.raises(StoreError, match="不是本程序的资料库"):
        check_head(file)
    assert file.read_bytes() == content


@pytest.mark.parametrize("application", [0, 42])
def test_a_store_of_another_program_is_refused(tmp_path: Path, application: int) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("CREATE TABLE notes (a)")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StoreError, match="不是本程序的资料库"):
        open_store(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_store_that_was_only_begun_is_gone_on_with(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    assert (tmp_path / FILE_NAME).stat().st_size > 0
    open_store(tmp_path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files of a user's folder apart by itself")
def test_every_file_of_the_store_is_the_users_alone(file: Path) -> None:
    file.chmod(0o644)
    make_file(file)
    engine = connect(file, writing=True)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO units (name, code) VALUES ('', '')"))
    files = list(file.parent.iterdir())
    assert len(files) == 3
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    engine.dispose()
