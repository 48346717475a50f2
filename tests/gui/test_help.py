"""Help at a cell, tips, the context menu, and the few dialogs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QToolTip

from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import Content
from desktop.text import cell_help as wording
from desktop.views.cell_help import help_text
from desktop.views.dialogs import Dialogs
from desktop.views.new_draft import NewDraftDialog
from desktop.views.preview import PreviewWindow
from tests.helpers.window import Clerk

SPENDING = CellKey("funds", "annual_total", "full_year_spending")


def soon(act: Callable[[], None]) -> None:
    """Do something once the dialog that comes next is on the screen."""
    QTimer.singleShot(0, act)


def test_every_kind_of_cell_has_its_help() -> None:
    assert set(wording.BY_CONTENT) == {content.value for content in Content}


@pytest.mark.parametrize(("template", "printed"), [("mof", True), ("hubei", False)])
def test_the_help_speaks_of_printed_names_only_where_there_are_any(
    clerk: Clerk, template: str, printed: bool
) -> None:
    clerk.begin(template=template)
    cells = clerk.draft.workspace.sheet.cells
    form = clerk.draft.workspace.form
    said = [
        help_text(form, cell)
        for cell in cells
        if cell.key is not None and cell.key.column == "third_level" and cell.key.block == "indicators"
    ]
    assert said
    assert all(("指标1" in text) == printed for text in said)
    assert all("不用的行请删除" in text for text in said)


def test_f1_says_what_belongs_into_the_cell(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(SPENDING)
    clerk.press("F1")
    shown = [w for w in QApplication.topLevelWidgets() if w.inherits("QWhatsThat") and w.isVisible()]
    assert len(shown) == 1
    shown[0].close()
    cell = clerk.view.current_cell()
    assert cell is not None
    said = help_text(clerk.draft.workspace.form, cell)
    assert said.startswith("年度资金总额 全年执行数")
    assert "单位是万元" in said


def test_the_tip_of_a_cell_comes_up_under_the_mouse(clerk: Clerk) -> None:
    clerk.begin_with_indicators(("培训人数", "≥100人", "98人", "20"))
    clerk.bench.drafting.write({SPENDING: "220"})
    clerk.go_to(SPENDING)
    at = clerk.point_of(SPENDING)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, clerk.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(clerk.view.viewport(), event)
    assert "大于全年预算数" in QToolTip.text()
    QToolTip.hideText()


def test_the_menu_at_a_cell_offers_rows_and_figures(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(1, "third_level"))
    at = clerk.view.current_corner()
    QApplication.sendEvent(
        clerk.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), at)
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.pos() == at
    insert = next(action for action in menu.actions() if action.objectName() == "insert_below")
    rows = len(clerk.row_ids())
    insert.trigger()
    menu.close()
    assert len(clerk.row_ids()) == rows + 1


def test_the_right_button_keeps_a_selection_that_it_is_pressed_in(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(0, "weight"))
    clerk.press("Shift+Down", "Shift+Down")
    inside, outside = (
        clerk.point_of(clerk.row_key(1, "weight")),
        clerk.point_of(clerk.row_key(0, "third_level")),
    )
    QTest.mousePress(clerk.view.viewport(), Qt.MouseButton.RightButton, pos=inside)
    assert len(clerk.view.selected_cells()) == 3
    QTest.mousePress(clerk.view.viewport(), Qt.MouseButton.RightButton, pos=outside)
    assert len(clerk.view.selected_cells()) == 1


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(clerk: Clerk) -> None:
    clerk.begin()

    def turn(delta: int, held: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(200, 200),
            QPointF(200, 200),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(clerk.view.viewport(), event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert clerk.view.zoom == 110
    turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert clerk.view.zoom == 100
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert clerk.view.zoom == 100
    assert clerk.view.verticalScrollBar().value() > 0


@pytest.mark.usefixtures("real_dialogs")
@pytest.mark.parametrize(("label", "agreed"), [("删除", True), ("取消", False)])
def test_a_question_is_answered_with_its_own_words(clerk: Clerk, *, label: str, agreed: bool) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == label).click()

    soon(answer)
    assert Dialogs.ask(clerk.window, "确定吗？", "细节", "删除") is agreed


@pytest.mark.usefixtures("real_dialogs")
def test_escape_means_no_and_a_failure_is_told(clerk: Clerk) -> None:
    soon(lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert not Dialogs.ask(clerk.window, "确定吗？", "细节", "删除")
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.buttons()[0].click()

    soon(read)
    Dialogs.tell(clerk.window, "没有完成", "请换一个文件夹。")
    assert told == ["请换一个文件夹。"]


def test_the_new_form_is_asked_for_in_a_dialog(clerk: Clerk) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewDraftDialog)
        dialog.project.setText("道路")
        dialog.unit.setCurrentText("县人社局")
        QTest.keyClick(dialog.project, Qt.Key.Key_Return)

    soon(fill)
    heading = NewDraftDialog.ask(clerk.window, library().templates(), [], ["mof"])
    assert heading is not None
    assert (heading.project_name, heading.unit) == ("道路", "县人社局")
    soon(lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert NewDraftDialog.ask(clerk.window, library().templates(), []) is None


def test_printing_from_the_preview_says_how_many_pages_went(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    clerk.begin()
    asked: list[tuple[int, int]] = []

    def into_a_file(_window: PreviewWindow, printer: QPrinter) -> bool:
        asked.append((printer.fromPage(), printer.toPage()))
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(f"{tmp_path}/printed.pdf")
        return True

    monkeypatch.setattr(PreviewWindow, "ask_printer", into_a_file)
    clerk.act("print")
    clerk.qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(1, 1)]
    assert clerk.said() == "已送打印机：1页。"
    preview = clerk.bench.output.preview_window
    assert preview is not None
    monkeypatch.setattr(PreviewWindow, "ask_printer", lambda *_: False)
    clerk.status.say("")
    clerk.press("Ctrl+P")
    assert clerk.said() == ""
    preview.close()


def test_about_names_the_program_and_its_version(clerk: Clerk) -> None:
    from desktop.version import VERSION

    texts: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.append(box.text())
        button = box.findChild(QPushButton)
        assert button is not None
        button.click()

    soon(read)
    clerk.act("about")
    assert VERSION in texts[0]
