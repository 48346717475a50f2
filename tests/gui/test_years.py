"""A project over the years: next year's draft begun with this one, last year's laid beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.text import next_year as wording
from desktop.views.dialogs import Dialogs
from desktop.views.last_year_window import LastYearWindow
from desktop.views.next_year_dialog import Chosen, NextYearDialog
from tests.helpers.window import Clerk, open_window

ROW = ("培训人次", "≥1000人次", "900人次", "40", "36", "生源不足，改为网上招生。")


@pytest.fixture
def begun(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """Begin 2025 with the form of 2024, as asked for in the menu."""
    clerk.begin_with_indicators(ROW)
    monkeypatch.setattr(NextYearDialog, "ask", lambda *_: Chosen("mof", 2025))
    clerk.act("next_year")
    clerk.qtbot.waitUntil(lambda: clerk.bench.room.last_year.form is not None)
    return clerk


def test_next_year_begins_with_targets_and_shows_last_year_at_the_cursor(begun: Clerk) -> None:
    assert begun.text(CellKey("caption", "", "year")) == "2025"
    assert begun.text(begun.row_key(0, "target_value")) == "≥1000人次"
    assert begun.text(begun.row_key(0, "actual_value")) == ""
    assert begun.said().startswith("已建2025年度草稿")
    begun.go_to(begun.row_key(0, "actual_value"))
    assert begun.scores.last_year.text() == "900人次"
    begun.go_to(begun.row_key(1, "actual_value"))
    assert begun.scores.last_year.isHidden()
    assert begun.scores.last_year_title.isHidden()


def test_a_target_lowered_after_a_missed_year_is_found_when_the_clerk_pauses(begun: Clerk) -> None:
    begun.bench.drafting.write({begun.row_key(0, "target_value"): "≥950人次"})
    begun.qtbot.waitUntil(lambda: any("没有完成" in problem for problem in begun.messages()))
    begun.go_to(begun.row_key(0, "target_value"))
    assert begun.scores.last_year.text() == "≥1000人次（本年−5%）"
    begun.bench.drafting.undo()
    begun.qtbot.waitUntil(lambda: not any("没有完成" in problem for problem in begun.messages()))


def test_two_years_stand_side_by_side_and_enter_jumps(begun: Clerk) -> None:
    begun.act("last_year")
    begun.act("last_year")
    (window,) = begun.window.findChildren(LastYearWindow)
    assert window.intro.text().startswith("就业补助资金：2024年度与2025年度")
    cells = {
        window.lines.item(row, 0).text(): [window.lines.item(row, column).text() for column in range(1, 8)]
        for row in range(window.lines.rowCount())
    }
    assert cells["培训人次"] == ["≥1000人次", "900人次", "36", "≥1000人次", "", "", "目标持平"]
    begun.bench.drafting.write({begun.row_key(0, "actual_value"): "990人次"})
    place = list(cells).index("培训人次")
    begun.qtbot.waitUntil(lambda: window.lines.item(place, 7).text() == "+10%")
    window.lines.setCurrentCell(place, 0)
    QTest.keyClick(window.lines, Qt.Key.Key_Return)
    assert begun.here() == begun.row_key(0, "target_value")
    begun.begin("另一项目")
    assert begun.window.findChildren(LastYearWindow) == [] or not window.isVisible()


def test_without_an_earlier_form_the_clerk_is_told_how_to_get_one(clerk: Clerk) -> None:
    clerk.begin()
    clerk.act("last_year")
    assert clerk.said() == wording.NO_LAST
    assert clerk.scores.last_year.isHidden()


def test_a_second_draft_of_the_year_is_refused_in_words(
    begun: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))
    monkeypatch.setattr(NextYearDialog, "ask", lambda *_: Chosen("mof", 2026))
    begun.act("next_year")
    monkeypatch.setattr(NextYearDialog, "ask", lambda *_: None)
    begun.act("next_year")
    assert told == []
    first = next(line for line in begun.desk.store.drafts() if line.year == 2025)
    begun.bench.desk_commands.open(str(first.id))
    monkeypatch.setattr(NextYearDialog, "ask", lambda *_: Chosen("mof", 2026))
    begun.act("next_year")
    assert told == ["2026年度已有“就业补助资金”的草稿，没有再建。请在左侧列表里打开它。"]


def test_another_form_names_its_other_columns(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))
    monkeypatch.setattr(NextYearDialog, "ask", lambda *_: Chosen("hubei", 2025))
    clerk.begin_with_indicators(ROW)
    clerk.act("next_year")
    assert "新表多出的栏目" in told[0]
    assert clerk.draft.workspace.form.template.id == "hubei"


def test_last_year_is_there_again_after_a_restart(begun: Clerk) -> None:
    begun.wait_until_saved()
    begun.window.close()
    with open_window(begun.qtbot) as again:
        again.qtbot.waitUntil(lambda: again.bench.room.last_year.form is not None)


def test_the_dialog_proposes_the_year_after_and_asks_for_a_later_one(clerk: Clerk) -> None:
    clerk.begin()
    form = clerk.draft.workspace.form
    dialog = NextYearDialog(clerk.window, library().templates(), form)
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen() == Chosen("mof", 2025)
    assert "就业补助资金" in dialog.intro.text()
    for wrong in ("2024", "25", "abcd", ""):
        dialog.year.setText(wrong)
        dialog.accept()
        assert dialog.isVisible()
        assert "2025" in dialog.fault.text()
    dialog.year.setText("2026")
    QTest.keyClick(dialog.year, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not dialog.isVisible()
    assert dialog.chosen() == Chosen("mof", 2026)
