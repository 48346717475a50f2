"""What is saved is backed up before another program works on it, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import StoreError
from desktop.operations import before_changes
from desktop.operations.before_changes import FILE_NAME, note_program
from desktop.operations.desk import Desk
from desktop.storage.store import Store
from desktop.text.safety import REASONS
from desktop.version import VERSION


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk.open()
    yield opened
    opened.close()


def test_the_first_start_has_nothing_to_back_up(desk: Desk) -> None:
    assert note_program(desk) == ""
    assert desk.backups() == ()
    assert (desk.folder / FILE_NAME).read_text("utf-8") == VERSION


def test_another_version_backs_up_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    note_program(desk)
    desk.create("mof", "中心", "2030", "培训")
    assert note_program(desk) == ""
    assert desk.backups() == ()
    monkeypatch.setattr(before_changes, "VERSION", "99.0")
    assert note_program(desk) == ""
    assert note_program(desk) == ""
    assert [line.reason for line in desk.backups()] == [REASONS["before-change"]]


def test_a_note_that_cannot_be_read_counts_as_another_version(desk: Desk) -> None:
    desk.create("mof", "中心", "2030", "培训")
    (desk.folder / FILE_NAME).write_bytes(b"\xff\xfe")
    note_program(desk)
    assert len(desk.backups()) == 1


def test_a_backup_that_fails_is_a_warning_and_no_obstacle(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create("mof", "中心", "2030", "培训")

    def refuse(*_: object) -> None:
        raise StoreError("磁盘已满。")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "back_up", refuse)
        assert note_program(desk).startswith("更换前的备份没有做成（磁盘已满。）")
