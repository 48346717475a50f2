"""A clerk at the real window: presses keys, reads what the paper and the panes show."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.editing.workspace import Change
from desktop.layout.sheet import PlacedCell
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.open_draft import OpenDraft
from desktop.views.cell_marks import Mark
from desktop.views.findings_model import ANSWER, PLACE, PROBLEM
from desktop.views.form_view import FormView
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import pytest
    from pytestqt.qtbot import QtBot

INDICATORS = "indicators"
BUDGET = {"initial_budget": "200", "full_year_budget": "200", "full_year_spending": "150"}


class Clerk:
    """Works at one window."""

    def __init__(self, bench: Workbench, qtbot: QtBot) -> None:
        self.bench, self.window, self.qtbot = bench, bench.window, qtbot
        self.view: FormView = bench.view
        self.findings, self.scores = bench.room.findings, bench.room.scores
        self.projects, self.status = bench.room.projects, bench.status

    # ---- drafts

    @property
    def desk(self) -> Desk:
        desk = self.bench.drafting.desk
        assert desk is not None
        return desk

    @property
    def draft(self) -> OpenDraft:
        draft = self.bench.drafting.draft
        assert draft is not None
        return draft

    def begin(self, project: str = "就业补助资金", template: str = "mof") -> str:
        """Begin a form without the dialog, and open it."""
        draft_id = self.desk.create(template, "县人社局", "2024", project)
        self.refresh()
        self.bench.desk_commands.open(draft_id)
        QApplication.processEvents()
        return draft_id

    def begin_with_indicators(self, *rows: tuple[str, ...]) -> list[str]:
        """Begin a form with a budget and some indicators: name, target, actual, weight, score, reason."""
        self.begin()
        drafting = self.bench.drafting
        for column, text in BUDGET.items():
            drafting.write({CellKey("funds", "annual_total", column): text})
        drafting.paste(self.row_key(0, "third_level"), rows)
        QApplication.processEvents()
        return self.row_ids()

    def refresh(self) -> None:
        """List the drafts again."""
        self.bench.desk_commands.refresh()
        self.wait_until_listed()

    def wait_until_listed(self) -> None:
        self.qtbot.waitUntil(lambda: not self.bench.desk_commands.listing.running)

    def wait_until_saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.bench.drafting.waiting == 0)

    # ---- places

    def row_ids(self) -> list[str]:
        return [row.id for row in self.draft.workspace.document.rows(INDICATORS)]

    def row_key(self, row: int, column: str) -> CellKey:
        return CellKey(INDICATORS, self.row_ids()[row], column)

    def go_to(self, key: CellKey) -> None:
        assert self.view.go_to(key)
        QApplication.processEvents()

    def here(self) -> CellKey | None:
        return self.view.current_key()

    def cell(self, key: CellKey) -> PlacedCell:
        assert self.view.paper is not None
        cell = self.view.paper.grid.find(key)
        assert cell is not None
        return cell

    def point_of(self, key: CellKey) -> QPoint:
        """Locate the middle of a cell in the viewport; the cell must be in sight."""
        point = self.view.viewport_rect(self.cell(key)).center()
        assert self.view.viewport().rect().contains(point)
        return point

    # ---- hands

    def press(self, *sequences: str) -> None:
        """Press keys on whatever holds the keyboard."""
        for sequence in sequences:
            combination = QKeySequence(sequence)[0]
            QTest.keyClick(self.focused(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type characters that a keyboard has."""
        QTest.keyClicks(self.focused(), text)
        QApplication.processEvents()

    def compose(self, *strokes: str, commit: str) -> None:
        """Type through an input method: what it composes stroke by stroke, then what it commits."""
        for stroke in strokes:
            QApplication.sendEvent(self.focused(), QInputMethodEvent(stroke, []))
        done = QInputMethodEvent("", [])
        done.setCommitString(commit)
        QApplication.sendEvent(self.focused(), done)
        QApplication.processEvents()

    def click(self, key: CellKey, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, self.point_of(key))
        QApplication.processEvents()

    def double_click(self, key: CellKey) -> None:
        self.click(key)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.point_of(key))
        QApplication.processEvents()

    def focused(self) -> QWidget:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget

    def act(self, name: str) -> None:
        """Choose from a menu."""
        self.bench.actions.by_name[name].trigger()
        QApplication.processEvents()

    def write(self, key: CellKey, text: str) -> None:
        """Put any text into a cell by typing it in one stroke and pressing Enter."""
        self.go_to(key)
        self.compose(commit=text)
        self.press("Return")

    # ---- clipboard

    @staticmethod
    def clipboard(*, text: str | None = None, html: str | None = None) -> None:
        """Put something on the clipboard as another program would."""
        data = QMimeData()
        if text is not None:
            data.setText(text)
        if html is not None:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    # ---- eyes

    def text(self, key: CellKey) -> str:
        """Read a cell of the document."""
        return self.draft.workspace.document.text(key)

    def on_paper(self, key: CellKey) -> str:
        """Read what the paper shows at a cell."""
        return self.cell(key).text

    def mark(self, key: CellKey) -> Mark | None:
        return self.view.marks.get(key)

    def column(self, name: str) -> list[str]:
        """Read a column of the indicators from top to bottom."""
        return [row.text(name) for row in self.draft.workspace.document.rows(INDICATORS)]

    def totals(self) -> tuple[str, str, str]:
        """Read the three totals in the pane: printed, sum of parts, computed."""
        return tuple(label.text() for label in self.scores.totals.values())  # type: ignore[return-value]  # three of them

    def messages(self) -> list[str]:
        """Read the findings in the panel that the filter lets through."""
        model = self.findings.table.model()
        return [
            f"{model.index(row, PLACE).data()}：{model.index(row, PROBLEM).data()}"
            for row in range(model.rowCount())
        ]

    def finding_row(self, part: str) -> int:
        """Find the row of a finding by a part of its sentence."""
        return next(row for row, message in enumerate(self.messages()) if part in message)

    def answer(self, row: int) -> str:
        return str(self.findings.table.model().index(row, ANSWER).data())

    def said(self) -> str:
        return self.status.currentMessage()


class HeldWriter:
    """Holds back what the writer would acknowledge, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._waiting: list[Callable[[], None]] = []
        self.refuse: Callable[[str], None] | None = None
        record = Desk.record

        def hold(
            desk: Desk,
            draft: OpenDraft,
            change: Change,
            done: Callable[[datetime], None],
            failed: Callable[[str], None],
        ) -> None:
            self.refuse = failed
            self._waiting.append(lambda: record(desk, draft, change, done, failed))

        monkeypatch.setattr(Desk, "record", hold)

    def let_go(self) -> None:
        """Hand everything to the real writer."""
        for write in self._waiting:
            write()
        self._waiting.clear()


@contextmanager
def open_window(qtbot: QtBot) -> Iterator[Clerk]:
    """Open the real window on the store of this test, and close it at the end."""
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    bench = Workbench(window)
    with qtbot.waitSignal(bench.desk_opened, timeout=20_000):
        bench.open_desk()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield Clerk(bench, qtbot)
    finally:
        window.close()
