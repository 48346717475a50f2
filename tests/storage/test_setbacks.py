"""A store that somebody replaced by an older one: what only the backups hold then is never let go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.storage.backups import FOLDER, list_backups
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from desktop.storage.thinning import Reason
from tests.helpers.stores import begin_draft, open_store, typed

PRECIOUS = "97531.2468"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A closed store of two drafts, and beside it what it was like before something precious was typed."""
    folder = tmp_path / "store"
    store = open_store(folder)
    begin_draft(store)
    begin_draft(store)
    store.close()
    shutil.copy(folder / FILE_NAME, tmp_path / "older")
    store = open_store(folder)
    _type(store, 1, PRECIOUS)
    store.close()
    return tmp_path / "older"


def _type(store: Store, draft: int, text: str) -> None:
    document = store.open_draft(draft).document
    store.append(draft, [typed(document, text)], Action.TYPED).result()


def _work_on(folder: Path, draft: int, count: int = 6) -> None:
    for number in range(count):
        store = open_store(folder)
        _type(store, draft, str(number))
        store.close()


def _kept(folder: Path) -> list[Path]:
    return [one.file for one in list_backups(folder) if one.reason is Reason.BEFORE_SETBACK]


@pytest.mark.parametrize("draft", [1, 2])
def test_what_an_older_store_lacks_stays_in_a_backup(older: Path, tmp_path: Path, draft: int) -> None:
    folder = tmp_path / "store"
    shutil.copy(older, folder / FILE_NAME)
    _work_on(folder, draft)
    (kept,) = _kept(folder)
    assert PRECIOUS.encode() in kept.read_bytes()
    assert len(list_backups(folder)) == 4


def test_what_went_on_differently_stays_in_a_backup_too(older: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copy(older, folder / FILE_NAME)
    store = open_store(folder)
    for text in ("1", "2"):
        _type(store, 1, text)
    store.close()
    (kept,) = _kept(folder)
    assert PRECIOUS.encode() in kept.read_bytes()


def test_drafts_that_are_gone_stay_in_a_backup(older: Path, tmp_path: Path) -> None:
    folder, new = tmp_path / "store", tmp_path / "new"
    store = open_store(new)
    begin_draft(store)
    store.close()
    shutil.copy(new / FILE_NAME, folder / FILE_NAME)
    _work_on(folder, 1)
    assert older.exists()
    assert any(PRECIOUS.encode() in file.read_bytes() for file in _kept(folder))


def test_a_store_that_only_went_on_keeps_none_for_that(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    draft = begin_draft(store)
    for number in range(120):
        _type(store, draft, str(number))
    store.close()
    _work_on(tmp_path, draft)
    store = open_store(tmp_path)
    assert store.pack(draft)
    store.close()
    _work_on(tmp_path, draft, 1)
    assert _kept(tmp_path) == []
    assert len(list((tmp_path / FOLDER).iterdir())) == 3
