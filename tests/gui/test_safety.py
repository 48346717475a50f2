"""The page on data safety, the rehearsal beside the work, and the ways out of a harmed store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import StoreError
from desktop.models.keys import CellKey
from desktop.operations import housekeeping
from desktop.operations.backup_lines import BackupLine
from desktop.operations.desk import Desk
from desktop.operations.safety import load_notes, set_second_place, status
from desktop.storage.schema import FILE_NAME
from desktop.storage.thinning import Reason
from desktop.views.dialogs import Dialogs
from desktop.views.rescue_dialog import RescueDialog, RescueReport, Way
from desktop.views.restore_dialog import RestoreDialog, size_text
from desktop.views.safety_dialog import SafetyDialog
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.stores import harm
from tests.helpers.window import Clerk, open_window

UNIT = CellKey("head", "", "unit")


def page(clerk: Clerk) -> SafetyDialog:
    """Open the page and wait until it shows how things are."""
    clerk.act("safety")
    dialog = clerk.bench.safety._page
    assert dialog is not None
    clerk.qtbot.waitUntil(dialog.isVisible)
    return dialog


def fact(dialog: SafetyDialog, name: str) -> str:
    return dialog.facts[name].text()


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Sequence[str]]]:
    """Collect what is told after a rescue."""
    heard: list[tuple[str, Sequence[str]]] = []

    def tell(_parent: QWidget | None, heading: str, sentences: Sequence[str]) -> None:
        heard.append((heading, sentences))

    monkeypatch.setattr(RescueReport, "tell", tell)
    return heard


# ---- the page


def test_the_page_says_what_is_saved_and_backed_up(clerk: Clerk) -> None:
    clerk.begin()
    clerk.write(UNIT, "one")
    clerk.wait_until_saved()
    dialog = page(clerk)
    assert "每填一格自动保存" in fact(dialog, "saved")
    assert fact(dialog, "store").startswith("1张自评表，")
    assert str(clerk.desk.folder) in fact(dialog, "store")
    assert fact(dialog, "backup").startswith("还没有备份")
    assert not dialog.buttons["rehearse"].isEnabled()
    dialog.buttons["back_up"].click()
    clerk.qtbot.waitUntil(lambda: "手工备份　共1份" in fact(dialog, "backup"))
    assert dialog.buttons["rehearse"].isEnabled()
    clerk.qtbot.waitUntil(lambda: fact(dialog, "check") == "逐条核对完毕，全部完好。")
    assert not dialog.buttons["repair"].isVisible()
    dialog.close()
    assert clerk.bench.safety._page is None


def test_a_rehearsal_shows_its_progress_and_its_result(clerk: Clerk) -> None:
    clerk.begin()
    clerk.desk.back_up()
    dialog = page(clerk)
    dialog.buttons["rehearse"].click()
    assert dialog.buttons["stop"].isVisible()
    clerk.qtbot.waitUntil(lambda: "全部能打开、能评分，与现有资料一致" in fact(dialog, "rehearsal"))
    assert dialog.buttons["rehearse"].isVisible()
    assert not dialog.bar.isVisible()


def test_a_rehearsal_can_be_stopped_from_the_page(clerk: Clerk) -> None:
    clerk.begin()
    clerk.desk.back_up()
    dialog = page(clerk)
    dialog.buttons["rehearse"].click()
    dialog.buttons["stop"].click()
    clerk.qtbot.waitUntil(lambda: fact(dialog, "rehearsal") == "演练已停止，没有结果。")
    assert load_notes(clerk.desk.folder).rehearsal is None


def test_the_second_place_is_set_used_and_missed(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    clerk.desk.back_up()
    dialog = page(clerk)
    assert fact(dialog, "second").startswith("没有设置")
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: str(stick))
    dialog.buttons["set_second"].click()
    clerk.qtbot.waitUntil(lambda: fact(dialog, "second") == f"{stick}　现在可用")
    assert clerk.said() == f"第二处备份已设为“{stick}”。备份已同时复制到“{stick}”。"
    assert len(list((stick / "ziping-backups").iterdir())) == 1
    (stick / "ziping-backups").rename(tmp_path / "away")
    stick.rmdir()
    clerk.bench.drafting.write({UNIT: "two"})
    clerk.wait_until_saved()
    dialog.buttons["back_up"].click()
    clerk.qtbot.waitUntil(lambda: "现在不在" in clerk.said())
    clerk.qtbot.waitUntil(lambda: "现在不在" in dialog.notices.text())
    dialog.buttons["no_second"].click()
    clerk.qtbot.waitUntil(lambda: fact(dialog, "second").startswith("没有设置"))


def test_a_missing_second_place_is_said_at_the_start_and_never_in_a_box(
    user_folder: Path, qtbot: QtBot, dressed: object, no_dialogs: None
) -> None:
    del dressed, no_dialogs
    Desk.open().close()
    set_second_place(user_folder, "/nowhere/stick")
    with open_window(qtbot) as clerk:
        qtbot.waitUntil(lambda: "“/nowhere/stick”现在不在" in clerk.said())


def test_a_second_place_within_the_data_is_refused_in_words(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: str(clerk.desk.folder))
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    page(clerk).buttons["set_second"].click()
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert "不能作第二处备份" in told[0]


def test_everything_goes_into_one_file_and_comes_back(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: list[tuple[str, Sequence[str]]]
) -> None:
    clerk.begin("甲项目")
    file = tmp_path / "a.ziping"
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: file)
    dialog = page(clerk)
    dialog.buttons["export"].click()
    clerk.qtbot.waitUntil(lambda: fact(dialog, "move").startswith("已把全部资料（1张自评表"))
    clerk.begin("乙项目")
    asked: list[str] = []
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(file)])

    def agree(_parent: QWidget | None, _question: str, detail: str, *_: str) -> bool:
        asked.append(detail)
        return True

    monkeypatch.setattr(Dialogs, "ask", agree)
    dialog.buttons["import"].click()
    clerk.qtbot.waitUntil(lambda: bool(reports))
    assert "现在有2张自评表" in asked[0]
    heading, sentences = reports[0]
    assert heading == "恢复完成"
    assert sentences[0].startswith("已恢复全部资料：1张自评表")
    assert Path(sentences[1].partition("“")[2].rstrip("”。")).is_file()
    assert [line.title for line in clerk.desk.store.drafts()] == ["甲项目"]


def test_a_file_that_is_none_is_refused_and_nothing_is_touched(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    (tmp_path / "a.ziping").write_text("rubbish")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(tmp_path / "a.ziping")])
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    page(clerk).buttons["import"].click()
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert "不是本程序的数据文件" in told[0]
    assert [line.title for line in clerk.desk.store.drafts()] == ["甲项目"]


def test_harm_is_named_and_repaired_from_the_page(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, reports: list[tuple[str, Sequence[str]]]
) -> None:
    clerk.begin("甲项目")
    clerk.write(UNIT, "one")
    clerk.wait_until_saved()
    clerk.desk.back_up()
    harm(clerk.desk.folder, "UPDATE edits SET payload = '{}' WHERE seq = 1")
    dialog = page(clerk)
    clerk.qtbot.waitUntil(dialog.buttons["repair"].isVisible)
    assert "甲项目" in fact(dialog, "check")
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    dialog.buttons["repair"].click()
    clerk.qtbot.waitUntil(lambda: bool(reports))
    assert reports[0][1][-1].startswith("原来的资料库文件没有改动")
    clerk.qtbot.waitUntil(lambda: fact(dialog, "check") == "逐条核对完毕，全部完好。")


# ---- the rehearsal by itself


def test_a_rehearsal_runs_by_itself_once_a_week_and_says_nothing_where_all_is_well(clerk: Clerk) -> None:
    clerk.begin()
    commands = clerk.bench.safety
    commands.rehearse_if_due()
    clerk.qtbot.waitUntil(lambda: not commands.rehearsing.running)
    assert load_notes(clerk.desk.folder).rehearsal is None
    clerk.desk.back_up()
    said = clerk.said()
    commands.rehearse_if_due()
    clerk.qtbot.waitUntil(lambda: not commands.rehearsing.running)
    done = load_notes(clerk.desk.folder).rehearsal
    assert done is not None
    assert done.sound
    assert clerk.said() == said
    commands.rehearse_if_due()
    clerk.qtbot.waitUntil(lambda: not commands.rehearsing.running)
    assert load_notes(clerk.desk.folder).rehearsal == done


def test_a_rehearsal_that_fails_is_said(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    clerk.desk.store.back_up(Reason.BY_HAND)
    clerk.desk.backups()[0].file.write_bytes(b"rubbish")
    clerk.bench.safety.rehearse_if_due()
    clerk.qtbot.waitUntil(lambda: "时发现问题：备份不能恢复" in clerk.said())
    assert clerk.said() in status(clerk.desk).notices


def test_a_window_that_is_closed_meanwhile_stops_the_rehearsal(clerk: Clerk) -> None:
    clerk.begin()
    clerk.desk.back_up()
    folder = clerk.desk.folder
    clerk.bench.safety.rehearse_if_due()
    clerk.window.close()
    assert not clerk.bench.safety.rehearsing.running
    with open_window(clerk.qtbot) as again:
        assert again.desk.folder == folder


# ---- a harmed store at the start


def harmed(folder: Path) -> Path:
    """Leave a store whose file is rubbish, beside a backup."""
    desk = Desk.open()
    desk.create("mof", "县人社局", "2024", "甲项目")
    desk.close()
    (folder / FILE_NAME).write_bytes(b"rubbish" * 1000)
    return folder


def begin(qtbot: QtBot) -> Workbench:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    bench = Workbench(window)
    bench.open_desk()
    return bench


def test_what_can_be_read_of_a_harmed_store_is_recovered(
    user_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    reports: list[tuple[str, Sequence[str]]],
) -> None:
    harmed(user_folder)
    asked: list[tuple[str, Sequence[BackupLine]]] = []

    def ask(_parent: QWidget | None, sentence: str, backups: Sequence[BackupLine]) -> Way:
        asked.append((sentence, backups))
        return Way.SALVAGE

    monkeypatch.setattr(RescueDialog, "ask", ask)
    bench = begin(qtbot)
    qtbot.waitUntil(lambda: bench.drafting.draft is not None)
    assert "不是本程序的资料库" in asked[0][0]
    assert [line.reason for line in asked[0][1]] == ["退出时"]
    heading, sentences = reports[0]
    assert heading == "已恢复，有的内容读不出来"
    assert "“甲项目”在原文件中读不全，已取自" in sentences[1]
    kept = Path(sentences[-1].partition("“")[2].rstrip("”。"))
    assert kept.read_bytes() == b"rubbish" * 1000
    bench.window.close()


def test_a_harmed_store_goes_back_to_a_backup_or_stays_as_it_is(
    user_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    reports: list[tuple[str, Sequence[str]]],
) -> None:
    harmed(user_folder)
    ways = [Way.BACKUP, Way.LEAVE]
    monkeypatch.setattr(RescueDialog, "ask", lambda *_: ways.pop(0))
    monkeypatch.setattr(RestoreDialog, "ask", lambda *_: None)
    left = begin(qtbot)
    qtbot.waitUntil(lambda: not left.window.isVisible())
    assert (user_folder / FILE_NAME).read_bytes() == b"rubbish" * 1000
    assert ways == []
    ways.append(Way.BACKUP)
    monkeypatch.setattr(RestoreDialog, "ask", lambda _parent, backups: backups[0])
    bench = begin(qtbot)
    qtbot.waitUntil(lambda: bench.drafting.draft is not None)
    assert reports[0][0] == "已回到备份时的样子"
    bench.window.close()


def test_a_rescue_that_is_refused_asks_again(
    user_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmed(user_folder)
    ways, told = [Way.SALVAGE, Way.LEAVE], list[str]()

    def refuse() -> None:
        raise StoreError("磁盘已满。")

    monkeypatch.setattr("desktop.views.rescue.recover", refuse)
    monkeypatch.setattr(RescueDialog, "ask", lambda *_: ways.pop(0))
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    bench = begin(qtbot)
    qtbot.waitUntil(lambda: not bench.window.isVisible())
    assert (ways, told) == ([], ["磁盘已满。"])


def test_the_dialog_offers_three_ways_and_escape_changes_nothing(clerk: Clerk) -> None:
    dialog = RescueDialog(clerk.window, "资料库有损坏。请恢复。", ())
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.sentence.text() == "资料库有损坏。"
    assert not dialog.buttons[Way.BACKUP].isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    ways = [dialog.way]
    dialog.buttons[Way.SALVAGE].click()
    assert [*ways, dialog.way] == [Way.LEAVE, Way.SALVAGE]


def test_the_report_can_be_copied(clerk: Clerk) -> None:
    report = RescueReport(clerk.window, "已恢复", ["第一句。", "第二句。"])
    clerk.qtbot.addWidget(report)
    copy, go_on = report.findChildren(QPushButton)
    copy.click()
    assert QApplication.clipboard().text() == "第一句。\n第二句。"
    go_on.click()
    assert report.result() == 1


def test_a_backup_that_can_not_be_read_can_not_be_chosen(clerk: Clerk) -> None:
    clerk.begin()
    clerk.desk.back_up()
    backups = clerk.desk.backups()
    backups[0].file.write_bytes(b"rubbish")
    dialog = RestoreDialog(clerk.window, backups)
    clerk.qtbot.addWidget(dialog)
    assert "没有恢复，现有资料未动" in dialog.said.text()
    assert not dialog.restore.isEnabled()
    assert dialog.held.rowCount() == 0


@pytest.mark.parametrize(
    ("size", "text"), [(0, "1 KB"), (2048, "2 KB"), (1024 * 1024, "1.0 MB"), (5_500_000, "5.2 MB")]
)
def test_sizes_are_written_as_one_reads_them(size: int, text: str) -> None:
    assert size_text(size) == text


def test_old_history_is_packed_beside_the_clerk_s_work(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin()
    for number in range(20):
        clerk.bench.drafting.write({CellKey("goals", "", "intended"): f"培训{number}期"})
    clerk.wait_until_saved()
    monkeypatch.setattr(housekeeping, "LEFT_ALONE", timedelta(days=-1))
    packed: list[int] = []
    clerk.bench.safety.keeping.done.connect(packed.append)
    clerk.bench.safety.keep_house()
    clerk.qtbot.waitUntil(lambda: packed == [1])
    assert clerk.desk.open_draft(clerk.draft.id).workspace.document == clerk.draft.workspace.document
