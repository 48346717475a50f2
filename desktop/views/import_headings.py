"""Asks what the headings of a sheet mean that no template fits (指定标题)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.transcript import plain_label
from desktop.operations.dry_run import SheetMark, State
from desktop.operations.foreign_sheets import Area, Assignment, ForeignHeading, Meaning, address_of
from desktop.operations.library import library
from desktop.templates.spec import Content, LineBlock, TableBlock, Template
from desktop.text import importing as wording
from desktop.text.assigning import PART_NAMES
from desktop.values.wording import fold
from desktop.views.import_items import Item, percent

_ADDRESS_WIDTH = 52
_ROW_HEIGHT = 30


class _Drop(QComboBox):
    """A list that the wheel scrolls past.

    Signals:
        entered: The keyboard is here now.
    """

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table: nobody means to assign while scrolling."""
        event.ignore()


class ImportHeadings(QWidget):
    """The headings of a sheet, each with a list of what it may mean.

    Signals:
        looked: The clerk looks at a heading: a SheetMark of it.
        tried: The clerk wants the file read by this Assignment.
    """

    looked = Signal(object)
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._headings: tuple[ForeignHeading, ...] = ()
        self.intro = QLabel(wordWrap=True)
        self.template = _Drop()
        self.template.setAccessibleName(wording.PROPOSAL_TEMPLATE)
        self.table = QTableWidget(0, len(wording.HEADING_COLUMNS))
        self.lacking = QLabel(wordWrap=True)
        self.lacking.setProperty("quiet", True)
        self.remember = QCheckBox(wording.REMEMBER)
        self.go = QPushButton(wording.TRY)
        self.go.setToolTip(wording.TRY_TIP)
        self.go.setAutoDefault(False)
        self._dress_table()
        self._lay_out()
        self.template.currentIndexChanged.connect(lambda _: self._fill())
        self.table.currentCellChanged.connect(lambda row, *_: self._look(row))
        self.remember.toggled.connect(self._keep)
        self.go.clicked.connect(self._try)

    def _dress_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(list(wording.HEADING_COLUMNS))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, _ADDRESS_WIDTH)

    def _lay_out(self) -> None:
        which = QLabel(wording.PROPOSAL_TEMPLATE)
        which.setBuddy(self.template)
        head = QHBoxLayout()
        head.addWidget(which)
        head.addWidget(self.template, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.remember, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.intro)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.lacking)
        column.addLayout(foot)

    # ---- what is shown

    def show_item(self, item: Item) -> None:
        """Show the headings of a sheet."""
        self._item = item
        proposal = item.proposal
        assert proposal is not None
        self._headings = proposal.headings
        self.intro.setText(
            (wording.TRIED_INTRO if item.tentative else wording.PROPOSAL_INTRO).format(
                percent=percent(proposal.confidence).removesuffix("%")
            )
        )
        chosen = proposal.template if item.assignment is None else item.assignment.template
        with QSignalBlocker(self.template):
            self.template.clear()
            for template in library().templates():
                self.template.addItem(template.name, template.id)
            self.template.setCurrentIndex(max(0, self.template.findData(chosen)))
        with QSignalBlocker(self.remember):
            self.remember.setChecked(item.remember)
        self._fill()
        asked = (row for row, heading in enumerate(self._headings) if self._meaning(heading) is None)
        self.table.setCurrentCell(next(asked, 0), 0)

    def _fill(self) -> None:
        """Offer what the headings may mean under the chosen template."""
        chosen = self._template()
        if chosen is None:
            return
        meanings = list(meanings_of(chosen))
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._headings))
            for row, heading in enumerate(self._headings):
                self._fill_row(row, heading, meanings)
        self._say_lacking()

    def _fill_row(self, row: int, heading: ForeignHeading, meanings: list[tuple[Meaning, str]]) -> None:
        text = QTableWidgetItem(" ".join(heading.text.split()))
        text.setToolTip(heading.text)
        self.table.setItem(row, 0, text)
        self.table.setItem(row, 1, QTableWidgetItem(address_of(*heading.area[:2])))
        drop = _Drop()
        drop.setAccessibleName(text.text())
        drop.addItem(wording.MEANING_NONE, None)
        for meaning, label in meanings:
            drop.addItem(label, meaning)
        wanted = self._meaning(heading)
        known = [meaning for meaning, _ in meanings]
        drop.setCurrentIndex(known.index(wanted) + 1 if wanted in known else 0)
        drop.currentIndexChanged.connect(lambda _: self._say_lacking())
        drop.entered.connect(lambda: self.table.setCurrentCell(row, 0))
        drop.setMaxVisibleItems(20)
        self.table.setCellWidget(row, 2, drop)

    def _meaning(self, heading: ForeignHeading) -> Meaning | None:
        said = None if self._item is None else self._item.assignment
        told = None if said is None else said.meanings.get(fold(heading.text))
        return told or heading.meaning

    def _say_lacking(self) -> None:
        chosen = self._template()
        proposal = None if self._item is None else self._item.proposal
        if chosen is None or proposal is None:
            return
        labels = dict(meanings_of(chosen))
        held = {meaning for _, meaning in self._assigned()}
        asked = proposal.lacking if chosen.id == proposal.template else ()
        names = [labels[meaning] for meaning in asked if meaning not in held and meaning in labels]
        said = wording.LACKING.format(names=wording.JOINT.join(names)) if names else wording.LACKING_NONE
        self.lacking.setText(said)

    def _template(self) -> Template | None:
        chosen = self.template.currentData()
        return None if chosen is None else library().template(chosen)

    # ---- what the clerk says

    def _assigned(self) -> Iterator[tuple[ForeignHeading, Meaning]]:
        for row, heading in enumerate(self._headings):
            drop = self.table.cellWidget(row, 2)
            meaning = drop.currentData() if isinstance(drop, QComboBox) else None
            if meaning is not None:
                # Qt gives lists for tuples.
                yield heading, (meaning[0], meaning[1])

    def _try(self) -> None:
        template = self._template()
        if self._item is not None and self._item.proposal is not None and template is not None:
            assigned = list(self._assigned())
            # What is known anyway is left out: the same words may stand over two tables.
            kept = {fold(one.text): meaning for one, meaning in assigned} if self._item.tried else {}
            meanings = kept | {
                fold(heading.text): meaning
                for heading, meaning in assigned
                if meaning != heading.meaning or template.id != self._item.proposal.template
            }
            self.tried.emit(Assignment(self._item.proposal.look, template.id, meanings))

    def _keep(self, kept: bool) -> None:
        if self._item is not None:
            self._item.remember = kept

    # ---- where the headings stand

    def _look(self, row: int) -> None:
        if 0 <= row < len(self._headings):
            heading = self._headings[row]
            self.looked.emit(SheetMark(heading.sheet, heading.area, State.MATCHED, heading.text))

    def follow(self, area: Area) -> None:
        """Stand on the heading that was clicked on in the sheet."""
        row = next((row for row, one in enumerate(self._headings) if one.area[:2] == area[:2]), -1)
        if row >= 0 and self.isVisible():
            with QSignalBlocker(self.table):
                self.table.setCurrentCell(row, 0)


def meanings_of(template: Template) -> Iterator[tuple[Meaning, str]]:
    """Walk over what a heading may mean under a template, each by its printed label."""
    for block in template.blocks:
        if isinstance(block, TableBlock):
            if not block.working_paper:
                under = block.title or (block.side.label if block.side else "")
                for column in block.columns:
                    yield (block.id, column.id), _label(under, column.record_label)
                if any(column.content is Content.TARGET for column in block.columns):
                    own = {column.id for column in block.columns}
                    for part, name in PART_NAMES.items():
                        if part not in own:
                            yield (block.id, part), _label(under, name)
        else:
            under = "" if isinstance(block, LineBlock) or block.side is None else block.side.label
            for spec in block.fields:
                if spec.label:
                    yield (block.id, spec.id), _label(under, spec.label)


def _label(under: str, label: str) -> str:
    plain = plain_label(label)
    return wording.MEANING_PLACE.format(block=plain_label(under), label=plain) if under else plain
