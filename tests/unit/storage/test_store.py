from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import StoreError
from desktop.models.codec import document_data
from desktop.models.edits import apply
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action, Saved
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.documents import documents, edits
from tests.helpers.stores import SCORE, Ticking, ask, begin_draft, open_store, small_form, typed


class Listener:
    """Hears of trouble, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[Exception] = []
        self.event = threading.Event()

    def __call__(self, error: Exception) -> None:
        self.heard.append(error)
        self.event.set()

    def sentence(self) -> str:
        assert self.event.wait(10)
        assert isinstance(self.heard[0], StoreError)
        return self.heard[0].sentence


def limit_pages(store: Store, more: int | None) -> None:
    """Let the store's file grow by so many pages and no further: SQLite then says that the disk is full."""
    (pages,) = ask(store.folder, "PRAGMA page_count")[0]
    limit = 2**30 if more is None else pages + more

    # Past the writer, which may be in trouble; between two transactions its connection lies in the pool.
    with store._engines.writing.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {limit}")


def test_everything_is_made_that_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b c"
    open_store(folder).close(backup=False)
    assert sorted(path.name for path in folder.iterdir()) == ["ziping.lock", FILE_NAME]
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_an_edit_is_acknowledged_with_its_moment(store: Store, draft: int) -> None:
    heard: list[Saved] = []
    done = threading.Event()

    def hear(future: Future[Saved]) -> None:
        heard.append(future.result())
        done.set()

    store.append(draft, [typed(small_form(), "8")], Action.TYPED).add_done_callback(hear)
    assert done.wait(10)
    assert [(saved.draft, saved.seq, type(saved.at)) for saved in heard] == [(draft, 2, datetime)]
    assert store.unsaved() == 0


def test_two_drafts_have_histories_of_their_own(store: Store, draft: int) -> None:
    other = begin_draft(store)
    form = small_form()
    seqs = [
        store.append(which, [typed(form, str(number))], Action.TYPED).result().seq
        for number, which in enumerate((draft, other, draft, other, other))
    ]
    assert seqs == [2, 2, 3, 3, 4]
    assert [store.open_draft(which).document.text(SCORE) for which in (draft, other)] == ["2", "4"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(data=st.data())
def test_any_edits_lead_to_the_same_document(store: Store, data: st.DataObject) -> None:
    document = data.draw(documents())
    draft = begin_draft(store, document)
    for _ in range(data.draw(st.integers(1, 4))):
        group = []
        for _ in range(data.draw(st.integers(1, 3))):
            edit = data.draw(edits(document))
            document = apply(document, edit)
            group.append(edit)
        store.append(draft, group, Action.PASTED)
    store._do(lambda _connection: None)
    assert document_data(store.open_draft(draft).document) == document_data(document)


@pytest.mark.usefixtures("store")
def test_a_second_store_on_the_same_folder_is_refused(folder: Path) -> None:
    with pytest.raises(StoreError, match=rf"已在另一个窗口中打开（.+进程号{os.getpid()}）"):
        open_store(folder)


def test_the_folder_is_free_again_after_closing_and_after_failing_to_open(folder: Path) -> None:
    open_store(folder).close(backup=False)
    (folder / FILE_NAME).write_bytes(b"rubbish" * 100)
    for _ in range(2):
        with pytest.raises(StoreError, match="不是本程序的资料库"):
            open_store(folder)


def test_what_a_full_disk_refuses_is_kept_and_saved_later(folder: Path) -> None:
    listener = Listener()
    store = Store.open(folder, on_trouble=listener, clock=Ticking(), retry_seconds=3600)
    draft = begin_draft(store)
    document = small_form()
    limit_pages(store, 0)
    futures = []
    for number in range(40):
        edit = typed(document, "得" * 2000 + str(number))
        document = apply(document, edit)
        futures.append(store.append(draft, [edit], Action.TYPED))
    assert "所在的磁盘已满" in listener.sentence()
    assert not futures[-1].done()
    waiting = store.unsaved()
    assert waiting > 0
    with pytest.raises(StoreError, match="已满"):
        store.set_draft_state(draft, DraftState.CHECKED)
    with pytest.raises(StoreError, match=rf"还有{waiting}步修改没有存盘，程序暂不关闭。原因：.+已满"):
        store.close()
    # What was acknowledged is there, and no half of a group.
    shown = store.open_draft(draft)
    assert shown.damage is None
    assert shown.length == 1 + len(futures) - waiting
    limit_pages(store, None)
    store.retry()
    assert [future.result(10).seq for future in futures] == list(range(2, 42))
    assert store.open_draft(draft).document == document
    assert len(listener.heard) == 1
    store.abandon()


def test_a_store_with_something_unsaved_can_be_given_up(folder: Path) -> None:
    listener = Listener()
    store = Store.open(folder, on_trouble=listener, clock=Ticking(), retry_seconds=3600)
    draft = begin_draft(store)
    limit_pages(store, 0)
    store.append(draft, [typed(small_form(), "得" * 20000)], Action.TYPED)
    assert "已满" in listener.sentence()
    store.abandon()
    again = open_store(folder)
    assert again.open_draft(draft).document == small_form()
    again.abandon()


def test_while_another_program_holds_the_file_edits_wait(folder: Path) -> None:
    listener = Listener()
    store = Store.open(folder, on_trouble=listener, clock=Ticking(), retry_seconds=3600)
    draft = begin_draft(store)
    holder = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    future = store.append(draft, [typed(small_form(), "8")], Action.TYPED)
    assert "正被另一个程序占用" in listener.sentence()
    holder.execute("ROLLBACK")
    holder.close()
    store.retry()
    assert future.result(10).seq == 2
    store.abandon()


def test_a_store_that_becomes_read_only_keeps_the_edits(folder: Path) -> None:
    listener = Listener()
    store = Store.open(folder, on_trouble=listener, clock=Ticking(), retry_seconds=3600)
    draft = begin_draft(store)

    def forbid(what: str) -> None:
        with store._engines.writing.connect() as connection:
            connection.connection.cursor().execute(f"PRAGMA query_only = {what}")

    forbid("ON")
    future = store.append(draft, [typed(small_form(), "8")], Action.TYPED)
    assert "不允许写入" in listener.sentence()
    forbid("OFF")
    store.retry()
    assert future.result(10).seq == 2
    store.abandon()


def test_a_bug_is_heard_of_and_loses_nothing_either(folder: Path) -> None:
    listener = Listener()
    store = Store.open(folder, on_trouble=listener, clock=Ticking(), retry_seconds=3600)
    begin_draft(store)
    store.append(77, [typed(small_form(), "8")], Action.TYPED)
    assert listener.event.wait(10)
    assert isinstance(listener.heard[0], LookupError)
    assert store.unsaved() == 1
    store.abandon()


def test_waiting_for_the_writer_in_its_own_callback_is_a_bug(store: Store, draft: int) -> None:
    errors: list[BaseException | None] = []
    done = threading.Event()

    def note(_future: Future[Saved]) -> None:
        try:
            store.set_draft_state(draft, DraftState.CHECKED)
        except RuntimeError as error:
            errors.append(error)
        done.set()

    store.append(draft, [typed(small_form(), "8")], Action.TYPED).add_done_callback(note)
    assert done.wait(10)
    assert "must not wait" in str(errors[0])


def test_reading_a_harmed_file_is_said_without_a_traceback(folder: Path) -> None:
    store = open_store(folder)
    begin_draft(store)
    store.close(backup=False)
    content = bytearray((folder / FILE_NAME).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (folder / FILE_NAME).write_bytes(content)
    store = open_store(folder)
    with pytest.raises(StoreError, match="已经损坏"):
        store.drafts()
    store.abandon()


def test_the_store_is_loaded_without_the_window_or_the_orm() -> None:
    probe = "import sys, json, desktop.storage.store; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True).stdout)
    assert "sqlalchemy.engine" in loaded
    assert not {"sqlalchemy.orm", "PySide6", "openpyxl", "reportlab"} & set(loaded)
