from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from desktop import saving
from desktop.errors import UserError
from desktop.saving import make_folder, save, sync


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "自评表.pdf"
    save(b"%PDF", target)
    assert target.read_bytes() == b"%PDF"
    assert list(tmp_path.iterdir()) == [target]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "自评表.pdf"
    target.write_bytes(b"old" * 100)
    save(b"new", target)
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "盘" / "自评表.pdf", tmp_path / "自评表.pdf"
    target.parent.mkdir()
    link.symlink_to(target)
    for content in (b"first", b"second"):
        save(content, link)
        assert link.is_symlink()
        assert target.read_bytes() == content
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_a_link_that_leads_in_a_circle_gives_way(tmp_path: Path) -> None:
    link = tmp_path / "自评表.pdf"
    link.symlink_to(link)
    save(b"%PDF", link)
    assert link.read_bytes() == b"%PDF"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "自评表.pdf"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="不是普通文件"):
        save(b"%PDF", pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_others_may_read_the_file(tmp_path: Path) -> None:
    target = tmp_path / "自评表.pdf"
    save(b"%PDF", target)
    assert target.stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_a_private_file_is_the_users_alone(tmp_path: Path) -> None:
    target = tmp_path / "habits.json"
    target.write_bytes(b"{}")
    target.chmod(0o644)
    save(b"{}", target, private=True)
    assert target.stat().st_mode & 0o777 == 0o600


def test_the_name_of_a_file_is_waited_for_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "自评表.pdf"
    synced: list[tuple[Path, bytes]] = []
    monkeypatch.setattr(saving, "sync", lambda path: synced.append((path, target.read_bytes())))
    save(b"%PDF", target)
    assert synced == [(tmp_path, b"%PDF")]


def test_a_drive_that_cannot_be_asked_for_names_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> NoReturn:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(saving, "sync", refuse)
    save(b"%PDF", tmp_path / "自评表.pdf")
    assert (tmp_path / "自评表.pdf").read_bytes() == b"%PDF"


def test_files_and_folders_can_be_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    sync(tmp_path / "a")
    sync(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "b")


def test_windows_is_not_asked_for_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(os, "fsync", pytest.fail)
    sync(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        save(b"%PDF", tmp_path / "没有" / "自评表.pdf")
    assert str(error.value) == f"文件没有保存：文件夹“{tmp_path / '没有'}”不存在，请另选一个文件夹。"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "自评表.pdf").mkdir()
    with pytest.raises(UserError, match="是一个文件夹"):
        save(b"%PDF", tmp_path / "自评表.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["自评表.pdf"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "可能是它正在别的程序里打开着"),
        (errno.EROFS, "不允许写入"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EDEADLK, f"系统错误{errno.EDEADLK}"),
    ],
)
def test_a_failure_is_told_in_words_and_leaves_the_older_file(
    code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "自评表.pdf"
    target.write_bytes(b"old")

    def fail(_: int) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match=words):
        save(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "一" / "二")
    make_folder(tmp_path / "一" / "二")
    assert (tmp_path / "一" / "二").is_dir()


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "一").write_text("占着", "utf-8")
    with pytest.raises(UserError, match=r"“.*一”是一个文件"):
        make_folder(tmp_path / "一")
    with pytest.raises(UserError, match="不能新建文件夹"):
        make_folder(tmp_path / "一" / "二")
