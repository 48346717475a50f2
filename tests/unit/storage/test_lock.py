from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.lock import StoreLock
from desktop.storage.system_lock import LOCK_NAME, is_free
from tests.helpers.stores import START

TAKE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.errors import StoreError
from desktop.storage.lock import StoreLock
sys.stdin.readline()
try:
    lock = StoreLock.take(Path(sys.argv[1]), datetime.now(UTC))
except StoreError as error:
    print("refused", error, flush=True)
else:
    print("taken", flush=True)
sys.stdin.readline()
"""


def other(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TAKE, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def told(process: subprocess.Popen[str], line: str = "\n") -> None:
    assert process.stdin
    process.stdin.write(line)
    process.stdin.flush()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def test_the_second_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    lock = StoreLock.take(tmp_path, START)
    with pytest.raises(
        StoreError, match=rf"已在另一个窗口中打开（2026-03-02 \d\d:30开始，电脑“.+”，进程号{os.getpid()}）"
    ):
        StoreLock.take(tmp_path, START)
    lock.release()
    StoreLock.take(tmp_path, START).release()


def test_another_process_is_refused_and_let_in_after_release(tmp_path: Path) -> None:
    lock = StoreLock.take(tmp_path, START)
    with other(tmp_path) as process:
        told(process)
        assert said(process).startswith("refused")
        told(process)
    lock.release()
    with other(tmp_path) as process:
        told(process)
        assert said(process).startswith("taken")
        told(process)


def test_a_killed_holder_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    with other(tmp_path) as process:
        told(process)
        assert said(process) == "taken\n"
        process.kill()
    assert (tmp_path / LOCK_NAME).exists()
    StoreLock.take(tmp_path, START).release()


def test_of_several_that_start_at_once_one_gets_it(tmp_path: Path) -> None:
    processes = [other(tmp_path) for _ in range(6)]
    for process in processes:
        told(process)
    answers = [said(process) for process in processes]
    assert sum(answer == "taken\n" for answer in answers) == 1
    for process in processes:
        with process:
            told(process)


@pytest.mark.parametrize("content", [b"", b"{", b'{"pid": 1}', b'{"pid":1,"host":"a","since":"?"}', b"[]"])
def test_a_lock_file_with_anything_in_it_does_no_harm(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(content)
    lock = StoreLock.take(tmp_path, START)
    (tmp_path / LOCK_NAME).write_bytes(content)
    with pytest.raises(StoreError, match="正在另一个窗口中打开。"):
        StoreLock.take(tmp_path, START)
    lock.release()


def test_releasing_twice_is_harmless(tmp_path: Path) -> None:
    lock = StoreLock.take(tmp_path, START)
    lock.release()
    lock.release()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="打不开"):
        StoreLock.take(tmp_path / "nowhere", START)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files of a user's folder apart by itself")
def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    StoreLock.take(tmp_path, START).release()
    assert (tmp_path / LOCK_NAME).stat().st_mode & 0o777 == 0o600


def test_whether_a_store_is_open_somewhere_can_be_asked_without_taking_it(tmp_path: Path) -> None:
    assert is_free(tmp_path)
    assert not (tmp_path / LOCK_NAME).exists()
    lock = StoreLock.take(tmp_path, START)
    assert not is_free(tmp_path)
    lock.release()
    assert is_free(tmp_path)
    assert is_free(tmp_path)
