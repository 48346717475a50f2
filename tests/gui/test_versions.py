"""A form on its way to the bureau and back, in the window: handed over, given back, answered, explained."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableWidget, QTextEdit

from desktop.errors import StoreError, UserError
from desktop.layout.statement import Statement, Table
from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.operations import explanation as explaining
from desktop.operations import versions as operations
from desktop.text import history_window as wording
from desktop.views import explanation_page
from desktop.views.dialogs import Dialogs
from desktop.views.explanation_document import read_explanation, write_explanation
from desktop.views.preview import PreviewWindow
from desktop.views.project_item import STATE
from desktop.views.versions_window import VersionsWindow
from desktop.workbook.opening import open_file
from tests.helpers.pdf_text import bare, page_texts
from tests.helpers.window import Clerk, open_window

ROW = ("培训人次", "≥1000人次", "900人次", "40", "36", "生源不足，改为网上招生。")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch, no_dialogs: None) -> list[str]:
    """Say yes to every question, and keep what was asked."""
    del no_dialogs
    asked: list[str] = []

    def ask(_parent: object, question: str, *_: object) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Dialogs, "ask", ask)
    return asked


def page(clerk: Clerk, action: str) -> VersionsWindow:
    clerk.wait_until_saved()
    clerk.act(action)
    window = clerk.bench.versions.window
    assert window is not None
    return window


def register(clerk: Clerk, *, versions: int = 1) -> VersionsWindow:
    """Hand the open form over and wait until it stands in the list."""
    window = page(clerk, "register")
    window.versions.register.click()
    clerk.qtbot.waitUntil(lambda: window.versions.list.rowCount() == versions)
    return window


def give_back(clerk: Clerk, *texts: str) -> VersionsWindow:
    window = page(clerk, "given_back")
    window.remarks.paste.setPlainText("\n".join(texts))
    window.remarks.give_back.click()
    clerk.qtbot.waitUntil(lambda: window.remarks.list.rowCount() == len(texts))
    return window


def rows(table: QTableWidget) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]  # type: ignore[union-attr]  # all are filled
        for row in range(table.rowCount())
    ]


def state_in_list(clerk: Clerk) -> str:
    return str(clerk.projects.tree.currentIndex().data(STATE))


def test_a_form_is_handed_over_and_compared_cell_by_cell(clerk: Clerk, agreed: list[str]) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.qtbot.waitUntil(lambda: clerk.bench.versions.state.text() == "草稿")
    window = page(clerk, "register")
    assert (window.state.text(), window.focusWidget()) == ("现在的状态：草稿", window.versions.name)
    assert window.versions.compared.text() == wording.VERSIONS_NONE
    assert not window.versions.open.isEnabled()
    clerk.qtbot.waitUntil(lambda: window.versions.name.text() == "第1次报送")
    register(clerk)
    form = clerk.draft.workspace.form
    code = receipt_code(form.template, form.document)
    assert rows(window.versions.list)[0][::2] == ["第1次报送", code]
    assert window.note.text() == f"已登记“第1次报送”，校验码{code}。"
    assert len(agreed) == 1
    assert "处须改正，仍要登记报送吗" in agreed[0]
    assert clerk.bench.versions.state.text() == "已报送"
    assert state_in_list(clerk) == "已报送"
    clerk.qtbot.waitUntil(lambda: "没有改动" in window.versions.compared.text())
    clerk.bench.drafting.write({SPENDING: "160"})
    clerk.qtbot.waitUntil(lambda: window.versions.changes.rowCount() > 0)
    assert ["年度资金总额 全年执行数", "150", "160"] in rows(window.versions.changes)
    assert window.versions.name.text() == "第2次报送"
    place = [row[0] for row in rows(window.versions.changes)].index("年度资金总额 全年执行数")
    window.versions.changes.setCurrentCell(place, 0)
    QTest.keyClick(window.versions.changes, Qt.Key.Key_Return)
    assert clerk.here() == SPENDING


def test_must_fix_findings_can_stop_a_hand_over(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin_with_indicators(ROW)
    monkeypatch.setattr(Dialogs, "ask", lambda *_: False)
    page(clerk, "register").versions.register.click()
    assert clerk.desk.store.open_draft(int(clerk.draft.id)).state.value == "draft"
    monkeypatch.setattr(type(clerk.bench.drafting), "wait_until_saved", lambda _: False)
    window = clerk.bench.versions.window
    assert window is not None
    window.versions.register.click()
    assert window.note.text() == wording.NOT_SAVED


def test_a_version_is_opened_and_written_as_it_was_handed_over(
    clerk: Clerk, agreed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del agreed
    clerk.begin_with_indicators(ROW)
    window = register(clerk)
    clerk.bench.drafting.write({SPENDING: "177"})
    window.versions.open.click()

    def opened() -> list[PreviewWindow]:
        return window.findChildren(PreviewWindow)

    clerk.qtbot.waitUntil(lambda: len(opened()) == 1)
    (preview,) = opened()
    assert "第1次报送" in preview.windowTitle()
    target = tmp_path / "then.pdf"
    suggested: list[str] = []

    def save_path(_parent: object, _title: str, name: str, *_: object) -> Path:
        suggested.append(name)
        return target

    monkeypatch.setattr(Dialogs, "save_path", save_path)
    preview.pdf_wanted.emit()
    assert suggested[0].endswith("_第1次报送.pdf")
    assert "150" in "".join(page_texts(target))
    assert "177" not in "".join(page_texts(target))
    preview.printed.emit(1)
    assert "1" in window.note.text()
    preview.close()
    window.versions.list.chosen.emit(0)
    clerk.qtbot.waitUntil(lambda: any(one.isVisible() for one in opened()))


def test_remarks_are_pasted_answered_in_place_and_counted(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.go_to(SPENDING)
    window = page(clerk, "given_back")
    assert (window.remarks.give_back.isEnabled(), window.focusWidget()) == (False, window.remarks.paste)
    assert window.remarks.about.itemText(1) == "光标所在格：年度资金总额 全年执行数"
    window.remarks.about.setCurrentIndex(1)
    window.remarks.paste.setPlainText("全年执行数与决算不一致\n\n  请补充佐证材料  ")
    window.remarks.give_back.click()
    clerk.qtbot.waitUntil(lambda: window.remarks.list.rowCount() == 2)
    assert rows(window.remarks.list)[1] == ["年度资金总额 全年执行数", "请补充佐证材料", ""]
    assert window.remarks.count.text() == "共2条意见，还有2条没有答复"
    assert window.state.text() == "现在的状态：被退回，还有2条意见没有答复"
    assert clerk.bench.versions.state.text() == "被退回，2条意见待答复"
    clerk.qtbot.waitUntil(lambda: state_in_list(clerk) == "被退回")
    assert window.remarks.paste.toPlainText() == ""
    window.remarks.list.setFocus()
    window.remarks.list.setCurrentCell(0, 2)
    QTest.keyClick(window.remarks.list, Qt.Key.Key_Return)
    editor = window.remarks.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("已按决算改正")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: window.remarks.count.text() == "共2条意见，还有1条没有答复")
    clerk.go_to(clerk.row_key(0, "actual_value"))
    window.remarks.list.setCurrentCell(1, 0)
    window.remarks.place.click()
    clerk.qtbot.waitUntil(lambda: rows(window.remarks.list)[1][0].endswith("实际完成值"))
    window.remarks.list.setCurrentCell(0, 0)
    QTest.keyClick(window.remarks.list, Qt.Key.Key_Return)
    assert clerk.here() == SPENDING
    window.remarks.list.setCurrentCell(1, 0)
    window.remarks.go.click()
    assert clerk.here() == clerk.row_key(0, "actual_value")
    QTest.keyClick(window.remarks.list, Qt.Key.Key_Delete)
    clerk.qtbot.waitUntil(lambda: window.remarks.count.text() == "共1条意见，都已答复")
    assert clerk.bench.versions.state.text() == "被退回"


def test_remarks_are_read_from_a_file_looked_through_and_noted(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin_with_indicators(ROW)
    window = page(clerk, "given_back")
    window.remarks.paste.setPlainText("电话里说的")
    (tmp_path / "意见.txt").write_text("1、全年执行数不一致\n2、请补充佐证材料\n", "utf-8")
    chosen = [[], [str(tmp_path / "意见.txt")], [str(tmp_path / "没有.docx")]]
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: chosen.pop(0))
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))
    window.remarks.from_file.click()
    assert window.note.text() == ""
    window.remarks.from_file.click()
    clerk.qtbot.waitUntil(lambda: window.note.text().startswith("从“意见.txt”读到2行"), timeout=20_000)
    assert window.remarks.paste.toPlainText() == "电话里说的\n全年执行数不一致\n请补充佐证材料"
    assert window.remarks.list.rowCount() == 0
    window.remarks.give_back.click()
    clerk.qtbot.waitUntil(lambda: window.remarks.list.rowCount() == 3)
    window.remarks.from_file.click()
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("找不到“没有.docx”")


def test_remarks_and_their_answers_are_there_after_a_restart(clerk: Clerk) -> None:
    clerk.begin_with_indicators(ROW)
    give_back(clerk, "请补充佐证材料")
    clerk.wait_until_saved()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        again.qtbot.waitUntil(lambda: again.bench.versions.state.text() == "被退回，1条意见待答复")
        assert rows(page(again, "given_back").remarks.list) == [["整张表", "请补充佐证材料", ""]]


def tables(clerk: Clerk) -> list[list[tuple[str, ...]]]:
    """Read the tables of the explanation as it stands on its page."""
    window = clerk.bench.versions.window
    assert window is not None
    return [list(part.rows) for part in window.explanation.mended().parts if isinstance(part, Table)]


def mend(text: QTextEdit, before: str, after: str) -> None:
    """Mark the next place where a text stands and type another over it."""
    assert text.find(before)
    text.textCursor().insertText(after)


def test_the_explanation_is_mended_copied_printed_and_exported_with_its_tables(
    clerk: Clerk, agreed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del agreed
    clerk.begin_with_indicators(ROW)
    register(clerk)
    window = give_back(clerk, "全年执行数与决算不一致", "请补充佐证材料")
    clerk.bench.drafting.write({SPENDING: "160"})
    page(clerk, "explain")
    text = window.explanation.text
    clerk.qtbot.waitUntil(lambda: "160" in text.toPlainText())
    remarked, changed = tables(clerk)
    assert remarked[0] == ("1", "整张表", "全年执行数与决算不一致", "（尚未答复）")
    assert ("1", "年度资金总额 全年执行数", "150", "160") in changed
    mend(text, "（尚未答复）", "已按决算改正")
    for emptied in ("整张表", "请补充佐证材料", "（尚未答复）"):
        mend(text, emptied, "")
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.insertPlainText("\n特此说明。")
    window.explanation.ask()
    # A row that was emptied is left out, and what was written stays.
    remarked, changed = tables(clerk)
    assert len(remarked) == 1
    window.explanation.copy()
    copied = QGuiApplication.clipboard()
    assert copied.text().endswith("特此说明。")
    assert copied.mimeData().html().count("<table") == 2
    targets = iter((tmp_path / "a.pdf", tmp_path / "a.docx", tmp_path / "a.txt", None))
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: next(targets))
    buttons = {button.text(): button for button in window.explanation.findChildren(QPushButton)}
    for name in (wording.EXPORT_PDF, wording.EXPORT_DOCUMENT, wording.EXPORT_TEXT, wording.EXPORT_TEXT):
        buttons[name].click()
    assert next(targets, "none left") == "none left"
    # Lines of cells stand beside each other on a page, so signs are counted there.
    every = Counter(bare("".join(cell for row in (*remarked, *changed) for cell in row)))
    grids = open_file(tmp_path / "a.docx").grids()
    written = [
        "".join(page_texts(tmp_path / "a.pdf")),
        bare("".join(cell.text for grid in grids for cells in grid.rows.values() for cell in cells)),
        bare((tmp_path / "a.txt").read_text("utf-8-sig")),
    ]
    for one in written:
        assert every <= Counter(one)
        assert "已按决算改正" in one
        assert "请补充佐证材料" not in one
        assert "特此说明。" in one


def test_the_explanation_is_printed_and_written_anew_without_a_version(
    clerk: Clerk, agreed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del agreed
    clerk.begin_with_indicators(ROW)
    register(clerk)
    window = give_back(clerk, "全年执行数与决算不一致")
    clerk.bench.drafting.write({SPENDING: "160"})
    page(clerk, "explain")
    text = window.explanation.text
    clerk.qtbot.waitUntil(lambda: "160" in text.toPlainText())

    def to_file(_parent: object, printer: QPrinter) -> bool:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    monkeypatch.setattr(explanation_page, "ask_printer", to_file)
    window.explanation.print()
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    assert window.note.text() == wording.PRINTED
    window.explanation.since.setCurrentIndex(1)
    clerk.qtbot.waitUntil(lambda: "160" not in text.toPlainText())
    assert tables(clerk) == [[("1", "整张表", "全年执行数与决算不一致", "（尚未答复）")]]


def test_an_explanation_keeps_its_line_ends_and_blank_lines(clerk: Clerk) -> None:
    table = Table(("序号", "位置", "报送时", "现在"), (("1", "目标", "一\n二", ""),))
    for parts in ((), ("甲", "", "乙"), (table,), (table, table, "", "甲"), ("甲", table, "乙")):
        document = QTextDocument()
        written = Statement("修改说明", parts)
        write_explanation(written, document)
        expected = tuple(part for n, part in enumerate(parts) if part or (n and parts[n - 1] is not table))
        assert read_explanation(document) == Statement("修改说明", expected)
    assert clerk.bench.versions.window is None


def test_noted_is_said_only_once_it_is_on_the_disk(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin_with_indicators(ROW)
    clerk.wait_until_saved()
    window = page(clerk, "given_back")
    written: list[Future[Any]] = []
    held: Future[Any] = Future()
    note = operations.give_back

    def hold(*remarks: Any) -> Future[Any]:
        saved = note(*remarks)
        assert saved is not None
        written.append(saved)
        return held

    monkeypatch.setattr(operations, "give_back", hold)
    window.remarks.paste.setPlainText("请补充佐证材料")
    window.remarks.give_back.click()
    assert window.remarks.paste.toPlainText() == "请补充佐证材料"
    assert not window.remarks.give_back.isEnabled()
    assert not window.note.text()
    with clerk.qtbot.waitSignal(clerk.bench.drafting.saved):
        held.set_result(written[0].result())
    assert window.note.text() == "已登记1条退回意见。"
    assert window.remarks.paste.toPlainText() == ""
    assert not window.remarks.paste.isReadOnly()


def test_what_fails_is_said(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clerk.begin_with_indicators(ROW)
    window = give_back(clerk, "请补充佐证材料")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda *words: told.append(words[-1]))

    def refuse(*_: object) -> None:
        raise StoreError("读不出来")

    monkeypatch.setattr(explaining, "explanation", refuse)
    page(clerk, "explain")
    clerk.qtbot.waitUntil(lambda: told == ["读不出来"])
    monkeypatch.setattr(operations, "answer_remark", refuse)
    window.remarks.answered.emit("x", "y")
    assert told == ["读不出来", "读不出来"]
    monkeypatch.setattr(operations, "give_back", refuse)
    window.remarks.given_back.emit(["请补充"], None)
    monkeypatch.setattr(operations, "version_name", refuse)
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    window.versions.register.click()
    assert told == ["读不出来"] * 4
    assert "已登记“" not in window.note.text()
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: tmp_path / "no" / "a.txt")

    def cant(*_: object) -> None:
        raise UserError("写不进去")

    monkeypatch.setattr(explaining, "save_text", cant)
    window.explanation.text_wanted.emit()
    assert told[-1] == "写不进去"
    monkeypatch.setattr(operations, "standing", refuse)
    clerk.bench.versions.look()
    QApplication.processEvents()
    clerk.qtbot.waitUntil(lambda: clerk.bench.versions.state.text() == "")


def test_the_window_goes_with_its_draft(clerk: Clerk) -> None:
    clerk.begin()
    page(clerk, "register")
    clerk.begin("另一项目")
    assert clerk.bench.versions.window is None
    clerk.bench.drafting.open(None)
    assert clerk.bench.versions.state.text() == ""
