from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from desktop.storage.connection import connect
from desktop.storage.migrations import STEPS, migrate
from desktop.storage.schema import FILE_NAME, metadata


def test_the_migrations_make_just_the_tables_that_queries_name(tmp_path: Path) -> None:
    engine = connect(tmp_path / FILE_NAME, writing=True)
    migrate(engine, tmp_path / FILE_NAME, lambda _old: None, STEPS)
    made = inspect(engine)
    assert set(made.get_table_names()) - {"sqlite_sequence"} == set(metadata.tables)
    for name, table in metadata.tables.items():
        columns = {column["name"]: column for column in made.get_columns(name)}
        assert list(columns) == [column.name for column in table.columns]
        assert not any(columns[column.name]["nullable"] for column in table.columns if not column.primary_key)
        assert made.get_pk_constraint(name)["constrained_columns"] == [
            column.name for column in table.primary_key.columns
        ]
        assert {str(column["type"]) for column in columns.values()} <= {"INTEGER", "TEXT", "BLOB"}
    engine.dispose()
