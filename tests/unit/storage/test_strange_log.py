"""A log that lies beside a store and is not its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from desktop.storage.strange_log import is_of_another
from tests.helpers.stores import SCORE, begin_draft, open_store, typed

LOG = f"{FILE_NAME}-wal"


def _write(store: Store, text: str) -> None:
    store.append(1, [typed(store.open_draft(1).document, text)], Action.TYPED).result()


def _text(store: Store) -> str:
    return store.open_draft(1).document.text(SCORE)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed store whose draft was written to."""
    folder = tmp_path / "mine"
    store = open_store(folder)
    begin_draft(store)
    _write(store, "1.11")
    store.close(backup=False)
    return folder


def _left(folder: Path, text: str, *, whole: bool) -> Path:
    """Leave a store as a killed program does; `whole` where its log holds every page of it."""
    store = open_store(folder)
    begin_draft(store)
    if not whole:
        store.close(backup=False)
        store = open_store(folder)
    _write(store, text)
    left = folder.with_name(f"{folder.name}-left")
    shutil.copytree(folder, left)
    store.abandon()
    return left


@pytest.mark.parametrize("whole", [True, False])
def test_a_log_of_another_store_is_kept_elsewhere(closed: Path, tmp_path: Path, *, whole: bool) -> None:
    log = _left(tmp_path / "other", "2.22", whole=whole) / LOG
    shutil.copy(log, closed / LOG)
    store = open_store(closed)
    assert _text(store) == "1.11"
    assert store.amiss.strange_log
    assert (store.amiss.strange_log / LOG).read_bytes() == log.read_bytes()
    assert store.examine().sentences == ()
    store.close(backup=False)
    again = open_store(closed)
    assert (_text(again), again.amiss.strange_log) == ("1.11", None)
    again.abandon()


@pytest.mark.parametrize("packed", [True, False])
def test_its_own_log_is_played_into_it(closed: Path, *, packed: bool) -> None:
    store = open_store(closed)
    for number in range(20):
        _write(store, str(number))
    if packed:
        assert store.pack(1)
    left = closed.with_name("left")
    shutil.copytree(closed, left)
    store.abandon()
    assert not is_of_another(left / LOG, left / FILE_NAME)
    again = open_store(left)
    assert (_text(again), again.amiss.strange_log) == ("19", None)
    again.abandon()


def test_a_file_that_was_carried_back_without_its_log_is_shown_with_what_came_after(
    closed: Path, tmp_path: Path
) -> None:
    older = (closed / FILE_NAME).read_bytes()
    store = open_store(closed)
    _write(store, "3.33")
    left = tmp_path / "left"
    shutil.copytree(closed, left)
    store.abandon()
    (left / FILE_NAME).write_bytes(older)
    again = open_store(left)
    assert (_text(again), again.amiss.strange_log) == ("3.33", None)
    again.abandon()


def test_a_file_that_is_harmed_proves_nothing_against_its_log(closed: Path, tmp_path: Path) -> None:
    shutil.copy(_left(tmp_path / "other", "2.22", whole=True) / LOG, closed / LOG)
    content = bytearray((closed / FILE_NAME).read_bytes())
    content[4096:] = b"\xee" * (len(content) - 4096)
    (closed / FILE_NAME).write_bytes(content)
    assert not is_of_another(closed / LOG, closed / FILE_NAME)


@pytest.mark.parametrize("name", [LOG, f"{FILE_NAME}-shm"])
def test_a_folder_in_the_place_of_the_log_is_named(closed: Path, name: str) -> None:
    (closed / name).mkdir()
    with pytest.raises(StoreError, match=rf"{name}”应当是.*一个文件夹"):
        open_store(closed)
    (closed / name).rmdir()
    store = open_store(closed)
    assert _text(store) == "1.11"
    store.abandon()
