"""Both ends of an import side by side: a click on the foreign sheet shows the form's cell, and back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.operations.dry_run import SheetMark, State
from desktop.operations.foreign_sheets import Grid, address_of
from desktop.text import importing as wording
from desktop.views.import_headings import ImportHeadings
from desktop.views.import_items import Item
from desktop.views.import_paper import ImportPaper
from desktop.views.import_preview import Preview, preview_of
from desktop.views.import_sheet import SheetView


class ImportEnds(QSplitter):
    """The sheet at the left, the form or what has to be explained at the right.

    Signals:
        at: The clerk went to a cell of the sheet: its SheetMark, or None.
        said: A sentence on what one clicked on.
    """

    at = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sheet, self.paper, self.headings = SheetView(), ImportPaper(), ImportHeadings()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(wording.SHEETS)
        self.failure = QLabel(wordWrap=True)
        self.failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.failure.setMargin(24)
        self.failure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.right = QStackedWidget()
        for part in (self.paper, self.headings, self.failure):
            self.right.addWidget(part)
        self.file, self.form = QLabel(), QLabel()
        self._left = _column(self.file, self.tabs, self.sheet)
        self.addWidget(self._left)
        self.addWidget(_column(self.form, self.right))
        self.setChildrenCollapsible(False)
        self._item: Item | None = None
        self._preview: Preview | None = None
        self._places: Places | None = None
        self._marks: Sequence[SheetMark] = ()
        self._by_key: dict[CellKey, SheetMark] = {}
        self._grids: Sequence[Grid] = ()
        self.tabs.currentChanged.connect(self._show_sheet)
        self.sheet.moved.connect(self._from_sheet)
        self.paper.chosen.connect(self._from_form)
        self.headings.looked.connect(self._look_at)

    # ---- what is shown

    def show_item(self, item: Item | None, *, headings: bool = False) -> None:
        """Show an item.

        Args:
            item: The item; None for nothing.
            headings: Show what its headings mean rather than its form.
        """
        self._item = item
        candidate = None if item is None else item.candidate
        self._marks = _marks_of(item)
        self._by_key = {key: mark for mark in self._marks for key in mark.keys}
        self._grids = () if item is None else candidate.sheets if candidate else item.read.sheets
        self._left.setVisible(bool(self._grids))
        self._fill_tabs()
        self.file.setText("" if item is None else wording.SHEET_HEADING.format(file=item.file_name))
        self.file.setToolTip("" if item is None else item.read.file)
        if item is not None and item.proposal is not None and (candidate is None or headings):
            self.headings.show_item(item)
            self.form.setText(wording.HEADINGS_HEADING)
            self.right.setCurrentWidget(self.headings)
        elif candidate is None:
            self.form.setText("")
            self.failure.setText("" if item is None else _failure(item))
            self.right.setCurrentWidget(self.failure)
        else:
            self.right.setCurrentWidget(self.paper)
        self.show_form()
        tentative = item is not None and item.tentative
        self.said.emit("" if candidate is None else wording.SAYS_TRIED if tentative else wording.SAYS_NOTHING)

    def show_form(self) -> None:
        """Show the form as it would be by what is decided so far."""
        self._preview = None if self._item is None else preview_of(self._item)
        if self._preview is None:
            self.paper.show_form(None, {})
            self._places = None
            return
        self._places = Places(self._preview.form)
        self.paper.show_form(self._preview.sheet, self._preview.looks)
        if self.right.currentWidget() is self.paper and self._item is not None:
            usual = wording.TRIED_HEADING if self._item.tentative else wording.FORM_HEADING
            pattern = wording.DRAFT_HEADING if self._item.chosen_draft() else usual
            self.form.setText(pattern.format(template=self._item.template_name, percent=self._item.percent))

    def _fill_tabs(self) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for grid in self._grids:
            self.tabs.addTab(grid.name)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(self._grids) > 1)
        first = next((place for place, grid in enumerate(self._grids) if self._on(grid)), 0)
        self.tabs.setCurrentIndex(first)
        self._show_sheet(first)

    def _on(self, grid: Grid) -> list[SheetMark]:
        return [mark for mark in self._marks if mark.sheet == grid.name]

    def _show_sheet(self, place: int) -> None:
        if 0 <= place < len(self._grids):
            grid = self._grids[place]
            self.sheet.show_grid(grid, self._on(grid))
        else:
            self.sheet.show_grid(None, ())

    # ---- from one end to the other

    def go_to(self, mark: SheetMark) -> None:
        """Show both ends of a cell of the sheet."""
        self._ring(mark)
        self._to_form(mark)
        self.said.emit(self.sentence(mark))

    def go_to_key(self, key: CellKey | None) -> None:
        """Show both ends of a cell of the file's form."""
        if key is None or self._preview is None:
            return
        self.paper.go_to(self._preview.shown(key))
        mark = self._by_key.get(key)
        if mark is not None:
            self._ring(mark)
            self.said.emit(self.sentence(mark))

    def _ring(self, mark: SheetMark) -> None:
        place = next((place for place, grid in enumerate(self._grids) if grid.name == mark.sheet), -1)
        if place >= 0 and place != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(place)
        self.sheet.go_to(mark.area[:2])

    def _to_form(self, mark: SheetMark) -> None:
        if self._preview is not None and mark.keys:
            self.paper.go_to(self._preview.shown(mark.keys[0]))

    def _from_sheet(self, mark: SheetMark | None) -> None:
        self.at.emit(mark)
        if mark is None:
            self.said.emit(wording.SAYS_BLANK.format(address=address_of(*self.sheet.place)))
            return
        self._to_form(mark)
        self.headings.follow(mark.area)
        self.said.emit(self.sentence(mark))

    def _from_form(self, key: CellKey | None) -> None:
        if key is None or self._preview is None or self._places is None:
            self.said.emit(wording.SAYS_FORM_PRINTED)
            return
        mark = self._by_key.get(self._preview.read(key))
        self.at.emit(mark)
        if mark is None:
            self.said.emit(wording.SAYS_FORM_BLANK.format(place=self._places.name(key)))
        else:
            self._ring(mark)
            self.said.emit(self.sentence(mark))

    def _look_at(self, mark: SheetMark) -> None:
        self._ring(mark)

    # ---- words

    def name(self, mark: SheetMark) -> str:
        """Call what a cell of the sheet was read as."""
        if self._places is None or self._preview is None:
            return ""
        names = [self._places.name(self._preview.shown(key)).strip() for key in mark.keys]
        return wording.JOINT.join(dict.fromkeys(names))

    def sentence(self, mark: SheetMark) -> str:
        """Say what became of a cell of the sheet, and why; or of all cells alike."""
        if mark.state is State.DOUBTFUL and not mark.keys:
            return wording.SAYS_TRIED
        text = " ".join(mark.text.split())
        if len(text) > wording.LONGEST_QUOTE:
            text = text[: wording.LONGEST_QUOTE] + wording.CUT
        pattern = {
            State.MATCHED: wording.SAYS_MATCHED,
            State.DOUBTFUL: wording.SAYS_DOUBTFUL,
            State.UNREAD: wording.SAYS_UNREAD,
            State.PRINTED: wording.SAYS_PRINTED,
        }[mark.state]
        return pattern.format(
            address=address_of(*mark.area[:2]),
            text=text,
            place=self.name(mark),
            sentence=mark.sentence or wording.UNREAD_REASON,
        )


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return made


def _marks_of(item: Item | None) -> Sequence[SheetMark]:
    """List the cells of an item; of a sheet that is no form yet, each as the heading that it may be."""
    if item is None:
        return ()
    if item.candidate is not None:
        return item.candidate.marks
    if item.proposal is None:
        return ()
    known = {(one.sheet, one.area[:2]): one for one in item.proposal.headings}
    marks = []
    for grid in item.read.sheets:
        for cell in grid.cells():
            heading = known.get((grid.name, cell.place))
            if heading is None:
                state = State.PRINTED
            else:
                state = State.DOUBTFUL if heading.meaning is None else State.MATCHED
            area = (cell.row, cell.column, cell.below - 1, cell.beside - 1)
            marks.append(SheetMark(grid.name, area, state, cell.text))
    return marks


def _failure(item: Item) -> str:
    sentence = item.read.sentence or wording.NO_SHEET
    return f"{wording.FAILED_TITLE}\n\n{sentence}\n\n{wording.FAILED_ADVICE}"
