"""Menus, tools and shortcuts of the main window, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from desktop.text import archiving, history_window
from desktop.text import window as wording
from desktop.views.icons import icon

Entry = str | tuple[str, tuple[str, ...]]
"""An action by name, a line where blank, or a menu of actions with its title."""
KEYS: dict[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "open": ("Ctrl+O",),
    "save": ("Ctrl+S",),
    "preview": ("Ctrl+P",),
    "print": ("Ctrl+Shift+P",),
    "import": ("Ctrl+I",),
    "import_folder": ("Ctrl+Shift+I",),
    "export_workbook": ("Ctrl+E",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "cut": ("Ctrl+X",),
    "copy": ("Ctrl+C",),
    "paste": ("Ctrl+V",),
    "find": ("Ctrl+F",),
    "history": ("Ctrl+Shift+H",),
    "insert_above": ("Ctrl+Shift+Return", "Ctrl++"),
    "insert_below": ("Ctrl+Return",),
    "remove": ("Ctrl+-",),
    "move_up": ("Ctrl+Shift+Up",),
    "move_down": ("Ctrl+Shift+Down",),
    "calculate": ("F9",),
    "follow": ("Shift+F9",),
    "check": ("F7",),
    "next_finding": ("F8",),
    "previous_finding": ("Shift+F8",),
    "zoom_in": ("Ctrl+Alt+=", "Ctrl+Alt++"),
    # Ctrl+- removes rows, as it does in a spreadsheet.
    "zoom_out": ("Ctrl+Alt+-",),
    "zoom_reset": ("Ctrl+0",),
    "next_pane": ("F6",),
    "help_cell": ("F1",),
}
_IMPORTS = ("import", "import_folder", "", "undo_import")
_EXPORTS = ("export_workbook", "export_document", "export_pdf", "export_public", "fill_blank")
_HAND_OVERS = ("register", "given_back", "explain", "", "bundle", "codes", "verify")
_BACKUPS = ("back_up", "restore", "", "safety")
_PUT_AWAY = ("archive", "archive_year", "archived", "", "delete", "undelete")
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        wording.MENU_FILE,
        (
            *("new", "open", "save", "next_year", ""),
            *((wording.MENU_IMPORT, _IMPORTS), (wording.MENU_EXPORT, _EXPORTS)),
            *((wording.MENU_HAND_OVER, _HAND_OVERS), "", "preview", "print", ""),
            *((wording.MENU_BACKUP, _BACKUPS), (wording.MENU_PUT_AWAY, _PUT_AWAY), "", "quit"),
        ),
    ),
    (wording.MENU_EDIT, ("undo", "redo", "", "cut", "copy", "paste", "clear", "", "find")),
    (wording.MENU_ROWS, ("insert_above", "insert_below", "remove", "", "move_up", "move_down")),
    (
        wording.MENU_CHECK,
        (
            *("calculate", "follow", "", "check", "next_finding", "previous_finding", ""),
            *("check_unit", "last_year", "rehearse"),
        ),
    ),
    (wording.MENU_RULES, ("choose_pack", "try_packs", "", "add_definition")),
    (
        wording.MENU_VIEW,
        (
            *("history", "", "zoom_in", "zoom_out", "zoom_reset", "zoom_width", ""),
            *("enter_right", "", "next_pane"),
        ),
    ),
    (wording.MENU_HELP, ("help_cell", "", "about")),
)
TEXTS = {**wording.ACTIONS, **history_window.ACTIONS, **archiving.ACTIONS}
"""What each action is called, and what its tip says."""
TOOLS = ("new", "open", "save", "", "undo", "redo", "", "calculate", "check", "", "preview", "print", "")
CONTEXT = (
    "cut",
    "copy",
    "paste",
    "clear",
    "",
    "insert_above",
    "insert_below",
    "remove",
    "move_up",
    "move_down",
)
CONTEXT_FIGURES = ("", "follow", "cell_history", "help_cell")
OF_FORM = frozenset(KEYS) - {"new", "open", "import", "import_folder", "quit", "next_pane"} | {
    "export_document",
    "export_pdf",
    "export_public",
    "fill_blank",
    "delete",
    "choose_pack",
    "try_packs",
    "rehearse",
    "check_unit",
    "next_year",
    "last_year",
    "archive",
    "archive_year",
    "cell_history",
    "register",
    "given_back",
    "explain",
    "bundle",
    "clear",
    "zoom_width",
}
"""Actions that need an open form."""
ON_PAPER = frozenset({"cut", "copy", "paste", "clear"})
"""Actions whose keys mean something else in other panes."""
CHECKABLE = frozenset({"enter_right"})


class Actions:
    """Every action of the window by name."""

    def __init__(self, window: QMainWindow, paper: QWidget, does: Mapping[str, Callable[[], object]]) -> None:
        self.by_name = {name: self._make(window, paper, name, act) for name, act in does.items()}
        self.menus: dict[str, QMenu] = {}
        """The menus within those of the menu bar, by their title."""
        self._window = window
        self._fill_menus()
        self._fill_tools()

    @staticmethod
    def _make(window: QMainWindow, paper: QWidget, name: str, act: Callable[[], object]) -> QAction:
        text, tip = TEXTS[name]
        action = QAction(text, window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in KEYS.get(name, ())])
        action.setCheckable(name in CHECKABLE)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = tip or text.partition("(")[0]
        action.setToolTip(f"{plain}（{keys}）" if keys else plain)
        action.setStatusTip(tip)
        if name in ON_PAPER:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            paper.addAction(action)
        else:
            window.addAction(action)
        # Not the checked state: deeds take no argument.
        action.triggered.connect(lambda _=False: act())
        return action

    def _fill_menus(self) -> None:
        for title, entries in MENUS:
            self.fill(self._window.menuBar().addMenu(title), entries)

    def fill(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        """Put actions, lines and menus into a menu."""
        for entry in entries:
            if isinstance(entry, tuple):
                title, names = entry
                self.menus[title] = menu.addMenu(title)
                self.fill(self.menus[title], names)
            elif entry:
                menu.addAction(self.by_name[entry])
            else:
                menu.addSeparator()

    def _fill_tools(self) -> None:
        bar = QToolBar(wording.TOOLBAR, self._window)
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLS:
            if name:
                self._tool(bar, name)
            else:
                bar.addSeparator()
        self._tool(bar, "import")
        self._export = self._export_button()
        bar.addWidget(self._export)
        self._tool(bar, "back_up")
        self._tool(bar, "restore")
        self._window.addToolBar(bar)

    def _tool(self, bar: QToolBar, name: str) -> None:
        action = self.by_name[name]
        action.setIcon(icon(name))
        action.setIconText(wording.TOOL_NAMES[name])
        bar.addAction(action)

    def _export_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(wording.TOOL_NAMES["export"])
        button.setIcon(icon("export"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = QMenu(button)
        self.fill(menu, (*_EXPORTS, "", "bundle"))
        button.setMenu(menu)
        return button

    def set_form_open(self, *, is_open: bool) -> None:
        """Offer what needs a form only while one is open."""
        for name in OF_FORM:
            self.by_name[name].setEnabled(is_open)
        self._export.setEnabled(is_open)
