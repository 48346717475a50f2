from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from desktop.errors import StoreError
from desktop.storage.connection import check_head, connect
from desktop.storage.migrations import STEPS, check_schema, migrate, version_of
from desktop.storage.schema import FILE_NAME


def add_note(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE units ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def add_note_and_fail(connection: Connection) -> None:
    add_note(connection)
    connection.exec_driver_sql("ALTER TABLE nothing ADD COLUMN note TEXT")


def version(engine: Engine) -> int:
    with engine.connect() as connection:
        return version_of(connection)


def unit_columns(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(units)")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


@pytest.fixture
def engine(file: Path) -> Engine:
    return connect(file, writing=True)


def never(_old: int) -> None:
    raise AssertionError


def test_a_new_store_gets_every_format_without_a_backup(engine: Engine, file: Path) -> None:
    migrate(engine, file, never, (*STEPS, add_note))
    assert version(engine) == len(STEPS) + 1
    assert "note" in unit_columns(engine)
    engine.dispose()


def test_a_store_of_the_newest_format_is_left_alone(engine: Engine, file: Path) -> None:
    migrate(engine, file, never)
    migrate(engine, file, never)
    assert version(engine) == len(STEPS)
    engine.dispose()


def test_an_older_store_is_backed_up_and_brought_up_to_date(engine: Engine, file: Path) -> None:
    migrate(engine, file, never)
    backed_up: list[tuple[int, list[str]]] = []
    migrate(engine, file, lambda old: backed_up.append((old, unit_columns(engine))), (*STEPS, add_note))
    assert backed_up == [(len(STEPS), ["id", "name", "code"])]
    assert unit_columns(engine) == ["id", "name", "code", "note"]
    # Another program that looks at the head of the file alone must see it too.
    assert file.read_bytes()[60:64] == (len(STEPS) + 1).to_bytes(4)
    engine.dispose()


def test_a_step_that_fails_leaves_nothing_behind(engine: Engine, file: Path) -> None:
    migrate(engine, file, never)
    with pytest.raises(OperationalError):
        migrate(engine, file, lambda _old: None, (*STEPS, add_note_and_fail))
    assert version(engine) == len(STEPS)
    assert unit_columns(engine) == ["id", "name", "code"]
    migrate(engine, file, lambda _old: None, (*STEPS, add_note))
    assert "note" in unit_columns(engine)
    engine.dispose()


def test_without_a_backup_nothing_is_changed(engine: Engine, file: Path) -> None:
    migrate(engine, file, never)
    with pytest.raises(AssertionError):
        migrate(engine, file, never, (*STEPS, add_note))
    assert version(engine) == len(STEPS)
    engine.dispose()


def test_a_newer_store_is_refused_with_nothing_touched(engine: Engine, file: Path) -> None:
    migrate(engine, file, never, (*STEPS, add_note, add_note_nothing))
    engine.dispose()
    before = file.read_bytes()
    with pytest.raises(
        StoreError, match=f"较新版本.+第{len(STEPS) + 2}版格式，本程序只认得到第{len(STEPS)}版"
    ):
        check_head(file)
    with pytest.raises(StoreError, match="较新版本"):
        migrate(engine, file, never)
    engine.dispose()
    assert file.read_bytes() == before


def add_note_nothing(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT 1")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE units RENAME COLUMN code TO codf",
        "DROP TABLE draft_state",
        "CREATE TABLE more (a)",
        "DROP INDEX drafts_of_project",
    ],
)
def test_tables_that_are_not_as_they_were_made_are_said(engine: Engine, file: Path, statement: str) -> None:
    migrate(engine, file, never)
    check_schema(engine, file)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(StoreError, match="已经损坏"):
        check_schema(engine, file)
    engine.dispose()


def test_no_statement_needs_a_newer_sqlite_than_debian_11_has() -> None:
    sources = Path(__file__).parents[3] / "desktop" / "storage"
    for source in sources.glob("*.py"):
        text = source.read_text("utf-8").upper()
        assert "RETURNING" not in text, source
        assert ") STRICT" not in text, source
