from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.models.edits import apply
from desktop.storage.echo import NAME as ECHO
from desktop.storage.history import Action
from desktop.storage.salvage import Salvaged, salvage
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import (
    SCORE,
    START,
    TEMPLATE_DIGEST,
    TEMPLATE_TEXT,
    ask,
    begin_draft,
    harm,
    open_store,
    typed,
)

LATER = START + timedelta(days=1)


def fill(store: Store, draft: int, texts: list[str]) -> None:
    document = store.open_draft(draft).document
    for text in texts:
        edit = typed(document, text)
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    store._do(lambda _connection: None)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A store of two drafts with a backup of them, and three edits to the first since."""
    store = open_store(folder)
    for _ in range(2):
        fill(store, begin_draft(store), ["1", "2"])
    store.close()
    store = open_store(folder)
    fill(store, 1, ["3", "4", "5"])
    store.close(backup=False)
    return folder


def shown(folder: Path, draft: int = 1) -> str:
    store = open_store(folder)
    opened = store.open_draft(draft)
    assert store.examine().sentences == ()
    assert opened.damage is None
    store.abandon()
    return opened.document.text(SCORE)


def recovered(folder: Path) -> Salvaged:
    return salvage(folder, LATER)


def test_a_whole_store_is_the_same_afterwards(closed: Path) -> None:
    questions = (
        "SELECT * FROM edits",
        "SELECT * FROM units",
        "SELECT * FROM projects",
        "SELECT * FROM drafts",
    )
    before = [ask(closed, question) for question in questions[:3]]
    done = recovered(closed)
    assert (done.harmed, done.count) == ((), 2)
    assert [ask(closed, question) for question in questions[:3]] == before
    assert shown(closed) == "5"
    assert done.aside is not None
    assert done.aside.exists()


def test_a_harmed_entry_is_taken_from_the_backup(closed: Path) -> None:
    harm(closed, "UPDATE edits SET payload = replace(payload, '\"2\"', '\"7\"') WHERE draft = 1 AND seq = 3")
    done = recovered(closed)
    assert shown(closed) == "5"
    assert [(one.draft, one.kept, one.lost, one.backup) for one in done.harmed] == [(1, 6, 6, None)]


def test_a_digest_alone_is_mended(closed: Path) -> None:
    harm(closed, "UPDATE edits SET digest = zeroblob(32) WHERE draft = 1 AND seq IN (3, 6)")
    assert recovered(closed).harmed == ()
    assert shown(closed) == "5"


def test_what_is_lost_at_the_end_is_named(closed: Path) -> None:
    harm(closed, "UPDATE edits SET payload = '{}' WHERE draft = 1 AND seq = 5")
    (one,) = recovered(closed).harmed
    assert (one.draft, one.kept, one.lost, one.title) == (1, 4, 6, "就业补助资金自评表")
    assert one.since.startswith("2026-03-02T09:30")
    assert shown(closed) == "3"


def test_without_a_store_the_backup_is_taken(closed: Path) -> None:
    (closed / FILE_NAME).write_bytes(b"rubbish" * 1000)
    done = recovered(closed)
    assert [(one.draft, one.kept) for one in done.harmed] == [(1, 3), (2, 3)]
    assert all(one.backup is not None for one in done.harmed)
    assert shown(closed) == "2"


def test_without_a_store_backup_and_second_copy_give_everything(closed: Path, tmp_path: Path) -> None:
    store = open_store(closed)
    store.back_up()
    fill(store, 1, ["6", "7"])
    died = tmp_path / "died"
    shutil.copytree(closed, died)
    store.abandon()
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (died / name).unlink(missing_ok=True)
    done = recovered(died)
    assert shown(died) == "7"
    assert {one.draft: one.kept for one in done.harmed} == {1: 8, 2: 3}
    assert not (died / ECHO).exists()


def test_a_snapshot_keeps_what_the_history_lost(folder: Path) -> None:
    store = open_store(folder)
    draft = begin_draft(store)
    fill(store, draft, [str(number) for number in range(105)])
    store.close(backup=False)
    harm(folder, "UPDATE edits SET payload = '{}' WHERE seq IN (40, 41)")
    (one,) = recovered(folder).harmed
    assert (one.cut, one.kept, one.lost) == (99, 106, 106)
    assert shown(folder) == "104"
    again = open_store(folder)
    fill(again, draft, ["9"])
    assert len(again.log(draft)) == 8
    again.abandon()


def test_a_history_that_was_mended_goes_the_mended_way(closed: Path) -> None:
    harm(closed, "UPDATE edits SET payload = '{}' WHERE draft = 1 AND seq = 3")
    store = open_store(closed)
    fill(store, 1, ["8"])
    store.close(backup=False)
    done = recovered(closed)
    assert [(one.draft, one.kept, one.lost) for one in done.harmed] == []
    assert shown(closed) == "8"


def test_a_draft_that_is_nowhere_is_named(closed: Path) -> None:
    harm(closed, "DELETE FROM edits WHERE draft = 2")
    shutil.rmtree(closed / "backups")
    done = recovered(closed)
    assert [(one.draft, one.title, one.kept) for one in done.harmed] == [(2, "就业补助资金自评表", 0)]
    store = open_store(closed)
    assert store.examine().missing == ()
    assert done.count == 1
    store.abandon()


def test_units_projects_and_templates_that_are_gone_are_made_good(closed: Path) -> None:
    shutil.rmtree(closed / "backups")
    for table in ("draft_state", "units", "projects", "template_texts"):
        with closing(sqlite3.connect(closed / FILE_NAME, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(f"DELETE FROM {table}")
    done = salvage(closed, LATER, {TEMPLATE_DIGEST: TEMPLATE_TEXT})
    assert done.harmed == ()
    store = open_store(closed)
    assert [(line.unit_name, line.project_name) for line in store.drafts()] == [
        ("（未知单位）", "（未知项目）")
    ] * 2
    store.abandon()
    with closing(sqlite3.connect(closed / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE template_texts SET text = ''")
    done = recovered(closed)
    assert [one.template_lost for one in done.harmed] == [True, True]


def test_an_open_store_is_not_touched(store: Store, draft: int) -> None:
    assert draft
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        salvage(store.folder, LATER)


def test_the_cursor_comes_along(closed: Path) -> None:
    store = open_store(closed)
    store.keep_cursor(1, SCORE).result()
    store.close(backup=False)
    recovered(closed)
    again = open_store(closed)
    assert again.open_draft(1).cursor == SCORE
    again.abandon()


def test_packed_history_comes_along(folder: Path) -> None:
    store = open_store(folder)
    draft = begin_draft(store)
    fill(store, draft, [str(number) for number in range(30)])
    store.pack(draft)
    fill(store, draft, ["a", "b"])
    store.close(backup=False)
    harm(folder, "UPDATE edits SET digest = zeroblob(32) WHERE seq = 32")
    assert recovered(folder).harmed == ()
    again = open_store(folder)
    assert len(again.log(draft)) == 33
    again.abandon()


def test_a_harmed_row_of_packed_history_is_left_out(folder: Path) -> None:
    store = open_store(folder)
    draft = begin_draft(store)
    fill(store, draft, [str(number) for number in range(30)])
    store.pack(draft)
    store.close(backup=False)
    harm(folder, "UPDATE packed_edits SET first = 'x'")
    (one,) = recovered(folder).harmed
    assert (one.cut, one.kept) == (30, 31)
    assert shown(folder) == "29"


def test_an_edit_that_does_not_fit_ends_what_is_proven(closed: Path) -> None:
    shutil.rmtree(closed / "backups")
    harm(closed, 'UPDATE edits SET payload = \'{"do":"jump"}\' WHERE draft = 1 AND seq = 4')
    (one,) = recovered(closed).harmed
    assert (one.kept, one.lost) == (3, 6)
