"""The history of the open draft in its window: listed, narrowed, looked at, gone back to, undone later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.errors import StoreError
from desktop.models.keys import CellKey
from desktop.operations import history as reading
from desktop.text import history_window as wording
from desktop.views import history_model
from desktop.views.dialogs import Dialogs
from desktop.views.history_model import ACTION, AFTER, BEFORE, PLACE, TIME
from desktop.views.history_window import HistoryWindow
from desktop.views.import_looks import Look
from tests.helpers.window import Clerk, open_window

ROW = ("培训人次", "≥1000人次", "900人次", "40", "36", "生源不足，改为网上招生。")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")
RATE = CellKey("funds", "annual_total", "execution_rate")
UNIT = CellKey("head", "", "unit")


def shown(clerk: Clerk) -> HistoryWindow:
    """Open the history and wait until all of it is there."""
    clerk.wait_until_saved()
    clerk.act("history")
    window = clerk.bench.history.window
    assert window is not None
    clerk.qtbot.waitUntil(lambda: "次修改" in window.count.text() or window.count.text() == "")
    return window


def listed(window: HistoryWindow, under: QModelIndex | None = None) -> list[tuple[str, ...]]:
    """Read the list: what was done, where, from and to; a day is its heading alone."""
    model, parent = window.model, under or QModelIndex()
    return [
        tuple(str(model.index(row, column, parent).data() or "") for column in (ACTION, PLACE, BEFORE, AFTER))
        for row in range(model.rowCount(parent))
    ]


def choose(clerk: Clerk, window: HistoryWindow, row: int) -> None:
    """Put the cursor on a line and wait for the form as it was then."""
    window.lines.setCurrentIndex(window.model.index(row, 0))
    clerk.qtbot.waitUntil(lambda: window.past is not None)


def test_actions_are_listed_by_day_with_their_cells_under_them(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.act("undo")
    window = shown(clerk)
    rows = listed(window)
    assert window.model.index(0, TIME).data().endswith("6次")
    assert rows[0] == ("", "", "", "")
    assert [row[0] for row in rows[1:]] == ["撤销", "粘贴", "填写", "填写", "填写", "整张表"]
    assert rows[2][1:] == ("6格：产出指标 / 数量指标 / 第1行 三级指标 …", "指标1：", "培训人次")
    assert rows[3][1:] == ("年度资金总额 全年执行数", "（空）", "150")
    assert rows[6][1:] == ("新建", "", "")
    pasted = window.model.index(2, 0)
    assert len(listed(window, pasted)) == 6
    assert window.model.parent(window.model.index(1, PLACE, pasted)) == pasted
    assert window.model.rowCount(window.model.index(1, 0, pasted)) == 0
    window.followers.setChecked(True)
    followed = [row[1:] for row in listed(window, window.model.index(3, 0))]
    assert ("年度资金总额 执行率", "（空）", "75%") in followed
    rate = next(n for n, row in enumerate(followed) if row[0].endswith("执行率"))
    ink = Qt.ItemDataRole.ForegroundRole
    assert window.model.index(rate, PLACE, window.model.index(3, 0)).data(ink) is not None
    assert window.model.index(0, PLACE, window.model.index(3, 0)).data(ink) is None


def test_a_fresh_form_has_no_history_and_says_what_will_stand_here(clerk: Clerk) -> None:
    clerk.begin()
    window = shown(clerk)
    assert not window.lines.isVisible()
    assert window.nothing.text() == wording.NOTHING
    assert not window.restore.isEnabled()
    assert not window.undo.isEnabled()


def test_words_and_the_cell_under_the_cursor_narrow_the_list(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.write(SPENDING, "160")
    window = shown(clerk)
    window.words.setText("160")
    clerk.qtbot.waitUntil(lambda: window.count.text().endswith("符合的1次"))
    assert listed(window)[1] == ("填写", "年度资金总额 全年执行数", "150", "160")
    window.words.setText("没有的话")
    clerk.qtbot.waitUntil(window.nothing.isVisible)
    assert window.nothing.text() == wording.NOTHING_FOUND
    window.words.clear()
    clerk.go_to(RATE)
    clerk.act("cell_history")
    window.narrow()
    assert window.scope.currentText() == "只看这一格：年度资金总额 执行率"
    assert [row[1:] for row in listed(window)[1:]] == [
        ("年度资金总额 执行率", "75%", "80%"),
        ("年度资金总额 执行率", "（空）", "75%"),
    ]
    window.scope.setCurrentIndex(2)
    assert window.scope.currentText() == "只看这一行：年度资金总额"
    assert len(listed(window)) == 5
    clerk.go_to(UNIT)
    clerk.act("history")
    assert window.scope.count() == 2
    assert window.scope.currentText() == wording.SCOPE_ALL


def test_a_line_shows_the_form_as_it_was_then_and_jumps_to_its_place_now(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.write(SPENDING, "160")
    window = shown(clerk)
    choose(clerk, window, 3)
    assert window.past is not None
    assert window.past.form.document.text(SPENDING) == "150"
    assert window.paper.looks[SPENDING] is Look.CHANGED
    assert window.paper.current_key() == SPENDING
    assert window.then.text().endswith("填写之后的样子，4格是这一次改的")
    choose(clerk, window, 2)
    child = window.model.index(2, 0, window.model.index(2, 0))
    window.lines.setCurrentIndex(child)
    assert window.paper.current_key() == clerk.row_key(0, "actual_value")
    QTest.keyClick(window.lines, Qt.Key.Key_Return)
    assert clerk.here() == clerk.row_key(0, "actual_value")


def test_an_earlier_state_is_taken_up_again_in_one_step_that_is_undone(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.write(SPENDING, "160")
    now = clerk.draft.workspace.document
    window = shown(clerk)
    choose(clerk, window, 1)
    assert not window.restore.isEnabled()
    choose(clerk, window, 3)
    window.restore.click()
    assert clerk.text(SPENDING) == "150"
    assert clerk.column("third_level")[0] == "指标1："
    assert clerk.said().startswith("已恢复到")
    assert window.note.text() == clerk.said()
    clerk.qtbot.waitUntil(lambda: listed(window)[1][0] == "恢复到以前")
    window.restore.click()
    assert "不用恢复" in window.note.text()
    QTest.keyClick(window.lines, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.draft.workspace.document == now
    clerk.qtbot.waitUntil(lambda: listed(window)[1][0] == "撤销")
    assert len(set(listed(window))) > 5
    window.undo.click()
    assert clerk.text(SPENDING) == "150"


def test_a_cell_whose_row_is_gone_says_so(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    key = clerk.row_key(0, "actual_value")
    clerk.bench.drafting.remove_rows("indicators", [key.row])
    window = shown(clerk)
    pasted = next(n for n, row in enumerate(listed(window)) if row[0] == "粘贴")
    choose(clerk, window, pasted)
    window.go.click()
    assert window.note.text() == wording.GONE_CELL


def test_a_long_history_comes_page_by_page_and_follows_what_is_done(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 3)
    clerk.begin()
    for amount in range(10):
        clerk.bench.drafting.write({SPENDING: str(amount)})
    window = shown(clerk)
    assert window.count.text() == "共11次修改"
    assert [row[3] for row in listed(window)[1:11]] == [str(amount) for amount in range(9, -1, -1)]
    window.lines.setCurrentIndex(window.model.index(5, 0))
    for amount in (11, 12):
        clerk.bench.drafting.write({SPENDING: str(amount)})
    clerk.qtbot.waitUntil(lambda: window.count.text() == "共13次修改")
    assert window.model.index(window.lines.currentIndex().row(), AFTER).data() == "5"
    for amount in range(20, 29):
        clerk.bench.drafting.write({SPENDING: str(amount)})
    clerk.qtbot.waitUntil(lambda: window.count.text() == "共22次修改")
    assert window.model.index(0, TIME).data().endswith("22次")


def test_of_a_long_list_more_is_laid_out_when_it_is_scrolled(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    for amount in range(10):
        clerk.bench.drafting.write({SPENDING: str(amount)})
    lines = shown(clerk).model.lines
    monkeypatch.setattr(history_model, "LAID_OUT", 4)
    model = history_model.HistoryModel()
    model.show_lines(lines[:6])
    assert model.rowCount() == 4
    model.append(lines[6:])
    assert model.rowCount() == 4
    assert model.index(0, TIME).data().endswith("11次")
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 8
    assert model.place_of(lines[-2].seq).row() == 10
    assert model.rowCount() == 11
    assert not model.place_of(10**6).isValid()
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 12
    assert not model.canFetchMore(QModelIndex())


def test_the_window_goes_with_its_draft(clerk: Clerk) -> None:
    clerk.begin()
    shown(clerk)
    clerk.begin("另一项目")
    assert clerk.bench.history.window is None


def test_what_cant_be_read_is_said(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin_with_indicators(ROW)
    window = shown(clerk)
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))

    def refuse(*_: object) -> None:
        raise StoreError("读不出来")

    monkeypatch.setattr(reading, "past", refuse)
    window.lines.setCurrentIndex(window.model.index(3, 0))
    clerk.qtbot.waitUntil(lambda: told == ["读不出来"])
    assert not window.restore.isEnabled()


def test_undo_works_in_the_window_after_a_restart(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.write(SPENDING, "160")
    clerk.wait_until_saved()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.bench.actions.by_name["undo"].isEnabled()
        again.press("Ctrl+Z")
        assert again.text(SPENDING) == "150"
        again.press("Ctrl+Z")
        assert again.column("third_level")[0] == "指标1："
        again.press("Ctrl+Y", "Ctrl+Y")
        assert again.text(SPENDING) == "160"
        QApplication.processEvents()
        again.wait_until_saved()
