"""Says what came of filling a bureau's blank; stays beside the form while one looks at its cells."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import place_name
from desktop.operations.fill import CellRemark, FillReport, shortened
from desktop.text import hand_over as wording
from desktop.views.folders import show_file
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_WIDTHS = (84, 190, 190, 190, 0)
_SIZE = QSize(980, 420)
_LONGEST_TIP = 600


class FillReportWindow(QDialog):
    """The file that was written, and every cell of which something is to be said.

    Signals:
        jump: The clerk wants to see a cell of the form.
    """

    jump = Signal(CellKey)

    def __init__(self, parent: QWidget | None, report: FillReport, form: Form) -> None:
        """Make the window.

        Args:
            parent: Its window.
            report: What came of filling.
            form: What the blank was filled with.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.FILL_TITLE)
        resize_on_screen(self, _SIZE)
        self._path = report.path
        self._remarks = report.cells
        self.done_ = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.done_.setText(f"{wording.FILL_DONE.format(path=report.path)}\n{report.summary}")
        self.said = QLabel("\n".join((*report.notes, self._verdict(report))), wordWrap=True)
        self.list = self._make_list(form)
        self.list.setVisible(bool(self._remarks))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(10)
        inside.addWidget(self.done_)
        inside.addWidget(self.said)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._make_buttons())
        if not self._remarks:
            self.adjustSize()

    def _verdict(self, report: FillReport) -> str:
        count = sum(remark.is_missing for remark in self._remarks)
        if not report.is_complete:
            return wording.FILL_INCOMPLETE.format(count=count)
        unseen = (wording.FILL_UNSEEN.format(count=report.unseen),) if report.unseen else ()
        noted = (wording.FILL_NOTED,) if self._remarks else ()
        return "\n".join((wording.FILL_COMPLETE, *unseen, *noted))

    def _make_list(self, form: Form) -> JumpTable:
        made = JumpTable(wording.FILL_COLUMNS, _WIDTHS)
        made.setAccessibleName(wording.FILL_LIST)
        made.setWordWrap(True)
        made.show_rows([_items(remark, form) for remark in self._remarks])
        made.chosen.connect(self._jump)
        return made

    def _jump(self, row: int) -> None:
        remark = self._remarks[row]
        if not remark.address:
            self.jump.emit(remark.key)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.folder = buttons.addButton(wording.OPEN_FOLDER, role.ActionRole)
        self.file = buttons.addButton(wording.OPEN_FILE, role.ActionRole)
        close = buttons.addButton(wording.CLOSE, role.RejectRole)
        self.folder.clicked.connect(lambda: show_file(self._path.parent))
        self.file.clicked.connect(lambda: show_file(self._path))
        buttons.rejected.connect(self.close)
        # Enter is for the table.
        for button in (self.folder, self.file, close):
            button.setAutoDefault(not self._remarks)
        return buttons


def _items(remark: CellRemark, form: Form) -> list[QTableWidgetItem]:
    kind, place = remark.kind, remark.address or place_name(form, remark.key)
    texts = (wording.KINDS[kind], place, remark.text, remark.other, wording.MEANINGS[kind])
    items = [QTableWidgetItem(shortened(text)) for text in texts]
    for item, text in zip(items, texts, strict=True):
        item.setToolTip(text[:_LONGEST_TIP])
        item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return items
