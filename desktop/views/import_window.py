"""The import window (导入预览): what was read, what goes where, what would change; nothing is done in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.foreign_sheets import Assignment
from desktop.operations.habits import Habits, keep_habits
from desktop.text import importing as wording
from desktop.text import window as words
from desktop.views.import_cells import ImportCells
from desktop.views.import_changes import ImportChanges
from desktop.views.import_ends import ImportEnds
from desktop.views.import_items import Item, Kind, line_of, mark_twins, twin_said
from desktop.views.import_legend import ImportLegend
from desktop.views.import_list import ImportList
from desktop.views.import_reading import Reading, Tried
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(1326, 700)
_USUAL = ((232, 1070), (535, 535), (500, 134))
"""Sizes until the clerk moves the lines: of the list and the rest, of both ends, of ends and lists."""


class ImportWindow(QDialog):
    """The dry run of some files.

    Signals:
        consented: The clerk wants the ticked items imported.
        report_wanted: The clerk wants the report.
        try_wanted: Items of one look are to be read by an Assignment, the one that is shown first.
    """

    consented = Signal(object)
    report_wanted = Signal()
    try_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None, reading: Reading, habits: Habits) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_on_screen(self, _SIZE)
        self.reading, self._habits = reading, habits
        self.list = ImportList(reading.items)
        self.ends, self.cells, self.changes = ImportEnds(), ImportCells(), ImportChanges()
        self.notes = QPlainTextEdit(readOnly=True)
        self.notes.setTabChangesFocus(True)
        self.said = QLabel(wordWrap=True)
        self.legend = ImportLegend()
        self.tabs = QTabWidget()
        for part in (self.cells, self.changes, self.notes):
            self.tabs.addTab(part, "")
        self._lay_out()
        self._connect()
        self._count()
        self.list.setVisible(len(reading.items) > 1)
        self.list.begin()
        if reading.notes:
            self.say("".join(reading.notes))

    # ---- building

    def _lay_out(self) -> None:
        self.assign = QPushButton(wording.BACK_TO_HEADINGS)
        self.assign.setToolTip(wording.ASSIGN_TIP)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.ends, 1)
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.assign, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.addWidget(middle)
        self.rows.addWidget(self.tabs)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(self.list)
        self.columns.addWidget(self.rows)
        for splitter, stretch in ((self.rows, (1, 0)), (self.columns, (0, 1))):
            splitter.setChildrenCollapsible(False)
            for place, share in enumerate(stretch):
                splitter.setStretchFactor(place, share)
        self._take_up_sizes()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(8)
        whole.addWidget(self.columns, 1)
        whole.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        self.report = QPushButton(wording.REPORT)
        self.report.setToolTip(wording.REPORT_TIP)
        self.take, self.cancel = QPushButton(), QPushButton(words.CANCEL)
        self.take.setProperty("chief", True)
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addSpacing(16)
        row.addWidget(self.legend)
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(self.cancel)
        for button in (self.report, self.take, self.cancel, self.assign):
            # Enter in a list must not import anything.
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_item)
        self.list.ticked.connect(self._count)
        self.ends.said.connect(self.said.setText)
        self.ends.at.connect(self.cells.follow)
        self.ends.headings.tried.connect(self._try)
        self.cells.chosen.connect(self.ends.go_to)
        self.cells.said.connect(self.said.setText)
        self.changes.chosen.connect(lambda change: self.ends.go_to_key(change.file_key))
        self.changes.decided.connect(self._decided)
        self.assign.clicked.connect(lambda: self._show_item(self.list.current(), headings=True))
        self.take.clicked.connect(self._consent)
        self.cancel.clicked.connect(self.reject)
        self.report.clicked.connect(self.report_wanted)
        for keys, act in (
            ("F8", lambda: self._step(1)),
            ("Shift+F8", lambda: self._step(-1)),
            ("F6", self._next_pane),
            ("Ctrl+Return", self._consent),
            ("Ctrl+Enter", self._consent),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # ---- sizes

    def _splitters(self) -> tuple[QSplitter, ...]:
        return self.columns, self.ends, self.rows

    def _take_up_sizes(self) -> None:
        kept = _sizes(self._habits.import_panes) or _USUAL
        for splitter, sizes in zip(self._splitters(), kept, strict=True):
            splitter.setSizes(list(sizes))

    def done(self, result: int) -> None:
        """Remember how large the parts were made."""
        kept = list(_sizes(self._habits.import_panes) or _USUAL)
        for place, splitter in enumerate(self._splitters()):
            # A part that is not shown has no size to be remembered.
            if all(splitter.sizes()):
                kept[place] = tuple(splitter.sizes())
        self._habits.import_panes = ";".join(",".join(map(str, sizes)) for sizes in kept)
        keep_habits(self._habits)
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the list, or with what wants a look in the only form."""
        super().showEvent(event)
        (self.list.view if len(self.reading.items) > 1 else self.cells.table).setFocus()

    # ---- what is shown

    def _show_item(self, item: Item | None, *, headings: bool = False) -> None:
        self.ends.show_item(item, headings=headings)
        candidate = None if item is None else item.candidate
        asked = self.cells.show_marks(candidate.marks if candidate else (), self.ends.name)
        self.tabs.setTabText(0, wording.CELLS_TAB.format(count=asked))
        self._show_changes(item)
        twin = (twin_said(item.twin),) if item is not None and item.twin else ()
        notes = () if candidate is None else (*twin, *candidate.filed.reading.notes)
        self.notes.setPlainText("\n".join((*notes, *self.reading.notes)))
        self.tabs.setTabText(2, wording.NOTES_TAB.format(count=len(notes) + len(self.reading.notes)))
        self.tabs.setTabVisible(2, bool(notes or self.reading.notes))
        self.tabs.setVisible(candidate is not None)
        self.legend.setVisible(candidate is not None)
        self.said.setVisible(candidate is not None)
        explained = item is not None and item.proposal is not None and candidate is not None
        self.assign.setVisible(explained and not headings)

    def _show_changes(self, item: Item | None) -> None:
        count = self.changes.show_item(item)
        existing = item is not None and item.candidate is not None and bool(item.candidate.existing)
        self.tabs.setTabText(1, wording.CHANGES_TAB.format(count=count))
        self.tabs.setTabVisible(1, existing)
        self.legend.show_changes(shown=count > 0)
        if count:
            self.tabs.setCurrentIndex(1)

    def _decided(self) -> None:
        item = self.list.current()
        self.ends.show_form()
        draft = None if item is None else item.chosen_draft()
        count = 0 if draft is None else len(draft.changes)
        self.tabs.setTabText(1, wording.CHANGES_TAB.format(count=count))
        self.legend.show_changes(shown=count > 0)

    def _count(self) -> None:
        taken = len(self.taken())
        self.take.setText(wording.TAKE.format(count=taken) if taken else wording.TAKE_NONE)
        self.take.setEnabled(taken > 0)

    def taken(self) -> list[Item]:
        """List what the clerk takes."""
        return [item for item in self.reading.items if item.ticked and item.candidate is not None]

    # ---- what the clerk does

    def _step(self, by: int) -> None:
        """Go to the next cell that wants a look, or in the next form after the last one of this."""
        if self.cells.at_end(by):
            self.list.step(by)
        item = self.list.current()
        if item is not None and item.candidate is not None:
            self.tabs.setCurrentWidget(self.cells)
            self.cells.step(by)

    def _next_pane(self) -> None:
        """Go from pane to pane with one key."""
        right = self.ends.right.currentWidget()
        panes: list[QWidget] = [self.list.view, self.ends.sheet]
        panes.append(self.ends.headings.table if right is self.ends.headings else self.ends.paper)
        panes += [self.cells.table, self.changes.table, self.take]
        shown = [pane for pane in panes if pane.isVisible()]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(shown) if pane is focused), -1)
        shown[(here + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _consent(self) -> None:
        taken = self.taken()
        if taken:
            self.accept()
            self.consented.emit(taken)

    def _try(self, assignment: Assignment) -> None:
        shown = self.list.current()
        if shown is not None:
            alike = [
                item
                for item in self.reading.items
                if item is not shown and item.proposal is not None and item.proposal.look == assignment.look
            ]
            self.try_wanted.emit([shown, *alike], assignment)

    def show_tried(self, tried: Tried) -> None:
        """Show what sheets gave by what was said of their headings."""
        for item, found in tried.found.items():
            if isinstance(found, Item):
                item.become(found, tried.assignment)
                self.list.redraw(item)
        self.reading.items += tried.more
        mark_twins(self.reading.items)
        self.list.add(tried.more)
        self.list.setVisible(len(self.reading.items) > 1)
        shown, (first, *others) = self.list.current(), tried.found.values()
        if shown is None or isinstance(first, str):
            self.ends.headings.lacking.setText(wording.TRIED_NOTHING.format(sentence=first))
            return
        self._show_item(shown)
        asked = shown.kind is Kind.QUESTIONS
        (self.cells.table if asked else self.ends.paper).setFocus()
        alike = sum(isinstance(found, Item) for found in others) + len(tried.more)
        more = wording.TRIED_ALIKE.format(count=alike) if alike else ""
        self.say(wording.TRIED.format(counts=line_of(shown)) + more)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.said.setVisible(True)
        self.said.setText(sentence)


def _sizes(kept: str) -> tuple[tuple[int, ...], ...] | None:
    """Read remembered sizes; None for anything else."""
    try:
        sizes = tuple(tuple(map(int, part.split(","))) for part in kept.split(";"))
    except ValueError:
        return None
    return sizes if len(sizes) == len(_USUAL) and all(len(part) == 2 for part in sizes) else None
