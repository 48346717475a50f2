from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.errors import StoreError
from desktop.storage import backups, migrations, preparing
from desktop.storage.backups import back_up, list_backups
from desktop.storage.history import Action
from desktop.storage.lock import StoreLock
from desktop.storage.replay import Damage
from desktop.storage.restoring import REPLACED, restore
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from desktop.storage.thinning import Reason, backup_name
from tests.helpers.stores import SCORE, START, Ticking, harm, open_store, small_form, typed

LATER = START + timedelta(days=1)


def score(folder: Path, draft: int = 1) -> str:
    store = open_store(folder)
    text = store.open_draft(draft).document.text(SCORE)
    store.close(backup=False)
    return text


def write(folder: Path, text: str, draft: int = 1) -> None:
    store = open_store(folder)
    store.append(draft, [typed(small_form(), text)], Action.TYPED).result()
    store.close(backup=False)


@pytest.fixture
def closed(store: Store, draft: int) -> Path:
    """A store with one draft, one backup of it, and an edit since; closed."""
    assert draft == 1
    store.close()
    write(store.folder, "8")
    return store.folder


def test_closing_makes_a_backup_that_is_a_whole_store_in_one_file(store: Store, draft: int) -> None:
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    made = store.close()
    assert made
    assert made.harmed == ()
    assert made.backup == list_backups(store.folder)[0]
    assert made.backup.file.name.startswith("ziping-20260302T0930")
    assert made.backup.file.name.endswith("Z-0001-closing.sqlite3")
    assert [path.name for path in made.backup.file.parent.iterdir()] == [made.backup.file.name]
    with closing(sqlite3.connect(made.backup.file)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM edits").fetchall() == [(2,)]


def test_no_backup_is_made_where_nothing_changed(closed: Path) -> None:
    assert open_store(closed).close()
    for _ in range(2):
        assert open_store(closed).close() is None
    assert len(list_backups(closed)) == 2


def test_a_new_unit_is_a_change(closed: Path) -> None:
    assert open_store(closed).close()
    store = open_store(closed)
    store.add_unit("社保中心")
    made = store.close()
    assert made
    assert made.backup.number == 3


def test_a_backup_can_be_made_while_the_store_is_open(store: Store, draft: int) -> None:
    assert store.back_up()
    assert store.back_up() is None
    store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
    assert store.back_up()
    assert [backup.number for backup in store.backups()] == [2, 1]


def test_backups_are_thinned(store: Store, draft: int) -> None:
    for day in range(12):
        for hour in range(2):
            store.append(draft, [typed(small_form(), "8")], Action.TYPED).result()
            assert back_up(store.folder, START + timedelta(days=day, hours=hour))
    kept = [backup.number for backup in list_backups(store.folder)]
    assert kept == [24, 23, 22, 20, 18, 16, 14, 12, 10, 8]


def test_other_files_beside_the_backups_are_left_alone(store: Store, draft: int) -> None:
    assert draft
    place = store.folder / "backups"
    place.mkdir()
    (place / "说明.txt").write_text("不要删")
    assert store.close()
    assert (place / "说明.txt").exists()
    assert len(list_backups(store.folder)) == 1


def test_a_backup_of_a_harmed_history_names_it_and_lets_no_older_one_go(closed: Path) -> None:
    harm(closed, "UPDATE edits SET payload = '{}' WHERE seq = 2")
    for hours in range(5):
        made = back_up(closed, START + timedelta(hours=hours))
        assert made
        assert [(harmed.draft, harmed.damage) for harmed in made.harmed] == [(1, Damage(2, 2, lost=True))]
        assert "第2步" in made.harmed[0].sentence
        harm(closed, "UPDATE drafts SET digest = randomblob(32)")
    assert len(list_backups(closed)) == 6


def test_a_backup_with_harmed_pages_is_removed_and_said(closed: Path) -> None:
    content = bytearray((closed / FILE_NAME).read_bytes())
    with closing(sqlite3.connect(closed / FILE_NAME)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'snapshots'").fetchone()
    content[4096 * (root - 1) : 4096 * root] = b"\x07" * 4096
    (closed / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreError, match="没有通过检查，已删去"):
        back_up(closed, LATER)
    assert len(list_backups(closed)) == 1


def test_a_backup_that_can_not_be_read_makes_the_next_one_due(closed: Path) -> None:
    list_backups(closed)[0].file.write_bytes(b"rubbish" * 1000)
    assert back_up(closed, LATER)


def test_restoring_keeps_what_was_there(closed: Path) -> None:
    aside = restore(closed, list_backups(closed)[0].file, LATER)
    assert score(closed) == "9.61"
    assert aside
    assert aside.parent.parent == closed / REPLACED
    assert restore(closed, aside, LATER)
    assert score(closed) == "8"
    assert len(list((closed / REPLACED).iterdir())) == 2


def test_restoring_where_nothing_is_makes_a_store(closed: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert restore(new, list_backups(closed)[0].file, LATER) is None
    assert score(new) == "9.61"


def test_a_store_that_is_rubbish_is_set_aside_as_it_is(closed: Path) -> None:
    (closed / FILE_NAME).write_bytes(b"rubbish")
    (closed / f"{FILE_NAME}-wal").write_bytes(b"more rubbish")
    aside = restore(closed, list_backups(closed)[0].file, LATER)
    assert aside
    assert aside.read_bytes() == b"rubbish"
    assert aside.with_name(f"{FILE_NAME}-wal").read_bytes() == b"more rubbish"
    assert not (closed / f"{FILE_NAME}-wal").exists()
    assert score(closed) == "9.61"


@pytest.mark.parametrize("content", [b"", b"rubbish" * 100, None])
def test_a_bad_backup_is_refused_with_nothing_touched(
    closed: Path, tmp_path: Path, content: bytes | None
) -> None:
    bad = tmp_path / "bad.sqlite3"
    if content is None:
        whole = list_backups(closed)[0].file.read_bytes()
        bad.write_bytes(whole[:4096] + b"\xee" * (len(whole) - 4096))
    else:
        bad.write_bytes(content)
    with pytest.raises(StoreError, match=r"备份文件.+没有恢复，现有资料未动|不是本程序的资料库"):
        restore(closed, bad, LATER)
    assert score(closed) == "8"
    assert not (closed / REPLACED).exists()


def test_a_backup_that_is_gone_is_said(closed: Path) -> None:
    with pytest.raises(StoreError, match="没有恢复，现有资料未动"):
        restore(closed, closed / "backups" / "gone.sqlite3", LATER)


def test_an_open_store_is_not_restored(store: Store, draft: int) -> None:
    assert draft
    made = store.back_up()
    assert made
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        restore(store.folder, made.backup.file, LATER)


def test_a_restore_that_was_cut_short_is_finished_when_the_store_is_opened(closed: Path) -> None:
    shutil.copy(list_backups(closed)[0].file, closed / f"{FILE_NAME}.restoring")
    assert score(closed) == "9.61"
    assert len(list((closed / REPLACED).iterdir())) == 1
    assert not (closed / f"{FILE_NAME}.restoring").exists()


def test_a_restore_that_never_got_its_copy_whole_has_not_begun(closed: Path) -> None:
    (closed / f"{FILE_NAME}.restoring.part").write_bytes(b"half")
    assert score(closed) == "8"


def test_a_restore_that_can_not_set_the_store_aside_is_given_up(closed: Path) -> None:
    (closed / REPLACED).write_bytes(b"a file where a folder should be")
    with pytest.raises(StoreError, match="打不开"):
        restore(closed, list_backups(closed)[0].file, LATER)
    assert score(closed) == "8"


def test_a_restore_that_was_cut_short_and_finds_no_place_is_given_up_and_said(closed: Path) -> None:
    shutil.copy(list_backups(closed)[0].file, closed / f"{FILE_NAME}.restoring")
    (closed / REPLACED).write_bytes(b"a file where a folder should be")
    store = open_store(closed)
    assert store.open_draft(1).document.text(SCORE) == "8"
    assert store.amiss.restore_dropped
    store.abandon()
    assert not (closed / f"{FILE_NAME}.restoring").exists()


def test_the_lock_is_free_after_a_restore_however_it_ends(closed: Path) -> None:
    with pytest.raises(StoreError):
        restore(closed, closed / "gone", LATER)
    restore(closed, list_backups(closed)[0].file, LATER)
    StoreLock.take(closed, LATER).release()


def test_an_older_store_is_backed_up_before_it_is_changed(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_note(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE units ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    steps = (*migrations.STEPS, add_note)
    migrate = migrations.migrate
    check = migrations.check_schema
    monkeypatch.setattr(
        preparing, "migrate", lambda engine, place, before: migrate(engine, place, before, steps)
    )
    monkeypatch.setattr(preparing, "check_schema", lambda engine, place: check(engine, place, steps))
    store = open_store(closed, clock=Ticking(LATER))
    assert [backup.at.date() for backup in store.backups()] == [LATER.date(), START.date()]
    newest = store.backups()[0].file
    with closing(sqlite3.connect(newest)) as connection:
        assert connection.execute("PRAGMA user_version").fetchall() == [(len(migrations.STEPS),)]
    assert store.open_draft(1).document.text(SCORE) == "8"
    store.abandon()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files of a user's folder apart by itself")
def test_backups_are_the_users_alone(closed: Path) -> None:
    restore(closed, list_backups(closed)[0].file, LATER)
    for path in closed.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_names_that_do_not_tell_a_moment_are_no_backups(closed: Path) -> None:
    (closed / backups.FOLDER / "ziping-99999999T999999Z-0009.sqlite3").touch()
    assert [backup.number for backup in list_backups(closed)] == [1]
    assert isinstance(list_backups(closed)[0].at, datetime)


def test_a_store_without_backups_lists_none(tmp_path: Path) -> None:
    assert list_backups(tmp_path) == []


def test_a_backup_says_why_it_was_made(store: Store, draft: int) -> None:
    assert store.back_up()
    for number, reason in enumerate((Reason.BEFORE_IMPORT, Reason.BEFORE_CHANGE)):
        store.append(draft, [typed(small_form(), str(number))], Action.TYPED).result()
        assert store.back_up(reason)
    assert [backup.reason for backup in store.backups()] == [
        Reason.BEFORE_CHANGE,
        Reason.BEFORE_IMPORT,
        Reason.BY_HAND,
    ]
    older = store.backups()[0].file
    older.rename(older.with_name(backup_name(START, 9)))
    assert store.backups()[0].reason is None


def test_a_copy_of_a_store_that_was_cut_short_is_done_again(closed: Path) -> None:
    name = backup_name(LATER, 0).removesuffix(".sqlite3")
    (closed / REPLACED / f"{name}.part").mkdir(parents=True)
    aside = restore(closed, list_backups(closed)[0].file, LATER)
    assert aside
    assert [path.name for path in (closed / REPLACED).iterdir()] == [name]
