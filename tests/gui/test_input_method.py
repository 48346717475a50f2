"""Chinese typed through an input method, straight onto closed cells too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.views.cell_editor import Mood
from tests.helpers.window import Clerk

PROJECT = CellKey("head", "", "project_name")
UNIT = CellKey("head", "", "unit")


def test_composing_onto_a_closed_cell_opens_it_and_loses_nothing(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.compose("x", "xi", "xiang", "xiangmu", commit="项目")
    assert clerk.view.editor.mood is Mood.REPLACING
    clerk.compose("zi", "zijin", commit="资金")
    clerk.press("Return")
    assert clerk.text(PROJECT) == "项目资金"


def test_text_committed_without_composing_is_taken(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(UNIT)
    clerk.compose(commit="社保中心")
    clerk.press("Tab")
    assert clerk.text(UNIT) == "社保中心"


def test_composing_in_an_open_cell_adds_to_its_text(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.press("F2", "End")
    clerk.compose("buzhu", commit="补助")
    clerk.press("Return")
    assert clerk.text(PROJECT) == "就业补助资金补助"


def test_giving_up_a_composition_writes_nothing(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(PROJECT)
    clerk.compose("xiang", commit="")
    clerk.press("Escape")
    assert clerk.text(PROJECT) == "就业补助资金"
    assert not clerk.view.editor.is_open


def test_composing_on_a_printed_label_writes_nothing(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(CellKey("title", "", "title"))
    clerk.compose("x", commit="项")
    assert clerk.text(CellKey("title", "", "title")) == "项目支出绩效自评表"
    assert not clerk.view.editor.is_open


def test_the_editor_asks_for_an_input_method_at_the_cell(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(UNIT)
    focused = QApplication.focusWidget()
    assert focused is clerk.view.editor
    assert focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    rect = clerk.view.viewport_rect(clerk.cell(UNIT))
    assert rect.contains(clerk.view.editor.pos())
