"""Asks whether a form becomes a new draft or changes one that is there, and which changes are taken."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.dry_run import DraftChange, ExistingDraft
from desktop.text import importing as wording
from desktop.views import colours
from desktop.views.buttons import flat_button
from desktop.views.import_items import Item
from desktop.views.line_table import show_lines

_BOX_WIDTH = 64


class ImportChanges(QWidget):
    """The draft that is changed, and its changes.

    Signals:
        chosen: The clerk looks at a DraftChange.
        decided: Another draft was chosen, or a change was taken or left.
    """

    chosen = Signal(object)
    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._changes: tuple[DraftChange, ...] = ()
        self._filling = False
        self.target = QComboBox()
        self.target.setAccessibleName(wording.TARGET)
        self.table = self._make_table()
        self.nothing = QLabel(wordWrap=True)
        self.nothing.setProperty("quiet", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self.all = flat_button(wording.ALL, lambda: self._take_all(taken=True))
        self.none = flat_button(wording.NONE, lambda: self._take_all(taken=False))
        self.tally = QLabel(wordWrap=True)
        self.tally.setProperty("quiet", True)
        self._lay_out()
        self.target.currentIndexChanged.connect(self._choose_target)
        self.table.itemChanged.connect(self._tick)
        self.table.currentCellChanged.connect(lambda row, *_: self._choose(row))

    def _lay_out(self) -> None:
        title = QLabel(wording.TARGET)
        title.setProperty("quiet", True)
        above = QHBoxLayout()
        for part in (title, self.target):
            above.addWidget(part)
        above.addWidget(self.tally, 1)
        for button in (self.all, self.none):
            above.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    @staticmethod
    def _make_table() -> QTableWidget:
        made = QTableWidget(0, len(wording.CHANGE_COLUMNS))
        made.setHorizontalHeaderLabels(list(wording.CHANGE_COLUMNS))
        show_lines(made, (_BOX_WIDTH,))
        for column in range(1, len(wording.CHANGE_COLUMNS)):
            # On a narrow screen what comes must be seen beside what is there.
            made.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return made

    # ---- what is shown

    def show_item(self, item: Item | None) -> int:
        """Show where an item goes; says how many changes there are."""
        self._item = item
        existing = () if item is None or item.candidate is None else item.candidate.existing
        self._filling = True
        self.target.clear()
        self.target.addItem(wording.NEW_DRAFT, None)
        for draft in existing:
            if not draft.other_template:
                self.target.addItem(wording.UPDATE_DRAFT.format(title=draft.title), draft.id)
        self.target.setCurrentIndex(max(0, self.target.findData(item.draft if item else None)))
        self.target.setEnabled(self.target.count() > 1)
        self._filling = False
        return self._fill(existing)

    def _fill(self, existing: tuple[ExistingDraft, ...]) -> int:
        draft = None if self._item is None else self._item.chosen_draft()
        self._changes = () if draft is None else draft.changes
        self._filling = True
        self.table.setRowCount(len(self._changes))
        for row, change in enumerate(self._changes):
            self._fill_row(row, change)
        self._filling = False
        self.nothing.setText(_nothing(draft, existing))
        self._stack.setCurrentWidget(self.table if self._changes else self.nothing)
        for part in (self.all, self.none, self.tally):
            part.setVisible(bool(self._changes))
        self._count()
        return len(self._changes)

    def _fill_row(self, row: int, change: DraftChange) -> None:
        assert self._item is not None
        box = QTableWidgetItem()
        box.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        taken = change.id not in self._item.left
        box.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        self.table.setItem(row, 0, box)
        for column, text in enumerate((change.where, *_both(change)), 1):
            cell = QTableWidgetItem(" ".join(text.split()))
            cell.setToolTip(text)
            if text in (wording.BLANK, wording.ROW_COMES, wording.ROW_GOES):
                cell.setForeground(QBrush(colours.INK_QUIET))
            self.table.setItem(row, column, cell)

    def _count(self) -> None:
        left = set() if self._item is None else self._item.left
        taken = sum(change.id not in left for change in self._changes)
        tally = wording.CHANGES_TALLY.format(count=len(self._changes), taken=taken)
        self.tally.setText(tally + "".join(_left_out(self._changes, left)))

    # ---- what the clerk decides

    def _choose_target(self, index: int) -> None:
        if self._filling or self._item is None or self._item.candidate is None:
            return
        self._item.choose(self.target.itemData(index))
        self._fill(self._item.candidate.existing)
        self.decided.emit()

    def _tick(self, box: QTableWidgetItem) -> None:
        """Take or leave a change; cells of a row that comes or goes are taken or left together."""
        if self._filling or self._item is None or box.column():
            return
        change = self._changes[box.row()]
        self._set({one.id for one in _together(change, self._changes)}, box.checkState())

    def _take_all(self, *, taken: bool) -> None:
        state = Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        self._set({change.id for change in self._changes}, state)

    def _set(self, ids: set[int], state: Qt.CheckState) -> None:
        if self._item is None:
            return
        if state is Qt.CheckState.Checked:
            self._item.left -= ids
        else:
            self._item.left |= ids
        self._filling = True
        for row, change in enumerate(self._changes):
            box = self.table.item(row, 0)
            if change.id in ids and box is not None:
                box.setCheckState(state)
        self._filling = False
        self._count()
        self.decided.emit()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._changes) and not self._filling:
            self.chosen.emit(self._changes[row])


def _both(change: DraftChange) -> tuple[str, str]:
    """Write what is there and what comes; of rows, what happens to them."""
    before, after = change.before or wording.BLANK, change.after or wording.BLANK
    if change.row_comes:
        before = wording.ROW_COMES
    if change.row_goes:
        after = wording.ROW_GOES
    return before, after


def _together(change: DraftChange, changes: tuple[DraftChange, ...]) -> list[DraftChange]:
    """List the changes that are taken or left with one."""
    if not (change.row_comes or change.row_goes):
        return [change]
    kind = (change.key.block, change.key.row, change.row_comes)
    return [
        one
        for one in changes
        if (one.row_comes or one.row_goes) and (one.key.block, one.key.row, one.row_comes) == kind
    ]


def _left_out(changes: tuple[DraftChange, ...], left: set[int]) -> Iterator[str]:
    """Say how many changes are left because they are doubtful, or say what is there already."""
    asked = [change for change in changes if change.wants_asking and change.id in left]
    doubtful = sum(change.doubtful for change in asked)
    if doubtful:
        yield wording.LEFT_DOUBTFUL.format(count=doubtful)
    if len(asked) > doubtful:
        yield wording.LEFT_SPELLING.format(count=len(asked) - doubtful)


def _nothing(draft: ExistingDraft | None, existing: tuple[ExistingDraft, ...]) -> str:
    """Say why there are no changes."""
    if draft is not None:
        return wording.NO_CHANGES
    if not existing:
        return wording.NO_EXISTING
    others = [one for one in existing if one.other_template]
    if len(others) == len(existing):
        return others[0].trouble or wording.OTHER_TEMPLATE.format(template=others[0].template_name)
    return wording.NEW_CHOSEN
