"""A fault of the program: everything is saved first, then it is told in words."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.models.keys import CellKey
from desktop.views import crash
from desktop.views.crash import CrashWindow
from tests.helpers.window import Clerk, HeldWriter

UNIT = CellKey("head", "", "unit")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Collect what crash windows would say, and keep Python's own hook quiet."""
    heard: list[tuple[str, bool]] = []

    def tell(_parent: object, details: str, *, saved: bool) -> None:
        heard.append((details, saved))

    monkeypatch.setattr(CrashWindow, "tell", tell)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    return heard


def fail() -> None:
    error = ZeroDivisionError("a fault")
    sys.excepthook(type(error), error, None)


def test_the_open_cell_is_on_the_disk_before_the_window_comes_up(
    clerk: Clerk, told: list[tuple[str, bool]]
) -> None:
    clerk.begin()
    crash.install(clerk.window, clerk.bench.save_all)
    clerk.go_to(UNIT)
    clerk.type("typed")
    fail()
    assert len(told) == 1
    details, saved = told[0]
    assert saved
    assert "ZeroDivisionError: a fault" in details
    assert "typed" not in details
    assert clerk.text(UNIT) == "typed"
    assert clerk.bench.drafting.waiting == 0


def test_it_says_so_where_nothing_could_be_saved(
    clerk: Clerk, told: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    monkeypatch.setattr("desktop.views.drafting.LONGEST_WAIT", 20)
    held = HeldWriter(monkeypatch)
    crash.install(clerk.window, clerk.bench.save_all)
    clerk.write(UNIT, "typed")
    fail()
    assert not told[0][1]
    held.let_go()
    clerk.wait_until_saved()


def test_a_fault_while_saving_is_no_second_window(clerk: Clerk, told: list[tuple[str, bool]]) -> None:
    def broken() -> bool:
        fail()
        raise RuntimeError

    crash.install(clerk.window, broken)
    fail()
    assert [saved for _, saved in told] == [False]


def test_ctrl_c_in_the_terminal_is_no_fault(clerk: Clerk, told: list[tuple[str, bool]]) -> None:
    crash.install(clerk.window, clerk.bench.save_all)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []


@pytest.mark.parametrize(("saved", "words"), [(True, "都已保存"), (False, "可能没有保存")])
def test_the_window_says_what_happened_and_folds_the_details(
    clerk: Clerk, *, saved: bool, words: str
) -> None:
    window = CrashWindow(clerk.window, "the details", saved=saved)
    clerk.qtbot.addWidget(window)
    window.show()
    assert words in window.sentence.text()
    assert not window.details.isVisible()
    copy, go_on = window.findChildren(QPushButton)
    assert window.focusWidget() is go_on
    window.fold.click()
    assert window.details.isVisible()
    copy.click()
    assert QGuiApplication.clipboard().text() == "the details"
    go_on.click()
    assert not window.isVisible()
