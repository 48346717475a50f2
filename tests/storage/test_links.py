"""One store under two names: two windows on it at once would spoil it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.history import Action
from desktop.storage.restoring import restore
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from desktop.storage.system_lock import is_free
from tests.helpers.stores import SCORE, START, begin_draft, open_store, typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only an administrator link")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed store with a draft."""
    folder = tmp_path / "one"
    store = open_store(folder)
    begin_draft(store)
    store.close(backup=False)
    return folder


def _write(store: Store, text: str) -> None:
    store.append(1, [typed(store.open_draft(1).document, text)], Action.TYPED).result()


@pytest.mark.parametrize("whole", [True, False])
def test_a_second_window_through_a_link_is_refused(folder: Path, tmp_path: Path, *, whole: bool) -> None:
    other = tmp_path / "other"
    if whole:
        other.symlink_to(folder)
    else:
        other.mkdir()
        (other / FILE_NAME).symlink_to(folder / FILE_NAME)
    store = open_store(folder)
    assert not is_free(other)
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        open_store(other)
    store.close(backup=False)
    again = open_store(other)
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        open_store(folder)
    again.close(backup=False)


def test_two_names_of_one_file_become_two_stores(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    os.link(folder / FILE_NAME, other / FILE_NAME)
    first, second = open_store(folder), open_store(other)
    _write(first, "1")
    _write(second, "2")
    assert [store.open_draft(1).document.text(SCORE) for store in (first, second)] == ["1", "2"]
    for store in (first, second):
        assert store.examine().sentences == ()
        store.close(backup=False)
    assert sorted(file.name for file in other.iterdir()) == ["ziping.lock", FILE_NAME]


def test_a_link_to_a_disk_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    (folder / FILE_NAME).rename(tmp_path / "away")
    (folder / FILE_NAME).symlink_to(tmp_path / "stick" / FILE_NAME)
    with pytest.raises(StoreError, match="请检查磁盘是否接好"):
        open_store(folder)
    (folder / FILE_NAME).unlink()
    (folder / FILE_NAME).symlink_to(FILE_NAME)
    with pytest.raises(StoreError, match="打不开"):
        open_store(folder)


@pytest.mark.parametrize("whole", [True, False])
def test_what_a_restore_sets_aside_of_a_linked_store_has_its_log(
    folder: Path, tmp_path: Path, *, whole: bool
) -> None:
    other = tmp_path / "other"
    if whole:
        other.symlink_to(folder)
    else:
        other.mkdir()
        (other / FILE_NAME).symlink_to(folder / FILE_NAME)
    store = open_store(other)
    made = store.back_up()
    assert made
    _write(store, "7.77")
    left = tmp_path / "left"
    shutil.copytree(folder, left)
    store.close(backup=False)
    for name in (FILE_NAME, f"{FILE_NAME}-wal"):
        shutil.copy(left / name, folder / name)
    aside = restore(other, made.backup.file, START)
    assert aside
    kept = open_store(aside.parent)
    assert kept.open_draft(1).document.text(SCORE) == "7.77"
    kept.abandon()
    again = open_store(other)
    assert again.open_draft(1).document.text(SCORE) == "9.61"
    again.abandon()
