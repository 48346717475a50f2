"""Drafts that are done with leave the list and come back as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.errors import Cancelled, StoreError
from desktop.models.keys import CellKey
from desktop.operations.archiving import Moved, archive, unarchive
from desktop.operations.rescue import deleted_drafts
from desktop.operations.versions import hand_over
from desktop.storage.drafts import DraftState
from desktop.storage.store import Store
from desktop.views.deleted_dialog import DeletedDialog
from desktop.views.dialogs import Dialogs
from tests.helpers.window import Clerk, open_window

PROJECT = CellKey("head", "", "project_name")


def listed(clerk: Clerk) -> list[str]:
    return [draft.project_name for year in clerk.desk.tree() for unit in year.units for draft in unit.drafts]


def act(clerk: Clerk, name: str) -> None:
    """Choose an action, and wait until it is done."""
    clerk.act(name)
    wait_until_done(clerk)


def wait_until_done(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.bench.runner.busy)


def take_back(clerk: Clerk) -> None:
    """Click on what the status line offers, and wait until it is done."""
    offer(clerk).click()
    wait_until_done(clerk)


def offer(clerk: Clerk) -> QToolButton:
    button = clerk.status.findChild(QToolButton, "offer")
    assert button is not None
    return button


def offered(clerk: Clerk) -> str:
    """Read what the status line offers beside its sentence."""
    return offer(clerk).text() if offer(clerk).isVisible() else ""


def in_menu(clerk: Clerk) -> dict[str, bool]:
    """Open the menu, and read which lists it offers."""
    lists = {"archived": False, "undelete": False}
    for menu in clerk.window.menuBar().findChildren(QMenu):
        names = [action.objectName() for action in menu.actions()]
        if "undelete" in names:
            menu.aboutToShow.emit()
            lists = {name: clerk.bench.actions.by_name[name].isEnabled() for name in lists}
    return lists


def state(clerk: Clerk, project: str) -> str:
    drafts = [draft for year in clerk.desk.tree() for unit in year.units for draft in unit.drafts]
    return next(draft.state for draft in drafts if draft.project_name == project)


def test_a_draft_is_archived_and_comes_back_in_the_state_that_it_had(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    clerk.begin("乙项目")
    hand_over(clerk.desk, clerk.draft).result()
    assert state(clerk, "乙项目") == "已报送"
    act(clerk, "archive")
    assert listed(clerk) == ["甲项目"]
    assert clerk.bench.drafting.draft is None
    assert clerk.said().startswith("已归档“乙项目”")
    answers: list[int | None] = [None, 0]
    monkeypatch.setattr(DeletedDialog, "ask", lambda *_: answers.pop(0))
    clerk.act("archived")
    assert listed(clerk) == ["甲项目"]
    clerk.act("archived")
    assert sorted(listed(clerk)) == ["乙项目", "甲项目"]
    assert state(clerk, "乙项目") == "已报送"
    assert clerk.said() == "已取回“乙项目”。"
    clerk.act("archived")
    assert clerk.said() == "没有已归档的表。"


def test_a_whole_year_is_archived_after_a_question(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲项目", "乙项目"):
        clerk.begin(name)
    clerk.desk.create("mof", "县人社局", "2023", "丙项目")
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(Dialogs, "ask", answer)
    act(clerk, "archive_year")
    assert len(listed(clerk)) == 3
    act(clerk, "archive_year")
    assert asked == ["把2024年度的2张表全部归档？"] * 2
    assert listed(clerk) == ["丙项目"]
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        # What is archived is not opened by itself.
        assert again.draft.workspace.form.template.id == "mof"
        assert listed(again) == ["丙项目"]


def test_a_draft_that_cannot_be_archived_stays_and_it_is_told(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))

    def refuse(*_: object) -> None:
        raise StoreError("磁盘已满。")

    monkeypatch.setattr(Store, "set_draft_state", refuse)
    act(clerk, "archive")
    assert told == ["磁盘已满。"]
    assert listed(clerk) == ["甲项目"]
    assert clerk.text(PROJECT) == "甲项目"
    assert not offered(clerk)


def test_without_an_open_form_nothing_is_archived(clerk: Clerk) -> None:
    clerk.bench.archiving.archive()
    clerk.bench.archiving.archive_year()
    assert clerk.said() == ""


def test_archiving_is_undone_with_the_key_and_the_form_is_open_again(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    hand_over(clerk.desk, clerk.draft).result()
    act(clerk, "archive")
    assert offered(clerk) == "撤销归档"
    assert clerk.said() == "已归档“甲项目”，点“撤销归档”或按 Ctrl+Z 可以取回。"
    clerk.press("Ctrl+Z")
    wait_until_done(clerk)
    assert clerk.text(PROJECT) == "甲项目"
    assert state(clerk, "甲项目") == "已报送"
    assert clerk.said() == "已撤销归档，1张表回到了左边的列表里。"
    assert not offered(clerk)
    # The key belongs to the form again.
    clerk.write(PROJECT, "改名")
    clerk.press("Ctrl+Z")
    assert clerk.text(PROJECT) == "甲项目"


def test_archiving_a_year_is_undone_as_a_whole(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲项目", "乙项目"):
        clerk.begin(name)
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    act(clerk, "archive_year")
    assert listed(clerk) == []
    take_back(clerk)
    assert sorted(listed(clerk)) == ["乙项目", "甲项目"]
    assert clerk.text(PROJECT) == "乙项目"


def test_what_was_archived_before_the_disk_failed_can_be_undone(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲项目", "乙项目"):
        clerk.begin(name)
    set_state, done, told = Store.set_draft_state, list[int](), list[str]()

    def refuse(store: Store, draft: int, state: DraftState) -> None:
        if done:
            raise StoreError("磁盘已满。")
        set_state(store, draft, state)
        done.append(draft)

    monkeypatch.setattr(Store, "set_draft_state", refuse)
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))
    act(clerk, "archive_year")
    assert len(listed(clerk)) == 1
    assert offered(clerk) == "撤销归档"
    take_back(clerk)
    assert told == ["磁盘已满。"] * 2
    monkeypatch.setattr(Store, "set_draft_state", set_state)
    take_back(clerk)
    assert sorted(listed(clerk)) == ["乙项目", "甲项目"]


def test_what_was_archived_until_it_was_stopped_stays_there(clerk: Clerk) -> None:
    ids = [clerk.begin(name) for name in ("甲项目", "乙项目", "丙项目")]

    def stop(done: int, total: int, what: str) -> None:
        del total, what
        if done == 2:
            raise Cancelled

    assert archive(clerk.desk, ids, stop) == Moved(tuple(ids[:2]))
    assert listed(clerk) == ["丙项目"]
    assert unarchive(clerk.desk, ids[:2]) == Moved(tuple(ids[:2]))
    assert sorted(listed(clerk)) == sorted(["甲项目", "乙项目", "丙项目"])


def test_deleting_is_undone_with_the_key(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("甲项目")
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    clerk.act("delete")
    assert listed(clerk) == []
    assert offered(clerk) == "撤销删除"
    assert clerk.said() == "已删除“甲项目”，点“撤销删除”或按 Ctrl+Z 可以放回。"
    clerk.press("Ctrl+Z")
    assert listed(clerk) == ["甲项目"]
    assert clerk.text(PROJECT) == "甲项目"
    assert clerk.said() == "已撤销删除。"
    assert not offered(clerk)


def test_the_way_back_is_offered_until_another_form_is_opened(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    act(clerk, "archive")
    clerk.begin("乙项目")
    assert not offered(clerk)
    clerk.press("Ctrl+Z")
    assert listed(clerk) == ["乙项目"]
    # Leaving a form without deleting it offers nothing.
    clerk.bench.drafting.open(None)
    assert not offered(clerk)


def test_an_import_can_still_be_undone_after_the_other_offer(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    clerk.bench.offer_import_undo(possible=True)
    act(clerk, "archive")
    assert offered(clerk) == "撤销归档"
    clerk.press("Ctrl+Z")
    wait_until_done(clerk)
    assert offered(clerk) == "撤销导入"


def test_lists_of_what_is_out_of_sight_are_offered_where_they_hold_something(clerk: Clerk) -> None:
    draft = clerk.begin("甲项目")
    assert in_menu(clerk) == {"archived": False, "undelete": False}
    act(clerk, "archive")
    assert in_menu(clerk) == {"archived": True, "undelete": False}
    clerk.press("Ctrl+Z")
    wait_until_done(clerk)
    clerk.desk.delete(draft)
    assert in_menu(clerk) == {"archived": False, "undelete": True}


def test_the_list_is_called_what_it_shows(clerk: Clerk) -> None:
    dialog = DeletedDialog(clerk.window, [], "已归档的表")
    clerk.qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "已归档的表"
    assert not dialog.back.isEnabled()


def test_a_long_list_is_narrowed_by_words(clerk: Clerk) -> None:
    for name in ("道路养护", "就业补助", ""):
        clerk.desk.delete(clerk.begin(name or "待起名"))
    drafts = [replace(one, title=one.title.replace("待起名", "")) for _, one in deleted_drafts(clerk.desk)]
    dialog = DeletedDialog(clerk.window, drafts)
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.count.text() == "共3张"
    dialog.filter.setText("2024 养护")
    assert dialog.count.text() == "共3张，符合的1张"
    chosen = dialog.list.item(dialog.list.currentRow(), 2)
    assert chosen is not None
    assert chosen.text() == "道路养护"
    dialog.filter.setText("未命名")
    assert dialog.list.item(dialog.list.currentRow(), 2) is not chosen
    dialog.filter.setText("没有这样的")
    assert not dialog.back.isEnabled()
    dialog.filter.clear()
    assert dialog.back.isEnabled()


@pytest.mark.parametrize("size", [(1366, 768), (800, 600)])
def test_the_list_fits_small_screens(clerk: Clerk, size: tuple[int, int]) -> None:
    clerk.desk.delete(clerk.begin("农村饮水安全巩固提升工程及管网延伸改造项目" * 2))
    clerk.window.resize(*size)
    dialog = DeletedDialog(clerk.window, [one for _, one in deleted_drafts(clerk.desk)])
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    # Nothing lies behind the edge, and the long name is shown whole on several lines.
    assert dialog.list.horizontalScrollBar().maximum() == 0
    assert dialog.list.rowHeight(0) > 2 * dialog.list.fontMetrics().height()
