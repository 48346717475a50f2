"""One program restores a backup while another has the store open, or wants to; both are real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.history import Action
from desktop.storage.restoring import restore
from tests.helpers.stores import SCORE, START, begin_draft, open_store, typed

RESTORES = """
import sys
from pathlib import Path
from desktop.errors import StoreError
from desktop.storage import restoring
from desktop.storage.clock import now

copy = restoring.copy_store

def slowly(source, target):
    print("in the middle", flush=True)
    sys.stdin.readline()
    copy(source, target)

restoring.copy_store = slowly
try:
    restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), now())
    print("restored")
except StoreError as error:
    print(error)
"""


def _restoring(folder: Path, backup: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", RESTORES, str(folder), str(backup)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=env, cwd=root)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a closed store, which says something else since."""
    store = open_store(tmp_path)
    begin_draft(store)
    made = store.back_up()
    assert made
    store.append(1, [typed(store.open_draft(1).document, "7.77")], Action.TYPED).result()
    store.close(backup=False)
    return made.backup.file


def test_a_store_that_another_program_has_open_is_not_restored(tmp_path: Path, backup: Path) -> None:
    store = open_store(tmp_path)
    other = _restoring(tmp_path, backup)
    said, _none = other.communicate("\n", timeout=60)
    assert f"进程号{os.getpid()}" in said
    store.append(1, [typed(store.open_draft(1).document, "8.88")], Action.TYPED).result()
    store.close(backup=False)
    again = open_store(tmp_path)
    assert again.open_draft(1).document.text(SCORE) == "8.88"
    again.abandon()


@pytest.mark.parametrize("killed", [True, False])
def test_a_store_that_is_being_restored_is_not_opened(tmp_path: Path, backup: Path, *, killed: bool) -> None:
    other = _restoring(tmp_path, backup)
    assert other.stdout
    assert other.stdout.readline() == "in the middle\n"
    with pytest.raises(StoreError, match=f"进程号{other.pid}"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=f"进程号{other.pid}"):
        restore(tmp_path, backup, START)
    if killed:
        other.kill()
    said, _none = other.communicate("\n", timeout=60)
    assert said == ("" if killed else "restored\n")
    store = open_store(tmp_path)
    assert store.open_draft(1).document.text(SCORE) == ("7.77" if killed else "9.61")
    store.abandon()
