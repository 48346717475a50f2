"""A program that is killed while a cell is being filled in: the next start asks what to do with the text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.session_file import FILE_NAME, OpenCell, Session, SessionFile, Unsaved
from desktop.views.dialogs import Dialogs
from desktop.views.recovery_dialog import RecoveryDialog
from tests.gui.test_projects import listed
from tests.helpers.window import Clerk, HeldWriter, open_window

ROOT = Path(__file__).resolve().parents[2]
UNIT = CellKey("head", "", "unit")
WORK = """
import sys, time
from PySide6.QtWidgets import QApplication
from desktop.views.style import dress
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from desktop.models.keys import CellKey
from desktop.operations.session_file import FILE_NAME
app = QApplication([])
dress(app)
window = MainWindow()
window.show()
bench = Workbench(window)
bench.open_desk()
def until(there):
    while not there():
        app.processEvents()
        time.sleep(0.01)
until(lambda: bench.drafting.desk is not None)
desk = bench.drafting.desk
bench.desk_commands.open(desk.create("mof", "县人社局", "2024", "就业补助资金"))
bench.view.go_to(CellKey("head", "", "unit"))
bench.drafting.write({CellKey("head", "", "unit"): "saved"})
until(lambda: not bench.drafting.waiting)
if "typing" in sys.argv:
    bench.view.editor.insertPlainText("")
    bench.view.editor.waking.emit()
    bench.view.editor.insertPlainText("尚未保存的字")
    until(lambda: "尚未保存的字" in (desk.folder / FILE_NAME).read_text("utf-8"))
else:
    until((desk.folder / FILE_NAME).exists)
    until(lambda: "就业补助资金" in (desk.folder / FILE_NAME).read_text("utf-8"))
print("ready", flush=True)
until(lambda: False)
"""


def killed(folder: Path, *how: str) -> None:
    """Work at a real window in another process, and kill that."""
    with subprocess.Popen(
        [sys.executable, "-c", WORK, *how],
        cwd=ROOT,
        env={**os.environ, "ZIPING_HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        assert process.wait() == -signal.SIGKILL


@pytest.fixture
def asked(dressed: object, no_dialogs: None, monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """Collect what is asked after a crash; the answer is yes unless a test says otherwise."""
    del dressed, no_dialogs
    heard: list[Session] = []

    def ask(_parent: QWidget | None, left: Session, now: str, _notices: Sequence[str]) -> bool:
        assert now == ("saved" if left.cell else "")
        heard.append(left)
        return True

    monkeypatch.setattr(RecoveryDialog, "ask", ask)
    return heard


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_text_of_the_open_cell_is_offered_and_taken(
    user_folder: Path, qtbot: QtBot, asked: list[Session]
) -> None:
    killed(user_folder, "typing")
    assert (user_folder / FILE_NAME).stat().st_mode & 0o077 == 0
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: clerk.text(UNIT) == "尚未保存的字")
        assert clerk.here() == UNIT
        assert clerk.said() == "已填入上次没有保存的内容；不合适可以撤销。"
        (left,) = asked
        assert (left.form, left.cell is not None) == ("就业补助资金", True)
        assert left.cell is not None
        assert (left.cell.text, left.cell.keys) == ("尚未保存的字", (UNIT,))
        clerk.press("Ctrl+Z")
        assert clerk.text(UNIT) == "saved"
        clerk.wait_until_saved()
    assert not (user_folder / FILE_NAME).exists()
    with open_window(qtbot):
        pass
    assert len(asked) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_text_that_is_not_wanted_is_left(
    user_folder: Path, qtbot: QtBot, asked: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(user_folder, "typing")
    monkeypatch.setattr(RecoveryDialog, "ask", lambda *_: False)
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: clerk.said() == "上次没有保存的内容没有填入。")
        assert clerk.text(UNIT) == "saved"
    assert asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.usefixtures("asked")
def test_where_everything_was_saved_it_is_only_said(user_folder: Path, qtbot: QtBot) -> None:
    killed(user_folder)
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: clerk.said().startswith("上次没有正常退出，当时打开的是“就业补助资金”"))
        assert clerk.text(UNIT) == "saved"


def test_what_the_disk_did_not_take_is_offered(
    clerk: Clerk, qtbot: QtBot, asked: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    clerk.write(UNIT, "saved")
    clerk.wait_until_saved()
    folder = clerk.desk.folder
    with monkeypatch.context() as full:
        held = HeldWriter(full)
        clerk.write(UNIT, "not taken")
        assert held.refuse is not None
        held.refuse("磁盘已满。")
        qtbot.waitUntil(lambda: "not taken" in (folder / FILE_NAME).read_text("utf-8"))
        kept = (folder / FILE_NAME).read_bytes()
        clerk.bench.drafting.waiting = 0
        clerk.window.close()
    (folder / FILE_NAME).write_bytes(kept)
    with open_window(qtbot) as again:
        qtbot.waitUntil(lambda: again.text(UNIT) == "not taken")
        again.wait_until_saved()
    (left,) = asked
    assert [one.form for one in left.unsaved] == ["就业补助资金"]
    with open_window(qtbot) as once_more:
        assert once_more.text(UNIT) == "not taken"


@pytest.mark.usefixtures("asked")
def test_a_form_that_is_gone_is_said(
    user_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.open()
    desk.create("mof", "县人社局", "2024", "就业补助资金")
    document = desk.open_draft("1").workspace.document
    desk.close()
    file = SessionFile(user_folder)
    file.keep(Session("7", "另一张表", None, (Unsaved("7", "另一张表", "mof", document),)))
    file.close(in_order=False)
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(RecoveryDialog, "ask", lambda *_: True)
    with open_window(qtbot):
        qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("“另一张表”上次没有保存的内容没有填入：资料库中没有编号为7的自评表")


def test_a_form_that_was_put_away_is_brought_back_with_what_is_taken(
    user_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dressed: object, no_dialogs: None
) -> None:
    del dressed, no_dialogs
    desk = Desk.open()
    for project in ("甲", "乙"):
        desk.create("mof", "县人社局", "2024", project)
    desk.delete("1")
    desk.close()
    file = SessionFile(user_folder)
    file.keep(Session("1", "甲", OpenCell("1", "甲", "单位", (UNIT,), "没存的字")))
    file.close(in_order=False)
    monkeypatch.setattr(RecoveryDialog, "ask", lambda *_: True)
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: clerk.text(UNIT) == "没存的字")
        clerk.wait_until_saved()
        assert {line.id for line in clerk.desk.store.drafts()} == {1, 2}
        qtbot.waitUntil(lambda: any("甲" in line for line in listed(clerk)))


@pytest.mark.usefixtures("asked")
def test_a_form_of_another_template_is_not_taken(
    user_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.open()
    for template in ("mof", "hubei"):
        desk.create(template, "县人社局", "2024", template)
    document = desk.open_draft("2").workspace.document
    before = desk.open_draft("1").workspace.document
    desk.close()
    file = SessionFile(user_folder)
    file.keep(Session("1", "表", None, (Unsaved("1", "表", "mof-2020", document),)))
    file.close(in_order=False)
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: bool(told))
        assert clerk.draft.workspace.document == before
    assert told == ["“表”上次没有保存的内容没有填入：它与现在这张表的表样不同。"]


def test_the_question_waits_for_an_answer(clerk: Clerk) -> None:
    clerk.begin()
    document = clerk.draft.workspace.document
    left = Session("1", "就业补助资金", None, (Unsaved("1", "就业补助资金", "mof", document),))
    dialog = RecoveryDialog(clerk.window, left, "", ("有2步修改已补回。",))
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.drop.click()
    assert not dialog.isVisible()
    assert dialog.result() == 0
    dialog.take.click()
    assert dialog.result() == 1
