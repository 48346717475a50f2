"""What is done about a store that does not open, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import StoreDamaged, StoreError
from desktop.operations.desk import Desk
from desktop.operations.recovery import recover
from desktop.operations.rescue import backups_there, glimpse, go_back
from desktop.operations.safety import set_second_place
from desktop.storage.schema import FILE_NAME

OLD_FILES = Path(__file__).resolve().parents[2] / "old_files"


@pytest.fixture
def folder(user_folder: Path) -> Path:
    desk = Desk.open()
    desk.create("mof", "示例单位", "2025", "示例项目")
    desk.create("mof", "另一单位", "2024", "另一项目")
    desk.close()
    return user_folder


def test_a_backup_is_looked_into_before_it_is_restored(folder: Path) -> None:
    (line,) = backups_there(folder)
    assert line.reason == "退出时"
    found = glimpse(line.file)
    assert (found.drafts, found.units) == (2, 2)
    assert found.edited_at is not None
    newest = found.lines[0]
    assert (newest.year, newest.unit, newest.title, newest.state) == ("2024", "另一单位", "另一项目", "草稿")
    assert newest.edited_at == found.edited_at


@pytest.mark.parametrize("file", sorted(OLD_FILES.glob("v*.sqlite3")), ids=lambda file: file.stem)
def test_backups_of_every_released_format_are_looked_into(file: Path) -> None:
    found = glimpse(file)
    assert found.drafts == len(found.lines) > 0


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"rubbish")
    with pytest.raises(StoreError, match="没有恢复，现有资料未动"):
        glimpse(tmp_path / "x")


def test_a_harmed_store_is_told_from_one_that_can_not_be_opened(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"rubbish")
    with pytest.raises(StoreDamaged):
        Desk.open()
    kept = go_back(backups_there()[0].file)
    assert kept is not None
    assert kept.read_bytes() == b"rubbish"
    desk = Desk.open()
    assert desk.last_draft() == "2"
    desk.store.abandon()


def test_before_a_restore_a_backup_is_made_that_says_so(folder: Path) -> None:
    desk = Desk.open(folder)
    first = desk.backups()[0]
    desk.create("mof", "示例单位", "2023", "第三个项目")
    desk.restore(first.name)
    assert [line.reason for line in desk.backups()] == ["恢复前", "退出时"]
    assert glimpse(desk.backups()[0].file).drafts == 3
    assert len(desk.store.drafts()) == 2
    desk.close()


def test_an_open_desk_is_recovered_and_goes_on(folder: Path) -> None:
    desk = Desk.open(folder)
    done = desk.away(lambda: recover(folder))
    assert done.whole
    assert len(desk.store.drafts()) == 2
    desk.close()


def test_closing_copies_the_backup_to_the_second_place(folder: Path, tmp_path: Path) -> None:
    set_second_place(folder, str(tmp_path))
    desk = Desk.open(folder)
    desk.create("mof", "示例单位", "2023", "第三个项目")
    desk.close()
    (copied,) = (tmp_path / "ziping-backups").rglob("*.sqlite3")
    assert copied.name == backups_there(folder)[0].name
