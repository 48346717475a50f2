"""The rule pack of a form: shown, chosen from those that fit, followed at once, kept and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.pack import Rounding, RoundingMode, RulePack
from desktop.views.pack_dialog import PackDialog, pack_words
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.more_packs import know
from tests.helpers.window import Clerk, open_window

SCORE = CellKey("funds", "annual_total", "score")
ROWS = (("培训人数", "≥100人", "98人", "20"),)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> RulePack:
    """Let the program know one more pack, which prints the execution score to no decimals."""
    known = library()
    pack = known.pack("mof-2020")
    whole = Rounding(0, RoundingMode.HALF_UP)
    rounding = replace(pack.rounding, execution_score=whole)
    made = replace(pack, id="whole", name="整数规则", region="某县", note="只取整数", rounding=rounding)
    return know(monkeypatch, made)


def choose(monkeypatch: pytest.MonkeyPatch, pack_id: str | None) -> list[list[str]]:
    """Answer the dialog; says which packs were offered."""
    offered: list[list[str]] = []

    def ask(_parent: object, packs: list[RulePack], _used: str, _own: str) -> str | None:
        offered.append([pack.id for pack in packs])
        return pack_id

    monkeypatch.setattr(PackDialog, "ask", ask)
    return offered


def test_the_pack_is_shown_and_another_is_followed_at_once(
    clerk: Clerk, other: RulePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin_with_indicators(*ROWS)
    assert clerk.scores.pack.text() == "财政部通用规则（2020年起）"
    assert clerk.text(SCORE) == "7.5"
    offered = choose(monkeypatch, other.id)
    clerk.act("choose_pack")
    assert {"mof-2020", "whole"} <= set(offered[0])
    assert clerk.scores.pack.text() == "整数规则"
    assert clerk.text(SCORE) == "8"
    assert clerk.on_paper(SCORE) == "8"
    assert clerk.said().startswith("已改按“整数规则”评分")
    clerk.press("Ctrl+Z")
    assert (clerk.scores.pack.text(), clerk.text(SCORE)) == ("财政部通用规则（2020年起）", "7.5")
    clerk.press("Ctrl+Y")
    assert (clerk.scores.pack.text(), clerk.text(SCORE)) == ("整数规则", "8")
    clerk.wait_until_saved()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.scores.pack.text() == "整数规则"
        assert again.text(SCORE) == "8"


def test_a_pack_that_is_gone_is_said(clerk: Clerk) -> None:
    with pytest.MonkeyPatch.context() as known_for_now:
        known = library()
        made = replace(known.pack("mof-2020"), id="gone", name="旧规则")
        know(known_for_now, made)
        clerk.begin()
        choose(known_for_now, "gone")
        clerk.act("choose_pack")
        clerk.wait_until_saved()
        clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.scores.pack.text() == "财政部通用规则（2020年起）"
        assert "“gone”已不在程序里" in again.said()


def test_a_pack_chosen_before_the_store_is_open_is_kept(clerk: Clerk, other: RulePack) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.window.close()
    window = MainWindow()
    clerk.qtbot.addWidget(window)
    with clerk.qtbot.waitSignal(window.first_painted):
        window.show()
    early = Workbench(window)
    early.open_desk()
    assert early.drafting.desk is None
    assert early.drafting.use_pack(other) is not None
    clerk.qtbot.waitUntil(lambda: early.drafting.desk is not None and not early.drafting.waiting)
    window.close()
    with open_window(clerk.qtbot) as again:
        assert (again.scores.pack.text(), again.text(SCORE)) == ("整数规则", "8")


def test_the_same_pack_changes_nothing(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin()
    choose(monkeypatch, "mof-2020")
    clerk.act("choose_pack")
    assert clerk.said() == "这张表本来就按“财政部通用规则（2020年起）”评分。"
    choose(monkeypatch, None)
    clerk.scores.pack.click()
    assert not clerk.bench.actions.by_name["undo"].isEnabled()


def test_the_dialog_says_what_each_pack_is_and_is_worked_by_keys(clerk: Clerk, other: RulePack) -> None:
    packs = [library().pack("mof-2020"), other]

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PackDialog)
        assert dialog.list.item(0).text() == "全国  财政部通用规则（2020年起）（表样自带）"
        assert dialog.list.item(0).font().bold()
        assert "财预〔2020〕10号" in dialog.about.text()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.about.text() == pack_words(other)
        assert "只取整数" in dialog.about.text()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    QTimer.singleShot(0, look)
    assert PackDialog.ask(clerk.window, packs, "mof-2020", "mof-2020") == "whole"
    QTimer.singleShot(0, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert PackDialog.ask(clerk.window, packs, "mof-2020", "mof-2020") is None
