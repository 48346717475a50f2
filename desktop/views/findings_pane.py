"""The findings panel: what must be fixed or explained, with jumps to the cells and explanations in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Finding, Severity
from desktop.text import window as wording
from desktop.text.findings import Wording
from desktop.views.buttons import flat_button
from desktop.views.findings_model import (
    ANSWER,
    ANSWERED,
    FIGURES,
    LEVEL,
    PLACE,
    PROBLEM,
    REMEDY,
    AnswerKey,
    FindingsModel,
    Index,
)
from desktop.views.icons import severity_icon

_WIDTHS = {LEVEL: 84, PLACE: 190, PROBLEM: 330, FIGURES: 150, REMEDY: 230}
_ALL = "all"
_HEIGHT = 148
_ROW_HEIGHT = 24
_USUAL_WIDTH = 1100


class _Filter(QSortFilterProxyModel):
    """Shows one level, or all."""

    level: str = _ALL

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Accept rows of the chosen level."""
        del source_parent
        model = self.sourceModel()
        assert isinstance(model, FindingsModel)
        return self.level in (_ALL, model.shown(source_row).level)


class _Table(QTableView):
    """Enter jumps; on an explanation it opens the editor; Escape goes back to the form."""

    jump = Signal(QModelIndex)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the three keys that Qt's table lacks."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The editor passes on what it does not need itself; committing is the delegate's business.
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindingsPane(QWidget):
    """The docked list of findings.

    Signals:
        jump: The clerk wants to see the cell of a finding.
        answered: An explanation was typed: finding and text.
        left: The clerk wants back to the form.
    """

    jump = Signal(object)
    answered = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(severity_icon, self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self.model)
        self.table = self._make_table()
        self._nothing = QLabel(wording.FINDINGS_NO_FORM, alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("quiet", True)
        self.buttons: dict[str, QToolButton] = {}
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.table)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.heading = self._make_heading()
        self.model.answer_typed.connect(self.answered)
        self.setFocusProxy(self.table)

    def sizeHint(self) -> QSize:
        """Ask for the height that the pane has in a fresh window."""
        return QSize(600, _HEIGHT)

    def _make_table(self) -> _Table:
        table = _Table(self)
        table.setModel(self._filter)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(wording.FINDINGS)
        table.doubleClicked.connect(self._jump_unless_answering)
        table.jump.connect(self._jump)
        table.escaped.connect(self.left)
        table.selectionModel().currentRowChanged.connect(self._unfold)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their share of a wider pane."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            wider = max(1.0, event.size().width() / _USUAL_WIDTH)
            for column, width in _WIDTHS.items():
                self.table.setColumnWidth(column, round(width * wider))

    def _unfold(self, current: QModelIndex, before: QModelIndex) -> None:
        """Show the current finding whole, on as many lines as it needs."""
        if before.isValid():
            self.table.setRowHeight(before.row(), _ROW_HEIGHT)
        if current.isValid():
            self.table.resizeRowToContents(current.row())

    def _make_heading(self) -> QWidget:
        """Make the bar above the list: its name and the levels to choose from."""
        heading = QWidget()
        heading.setObjectName("heading")
        row = QHBoxLayout(heading)
        row.setContentsMargins(10, 2, 8, 2)
        row.setSpacing(2)
        row.addWidget(QLabel(wording.FINDINGS))
        row.addSpacing(12)
        group = QButtonGroup(self)
        for level, text in wording.FINDING_FILTERS:
            button = flat_button(text.format(count=0), partial(self.show_level, level))
            button.setCheckable(True)
            button.setChecked(level == _ALL)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[level] = button
        row.addStretch(1)
        return heading

    def show_findings(
        self,
        findings: Sequence[Finding],
        answers: Mapping[AnswerKey, str],
        place: Callable[[CellKey], str],
        words: Callable[[Finding], Wording],
    ) -> None:
        """Show the findings of the open form."""
        self.model.show_findings(findings, answers, place, words)
        counts = self.counts()
        for level, text in wording.FINDING_FILTERS:
            count = len(findings) if level == _ALL else counts[level]
            self.buttons[level].setText(text.format(count=count))
        self.buttons[ANSWERED].setVisible(bool(counts[ANSWERED]) or self._filter.level == ANSWERED)
        self._show_table(wording.FINDINGS_NONE)

    def show_nothing(self) -> None:
        """Say that no form is open."""
        self.model.show_findings((), {}, str, lambda _: Wording("", ""))
        self._show_table(wording.FINDINGS_NO_FORM)

    def _show_table(self, instead: str) -> None:
        self._nothing.setText(instead)
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)

    def show_level(self, level: str) -> None:
        """Show the findings of one level alone ("all" for every one)."""
        self.buttons[level].setChecked(True)
        self._filter.level = level
        self._filter.invalidateFilter()

    def start(self) -> None:
        """Put the cursor on the first finding."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._filter.index(0, PROBLEM))

    def step(self, by: int) -> bool:
        """Jump to the next or previous finding; says whether there is one."""
        count = self._filter.rowCount()
        if not count:
            return False
        current = self.table.currentIndex()
        row = (current.row() + by) % count if current.isValid() else (0 if by > 0 else count - 1)
        index = self._filter.index(row, PROBLEM)
        self.table.setCurrentIndex(index)
        self._jump(index)
        return True

    def _jump_unless_answering(self, index: QModelIndex) -> None:
        if index.column() != ANSWER:
            self._jump(index)

    def _jump(self, index: QModelIndex) -> None:
        if index.isValid():
            self.jump.emit(self.model.shown(self._filter.mapToSource(index).row()).finding)

    def counts(self) -> Counter[str]:
        """Count the findings of each level."""
        return Counter(self.model.shown(row).level for row in range(self.model.rowCount()))

    def said(self, pattern: str) -> str:
        """Say in a sentence how many findings of each level there are."""
        counts = self.counts()
        fix, explain, hint = (counts[severity.value] for severity in Severity)
        return pattern.format(fix=fix, explain=explain, hint=hint)
