"""The second copy stays until a sound backup has what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import StoreDamaged, StoreError
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.recovery import recover
from desktop.storage.backups import FOLDER
from desktop.storage.echo import NAME as ECHO
from desktop.storage.restoring import FINISHING, RESTORING
from desktop.storage.schema import FILE_NAME
from tests.helpers.desks import type_in

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
COUNT = 30
LAST = f"97531.{COUNT - 1}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a backup, and behind it edits whose pages were overwritten while it is open."""
    desk = Desk.open(tmp_path)
    draft = desk.create("mof", "示例单位", "2025", "示例项目")
    desk.store.back_up()
    for number in range(COUNT):
        type_in(desk, desk.open_draft(draft), BUDGET, f"97531.{number}")
    yield desk
    desk.store.abandon()


def _overwrite(folder: Path) -> None:
    """Spoil every text that was typed in the store's file, which SQLite takes for whole."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
    with (folder / FILE_NAME).open("r+b") as stream:
        content = stream.read().replace(b"97531.", b"97532.")
        stream.seek(0)
        stream.write(content)


def _shown(desk: Desk) -> str:
    return desk.open_draft("1").workspace.document.text(BUDGET)


def test_a_store_repaired_at_the_desk_gets_all_from_its_second_copy(desk: Desk) -> None:
    _overwrite(desk.folder)
    assert desk.away(lambda: recover(desk.folder)).whole
    assert _shown(desk) == LAST


def test_a_backup_that_holds_harm_leaves_the_second_copy(desk: Desk) -> None:
    _overwrite(desk.folder)
    desk.close()
    assert (desk.folder / ECHO).exists()
    assert recover(desk.folder).whole
    again = Desk.open(desk.folder)
    assert _shown(again) == LAST
    again.close()
    assert not (desk.folder / ECHO).exists()


def test_a_backup_that_fails_leaves_the_second_copy(desk: Desk) -> None:
    (desk.folder / FOLDER).rename(desk.folder / "elsewhere")
    (desk.folder / FOLDER).write_text("not a folder")
    with pytest.raises(StoreError):
        desk.close()
    assert (desk.folder / ECHO).exists()


@pytest.mark.parametrize("there", [True, False])
def test_a_store_that_is_gone_or_empty_is_not_begun_anew(desk: Desk, *, there: bool) -> None:
    desk.close()
    (desk.folder / FILE_NAME).unlink()
    if there:
        (desk.folder / FILE_NAME).touch()
    with pytest.raises(StoreDamaged, match="备份还在"):
        Desk.open(desk.folder)
    assert "备份" in recover(desk.folder).sentences[1]
    again = Desk.open(desk.folder)
    assert _shown(again) == LAST
    again.close()


def test_a_harmed_store_does_not_stand_in_the_way_of_a_restore(desk: Desk) -> None:
    (backup,) = desk.backups()
    with closing(sqlite3.connect(desk.folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'drafts_of_project'"
        (page,) = connection.execute(asked).fetchone()
    with (desk.folder / FILE_NAME).open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(bytes(range(256)) * 16)
    aside = desk.restore(backup.name)
    assert aside is not None
    assert aside.exists()
    assert _shown(desk) == ""


@pytest.mark.parametrize("name", [RESTORING, FINISHING])
@pytest.mark.parametrize("size", [0, 50, 5 * 4096])
def test_what_waits_to_become_the_store_is_let_go_where_it_is_harmed(
    desk: Desk, name: str, size: int
) -> None:
    desk.close()
    waiting = desk.folder / name
    waiting.write_bytes((desk.folder / FILE_NAME).read_bytes()[:size])
    again = Desk.open(desk.folder)
    assert _shown(again) == LAST
    assert "已经损坏" in again.store.amiss.restore_dropped
    assert not waiting.exists()
    again.close()


def test_a_chosen_backup_that_went_away_is_said(desk: Desk) -> None:
    (backup,) = desk.backups()
    backup.file.unlink()
    with pytest.raises(StoreError, match="打不开"):
        desk.restore(backup.name)
    assert _shown(desk) == LAST
