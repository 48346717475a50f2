"""Tick boxes: clicked on the paper, ticked from the list, by digits, pasted; each one step to take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.views.ticking import option_at
from tests.helpers.window import Clerk

KEY = CellKey("choices", "", "project_category")
OPTIONS = ("部门预算项目", "省专项", "中央转移支付项目")


@pytest.fixture
def hubei(clerk: Clerk) -> Clerk:
    """Open a form with choices, and go to one."""
    clerk.begin(template="hubei")
    clerk.go_to(KEY)
    return clerk


def place_of(clerk: Clerk, option: str, sign: int = 0) -> QPoint:
    """Find a point of the viewport that lies on a sign of an option, as the paper shows it."""
    paper, cell = clerk.view.paper, clerk.cell(KEY)
    assert paper is not None
    rect = paper.rect(cell)
    visible = clerk.view.visible_rect()
    hits = [
        QPoint(x, y)
        for y in range(rect.top(), rect.bottom(), 3)
        for x in range(rect.left(), rect.right())
        if option_at(paper, cell, OPTIONS, QPoint(x, y), visible) == option
    ]
    assert hits, option
    return hits[sign] + clerk.view.paper_origin()


def click(clerk: Clerk, at: QPoint) -> None:
    QTest.mouseClick(clerk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def test_a_click_on_a_box_or_its_words_ticks_it(hubei: Clerk) -> None:
    hubei.go_to(CellKey("head", "", "unit"))
    click(hubei, place_of(hubei, "省专项", -1))
    assert hubei.here() == KEY
    assert hubei.text(KEY) == "省专项"
    assert "2、省专项☑" in hubei.on_paper(KEY)
    click(hubei, place_of(hubei, "部门预算项目"))
    assert hubei.text(KEY) == "部门预算项目；省专项"
    click(hubei, place_of(hubei, "省专项"))
    assert hubei.text(KEY) == "部门预算项目"
    hubei.press("Ctrl+Z")
    assert hubei.text(KEY) == "部门预算项目；省专项"


def test_every_zoom_hits_the_same_options(hubei: Clerk) -> None:
    for zoom in (60, 100, 170):
        hubei.view.set_zoom(zoom)
        hubei.go_to(KEY)
        for option in OPTIONS:
            before = option in hubei.text(KEY)
            click(hubei, place_of(hubei, option, -1))
            assert (option in hubei.text(KEY)) != before, (zoom, option)


def test_a_click_beside_the_words_ticks_nothing(hubei: Clerk) -> None:
    rect = hubei.view.viewport_rect(hubei.cell(KEY))
    click(hubei, QPoint(rect.right() - 3, rect.center().y()))
    click(hubei, QPoint(rect.center().x(), rect.top() + 1))
    assert hubei.text(KEY) == ""
    assert not hubei.view.editor.is_open


def test_dragging_off_an_option_ticks_nothing(hubei: Clerk) -> None:
    at, viewport = place_of(hubei, "省专项"), hubei.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place_of(hubei, "部门预算项目"))
    assert hubei.text(KEY) == ""


def test_a_quick_second_click_takes_the_tick_away_again(hubei: Clerk) -> None:
    at, viewport = place_of(hubei, "省专项"), hubei.view.viewport()
    click(hubei, at)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert hubei.text(KEY) == ""
    assert not hubei.view.ticks.isVisible()


@pytest.mark.parametrize("opener", ["Return", "Space", "F2", "F4", "Alt+Down"])
def test_keys_open_the_list_and_what_is_ticked_is_one_step(hubei: Clerk, opener: str) -> None:
    hubei.press(opener)
    ticks = hubei.view.ticks
    assert ticks.isVisible()
    assert [ticks.item(place).text() for place in range(3)] == [f"{n}、{o}" for n, o in enumerate(OPTIONS, 1)]
    assert "项目类别" in ticks.accessibleName()
    hubei.press("Space", "Down", "Down", "Space", "2")
    assert hubei.text(KEY) == ""
    hubei.press("Return")
    assert not ticks.isVisible()
    assert hubei.text(KEY) == "；".join(OPTIONS)
    assert hubei.here() == CellKey("choices", "", "project_attribute")
    hubei.press("Ctrl+Z")
    assert hubei.text(KEY) == ""


def test_escape_leaves_the_ticks_and_a_click_elsewhere_keeps_the_new_ones(hubei: Clerk) -> None:
    hubei.press("1", "Space", "2", "Escape")
    assert hubei.text(KEY) == "部门预算项目"
    hubei.press("Space", "3")
    assert hubei.view.ticks.currentItem().checkState() is Qt.CheckState.Checked
    hubei.view.ticks.hide()
    QApplication.processEvents()
    assert hubei.text(KEY) == "部门预算项目；中央转移支付项目"
    assert hubei.view.editor.hasFocus()


def test_a_click_in_the_list_ticks(hubei: Clerk) -> None:
    hubei.press("Space")
    ticks = hubei.view.ticks
    at = ticks.visualItemRect(ticks.item(1)).center()
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hubei.press("Return")
    assert hubei.text(KEY) == "省专项"


def test_digits_tick_on_the_paper_and_letters_write_nothing(hubei: Clerk) -> None:
    hubei.press("1", "3")
    assert hubei.text(KEY) == "部门预算项目；中央转移支付项目"
    hubei.press("3", "9", "x")
    assert hubei.text(KEY) == "部门预算项目"
    assert not hubei.view.editor.is_open
    hubei.press("Delete")
    assert hubei.text(KEY) == ""


def test_an_input_method_opens_the_list_instead_of_writing(hubei: Clerk) -> None:
    hubei.compose("sheng", commit="省")
    assert hubei.text(KEY) == ""
    assert hubei.view.ticks.isVisible()
    hubei.press("Escape")


def test_a_reader_hears_what_is_ticked(hubei: Clerk) -> None:
    assert hubei.view.editor.accessibleDescription() == "没有勾选"
    hubei.press("2")
    hubei.press("Up", "Down")
    assert hubei.here() == KEY
    assert hubei.view.editor.accessibleName().endswith("项目类别")
    assert hubei.view.editor.accessibleDescription() == "已勾选：省专项"


def test_ticks_are_copied_from_form_to_form(hubei: Clerk) -> None:
    hubei.press("2", "3", "Ctrl+C", "Delete")
    assert hubei.text(KEY) == ""
    hubei.press("Ctrl+V")
    assert hubei.text(KEY) == "省专项；中央转移支付项目"
    hubei.clipboard(text="省专项")
    hubei.press("Ctrl+V")
    assert hubei.text(KEY) == "省专项"


def test_what_is_no_option_stays_until_it_is_cleared(hubei: Clerk) -> None:
    hubei.bench.drafting.write({KEY: "市级专项"})
    hubei.press("1")
    assert hubei.text(KEY) == "部门预算项目；市级专项"
    hubei.press("Space", "1", "2", "Return")
    assert hubei.text(KEY) == "省专项；市级专项"
