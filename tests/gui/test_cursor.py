"""The cursor among merged cells, blocks, and the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.views.grid import Block
from tests.helpers.window import Clerk

TITLE = CellKey("title", "", "title")
YEAR = CellKey("caption", "", "year")
PROJECT = CellKey("head", "", "project_name")
TOTAL = CellKey("total", "", "score")
LAST = CellKey("foot", "", "head_signature")


def test_arrows_skip_hidden_places_and_remember_row_and_column(clerk: Clerk) -> None:
    clerk.begin()
    start = clerk.row_key(1, "third_level")
    clerk.go_to(start)
    clerk.press("Left")
    assert clerk.here() == clerk.row_key(1, "second_level")
    clerk.press("Left")
    assert clerk.here() == clerk.row_key(1, "first_level")
    clerk.press("Right", "Right")
    assert clerk.here() == start
    clerk.press("Left", "Down")
    assert clerk.here() == clerk.row_key(2, "second_level")


def test_enter_above_a_heading_goes_on_where_there_is_something_to_fill(clerk: Clerk) -> None:
    clerk.begin()
    department, unit = CellKey("head", "", "department"), CellKey("head", "", "unit")
    clerk.go_to(department)
    clerk.type("xian")
    clerk.press("Return")
    assert clerk.text(department) == "xian"
    assert clerk.here() == unit


def test_a_fresh_form_is_begun_at_its_first_blank_cell(clerk: Clerk) -> None:
    clerk.begin()
    assert clerk.here() == CellKey("head", "", "department")


def test_a_row_that_is_one_cell_does_not_lose_the_column(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(CellKey("funds", "annual_total", "score"))
    clerk.press("Up", "Up", "Up", "Up", "Up")
    assert clerk.here() == TITLE
    clerk.press("Down", "Down", "Down", "Down", "Down")
    assert clerk.here() == CellKey("funds", "annual_total", "score")
    clerk.press("Up", "Up", "Up", "Up", "Up", "Up", "Up")
    assert clerk.here() == TITLE


def test_every_cell_is_reached_by_going_right_and_down(clerk: Clerk) -> None:
    clerk.begin()
    paper = clerk.view.paper
    assert paper is not None
    reached = set()
    for row in range(paper.grid.rows):
        clerk.press("Ctrl+Home")
        clerk.view.move_to(clerk.view.paper.nearest_place(QPoint(paper.xs[0] + 1, paper.ys[row] + 1)))  # type: ignore[union-attr]  # it is shown
        before = None
        while clerk.view.current_cell() is not before:
            before = clerk.view.current_cell()
            reached.add(id(before))
            clerk.press("Right")
    assert reached == {id(cell) for cell in paper.sheet.cells}


def test_home_and_end(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(0, "weight"))
    clerk.press("Home")
    assert clerk.here() == clerk.row_key(0, "first_level")
    clerk.press("End")
    assert clerk.here() == clerk.row_key(0, "deviation_reason")
    clerk.press("Ctrl+Home")
    assert clerk.here() == YEAR
    clerk.press("Ctrl+End")
    assert clerk.here() == LAST


def test_page_keys_go_as_far_as_the_view_is_high(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.press("PgDown")
    bar = clerk.view.verticalScrollBar()
    assert bar.value() > 0
    assert clerk.view.visible_rect().contains(clerk.view.paper.rect(clerk.view.current_cell()))  # type: ignore[union-attr, arg-type]  # both are there
    clerk.press("PgUp", "PgUp")
    assert bar.value() == 0


def test_a_block_grows_until_it_cuts_no_merged_cell(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(1, "second_level"))
    clerk.press("Shift+Right", "Shift+Right")
    cell = clerk.cell(clerk.row_key(0, "second_level"))
    assert clerk.view.selected_block() == Block(cell.row, cell.column, cell.row + 1, cell.column + 2)
    assert len(clerk.view.selected_cells()) == 5
    clerk.press("Escape")
    assert len(clerk.view.selected_cells()) == 1


def test_the_mouse_puts_extends_and_drags(clerk: Clerk) -> None:
    clerk.begin()
    one, other = (
        CellKey("funds", "annual_total", "initial_budget"),
        CellKey("funds", "other_funds", "full_year_spending"),
    )
    clerk.click(one)
    assert clerk.here() == one
    clerk.click(other, Qt.KeyboardModifier.ShiftModifier)
    assert len(clerk.view.selected_cells()) == 12
    viewport = clerk.view.viewport()
    clerk.click(one)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=clerk.point_of(one))
    QTest.mouseMove(viewport, clerk.point_of(other))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=clerk.point_of(other))
    QApplication.processEvents()
    assert len(clerk.view.selected_cells()) == 12


def test_a_click_writes_what_was_being_typed_and_beside_the_form_changes_nothing(clerk: Clerk) -> None:
    clerk.begin()
    clerk.click(PROJECT)
    clerk.type("roads")
    clerk.click(YEAR)
    assert clerk.text(PROJECT) == "roads"
    QTest.mouseClick(clerk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert clerk.here() == YEAR


def test_a_double_click_opens_the_editor(clerk: Clerk) -> None:
    clerk.begin()
    clerk.double_click(PROJECT)
    assert clerk.view.editor.is_open
    assert clerk.view.editor.toPlainText() == clerk.text(PROJECT)


def test_the_window_says_where_the_cursor_is_to_eyes_and_ears(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(2, "score"))
    assert clerk.status.place.text() == "产出指标 / 质量指标 / 第1行 得分"
    assert clerk.view.editor.accessibleName() == "产出指标 / 质量指标 / 第1行 得分"
    clerk.go_to(TOTAL)
    assert clerk.status.place.text() == "总分 得分"
    clerk.go_to(PROJECT)
    assert clerk.view.editor.accessibleDescription() == "就业补助资金"


def test_zoom_keeps_the_cursor_and_the_open_editor_over_its_cell(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.press("F2")
    clerk.act("zoom_in")
    assert clerk.view.zoom == 110
    assert clerk.bench.bar.percent.text() == "110%"
    clerk.press("F2")
    clerk.bench.bar.slider.setValue(200)
    rect = clerk.view.viewport_rect(clerk.cell(PROJECT))
    assert rect.contains(clerk.view.editor.geometry().center())
    clerk.press("Escape", "Ctrl+0")
    assert clerk.view.zoom == 100
    clerk.act("zoom_width")
    assert clerk.view.zoom > 100


@pytest.mark.parametrize("zoom", [50, 100, 130, 300])
def test_every_cell_can_be_scrolled_into_sight(clerk: Clerk, zoom: int) -> None:
    clerk.begin()
    clerk.view.set_zoom(zoom)
    for row in (0, 8, 17):
        key = clerk.row_key(row, "deviation_reason")
        clerk.go_to(key)
        assert clerk.view.viewport().rect().contains(clerk.view.viewport_rect(clerk.cell(key)).topLeft())
