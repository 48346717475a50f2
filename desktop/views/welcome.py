"""What the middle of the window shows while no form is open: the first steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCommandLinkButton, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.text import window as wording
from desktop.views.icons import icon


class Welcome(QWidget):
    """A card with two buttons.

    Signals:
        new_wanted: The clerk begins a form.
        import_wanted: The clerk brings a filled workbook.
    """

    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = QFrame()
        self.card.setObjectName("card")
        self.card.setFixedWidth(560)
        self.title = QLabel(wording.LOADING)
        self.title.setProperty("title", True)
        line = QLabel(wording.WELCOME_LINE, wordWrap=True)
        line.setProperty("quiet", True)
        self.new = QCommandLinkButton(wording.WELCOME_NEW, wording.WELCOME_NEW_LINE)
        self.bring = QCommandLinkButton(wording.WELCOME_IMPORT, wording.WELCOME_IMPORT_LINE)
        self.open_line = QLabel(wording.WELCOME_OPEN_LINE, wordWrap=True)
        self.open_line.setProperty("quiet", True)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(28, 24, 28, 24)
        inside.setSpacing(12)
        for part in (self.title, line, self.new, self.bring, self.open_line):
            inside.addWidget(part)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(3)
        self.new.clicked.connect(self.new_wanted)
        self.bring.clicked.connect(self.import_wanted)
        self.card.hide()

    def show_steps(self, *, any_drafts: bool) -> None:
        """Show what can be done first."""
        self.title.setText(wording.WELCOME if any_drafts else wording.WELCOME_EMPTY)
        self.new.setIcon(icon("new"))
        self.bring.setIcon(icon("import"))
        self.open_line.setVisible(any_drafts)
        self.card.show()
        if self.isVisible():
            self.new.setFocus()
