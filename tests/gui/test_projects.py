"""The list of projects, and drafts begun, brought in, deleted and restored."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.models.keys import CellKey
from desktop.operations.backup_lines import BackupLine
from desktop.operations.library import library
from desktop.operations.rescue import deleted_drafts
from desktop.views import projects_pane
from desktop.views.deleted_dialog import DeletedDialog
from desktop.views.dialogs import Dialogs
from desktop.views.new_draft import Heading, NewDraftDialog
from desktop.views.project_item import STATE, TOTAL
from desktop.views.restore_dialog import RestoreDialog
from tests.helpers.window import Clerk

PROJECT = CellKey("head", "", "project_name")


def listed(clerk: Clerk) -> list[str]:
    """Write the list as it is shown once it is read, one line an item, indented."""
    clerk.wait_until_listed()
    model = clerk.projects.tree.model()
    lines: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            state = index.data(STATE)
            more = "" if state is None else f" [{state}] {index.data(TOTAL)}".rstrip()
            lines.append("  " * depth + index.data() + more)
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return lines


def test_the_first_window_shows_the_first_step(clerk: Clerk) -> None:
    assert clerk.bench.middle.currentWidget() is clerk.bench.welcome
    assert clerk.bench.welcome.title.text() == "从这里开始填第一张自评表"
    assert clerk.bench.welcome.new.hasFocus()
    assert clerk.projects._nothing.text() == "还没有项目"
    assert clerk.projects.filter.isHidden()
    assert not clerk.bench.actions.by_name["save"].isEnabled()
    assert clerk.bench.actions.by_name["new"].isEnabled()


def test_the_list_has_years_units_and_projects_with_state_and_score(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    clerk.desk.create("mof", "县社保中心", "2023", "乙项目")
    clerk.bench.desk_commands.refresh()
    clerk.write(CellKey("total", "", "score"), "95")
    clerk.qtbot.waitUntil(lambda: listed(clerk)[2].endswith(" 95"))
    assert listed(clerk) == [
        "2024年度",
        "  县人社局",
        "    甲项目 [草稿] 95",
        "2023年度",
        "  县社保中心",
        "    乙项目 [草稿]",
    ]


def test_a_renamed_project_is_called_so_in_the_list_and_the_title(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    clerk.write(PROJECT, "新名称")
    clerk.wait_until_saved()
    clerk.wait_until_listed()
    assert listed(clerk)[2].strip().startswith("新名称 ")
    assert clerk.window.windowTitle() == "新名称 — 绩效自评填报"


def test_the_filter_narrows_and_says_when_nothing_is_left(clerk: Clerk) -> None:
    clerk.begin("道路养护")
    clerk.begin("就业补助")
    shown = ["2024年度", "县人社局", "道路养护 [草稿]"]
    clerk.projects.filter.setText("道路")
    clerk.qtbot.waitUntil(lambda: [line.strip() for line in listed(clerk)] == shown)
    clerk.projects.filter.setText("zzz")
    clerk.qtbot.waitUntil(lambda: listed(clerk) == [])
    clerk.projects.filter.clear()
    assert len(listed(clerk)) == 4


def test_what_is_unfolded_in_a_long_list_stays_so(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects_pane, "_OPENED_AT_ONCE", 1)
    for unit, year in (("县人社局", "2024"), ("县医保局", "2023"), ("县社保中心", "2023")):
        clerk.desk.create("mof", unit, year, "甲项目")
    clerk.refresh()
    tree, model = clerk.projects.tree, clerk.projects.tree.model()
    earlier = model.index(1, 0)
    assert not tree.isExpanded(earlier)
    tree.expand(earlier)
    tree.expand(model.index(1, 0, earlier))
    clerk.desk.create("mof", "县医保局", "2022", "甲项目")
    clerk.desk.create("mof", "县一中", "2023", "甲项目")
    clerk.refresh()
    earlier = model.index(1, 0)
    units = [model.index(row, 0, earlier) for row in range(3)]
    assert [unit.data() for unit in units if tree.isExpanded(unit)] == ["县社保中心"]
    assert not tree.isExpanded(model.index(2, 0))


def test_enter_opens_a_draft_and_each_keeps_its_own_cursor(clerk: Clerk) -> None:
    first = clerk.begin("甲项目")
    clerk.go_to(clerk.row_key(5, "weight"))
    kept = clerk.here()
    clerk.begin("乙项目")
    clerk.press("Ctrl+O")
    clerk.press("Down", "Return")
    assert clerk.draft.id == first
    assert clerk.here() == kept
    assert clerk.window.windowTitle().startswith("甲项目")


def test_a_new_draft_is_asked_for_and_opened(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def ask(_parent: object, _templates: object, units: list[str], recent: tuple[str, ...]) -> Heading:
        asked.append((units, recent))
        return Heading("mof-analysis", "县人社局", "2024", "丙项目")

    monkeypatch.setattr(NewDraftDialog, "ask", ask)
    clerk.bench.welcome.new.click()
    clerk.act("new")
    assert asked == [([], ()), (["县人社局"], ("mof-analysis",))]
    assert clerk.text(PROJECT) == "丙项目"
    assert clerk.text(CellKey("caption", "", "year")) == "2024"
    assert clerk.said() == "已新建“丙项目”。"


def test_what_is_wrong_with_forms_of_ones_own_is_said_before_one_is_chosen(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setitem(vars(library()), "notice", "自己的表样有错误")
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(NewDraftDialog, "ask", lambda *_: None)
    clerk.act("new")
    assert told == ["自己的表样有错误"]


def test_a_clerk_who_thinks_better_of_it_gets_no_draft(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewDraftDialog, "ask", lambda *_: None)
    clerk.act("new")
    assert clerk.bench.drafting.draft is None


def test_the_dialog_refuses_what_is_missing_without_closing(clerk: Clerk) -> None:
    dialog = NewDraftDialog(clerk.window, library().templates(), ["县人社局"], ["mof"])
    clerk.qtbot.addWidget(dialog)
    dialog.year.setText("二四")
    dialog.accept()
    assert "年度请填四位数字" in dialog.fault.text()
    dialog.year.setText("2024")
    dialog.accept()
    assert dialog.fault.text() == "请填写项目名称。"
    dialog.project.setText(" 道路 ")
    dialog.unit.setCurrentText("")
    dialog.accept()
    assert dialog.fault.text() == "请填写实施单位。"
    assert dialog.result() == 0
    dialog.unit.setCurrentText("县人社局")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.heading() == Heading("mof", "县人社局", "2024", "道路")


def test_a_draft_is_deleted_only_when_the_clerk_agrees(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("甲项目")
    answers = [False, True]
    monkeypatch.setattr(Dialogs, "ask", lambda *_: answers.pop(0))
    clerk.act("delete")
    assert len(listed(clerk)) == 3
    clerk.act("delete")
    clerk.wait_until_listed()
    assert listed(clerk) == []
    assert clerk.bench.drafting.draft is None
    assert clerk.bench.middle.currentWidget() is clerk.bench.welcome
    chosen: list[int | None] = [None, 0]
    monkeypatch.setattr(DeletedDialog, "ask", lambda *_: chosen.pop(0))
    clerk.act("undelete")
    assert listed(clerk) == []
    clerk.act("undelete")
    assert len(listed(clerk)) == 3
    assert clerk.text(PROJECT) == "甲项目"
    clerk.act("undelete")
    assert clerk.said() == "没有已删除的表。"


def test_a_draft_that_was_deleted_long_ago_is_listed_too(clerk: Clerk, qtbot: QtBot) -> None:
    from tests.helpers.window import open_window

    for name in ("甲项目", "乙项目"):
        clerk.desk.delete(clerk.begin(name))
    clerk.bench.drafting.open(None)
    clerk.window.close()
    with open_window(qtbot) as again:
        drafts = [glimpse for _, glimpse in deleted_drafts(again.desk)]
        dialog = DeletedDialog(again.window, drafts)
        qtbot.addWidget(dialog)
        shown = [dialog.list.item(row, 2) for row in range(dialog.list.rowCount())]
        assert [item.text() for item in shown if item] == ["乙项目", "甲项目"]


def test_a_backup_is_restored(clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.helpers.window import open_window

    clerk.begin("甲项目")
    clerk.window.close()
    with open_window(qtbot) as again:
        again.write(PROJECT, "改坏了")
        again.wait_until_saved()
        dialogs: list[RestoreDialog] = []

        def ask(_parent: object, backups: tuple[BackupLine, ...], _first: str) -> BackupLine | None:
            dialog = RestoreDialog(again.window, backups)
            qtbot.addWidget(dialog)
            dialogs.append(dialog)
            return dialog.chosen()

        monkeypatch.setattr(RestoreDialog, "ask", ask)
        asked: list[str] = []

        def agree(_parent: object, question: str, *_: object) -> bool:
            asked.append(question)
            return True

        monkeypatch.setattr(Dialogs, "ask", agree)
        again.act("restore")
        qtbot.waitUntil(lambda: again.said().startswith("已恢复到"))
        shown = [dialogs[0].list.item(0, column) for column in (1, 2)]
        assert shown[0] is not None
        assert shown[1] is not None
        assert (shown[0].text(), shown[1].text()[-3:]) == ("退出时", " KB")
        assert "1个单位，1张自评表，最近修改于" in dialogs[0].said.text()
        title = dialogs[0].held.item(0, 2)
        assert title is not None
        assert title.text() == "甲项目"
        assert re.fullmatch(r"用\d{4}-\d\d-\d\d \d\d:\d\d的备份替换现在的全部草稿吗？", asked[0])
        assert "KB" not in again.said()
        assert [line.strip() for line in listed(again)][-1].startswith("甲项目")


def test_without_backups_there_is_nothing_to_choose(clerk: Clerk) -> None:
    dialog = RestoreDialog(clerk.window, ())
    clerk.qtbot.addWidget(dialog)
    button = dialog.findChild(QDialogButtonBox)
    assert button is not None
    assert not button.buttons()[0].isEnabled()
    assert dialog.chosen() is None


def test_the_row_of_a_project_is_two_lines_high(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    tree = clerk.projects.tree
    year = tree.model().index(0, 0)
    leaf = tree.model().index(0, 0, tree.model().index(0, 0, year))
    assert tree.visualRect(leaf).height() > 1.5 * tree.visualRect(year).height()
    assert leaf.data(Qt.ItemDataRole.ToolTipRole).startswith("甲项目")
