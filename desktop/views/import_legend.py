"""Says what the looks of cells mean."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.text import importing as wording
from desktop.views.import_looks import Look, look_icon


class ImportLegend(QWidget):
    """A small cell of each look with its meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(wording.LEGEND_NAME)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._parts: dict[Look, tuple[QLabel, QLabel]] = {}
        for look in (look for look in Look if look.value in wording.LEGEND):
            picture, text = QLabel(), QLabel(wording.LEGEND[look.value])
            picture.setPixmap(look_icon(look).pixmap(16, 14))
            text.setProperty("quiet", True)
            row.addWidget(picture)
            row.addWidget(text)
            row.addSpacing(8)
            self._parts[look] = (picture, text)

    def show_changes(self, *, shown: bool) -> None:
        """Explain changes of a draft only where there are some."""
        for part in self._parts[Look.CHANGED]:
            part.setVisible(shown)
