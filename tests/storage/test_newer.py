"""A store that a newer program wrote: whoever looks at it, no file of its folder is another afterwards."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.glance import FORMAT, glance
from desktop.storage.migrations import STEPS
from desktop.storage.salvage import salvage
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import START, begin_draft, harm, open_store

LONG_AGO = 1_000_000_000
State = dict[str, tuple[bytes, int, int]]


def state(folder: Path) -> State:
    """Tell what every file of a folder holds, when it was written, and who may read it."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {
        str(file): (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode) for file in sorted(files)
    }


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A closed store with a draft, a backup and a lock's file, and a format that nobody knows yet."""
    store = open_store(tmp_path)
    begin_draft(store)
    store.close()
    (tmp_path / FILE_NAME).chmod(0o644)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("CREATE TABLE later (note TEXT)")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 2}")
        connection.commit()
    for file in state(tmp_path):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return tmp_path


def test_a_look_leaves_it_alone(newer: Path) -> None:
    before = state(newer)
    assert glance(newer) is None
    assert state(newer) == before


def test_opening_is_refused_and_leaves_it_alone(newer: Path) -> None:
    before = state(newer)
    with pytest.raises(StoreError, match="较新版本"):
        open_store(newer)
    assert state(newer) == before


def test_it_is_not_recovered_into_an_older_format(newer: Path) -> None:
    before = state(newer)
    with pytest.raises(StoreError, match="较新版本"):
        salvage(newer, START)
    assert state(newer) == before


def test_a_head_that_only_claims_to_be_newer_is_recovered(newer: Path) -> None:
    harm(newer, "DROP TABLE later")
    assert salvage(newer, START).harmed == ()
    store = open_store(newer)
    assert len(store.drafts()) == 1
    store.close()


def test_a_look_knows_the_format_that_the_steps_lead_to() -> None:
    assert len(STEPS) == FORMAT
