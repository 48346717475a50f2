"""Stores on a full disk, in a read-only folder and where no folder can be: real ones, made by the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.models.edits import apply
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.disks import mounted, remount
from tests.helpers.stores import Ticking, begin_draft, open_store, small_form, typed


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte."""
    yield from mounted(tmp_path / "disk", "1m")


def test_on_a_full_disk_nothing_saved_is_lost_and_the_rest_waits(disk: Path) -> None:
    heard = threading.Event()
    troubles: list[Exception] = []

    def hear(error: Exception) -> None:
        troubles.append(error)
        heard.set()

    folder = disk / "资料"
    store = Store.open(folder, on_trouble=hear, clock=Ticking(), retry_seconds=3600)
    draft = begin_draft(store)
    document = small_form()
    filler = disk / "照片.jpg"
    filler.write_bytes(bytes(400_000))
    futures = []
    while not troubles:
        edit = typed(document, "得" * 3000 + str(len(futures)))
        document = apply(document, edit)
        heard.clear()
        futures.append(store.append(draft, [edit], Action.TYPED))
        futures[-1].add_done_callback(lambda _saved: heard.set())
        assert heard.wait(10)
    futures += [store.append(draft, [typed(document, str(number))], Action.TYPED) for number in range(5)]
    document = apply(document, typed(document, "4"))
    assert isinstance(troubles[0], StoreError)
    assert "所在的磁盘已满" in str(troubles[0])
    with pytest.raises(StoreError, match="没有存盘，程序暂不关闭"):
        store.close()
    assert store.open_draft(draft).damage is None
    filler.unlink()
    store.retry()
    assert [future.result(10).seq for future in futures] == list(range(2, 2 + len(futures)))
    assert store.open_draft(draft).document == document
    store.abandon()


def test_a_backup_that_finds_no_room_is_said_and_leaves_nothing_half(disk: Path) -> None:
    folder = disk / "资料"
    store = open_store(folder)
    draft = begin_draft(store)
    store.append(draft, [typed(small_form(), "得" * 60_000)], Action.TYPED).result()
    (disk / "照片.jpg").write_bytes(bytes(shutil.disk_usage(disk).free - 50_000))
    with pytest.raises(StoreError, match="已满"):
        store.close()
    store.abandon()
    assert [path.name for path in (folder / "backups").iterdir()] == []
    again = open_store(folder)
    assert len(again.open_draft(draft).document.text(typed(small_form(), "").key)) == 60_000
    again.abandon()


def test_a_read_only_disk_is_said(disk: Path) -> None:
    folder = disk / "资料"
    store = open_store(folder)
    begin_draft(store)
    store.close(backup=False)
    remount(disk, "ro")
    with pytest.raises(StoreError, match="不允许写入"):
        open_store(folder)
    with pytest.raises(StoreError, match="不允许写入"):
        open_store(disk / "另一个")
    remount(disk, "rw")
    again = open_store(folder)
    assert len(again.drafts()) == 1
    again.abandon()


PROBE = """
import sys
from pathlib import Path
from desktop.errors import StoreError
from desktop.storage.store import Store
try:
    Store.open(Path(sys.argv[1]), on_trouble=print)
except StoreError as error:
    print(error)
"""


def probe(folder: Path) -> str:
    """Open a store as a user whom the rights of files bind, root or not."""
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    command = [*(bound if os.geteuid() == 0 else []), sys.executable, "-c", PROBE, str(folder)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, capture_output=True, check=False, text=True, encoding="utf-8", env=env, cwd=root
    )
    if "setpriv" in done.stderr:
        pytest.skip("root is not bound by the rights of files, and setpriv can't bind it here")
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are set otherwise on Windows")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)])
def test_a_read_only_folder_or_file_is_said(tmp_path: Path, folder_mode: int, file_mode: int) -> None:
    folder = tmp_path / "资料"
    store = open_store(folder)
    begin_draft(store)
    store.close(backup=False)
    for path in (folder / FILE_NAME, folder / "ziping.lock"):
        path.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        assert "不允许写入" in probe(folder)
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are set otherwise on Windows")
def test_a_folder_that_may_not_be_made_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "不允许写入" in probe(tmp_path / "资料")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "资料").write_text("")
    with pytest.raises(StoreError, match="打不开"):
        open_store(tmp_path / "资料")


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match=r"不是本程序的资料库.+移到别处"):
        open_store(tmp_path)


def test_a_folder_that_is_moved_meanwhile_is_said_and_leaves_none_behind(tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    store = open_store(folder)
    begin_draft(store)
    folder.rename(tmp_path / "移走")
    for act in (store.drafts, store.back_up):
        with pytest.raises(StoreError, match=r"打不开|不在原处"):
            act()
    assert not folder.exists()
    (tmp_path / "移走").rename(folder)
    assert len(store.drafts()) == 1
    assert store.close()
