"""Every window fits a small screen that shows all larger, and a screen reader can name what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.views import colours
from desktop.views.import_reading import Reading
from desktop.views.import_window import ImportWindow
from tests.helpers.window import Clerk, open_window

SMALLEST = QSize(1366, 768) / 1.5 - QSize(20, 40)
"""What a usual laptop has room for where its owner has everything shown half as large again."""
CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox, QSlider),
)
HOLDERS = (QComboBox, QAbstractSpinBox, QAbstractItemView, QHeaderView, QTabBar)
"""What names its own parts."""
DIALOGS = (
    *("new", "next_year", "bundle", "codes", "verify", "rehearse", "choose_pack", "try_packs", "history"),
    *(
        "last_year",
        "check_unit",
        "register",
        "given_back",
        "explain",
        "restore",
        "safety",
        "help_cell",
        "about",
    ),
    *("archive_year", "delete", "preview"),
)


def nameless(window: QWidget) -> list[str]:
    """List the controls in sight that a screen reader has no name for."""
    found = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisible() or control.window() is not window:
            continue
        reader = QAccessible.queryAccessibleInterface(control)
        named = reader is not None and reader.text(QAccessible.Text.Name).strip()
        if not named and not isinstance(control.parentWidget(), HOLDERS):
            found.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    return found


def letters(window: QWidget) -> Counter[str]:
    """Count the access keys of the buttons in sight."""
    texts = [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not isinstance(button, QToolButton)
    ]
    return Counter(text.partition("&")[2][:1] for text in texts if "&" in text)


def unexplained(window: QWidget) -> list[str]:
    """List the buttons in sight that can't be pressed and don't say what is to be done first."""
    return [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and not button.isEnabled() and not button.toolTip()
    ]


def look(window: QWidget) -> None:
    """Look at a window as it is shown."""
    QApplication.processEvents()
    least = window.minimumSize().expandedTo(window.minimumSizeHint())
    assert least.boundedTo(SMALLEST) == least, (least, SMALLEST)
    assert nameless(window) == []
    assert unexplained(window) == []
    assert set(letters(window).values()) <= {1}, letters(window)


def shown_beside(main: QWidget) -> list[QWidget]:
    """List the other windows on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not main]


class Shows(QObject):
    """Watches for parts that are on the screen for a moment before they belong to a window."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Note what is shown as a window of its own, and is none."""
        shown = event.type() is QEvent.Type.Show and isinstance(part, QWidget)
        if shown and part.windowType() is Qt.WindowType.Window and not isinstance(part, QMainWindow):
            self.strays.append(f"{type(part).__name__} {part.accessibleName()}")
        return False


def look_at_dialogs(seen: list[QWidget], faults: list[BaseException]) -> Callable[[], None]:
    """Make what looks at the dialog that waits, if one does, and thinks better of it."""

    def step() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in seen:
            seen.append(dialog)
            try:
                look(dialog)
            except AssertionError as fault:
                faults.append(fault)
            dialog.reject()

    return step


@pytest.mark.parametrize("name", DIALOGS)
def test_a_window_fits_and_its_controls_have_names(clerk: Clerk, real_dialogs: None, name: str) -> None:
    del real_dialogs
    clerk.desk.create("mof", "县人社局", "2023", "就业补助资金")
    clerk.begin("就业补助资金")
    clerk.begin_with_indicators(("培训人次", "≥100人次", "计划标准", "90", "90", ""))
    clerk.act("back_up")
    clerk.qtbot.waitUntil(lambda: not clerk.bench.runner.busy)
    clerk.qtbot.waitUntil(lambda: clerk.bench.room.last_year.form is not None)
    shows = Shows()
    QApplication.instance().installEventFilter(shows)
    seen: list[QWidget] = []
    faults: list[BaseException] = []
    timer = QTimer(interval=20)
    timer.timeout.connect(look_at_dialogs(seen, faults))
    timer.start()
    clerk.act(name)
    clerk.qtbot.waitUntil(lambda: bool(seen or shown_beside(clerk.window)), timeout=60_000)
    timer.stop()
    for window in shown_beside(clerk.window):
        if window.windowType() != Qt.WindowType.Popup:
            look(window)
        window.close()
    assert faults == []
    assert shows.strays == []


def test_no_part_is_on_the_screen_before_it_belongs_to_a_window(dressed: QApplication, qtbot: QtBot) -> None:
    shows = Shows()
    dressed.installEventFilter(shows)
    with open_window(qtbot) as clerk:
        clerk.begin()
        window = ImportWindow(clerk.window, Reading([], (), 0), clerk.bench.habits)
        window.close()
    assert shows.strays == []


def test_the_main_window_fits_and_its_controls_have_names(clerk: Clerk) -> None:
    look(clerk.window)
    clerk.begin_with_indicators(("培训人次", "≥100人次", "计划标准", "90", "90", ""))
    clerk.act("find")
    look(clerk.window)


def test_a_text_of_several_lines_shows_that_it_has_the_keyboard(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    dialog = QDialog()
    text, other = QPlainTextEdit(dialog), QLineEdit(dialog)
    text.setGeometry(0, 0, 100, 100)
    other.setGeometry(0, 110, 100, 30)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for focused, colour in ((text, colours.ACCENT), (other, colours.LINE)):
        focused.setFocus()
        assert dialog.grab().toImage().pixelColor(50, 0) == colour
