"""A foreign sheet in the window: laid out, gone through with keys, read out, zoomed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.operations.dry_run import SheetMark, State
from desktop.views import colours
from desktop.views.import_sheet import SheetView
from desktop.workbook.grid import Grid, grid_of
from desktop.workbook.sheet_facts import SheetFacts

LONG = "甲" * 90
CELLS = {
    (0, 0): "项目支出绩效自评表",
    (1, 0): "项目名称",
    (1, 1): "培训",
    (2, 0): "竖着合并",
    (2, 1): LONG,
}
STATES = {(0, 0): State.PRINTED, (1, 0): State.PRINTED, (1, 1): State.MATCHED, (2, 1): State.DOUBTFUL}


def sheet() -> Grid:
    facts = SheetFacts(
        "表",
        len(CELLS),
        merges=((0, 0, 0, 2), (2, 0, 4, 0)),
        hidden_rows=frozenset((1,)),
        hidden_columns=frozenset((2,)),
    )
    return grid_of(facts, dict(CELLS))


def marks(grid: Grid) -> list[SheetMark]:
    return [
        SheetMark(
            grid.name, (cell.row, cell.column, cell.below - 1, cell.beside - 1), STATES[cell.place], cell.text
        )
        for cell in grid.cells()
        if cell.place in STATES
    ]


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot) -> SheetView:
    del dressed
    made = SheetView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    grid = sheet()
    made.show_grid(grid, marks(grid))
    made.show()
    return made


def ground(view: SheetView, place: tuple[int, int]) -> str:
    rect = view.viewport_rect(place)
    image = view.viewport().grab().toImage()
    return image.pixelColor(rect.left() + 5, rect.top() + 4).name()


def test_every_state_has_a_ground(view: SheetView) -> None:
    assert ground(view, (1, 0)) == colours.COMPUTED.name()
    assert ground(view, (1, 1)) == colours.ACCENT_PALE.name()
    assert ground(view, (2, 1)) == colours.EXPLAIN.name()
    assert ground(view, (2, 0)) == colours.PAPER.name()
    assert ground(view, (4, 1)) == colours.PAPER.name()


def test_merged_cells_are_gone_around_and_long_texts_are_wrapped(view: SheetView) -> None:
    assert view.plan is not None
    assert view.viewport_rect((0, 0)).width() > view.viewport_rect((1, 0)).width()
    assert view.viewport_rect((2, 1)).height() > 3 * view.viewport_rect((1, 1)).height()
    places = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
    ):
        QTest.keyClick(view, key)
        places.append(view.place)
    assert places == [(1, 0), (2, 0), (5, 0), (4, 0), (4, 1), (4, 0), (4, 3), (4, 0), (4, 0)]
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.place == (5, 3)
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.place == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.place[0] > 0
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.place == (0, 0)


def test_a_click_goes_to_a_cell_and_a_click_on_a_heading_does_not(view: SheetView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.moved) as moved:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport_rect((1, 1)).center())
    assert moved.args is not None
    assert moved.args[0].text == "培训"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    assert view.place == (1, 1)


def test_it_is_zoomed_with_the_wheel(view: SheetView) -> None:
    width = view.viewport_rect((1, 1)).width()
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.viewport_rect((1, 1)).width() > width


def test_hidden_rows_and_columns_are_named(view: SheetView) -> None:
    row = view.viewport_rect((1, 0))
    assert view._tip(QPoint(5, row.center().y())) == "第2行在文件里是隐藏的，照样读取。"
    column = view.viewport_rect((1, 2))
    assert view._tip(QPoint(column.center().x(), 5)) == "C列在文件里是隐藏的，照样读取。"
    assert view._tip(row.center()) == "项目名称"
    assert view._tip(QPoint(5, view.viewport_rect((0, 0)).center().y())) == ""


def test_nothing_is_shown_of_no_sheet(view: SheetView) -> None:
    view.show_grid(None, ())
    assert view.current() is None
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(50, 50) == colours.DESK
    assert view._tip(QPoint(5, 5)) == ""


def test_a_screen_reader_can_name_the_sheet(view: SheetView) -> None:
    made = QAccessible.queryAccessibleInterface(view)
    assert isinstance(made, QAccessibleInterface)
    assert made.text(QAccessible.Text.Name) == "文件里的表"


def test_a_text_alone_in_its_row_runs_on_over_blank_cells(view: SheetView) -> None:
    facts = SheetFacts("表", 3)
    grid = grid_of(facts, {(0, 0): LONG[:20], (1, 0): "甲", (1, 3): "乙"})
    view.show_grid(grid, ())
    assert view.plan is not None
    assert view.viewport_rect((0, 0)).width() < 100
    assert view.plan.text_rect((0, 0, 0, 0)).right() == view.plan.xs[-1]
    assert view.plan.text_rect((1, 0, 1, 0)) == view.plan.rect((1, 0, 1, 0))
    assert ground(view, (0, 0)) == colours.PAPER.name()
