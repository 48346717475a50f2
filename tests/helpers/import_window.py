"""A clerk at the import window: brings files, clicks on either end, reads what is said, consents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.keys import CellKey
from desktop.operations.dry_run import State
from desktop.views.dialogs import Dialogs
from desktop.views.import_items import Item
from desktop.views.import_window import ImportWindow
from desktop.workbook.addresses import place_of
from tests.helpers.window import Clerk

LONGEST = 60_000
"""Milliseconds that the libraries for workbooks take to load on a busy machine, and more."""


class Importer:
    """The import window that a clerk has opened."""

    def __init__(self, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clerk, self._patch = clerk, monkeypatch

    def bring(self, *files: Path) -> ImportWindow:
        """Choose files, and wait for what was read."""
        self._patch.setattr(Dialogs, "open_paths", lambda *_: [str(file) for file in files])
        self.clerk.act("import")
        return self.wait()

    def wait(self) -> ImportWindow:
        """Wait for the window."""
        commands = self.clerk.bench.desk_commands.imports()
        self.clerk.qtbot.waitUntil(lambda: commands.shown is not None, timeout=LONGEST)
        QApplication.processEvents()
        return self.window

    @property
    def window(self) -> ImportWindow:
        shown = self.clerk.bench.desk_commands.imports().shown
        assert shown is not None
        return shown

    def consent(self) -> None:
        """Press the chief button, and wait until it is done."""
        self.window.take.click()
        self.settle()

    def take_back(self) -> None:
        """Take the last import back, and wait until it is done."""
        self.clerk.act("undo_import")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being done."""
        self.clerk.qtbot.waitUntil(lambda: not self.clerk.bench.runner.busy, timeout=LONGEST)
        self.clerk.wait_until_saved()
        QApplication.processEvents()

    # ---- the list

    def items(self) -> list[Item]:
        return self.window.list.model.shown

    def go(self, row: int) -> None:
        """Go to a line of the list."""
        self.window.list.view.setCurrentIndex(self.window.list.model.index(row))
        QApplication.processEvents()

    def click_box(self, row: int) -> None:
        """Click on the box of a line."""
        view = self.window.list.view
        rect = view.visualRect(self.window.list.model.index(row))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(15, 13))

    # ---- both ends

    def click_sheet(self, address: str) -> None:
        """Click on a cell of the foreign sheet."""
        place = place_of(address)
        sheet = self.window.ends.sheet
        assert place is not None
        sheet.go_to(place)
        point = sheet.viewport_rect(place).intersected(sheet.viewport().rect()).center()
        QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QApplication.processEvents()

    def click_form(self, key: CellKey) -> None:
        """Click on a cell of the form."""
        paper = self.window.ends.paper
        assert paper.go_to(key)
        cell = paper.current_cell()
        assert cell is not None
        QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=paper.viewport_rect(cell).center())
        QApplication.processEvents()

    def count(self, state: State) -> int:
        """Count the cells of the current form in a state."""
        item = self.window.list.current()
        assert item is not None
        assert item.candidate is not None
        return item.candidate.count(state)

    def said(self) -> str:
        return self.window.said.text()

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Press keys on a part of the window."""
        widget.setFocus()
        for key in keys:
            QTest.keyClick(widget, key)
        QApplication.processEvents()
