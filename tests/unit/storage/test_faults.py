from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from desktop.errors import StoreError
from desktop.storage.faults import explained, is_damage, told

PLACE = Path("/home/zhang/ziping.sqlite3")


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said in English")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "已满"),
        ("SQLITE_READONLY", "不允许写入"),
        ("SQLITE_READONLY_DIRECTORY", "不允许写入"),
        ("SQLITE_PERM", "不允许写入"),
        ("SQLITE_CANTOPEN", "打不开"),
        ("SQLITE_CANTOPEN_ISDIR", "打不开"),
        ("SQLITE_BUSY", "另一个程序占用"),
        ("SQLITE_BUSY_SNAPSHOT", "另一个程序占用"),
        ("SQLITE_LOCKED", "另一个程序占用"),
        ("SQLITE_CORRUPT", "已经损坏"),
        ("SQLITE_CORRUPT_INDEX", "已经损坏"),
        ("SQLITE_NOTADB", "不是本程序的资料库"),
        ("SQLITE_IOERR_WRITE", "磁盘出错"),
        ("SQLITE_NOMEM", "内存不足"),
    ],
)
def test_each_fault_of_the_world_has_a_sentence_that_names_the_place(name: str, words: str) -> None:
    raw = sqlite_error(name)
    wrapped = OperationalError("INSERT", {}, raw)
    for error in (raw, wrapped):
        known = explained(error, PLACE)
        assert isinstance(known, StoreError)
        assert words in known.sentence
        assert str(PLACE) in known.sentence
        assert known.sentence.endswith("。")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "已满"),
        (errno.EROFS, "不允许写入"),
        (errno.EACCES, "不允许写入"),
        (errno.EIO, "磁盘出错"),
        (errno.ENOENT, "打不开"),
        (errno.ENOTDIR, "打不开"),
    ],
)
def test_faults_of_files_have_sentences_too(number: int, words: str) -> None:
    assert words in str(explained(OSError(number, "said in English"), PLACE))


def test_an_unnumbered_fault_of_a_file_cannot_be_opened() -> None:
    assert "打不开" in str(explained(OSError("said in English"), PLACE))


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error("SQLITE_ERROR"),
        sqlite_error("SQLITE_CONSTRAINT_FOREIGNKEY"),
        sqlite3.ProgrammingError("no name at all"),
        DBAPIError("INSERT", {}, KeyError("not of SQLite")),
        ValueError("bug"),
    ],
)
def test_our_own_faults_are_no_sentences(error: Exception) -> None:
    known = explained(error, PLACE)
    assert not isinstance(known, StoreError)


def test_damage_is_told_from_other_faults() -> None:
    assert is_damage(sqlite_error("SQLITE_CORRUPT_VTAB"))
    assert is_damage(OperationalError("SELECT", {}, sqlite_error("SQLITE_NOTADB")))
    assert not is_damage(sqlite_error("SQLITE_FULL"))
    assert not is_damage(ValueError())


def test_a_message_of_sqlite_that_can_not_be_read_is_damage() -> None:
    error = UnicodeDecodeError("utf-8", b"\xe5", 0, 1, "invalid continuation byte")
    assert is_damage(error)
    assert "已经损坏" in str(explained(error, PLACE))
    with pytest.raises(StoreError, match="已经损坏"), told(PLACE):
        raise error


def test_told_lets_out_sentences_and_bugs() -> None:
    with pytest.raises(StoreError, match="已满") as raised, told(PLACE):
        raise OSError(errno.ENOSPC, "full")
    assert isinstance(raised.value.__cause__, OSError)
    with pytest.raises(sqlite3.OperationalError), told(PLACE):
        raise sqlite_error("SQLITE_ERROR")
    with pytest.raises(KeyError), told(PLACE):
        raise KeyError


def test_what_fails_where_no_room_is_left_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error, usage = sqlite_error("SQLITE_IOERR_SHMSIZE"), shutil.disk_usage(tmp_path)
    assert "磁盘出错" in str(explained(error, tmp_path / "gone" / "x"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    assert "已满" in str(explained(error, tmp_path / "gone" / "x"))
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert "磁盘出错" in str(explained(error, tmp_path))


@pytest.mark.parametrize(
    "name", ["SQLITE_FULL", "SQLITE_READONLY", "SQLITE_BUSY", "SQLITE_IOERR", "SQLITE_NOMEM"]
)
def test_what_was_not_done_is_said_in_the_place_of_what_was_not_saved(name: str) -> None:
    said = str(explained(sqlite_error(name), PLACE, "没有恢复"))
    assert "没有恢复" in said
    assert "重试" not in said
    assert "没有存盘" not in said
