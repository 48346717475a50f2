"""The page on data safety (数据安全): what is saved, backed up and rehearsed, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.safety import SafetyStatus
from desktop.text import data_safety as wording
from desktop.text import window as window_wording
from desktop.text.moments import minute
from desktop.views.restore_dialog import size_text

_WIDTH = 820
_BUTTONS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("saved", wording.SAVED, ()),
    ("store", wording.STORE, ()),
    ("backup", wording.BACKUP, (("back_up", wording.BACK_UP), ("restore", wording.RESTORE))),
    ("second", wording.SECOND, (("set_second", wording.SET_SECOND), ("no_second", wording.NO_SECOND))),
    ("rehearsal", wording.REHEARSAL, (("rehearse", wording.REHEARSE), ("stop", wording.STOP))),
    ("check", wording.CHECK, (("check", wording.CHECK_NOW), ("repair", wording.REPAIR))),
    ("move", wording.MOVE, (("export", wording.EXPORT), ("import", wording.IMPORT))),
)
"""Each line: its name, what stands before it, and the buttons behind it."""


class SafetyDialog(QDialog):
    """Facts with the buttons that belong to them.

    Signals:
        wanted: Name of what the clerk wants done.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.TITLE)
        self.setFixedWidth(_WIDTH)
        self.setModal(True)
        self.facts: dict[str, QLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.notices = QLabel(wordWrap=True)
        self.notices.setProperty("fault", True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setMaximumHeight(6)
        close = QPushButton(window_wording.CLOSE, default=True)
        close.clicked.connect(self.close)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(self.notices)
        column.addLayout(self._lines())
        column.addLayout(bottom)
        self.facts["check"].setText(wording.CHECK_NOT_YET)
        self.facts["move"].setText(wording.MOVE_LINE)
        self.show_rehearsing(running=False)
        self.buttons["repair"].hide()
        close.setFocus()

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (name, title, buttons) in enumerate(_BUTTONS):
            heading, fact = QLabel(title), QLabel(wordWrap=True)
            heading.setProperty("quiet", True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            fact.setAccessibleName(title)
            self.facts[name] = fact
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignVCenter)
            middle = QVBoxLayout()
            middle.setSpacing(4)
            middle.addStretch(1)
            middle.addWidget(fact)
            if name == "rehearsal":
                middle.addWidget(self.bar)
            middle.addStretch(1)
            grid.addLayout(middle, row, 1)
            place = QHBoxLayout()
            place.setSpacing(8)
            place.addStretch(1)
            for wanted, words in buttons:
                button = QPushButton(words, autoDefault=False)
                button.clicked.connect(lambda _=False, wanted=wanted: self.wanted.emit(wanted))
                self.buttons[wanted] = button
                place.addWidget(button)
            grid.addLayout(place, row, 2)
        return grid

    def show_status(self, status: SafetyStatus) -> None:
        """Show how things are."""
        said = status.last_saved
        at = minute(said)
        self.facts["saved"].setText(wording.SAVED_LINE.format(at=at) if said else wording.SAVED_NOTHING)
        self.facts["store"].setText(
            wording.STORE_LINE.format(
                drafts=status.drafts, size=size_text(status.store_size), place=status.folder
            )
        )
        self.facts["backup"].setText(_backup_text(status))
        self.facts["second"].setText(_second_text(status))
        rehearsal = status.rehearsal.sentence if status.rehearsal else wording.REHEARSAL_NONE
        self.facts["rehearsal"].setText(rehearsal)
        self.notices.setText(wording.NOTICES_JOINT.join(_urgent(status)))
        self.notices.setVisible(bool(self.notices.text()))
        self.buttons["no_second"].setVisible(bool(status.second_place))
        self.buttons["rehearse"].setEnabled(bool(status.backups))

    def show_rehearsing(self, *, running: bool) -> None:
        """Show that a rehearsal is going on, or no longer."""
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self.buttons["rehearse"].setVisible(not running)
        self.buttons["stop"].setVisible(running)
        if running:
            self.facts["rehearsal"].setText(wording.REHEARSAL_BEGINS)

    def show_progress(self, done: int, count: int) -> None:
        """Show how far the rehearsal has come."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        self.facts["rehearsal"].setText(wording.REHEARSAL_RUNS.format(done=done + 1, count=count))

    def show_harm(self, sentences: Sequence[str]) -> None:
        """Show what a check of all histories found."""
        shown = list(sentences[:4])
        if len(sentences) > len(shown):
            shown.append(wording.MORE.format(count=len(sentences) - len(shown)))
        self.facts["check"].setText("\n".join(shown) or wording.CHECK_SOUND)
        self.facts["check"].setProperty("fault", bool(shown))
        self.facts["check"].style().polish(self.facts["check"])
        self.buttons["repair"].setVisible(bool(shown))


def _backup_text(status: SafetyStatus) -> str:
    if not status.backups:
        return wording.BACKUP_NONE
    newest = status.backups[0]
    return wording.BACKUP_LINE.format(
        at=minute(newest.at),
        reason=newest.reason,
        count=len(status.backups),
        size=size_text(status.backups_size),
    )


def _second_text(status: SafetyStatus) -> str:
    if not status.second_place:
        return wording.SECOND_NONE
    said = wording.SECOND_THERE if status.second_place_there else wording.SECOND_MISSING
    return said.format(place=status.second_place)


def _urgent(status: SafetyStatus) -> list[str]:
    """Pick what the lines below do not say themselves in words that call for something."""
    said = status.rehearsal.sentence if status.rehearsal and not status.rehearsal.sound else ""
    return [one for one in status.notices if one == said or status.second_place or str(status.folder) in one]
