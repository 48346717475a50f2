"""What the drafts of a store held after each action, read without touching the store."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.models.document import Document
from desktop.models.edits import apply
from desktop.storage.history import Action
from desktop.storage.past import draft_lines, reading, states
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import NAME, SCORE, begin_draft, harm, open_store, small_form, typed


def written(folder: Path) -> tuple[int, list[Document]]:
    """Begin a draft and type twice, the second time into two cells."""
    store = open_store(folder)
    draft = begin_draft(store)
    document = small_form()
    held = [document]
    for group in ([("9", SCORE)], [("8", SCORE), ("改名", NAME)]):
        edits = []
        for text, key in group:
            edits.append(typed(document, text, key))
            document = apply(document, edits[-1])
        store.append(draft, edits, Action.TYPED).result()
        held.append(document)
    store.close(backup=False)
    return draft, held


def read(folder: Path, draft: int) -> list[Document]:
    with reading(folder) as connection:
        assert connection is not None
        return [document for _, document in states(connection, draft)]


def test_every_action_is_a_state(tmp_path: Path) -> None:
    draft, held = written(tmp_path)
    assert read(tmp_path, draft) == held
    with reading(tmp_path) as connection:
        assert connection is not None
        moments = [at for at, _ in states(connection, draft)]
    assert moments == sorted(moments)


def test_deleted_drafts_come_last_and_the_store_may_be_open(tmp_path: Path) -> None:
    with_store = open_store(tmp_path)
    first, second = begin_draft(with_store), begin_draft(with_store)
    with_store.delete_draft(first)
    with reading(tmp_path) as connection:
        assert connection is not None
        assert [(line.id, gone) for line, gone in draft_lines(connection)] == [(second, False), (first, True)]
    with_store.close(backup=False)


def test_reading_leaves_an_open_store_its_locks(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    draft = begin_draft(store)
    with reading(tmp_path) as connection:
        assert connection is not None
        assert len(draft_lines(connection)) == 1
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        open_store(tmp_path)
    # Another program looks in and leaves; were it the last to know the log, it would remove it.
    look = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM drafts').fetchall()"
    subprocess.run([sys.executable, "-c", look, store.file], check=True)
    store.append(draft, [typed(small_form(), "7")], Action.TYPED).result()
    (left := tmp_path / "left").mkdir()
    for file in tmp_path.glob(f"{FILE_NAME}*"):
        shutil.copy(file, left)
    store.abandon()
    assert read(left, draft)[-1].text(SCORE) == "7"


def test_an_entry_that_is_harmed_is_passed_over(tmp_path: Path) -> None:
    draft, held = written(tmp_path)
    harm(tmp_path, "UPDATE edits SET payload = '{' WHERE draft = ? AND seq = 2", draft)
    first, last = read(tmp_path, draft)
    assert first == held[0]
    assert last == held[2]


def test_without_a_store_there_is_nothing_and_nothing_is_made(tmp_path: Path) -> None:
    with reading(tmp_path) as connection:
        assert connection is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_an_older_program_has_to_be_opened_first(tmp_path: Path) -> None:
    written(tmp_path)
    harm_version(tmp_path, 1)
    with pytest.raises(StoreError) as refused, reading(tmp_path):
        pass
    assert "旧版程序的格式" in refused.value.sentence


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("x" * 200, "utf-8")
    with pytest.raises(StoreError) as refused, reading(tmp_path):
        pass
    assert "不是本程序的资料库" in refused.value.sentence


def harm_version(folder: Path, version: int) -> None:
    """Write another format number into the head of the file."""
    file = folder / FILE_NAME
    content = bytearray(file.read_bytes())
    content[60:64] = version.to_bytes(4)
    file.write_bytes(content)
