"""Saved or not: said only when it is true, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import StoreError
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.views.dialogs import Dialogs
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.window import Clerk, HeldWriter, open_window

PROJECT = CellKey("head", "", "project_name")
UNIT = CellKey("head", "", "unit")
SAVED = re.compile(r"已自动保存 \d\d:\d\d:\d\d")


def test_saved_is_said_only_after_the_writer_acknowledged(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    held = HeldWriter(monkeypatch)
    clerk.write(UNIT, "one")
    clerk.write(UNIT, "two")
    assert clerk.status.saved.text() == "正在保存…"
    clerk.press("Ctrl+S")
    assert clerk.said() == "正在保存，马上就好。"
    with clerk.qtbot.waitSignal(clerk.bench.drafting.saved):
        held.let_go()
    assert SAVED.fullmatch(clerk.status.saved.text())
    clerk.press("Ctrl+S")
    assert clerk.said() == f"不用再存：{clerk.status.saved.text()}，草稿在本机。"


def test_a_failure_is_said_and_stays_until_something_is_saved(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    held = HeldWriter(monkeypatch)
    clerk.write(UNIT, "one")
    assert held.refuse is not None
    with clerk.qtbot.waitSignal(clerk.bench.drafting.failed):
        held.refuse("磁盘已满，请腾出空间。")
    assert clerk.status.saved.text() == "没有保存：磁盘已满，请腾出空间。"
    clerk.press("Ctrl+S")
    assert clerk.said() == "没有保存：磁盘已满，请腾出空间。"
    with clerk.qtbot.waitSignal(clerk.bench.drafting.saved):
        held.let_go()
    assert SAVED.fullmatch(clerk.status.saved.text())


def test_save_writes_the_cell_that_is_still_open(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(UNIT)
    clerk.type("open")
    clerk.press("Ctrl+S")
    assert clerk.text(UNIT) == "open"


def test_reopening_shows_the_same_form_and_cursor(clerk: Clerk) -> None:
    clerk.begin_with_indicators(("培训人数", "≥100人", "98人", "20"))
    key = clerk.row_key(0, "deviation_reason")
    clerk.write(key, "报名人数少")
    clerk.go_to(key)
    sheet, rows = clerk.draft.workspace.sheet, clerk.row_ids()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.row_ids() == rows
        assert again.draft.workspace.sheet == sheet
        assert again.here() == key
        assert SAVED.fullmatch(again.status.saved.text())


def test_a_draft_that_is_opened_again_holds_what_is_still_on_its_way(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = clerk.begin("甲项目")
    held = HeldWriter(monkeypatch)
    clerk.write(UNIT, "on its way")
    clerk.begin("乙项目")
    clerk.bench.desk_commands.open(first)
    assert clerk.text(UNIT) == "on its way"
    clerk.press("Ctrl+Z")
    assert clerk.text(UNIT) == "县人社局"
    held.let_go()
    clerk.wait_until_saved()


def test_what_was_being_typed_when_the_window_closed_is_kept(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.type("last words")
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.text(PROJECT) == "last words"


def test_a_second_window_on_the_store_is_refused_politely(
    clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, title, sentence: told.append(f"{title}：{sentence}"))
    second = MainWindow()
    qtbot.addWidget(second)
    second.show()
    Workbench(second).open_desk()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("打不开本机的草稿：")
    assert not second.isVisible()
    assert clerk.desk is not None


@pytest.mark.parametrize("leaves", [True, False])
def test_closing_with_something_unsaved_lets_the_clerk_decide(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, *, leaves: bool
) -> None:
    clerk.begin()
    close = Desk.close

    def refuse(_desk: Desk) -> None:
        raise StoreError("磁盘已满")

    monkeypatch.setattr(Desk, "close", refuse)
    monkeypatch.setattr(Dialogs, "ask", lambda *_: leaves)
    assert clerk.window.close() is leaves
    monkeypatch.setattr(Desk, "close", close)


def test_what_was_said_goes_with_the_next_edit(clerk: Clerk) -> None:
    clerk.begin_with_indicators(("培训", "≥10人", "12人", "10", "", ""))
    clerk.act("calculate")
    assert clerk.said() != ""
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.type("x")
    clerk.press("Return")
    assert clerk.said() == ""


def test_a_backup_that_fails_at_the_end_leaves_a_window_that_still_saves(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    clerk.wait_until_saved()
    backups = clerk.desk.folder / "backups"
    backups.write_text("no folder")
    asked: list[str] = []

    def stay(_window: object, question: str, detail: str, *_: str) -> bool:
        asked.extend((question, detail))
        return len(asked) > 2

    monkeypatch.setattr(Dialogs, "ask", stay)
    clerk.window.close()
    assert clerk.window.isVisible()
    assert asked[0] == "退出前的备份没有做成，仍要退出吗？"
    assert "填写的内容都已保存" in asked[1]
    clerk.write(UNIT, "later")
    clerk.wait_until_saved()
    clerk.window.close()
    assert not clerk.window.isVisible()
    backups.unlink()
    with open_window(clerk.qtbot) as again:
        assert again.text(UNIT) == "later"
