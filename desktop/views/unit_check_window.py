"""Lists what was found among the forms of a unit; stays beside the form while one corrects."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.models.keys import CellKey
from desktop.models.places import place_name
from desktop.operations.records import finding_wording
from desktop.operations.unit_drafts import DraftFinding, UnitCheck
from desktop.text import window as wording
from desktop.text.findings import SEVERITIES
from desktop.views.findings_model import SEVERITY_COLOURS
from desktop.views.icons import severity_icon
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_WIDTHS = (84, 200, 190, 330, 0)
_SIZE = QSize(980, 320)


class UnitCheckWindow(QDialog):
    """The findings among the forms of one unit and year.

    Signals:
        jump: The clerk wants to see a cell of a form: id of its draft, and the cell's key.
    """

    jump = Signal(str, CellKey)

    def __init__(self, parent: QWidget | None, check: UnitCheck) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.UNIT_CHECK_TITLE)
        resize_on_screen(self, _SIZE)
        self._findings = check.findings
        said = wording.UNIT_CHECK_FOUND.format(
            unit=check.unit, year=check.year, drafts=check.drafts, count=len(check.findings)
        )
        intro = QLabel(said)
        intro.setProperty("quiet", True)
        self.list = self._make_list()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.addWidget(intro)
        inside.addWidget(self.list, 1)
        self.list.chosen.connect(self._jump)

    def _make_list(self) -> JumpTable:
        made = JumpTable(wording.UNIT_CHECK_COLUMNS, _WIDTHS)
        made.setShowGrid(False)
        made.setAccessibleName(wording.UNIT_CHECK_TITLE)
        made.show_rows([_items(found) for found in self._findings])
        return made

    def _jump(self, row: int) -> None:
        found = self._findings[row]
        self.jump.emit(found.draft_id, found.finding.where)


def _items(found: DraftFinding) -> list[QTableWidgetItem]:
    said, level = finding_wording(found.finding), found.finding.severity
    place = place_name(found.form, found.finding.where)
    texts = (SEVERITIES[level.value], found.name, place, said.message, said.remedy)
    items = [QTableWidgetItem(text) for text in texts]
    items[0].setIcon(severity_icon(level))
    items[0].setForeground(SEVERITY_COLOURS[level])
    for item in items:
        item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return items
