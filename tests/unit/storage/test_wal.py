from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.models.edits import apply
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from desktop.storage.wal import commits
from tests.helpers.stores import open_store, small_form, typed

LOG = f"{FILE_NAME}-wal"


@pytest.fixture
def died(store: Store, draft: int, tmp_path: Path) -> Path:
    """A store as a killed program leaves it, with twenty edits in its log and no second copy."""
    document = small_form()
    for number in range(20):
        edit = typed(document, str(number))
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    target = tmp_path / "died"
    target.mkdir()
    for name in (FILE_NAME, LOG):
        shutil.copy(store.folder / name, target / name)
    return target


def harmed(folder: Path) -> bool:
    store = open_store(folder)
    store.abandon()
    return store.amiss.log_harmed


def test_a_whole_log_is_not_harmed(died: Path) -> None:
    assert sum(commits(died / LOG)) >= 20
    assert not harmed(died)


@pytest.mark.parametrize("place", [0, 18, 70, 2000, 50_000])
def test_a_byte_changed_in_the_log_is_noticed(died: Path, place: int) -> None:
    content = bytearray((died / LOG).read_bytes())
    content[place] ^= 0x55
    (died / LOG).write_bytes(content)
    assert harmed(died)


def test_a_frame_whose_page_was_never_written_says_nothing(died: Path) -> None:
    size = (died / LOG).stat().st_size
    with (died / LOG).open("r+b") as stream:
        stream.truncate(size - 4096)
    assert len(commits(died / LOG)) == (size - 32) // 4120 - 1
    assert not harmed(died)


@pytest.mark.parametrize("size", [0, 20])
def test_a_log_that_holds_nothing_says_nothing(died: Path, size: int) -> None:
    (died / LOG).write_bytes(b"x" * size)
    assert commits(died / LOG) == ()
    assert not harmed(died)


def test_a_store_without_a_log(tmp_path: Path) -> None:
    assert commits(tmp_path / LOG) == ()
