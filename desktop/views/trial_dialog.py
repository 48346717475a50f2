"""Shows what other rule packs make of the open form, side by side (换规则试算)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.trial import Trial, TrialPack, TrialRow, trial_text
from desktop.text import trial as wording
from desktop.text import window as window_wording
from desktop.views import colours
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(1180, 690)
_HEADING_LINES = 4
_NAME_WIDTH, _FIGURE_WIDTH, _ROW_HEIGHT = 300, 92, 25
_WHY_LINES = 5
_FIRST_PACK = 2
"""Columns before those of the packs: the name of the row, and what was typed."""


class TrialDialog(QDialog):
    """One line a score, one column a rule pack.

    Signals:
        chosen: The clerk wants the form to be scored by this pack.
        said: A sentence for the status line.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QWidget | None, tried: Trial) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        resize_on_screen(self, _SIZE)
        self._tried, self._places = tried, tried.telling()
        intro = QLabel(wording.DIALOG_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        self.only_changed = QCheckBox(wording.ONLY_CHANGED)
        self.only_changed.toggled.connect(self._hide_unchanged)
        self.table = self._make_table()
        self.why = QPlainTextEdit(readOnly=True)
        self.why.setAccessibleName(window_wording.WHY)
        self.why.setFixedHeight(_WHY_LINES * self.fontMetrics().lineSpacing())
        self.aside = QLabel(_aside(tried), wordWrap=True)
        self.aside.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (intro, self.only_changed, self.table, self.why, self.aside, self._make_buttons()):
            column.addWidget(part, 1 if part is self.table else 0)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self._copy)
        self.table.currentCellChanged.connect(lambda *_: self._explain())
        self._start()

    # ---- building

    def _make_table(self) -> QTableWidget:
        rows, packs = self._tried.rows, [self._tried.packs[place] for place in self._places]
        table = QTableWidget(len(rows), _FIRST_PACK + len(packs))
        table.setHorizontalHeaderLabels([wording.NAME, wording.TYPED])
        for column, one in enumerate(packs, _FIRST_PACK):
            heading = QTableWidgetItem(self._heading(one))
            heading.setToolTip(_tip(one))
            table.setHorizontalHeaderItem(column, heading)
        for place, row in enumerate(rows):
            self._fill(table, place, row)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumHeight(_HEADING_LINES * header.fontMetrics().lineSpacing())
        header.setMinimumSectionSize(_FIGURE_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(0, _NAME_WIDTH)
        table.setColumnWidth(1, _FIGURE_WIDTH)
        table.setAccessibleName(wording.TITLE)
        return table

    def _heading(self, one: TrialPack) -> str:
        own = one is self._tried.packs[0]
        return wording.OWN_HEADING.format(name=one.pack.name) if own else one.pack.name

    def _fill(self, table: QTableWidget, place: int, row: TrialRow) -> None:
        name = QTableWidgetItem(row.name)
        name.setToolTip(row.name)
        table.setItem(place, 0, name)
        table.setItem(place, 1, _figure(row.typed))
        own = row.cells[0].text
        for column, pack in enumerate(self._places, _FIRST_PACK):
            text = row.cells[pack].text
            differs = self._tried.packs[0].fits and text != own
            item = _figure(wording.MARKED.format(text=text) if differs else text)
            if differs:
                item.setBackground(QBrush(colours.EXPLAIN))
            table.setItem(place, column, item)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.use = buttons.addButton(wording.USE, QDialogButtonBox.ButtonRole.ActionRole)
        self.use.setToolTip(wording.USE_TIP)
        self.use.clicked.connect(self._use)
        self.copy = buttons.addButton(wording.COPY, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        buttons.addButton(wording.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # all of them are push buttons
        return buttons

    def _start(self) -> None:
        """Begin at the first figure that differs, or at the first of all."""
        differing = (
            (place, column)
            for place, row in enumerate(self._tried.rows)
            for column, pack in enumerate(self._places, _FIRST_PACK)
            if row.cells[pack].text != row.cells[self._places[0]].text
        )
        self.table.setCurrentCell(*next(differing, (0, _FIRST_PACK)))
        self.table.setFocus()
        self._explain()

    # ---- what happens

    def _pack(self) -> TrialPack | None:
        """Find the pack of the column that the cursor stands in."""
        place = self.table.currentColumn() - _FIRST_PACK
        return self._tried.packs[self._places[place]] if 0 <= place < len(self._places) else None

    def _explain(self) -> None:
        one, place = self._pack(), self.table.currentRow()
        self.use.setEnabled(one is not None and one is not self._tried.packs[0])
        if one is None or not 0 <= place < len(self._tried.rows):
            self.why.setPlainText("")
            return
        row = self._tried.rows[place]
        cell = row.cells[self._tried.packs.index(one)]
        text = wording.WHY_AT.format(row=row.name, pack=one.pack.name, text=cell.text, why=cell.why)
        self.why.setPlainText(text)

    def _hide_unchanged(self, only_changed: bool) -> None:
        for place, row in enumerate(self._tried.rows):
            self.table.setRowHidden(place, only_changed and not row.changes)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(trial_text(self._tried))
        self.said.emit(wording.COPIED)

    def _use(self) -> None:
        one = self._pack()
        if one is not None:
            self.accept()
            self.chosen.emit(one.pack)


def _figure(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item


def _tip(one: TrialPack) -> str:
    pack = one.pack
    note = "\n".join([*one.notes, pack.note])
    return wording.HEADING_TIP.format(
        name=pack.name, region=pack.region, in_force_from=pack.in_force_from, note=note
    ).strip()


def _aside(tried: Trial) -> str:
    """Name the packs that have no column of their own, and why."""
    names = {one.pack.id: one.pack.name for one in tried.packs}
    same: dict[str, list[str]] = {}
    unfit: dict[str, list[str]] = {}
    for one in tried.packs:
        if one.same_as:
            same.setdefault(one.same_as, []).append(one.pack.name)
        elif not one.fits:
            unfit.setdefault(one.misfits[0], []).append(one.pack.name)
    lines = [wording.NO_OTHERS] if len(tried.telling()) < 2 else []
    for first, others in same.items():
        lines.append(wording.ASIDE_SAME.format(first=names[first], names=wording.LISTED.join(others)))
    for why, others in unfit.items():
        lines.append(wording.ASIDE_UNFIT.format(names=wording.LISTED.join(others), why=why))
    return "\n".join(lines)
