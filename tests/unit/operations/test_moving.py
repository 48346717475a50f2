"""Everything in one file and back, on real folders."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import StoreError, UserError
from desktop.operations.desk import Desk
from desktop.operations.habits import Habits, keep_habits, load_habits
from desktop.operations.history import history
from desktop.operations.moving import pack_up, unpack


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of an old computer: a draft, a template of its own, habits, a backup."""
    folder = tmp_path / "old"
    desk = Desk.open(folder)
    desk.create("mof", "示例单位", "2025", "示例项目")
    desk.close()
    (folder / "definitions" / "templates").mkdir(parents=True)
    (folder / "definitions" / "templates" / "own.yaml").write_text("id: own", "utf-8")
    keep_habits(Habits(zoom=150), folder)
    return folder


def test_everything_arrives_on_a_new_computer(old: Path, tmp_path: Path) -> None:
    desk = Desk.open(old)
    packed = pack_up(tmp_path / "搬家.ziping", old)
    desk.store.abandon()
    assert (packed.drafts, packed.size) == (1, packed.file.stat().st_size)
    assert "1张自评表" in packed.sentence
    new = tmp_path / "new"
    done = unpack(packed.file, new)
    assert (done.drafts, done.files, done.store_aside, done.files_aside) == (1, 2, None, None)
    assert len(done.sentences) == 1
    assert load_habits(new).zoom == 150
    assert (new / "definitions" / "templates" / "own.yaml").read_text("utf-8") == "id: own"
    desk = Desk.open(new)
    draft = desk.open_draft("1")
    assert len(history(desk, draft)) == 1
    desk.store.abandon()
    assert sorted(path.name for path in new.iterdir() if path.name.startswith(".")) == []


def test_what_was_there_is_kept(old: Path, tmp_path: Path) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    new = tmp_path / "new"
    desk = Desk.open(new)
    desk.create("mof", "另一单位", "2024", "另一项目")
    desk.create("mof", "另一单位", "2024", "再一项目")
    desk.close()
    keep_habits(Habits(zoom=80), new)
    done = unpack(file, new)
    assert done.store_aside is not None
    assert done.files_aside is not None
    with closing(sqlite3.connect(done.store_aside)) as connection:
        assert connection.execute("SELECT count(*) FROM drafts").fetchall() == [(2,)]
    assert load_habits(done.files_aside).zoom == 80
    assert load_habits(new).zoom == 150
    assert len(done.sentences) == 3
    again = unpack(file, new)
    assert again.files_aside is None


def test_nothing_is_written_over_unasked(old: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.ziping"
    pack_up(target, old)
    with pytest.raises(UserError, match="已经存在，没有覆盖"):
        pack_up(target, old)
    assert pack_up(target, old, force=True).drafts == 1
    with pytest.raises(UserError, match="没有导出"):
        pack_up(tmp_path / "gone" / "a.ziping", old)
    with pytest.raises(UserError, match="还没有资料"):
        pack_up(tmp_path / "b.ziping", tmp_path / "nothing")


def test_an_open_store_is_not_replaced(old: Path, tmp_path: Path) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    desk = Desk.open(old)
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        unpack(file, old)
    desk.store.abandon()


def zipped(target: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target


HEAD = json.dumps({"kind": "ziping-backup"}).encode()


@pytest.mark.parametrize(
    "parts",
    [
        {"a.txt": b"x"},
        {"ziping.sqlite3": b"x"},
        {"ziping.sqlite3": b"x", "ziping.json": b"[]"},
        {"ziping.sqlite3": b"x", "ziping.json": HEAD, "../out": b"x"},
        {"ziping.sqlite3": b"x", "ziping.json": HEAD, "/out": b"x"},
        {"ziping.sqlite3": b"x", "ziping.json": HEAD, "c:out": b"x"},
        {"ziping.sqlite3": b"x", "ziping.json": HEAD, "empty/": b""},
    ],
)
def test_another_file_is_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    with pytest.raises(UserError, match="不是本程序的数据文件"):
        unpack(zipped(tmp_path / "x.zip", parts), tmp_path / "new")
    assert not (tmp_path / "new" / "ziping.sqlite3").exists()


def test_a_file_that_is_none_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"rubbish")
    with pytest.raises(UserError, match="不是本程序的数据文件"):
        unpack(tmp_path / "x", tmp_path / "new")
    with pytest.raises(UserError, match=r"读不了.+（文件或文件夹不存在），没有恢复"):
        unpack(tmp_path / "gone", tmp_path / "new")


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_byte_that_changed_is_noticed_and_nothing_touched(old: Path, tmp_path: Path, place: int) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    content = bytearray(file.read_bytes())
    at = content.index(b"ziping.sqlite3") + 40 + len(content) * place // 200
    content[at] ^= 0x20
    file.write_bytes(content)
    with pytest.raises(UserError, match="没有恢复，现有资料未动"):
        unpack(file, tmp_path / "new")
    assert not (tmp_path / "new" / "ziping.sqlite3").exists()


def test_a_store_of_a_newer_program_is_refused(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old / "ziping.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 99")
    file = pack_up(tmp_path / "a.ziping", old).file
    with pytest.raises(StoreError, match="较新版本的程序"):
        unpack(file, tmp_path / "new")


def test_files_of_everything_in_the_users_folder_do_not_go_along(old: Path, tmp_path: Path) -> None:
    for name in ("a.ziping", "b.ziping.part"):
        (old / name).write_bytes(b"x" * 100_000)
    for _ in range(2):
        packed = pack_up(old / "all.ziping", old, force=True)
    with zipfile.ZipFile(packed.file) as found:
        assert sorted(found.namelist()) == [
            "definitions/templates/own.yaml",
            "habits.json",
            "ziping.json",
            "ziping.sqlite3",
        ]
    assert unpack(packed.file, tmp_path / "new").files == 2


@pytest.mark.parametrize(
    "name",
    ["ziping.lock", "ziping.sqlite3-wal", "backups/ziping-20260101T000000Z-0009.sqlite3", ".x", "a.part"],
)
def test_what_does_not_go_along_is_not_taken_either(old: Path, tmp_path: Path, name: str) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(name, b"from elsewhere")
    assert unpack(file, tmp_path / "new").files == 2
    assert all(
        path.read_bytes() != b"from elsewhere" for path in (tmp_path / "new").rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("names", [("a", "a/b"), ("a/b", "a"), ("x" * 300,), ("a", "a")])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_no_disk_holds_are_refused_as_no_file_of_ours(
    old: Path, tmp_path: Path, names: tuple[str, ...]
) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    with zipfile.ZipFile(file, "a") as packed:
        for name in names:
            packed.writestr(name, b"x")
    if names == ("a", "a"):
        assert unpack(file, tmp_path / "new").files == 3
    else:
        with pytest.raises(UserError, match="不是本程序的数据文件"):
            unpack(file, tmp_path / "new")


def test_a_store_that_is_not_whole_is_said_by_the_name_of_the_file(old: Path, tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.ziping", {"ziping.sqlite3": b"x" * 5000, "ziping.json": HEAD})
    with pytest.raises(UserError, match=r"“[^“]+a\.ziping”不完整（里面的资料库已损坏）"):
        unpack(file, old)
    with closing(sqlite3.connect(old / "ziping.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 99")
    file = pack_up(tmp_path / "b.ziping", old).file
    with pytest.raises(StoreError, match=r"“[^“]+b\.ziping”是由较新版本"):
        unpack(file, tmp_path / "new")


def test_a_file_that_is_larger_than_the_disk_is_refused_before_anything_is_written(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack_up(tmp_path / "a.ziping", old).file
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10))
    with pytest.raises(StoreError, match="磁盘已满，没有恢复，现有资料未动"):
        unpack(file, old)
