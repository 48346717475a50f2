"""Cells that offer a list of words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from tests.helpers.window import Clerk

LEVEL = "部分达成预期指标并具有一定效果"


def test_a_double_click_opens_the_list_and_a_key_picks(clerk: Clerk) -> None:
    clerk.begin()
    key = clerk.row_key(0, "actual_value")
    clerk.go_to(key)
    clerk.double_click(key)
    assert clerk.view.choices.isVisible()
    assert [clerk.view.choices.item(place).text() for place in range(3)] == [
        "达成预期指标",
        LEVEL,
        "未达成预期指标且效果较差",
    ]
    clerk.press("Down", "Return")
    assert not clerk.view.choices.isVisible()
    assert clerk.text(key) == LEVEL


def test_alt_down_opens_the_list_at_what_stands_there_and_escape_leaves_it(clerk: Clerk) -> None:
    clerk.begin()
    key = clerk.row_key(0, "actual_value")
    clerk.write(key, LEVEL)
    clerk.go_to(key)
    clerk.press("Alt+Down")
    assert clerk.view.choices.currentItem().text() == LEVEL
    clerk.press("Down", "Escape")
    assert not clerk.view.choices.isVisible()
    assert clerk.text(key) == LEVEL


def test_a_click_picks(clerk: Clerk) -> None:
    clerk.begin()
    key = clerk.row_key(0, "actual_value")
    clerk.go_to(key)
    clerk.press("Alt+Down")
    choices = clerk.view.choices
    QTest.mouseClick(
        choices.viewport(), Qt.MouseButton.LeftButton, pos=choices.visualItemRect(choices.item(2)).center()
    )
    QApplication.processEvents()
    assert clerk.text(key) == "未达成预期指标且效果较差"


def test_other_words_can_still_be_typed(clerk: Clerk) -> None:
    clerk.begin()
    key = clerk.row_key(0, "actual_value")
    clerk.go_to(key)
    clerk.type("98%")
    clerk.press("Return")
    assert clerk.text(key) == "98%"


def test_alt_down_on_another_cell_opens_the_editor(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(CellKey("head", "", "unit"))
    clerk.press("Alt+Down")
    assert clerk.view.editor.is_open
    assert not clerk.view.choices.isVisible()
