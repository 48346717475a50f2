"""Two years of a project beside each other; stays open while one fills in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.models.keys import CellKey
from desktop.operations.year_lines import YearLine
from desktop.text import next_year as wording
from desktop.views import colours
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_WIDTHS = (0, 116, 116, 66, 116, 116, 66, 86)
_SIZE = QSize(980, 420)
_FIGURES_FROM = 1


class LastYearWindow(QDialog):
    """What was planned, achieved and scored in both years.

    Signals:
        jump: The clerk wants to see a cell of the open form.
    """

    jump = Signal(CellKey)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.WINDOW_TITLE)
        resize_on_screen(self, _SIZE)
        self._shown: tuple[YearLine, ...] = ()
        self.intro = QLabel(wordWrap=True)
        self.intro.setProperty("quiet", True)
        self.lines = JumpTable(wording.WINDOW_COLUMNS, _WIDTHS)
        self.lines.setAccessibleName(wording.WINDOW_TITLE)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.addWidget(self.intro)
        inside.addWidget(self.lines, 1)
        self.lines.chosen.connect(self._jump)

    def show_lines(self, intro: str, lines: Sequence[YearLine]) -> None:
        """Show both years; the line that was chosen stays chosen."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self.intro.setText(intro)
        self.lines.show_rows([_items(line) for line in lines])

    def _jump(self, row: int) -> None:
        self.jump.emit(self._shown[row].key)


def _items(line: YearLine) -> list[QTableWidgetItem]:
    items = [QTableWidgetItem(text) for text in (line.name, *line.last, *line.this, line.change)]
    for column, item in enumerate(items):
        item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if _FIGURES_FROM <= column <= len(line.last):
            item.setForeground(colours.INK_QUIET)
    return items
