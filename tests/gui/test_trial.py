"""Other rule packs are tried in a dialog, and one of them is taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.operations.library import Library, library
from desktop.operations.trial import trial
from desktop.templates.rule_kinds import ReverseRatio
from desktop.views import colours
from desktop.views.trial_dialog import TrialDialog
from tests.helpers.forms import changed, sound_form, with_pack
from tests.helpers.window import Clerk

BASE = library().pack("mof-2020")
RATIO = replace(
    BASE,
    id="ratio",
    name="反向按比例",
    rules=tuple(
        replace(rule, kind="reverse-ratio", parameters=ReverseRatio()) if rule.id == "at-most" else rule
        for rule in BASE.rules
    ),
)
TWIN = replace(RATIO, id="twin", name="同样的规则")
COST = 4


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot, no_dialogs: None) -> TrialDialog:
    """Show the sound form, its cost too high, under two packs and a twin."""
    del dressed, no_dialogs
    form = changed(sound_form(), {"indicators[4]/实际完成值": "1000元"})
    made = TrialDialog(None, trial(form, [RATIO, TWIN]))
    qtbot.addWidget(made)
    made.show()
    return made


def text(dialog: TrialDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return item.text()


def in_dialog(act: Callable[[TrialDialog], None]) -> None:
    """Do something once the dialog is on the screen."""

    def find() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, TrialDialog)
        act(window)

    QTimer.singleShot(0, find)


def test_one_column_a_pack_and_what_differs_is_marked(dialog: TrialDialog) -> None:
    headings = [dialog.table.horizontalHeaderItem(column) for column in range(dialog.table.columnCount())]
    assert [heading.text() for heading in headings if heading] == [
        "项目",
        "填报",
        f"{BASE.name}\n（现用）",
        "反向按比例",
    ]
    assert [text(dialog, COST, column) for column in range(4)] == ["人均培训成本", "10", "8.89", "※ 9"]
    item = dialog.table.item(COST, 3)
    assert item is not None
    assert item.background().color() == colours.EXPLAIN
    assert dialog.aside.text() == "与“反向按比例”结果相同，不另列一栏：同样的规则"


def test_it_begins_at_the_first_difference_and_says_why(dialog: TrialDialog) -> None:
    assert (dialog.table.currentRow(), dialog.table.currentColumn()) == (COST, 3)
    assert dialog.why.toPlainText().splitlines()[:2] == [
        "人均培训成本 — 反向按比例：9",
        "超过了指标值≤900元：900 ÷ 1000 × 10 = 9",
    ]
    assert dialog.use.isEnabled()
    dialog.table.setCurrentCell(COST, 2)
    assert dialog.why.toPlainText().startswith(f"人均培训成本 — {BASE.name}：8.89")
    assert not dialog.use.isEnabled()
    dialog.table.setCurrentCell(COST, 0)
    assert dialog.why.toPlainText() == ""


def test_only_the_rows_that_change_are_shown(dialog: TrialDialog) -> None:
    dialog.only_changed.setChecked(True)
    shown = [
        text(dialog, row, 0) for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)
    ]
    assert shown == ["人均培训成本", "小计：产出指标", "总分"]
    dialog.only_changed.setChecked(False)
    assert not dialog.table.isRowHidden(0)


def test_the_table_is_copied_as_text(dialog: TrialDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.said):
        dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("经办人员培训：同一张表，分别按3个规则包计算")


def test_a_form_alone_with_its_pack_says_that_there_is_no_other(qtbot: QtBot) -> None:
    made = TrialDialog(None, trial(sound_form(), []))
    qtbot.addWidget(made)
    assert made.aside.text() == "没有结果不同的其他规则包。"
    assert not made.use.isEnabled()


def test_a_pack_that_does_not_fit_is_named_with_its_reason(qtbot: QtBot) -> None:
    from decimal import Decimal

    from desktop.templates.rule_kinds import ExecutionRatio

    unfit = replace(
        BASE,
        id="unfit",
        name="别处的规则",
        rules=tuple(
            replace(rule, parameters=ExecutionRatio("adjusted", Decimal(10)))
            if rule.id == "execution"
            else rule
            for rule in BASE.rules
        ),
    )
    made = TrialDialog(None, trial(sound_form(), [unfit]))
    qtbot.addWidget(made)
    assert (
        made.aside.text().splitlines()[-1]
        == "不适用于这张表：别处的规则（表上没有“adjusted”一列，不能按它计算）"
    )
    own = TrialDialog(None, trial(with_pack(sound_form(), unfit), [BASE]))
    qtbot.addWidget(own)
    assert "※" not in text(own, 0, 2)
    assert own.use.isEnabled()


def test_a_pack_is_taken_over_from_the_trial(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "packs", lambda _: (BASE, RATIO))
    clerk.begin_with_indicators(("成本", "≤900元", "1000元", "10", "", ""))
    score = clerk.row_key(0, "score")
    assert clerk.text(score) == "8.89"

    def take(window: TrialDialog) -> None:
        assert window.windowTitle() == "换规则试算"
        window.use.click()

    in_dialog(take)
    clerk.act("try_packs")
    assert clerk.text(score) == "9"
    assert clerk.said().startswith("已改按“反向按比例”评分")
    clerk.act("undo")
    assert clerk.text(score) == "8.89"


def test_closing_the_trial_changes_nothing(clerk: Clerk) -> None:
    clerk.act("try_packs")
    clerk.begin()
    before = clerk.draft.workspace.document
    in_dialog(lambda window: window.reject())
    clerk.act("try_packs")
    assert clerk.draft.workspace.document is before
