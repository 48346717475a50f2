"""What is said of the data's safety when the window opens: an older store, a second place not served."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations.backup_lines import BackupLine
from desktop.operations.desk import Desk
from desktop.operations.habits import Habits, keep_habits, load_habits
from desktop.operations.moving import pack_up
from desktop.operations.safety import set_second_place, status
from desktop.storage.schema import FILE_NAME
from desktop.views.dialogs import Dialogs
from desktop.views.rescue_dialog import RescueReport
from desktop.views.restore_dialog import RestoreDialog
from tests.helpers.window import Clerk, open_window


def test_a_copy_that_failed_at_the_end_is_said_at_the_start(
    user_folder: Path, tmp_path: Path, qtbot: QtBot, dressed: object, no_dialogs: None
) -> None:
    del dressed, no_dialogs
    desk = Desk.open()
    desk.create("mof", "县人社局", "2024", "甲项目")
    (tmp_path / "ziping-backups").write_text("in the way")
    set_second_place(user_folder, str(tmp_path))
    desk.close()
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: "没有复制到第二处" in clerk.said())


@pytest.mark.parametrize("looks", [True, False])
def test_a_store_that_is_older_than_its_backup_is_said_with_a_way_out(
    user_folder: Path, qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch, *, looks: bool
) -> None:
    del dressed
    desk = Desk.open()
    desk.create("mof", "县人社局", "2024", "甲项目")
    desk.close()
    older = (user_folder / FILE_NAME).read_bytes()
    desk = Desk.open()
    desk.create("mof", "县人社局", "2024", "乙项目")
    desk.close()
    (user_folder / FILE_NAME).write_bytes(older)
    asked: list[str] = []
    offered: list[str] = []

    def ask(_parent: QWidget | None, question: str, detail: str, *_: str) -> bool:
        asked.append(question + detail)
        return looks

    def choose(_parent: QWidget | None, backups: Sequence[BackupLine], first: str) -> BackupLine:
        offered.append(first)
        return next(backup for backup in backups if backup.name == first)

    monkeypatch.setattr(Dialogs, "ask", ask)
    monkeypatch.setattr(RestoreDialog, "ask", choose)
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: bool(asked))
        assert "比最近的备份旧" in asked[0]
        if looks:
            qtbot.waitUntil(lambda: len(clerk.desk.store.drafts()) == 2)
        assert len(offered) == looks
        assert any("长期保留" in said for said in status(clerk.desk).notices) != looks
    asked.clear()
    with open_window(qtbot) as clerk:
        assert asked == []


def test_how_one_likes_to_work_comes_with_everything_else(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    keep_habits(Habits(zoom=150, enter_right=True))
    pack_up(tmp_path / "a.ziping", clerk.desk.folder)
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(tmp_path / "a.ziping")])
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    told: list[str] = []
    monkeypatch.setattr(RescueReport, "tell", lambda _parent, heading, _said: told.append(heading))
    clerk.bench.safety._import(clerk.desk)
    clerk.qtbot.waitUntil(lambda: bool(told))
    clerk.window.close()
    assert (load_habits().zoom, load_habits().enter_right) == (150, True)
