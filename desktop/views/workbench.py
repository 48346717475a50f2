"""Furnishes the main window: puts the panes around the paper and names what each action does."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import StoreDamaged, UserError
from desktop.models.places import form_name
from desktop.operations.front import call_to_front
from desktop.operations.glance import glance, store_is_free
from desktop.operations.habits import Habits, keep_habits, load_habits
from desktop.text import window as wording
from desktop.version import VERSION
from desktop.views.actions import CONTEXT, CONTEXT_FIGURES, Actions
from desktop.views.archive_commands import ArchiveCommands
from desktop.views.bundle_commands import BundleCommands
from desktop.views.cell_help import show_help
from desktop.views.desk_commands import DeskCommands
from desktop.views.dialogs import Dialogs
from desktop.views.drafting import Drafting
from desktop.views.dropping import take_dropped
from desktop.views.find_bar import FindBar
from desktop.views.form_commands import FormCommands
from desktop.views.form_room import FormRoom
from desktop.views.grid import Step
from desktop.views.hand_over import HandOver
from desktop.views.history_commands import HistoryCommands
from desktop.views.icons import icon
from desktop.views.opening import Opened, open_desk
from desktop.views.output_commands import OutputCommands
from desktop.views.paper_bar import PaperBar
from desktop.views.paper_view import ZOOM_STEP
from desktop.views.review_commands import ReviewCommands
from desktop.views.rule_commands import RuleCommands
from desktop.views.runner import Runner
from desktop.views.safety_commands import SafetyCommands
from desktop.views.searching import Searching
from desktop.views.status import StatusLine
from desktop.views.version_commands import VersionCommands
from desktop.views.welcome import Welcome
from desktop.views.window import MainWindow
from desktop.views.year_commands import YearCommands

if TYPE_CHECKING:
    from desktop.operations.drafts_tree import YearNode
    from desktop.operations.open_draft import OpenDraft


class Workbench(QObject):
    """Projects, paper, scores and findings in one window.

    Signals:
        desk_opened: The store is open and the last draft shown.
    """

    desk_opened = Signal()

    def __init__(self, window: MainWindow, habits: Habits | None = None) -> None:
        """Furnish a window.

        Args:
            window: The window.
            habits: How the clerk likes to work; None for as it was remembered.
        """
        super().__init__(window)
        self.window, self.habits = window, habits or load_habits()
        self.status = StatusLine()
        self.drafting = Drafting(self)
        self.runner = Runner(window)
        self.room = FormRoom(window, self.drafting, self.status)
        self.view = self.room.view
        self.commands = FormCommands(self.view, self.drafting)
        self.desk_commands = DeskCommands(window, self.drafting, self.runner, self.habits)
        self.safety = SafetyCommands(window, self.drafting, self.runner, self.desk_commands, self.view)
        self.searching = Searching(window, self.room)
        self.rules = RuleCommands(window, self.drafting, self.runner)
        self.reviews = ReviewCommands(window, self.drafting)
        self.archiving = ArchiveCommands(window, self.drafting, self.runner, self.status)
        self.years = YearCommands(window, self.drafting, self.room.last_year)
        self.history = HistoryCommands(window, self.drafting, self.runner, self.view)
        self.versions = VersionCommands(
            window, self.drafting, self.runner, self.habits, self.view, self.status
        )
        self.output = OutputCommands(window, self.drafting, self.runner, self.habits)
        self.bundles = BundleCommands(window, self.drafting, self.runner, self.habits)
        self.hand_over = HandOver(window, self.drafting, self.runner, self.habits)
        self.find_bar, self.bar, self.welcome = FindBar(self.view), PaperBar(), Welcome()
        window.setWindowIcon(icon("ziping"))
        self._lay_out()
        self.actions = Actions(window, self.view, self._deeds())
        self._connect()
        self._take_up_habits()
        self._show_draft(None)
        self.offer_import_undo(possible=False)
        take_dropped(window, self.desk_commands.read_files)
        window.may_close = self.leave

    # ---- building

    def _lay_out(self) -> None:
        self.window.setStatusBar(self.status)
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.welcome)
        self.middle.addWidget(paper)
        self.window.setCentralWidget(self.middle)
        areas = Qt.DockWidgetArea
        self.window.setCorner(Qt.Corner.BottomRightCorner, areas.RightDockWidgetArea)
        self._dock(wording.PROJECTS, self.room.projects, areas.LeftDockWidgetArea)
        right = self._dock(wording.SCORES, self.room.scores, areas.RightDockWidgetArea)
        bottom = self._dock(wording.FINDINGS, self.room.findings, areas.BottomDockWidgetArea)
        bottom.setTitleBarWidget(self.room.findings.heading)
        self._form_docks = (right, bottom)

    def _dock(self, title: str, pane: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self.window)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setWidget(pane)
        self.window.addDockWidget(area, dock)
        return dock

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """Name what each action does; every one finds the open cell written."""
        form, output, view, room = self.commands, self.output, self.view, self.room
        deeds: dict[str, Callable[[], object]] = {
            **self._draft_deeds(),
            **self.hand_over.deeds(),
            **self.history.deeds(),
            **self.versions.deeds(),
            "open": room.projects.setFocus,
            "save": room.answer_save,
            "preview": output.preview,
            "print": output.print,
            "export_workbook": output.export_workbook,
            "export_document": output.export_document,
            "export_pdf": output.export_pdf,
            "export_public": output.export_public,
            "bundle": self.bundles.bundle,
            "quit": self.window.close,
            "undo": form.undo,
            "redo": form.redo,
            "cut": form.cut,
            "copy": form.copy,
            "paste": form.paste,
            "clear": form.clear,
            "find": self._find,
            "insert_above": form.insert_above,
            "insert_below": form.insert_below,
            "remove": form.remove,
            "move_up": form.move_up,
            "move_down": form.move_down,
            "calculate": form.calculate,
            "follow": form.follow,
            "check": room.check,
            "choose_pack": self.rules.choose_pack,
            "add_definition": self.rules.add,
            "try_packs": self.reviews.try_packs,
            "rehearse": self.reviews.rehearse,
            "next_finding": lambda: room.step_finding(1),
            "previous_finding": lambda: room.step_finding(-1),
            "zoom_in": lambda: view.set_zoom(view.zoom + ZOOM_STEP),
            "zoom_out": lambda: view.set_zoom(view.zoom - ZOOM_STEP),
            "zoom_reset": lambda: view.set_zoom(100),
            "zoom_width": view.fit_width,
            "enter_right": self._turn_enter,
            "next_pane": self._next_pane,
            "help_cell": lambda: show_help(view, self.drafting),
            "about": self._about,
        }
        return {name: self._committing(deed) for name, deed in deeds.items()}

    def _draft_deeds(self) -> dict[str, Callable[[], object]]:
        desk = self.desk_commands
        return {
            "new": desk.new,
            "next_year": self.years.begin,
            "last_year": self.years.compare,
            "import": desk.bring_in,
            "import_folder": desk.bring_in_folder,
            "undo_import": desk.undo_import,
            "back_up": desk.back_up,
            "restore": desk.restore,
            "safety": self.safety.open_page,
            "delete": desk.delete,
            "undelete": desk.undelete,
            "archive": self.archiving.archive,
            "archive_year": self.archiving.archive_year,
            "archived": self.archiving.bring_back,
            "check_unit": desk.check_unit,
        }

    def _committing(self, deed: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            self.view.commit()
            deed()

        return run

    def _connect(self) -> None:
        commanding = (self.commands, self.desk_commands, self.rules, self.reviews, self.output, self.bundles)
        since = (self.years, self.history, self.versions, self.archiving)
        for commands in (*commanding, *since, self.hand_over, self.safety, self.runner):
            commands.said.connect(self.status.say)
        self.drafting.opened.connect(self._show_draft)
        self.drafting.changed.connect(self._offer_undo)
        self.drafting.refiled.connect(self.desk_commands.refresh)
        self.drafting.refiled.connect(self._name_window)
        self.desk_commands.listed.connect(self.show_tree)
        pointing = (self.desk_commands, self.safety, self.years, self.hand_over, self.history, self.versions)
        for commands in pointing:
            commands.cell_wanted.connect(self.room.show_cell)
        self.versions.moved.connect(self.desk_commands.refresh)
        self.archiving.listed.connect(self.desk_commands.refresh)
        self.archiving.join(self.actions)
        self.years.begun.connect(self._show_begun)
        self.desk_commands.import_undoable.connect(self.offer_import_undo)
        self.room.scores.pack.clicked.connect(self._committing(self.rules.choose_pack))
        self.room.projects.chosen.connect(self.desk_commands.open)
        self.room.projects.sought.connect(lambda text: self.searching.look_for(text, self.drafting.desk))
        self.searching.found.connect(self.room.projects.show_found)
        self.safety.moved_in.connect(self._take_up_habits)
        self.safety.pausing.connect(self.searching.finish)
        self.safety.pausing.connect(self.desk_commands.listing.finish)
        self.welcome.new_wanted.connect(self.desk_commands.new)
        self.welcome.import_wanted.connect(self.desk_commands.bring_in)
        self.view.zoomed.connect(self.bar.show_zoom)
        self.view.menu_wanted.connect(self._context_menu)
        self.bar.zoom_wanted.connect(self.view.set_zoom)
        self.bar.reset_wanted.connect(lambda: self.view.set_zoom(100))
        self.find_bar.closed.connect(self.view.setFocus)

    # ---- drafts

    def open_desk(self) -> None:
        """Show the draft that was worked on last, then open the store, off the window's thread."""
        if store_is_free():
            # Drawn as soon as it is read, which takes longer than the form where there are many drafts.
            self.desk_commands.glance()
        draft = glance()
        if draft is not None:
            # Docks take their sizes only in a window that has been laid out once.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.drafting.show_early(draft)
            # The form is on the screen before what the store needs to be loaded takes its share of time.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._open_store()

    def _open_store(self) -> None:
        listed = self.desk_commands.listing.wait
        self.runner.run(wording.LOADING, lambda _: open_desk(listed), self._take_desk, self._refuse_desk)

    def _take_desk(self, opened: Opened) -> None:
        self.drafting.attach(opened.desk, opened.draft)
        self._offer_undo()
        self.show_tree(opened.years)
        self.desk_commands.begin()
        self.searching.look_for(self.room.projects.filter.text(), opened.desk)
        self.room.last_year.look()
        self.versions.look()
        if opened.sentence:
            Dialogs.tell(self.window, wording.FAILED_TITLE, opened.sentence)
        # What is loaded now stays: without looking through it again and again no keystroke waits for that.
        gc.freeze()
        self.desk_opened.emit()
        self.safety.begin(opened.notices, opened.newer)

    def _refuse_desk(self, error: UserError) -> None:
        if isinstance(error, StoreDamaged):
            from desktop.views.rescue import Rescue  # noqa: PLC0415 - loaded for a harmed store alone

            rescue = Rescue(self.window, self.runner)
            rescue.mended.connect(self._open_store)
            rescue.given_up.connect(self.window.close)
            rescue.begin(error.sentence)
            return
        # Of two programs that are started at once, both come as far as this.
        if not call_to_front():
            Dialogs.tell(self.window, wording.STORE_FAILED_TITLE, error.sentence)
        self.window.close()

    def show_tree(self, years: tuple[YearNode, ...]) -> None:
        """Show the drafts of the desk."""
        self.room.projects.show_tree(years)
        draft = self.drafting.draft
        self.room.projects.mark_open(draft.id if draft else None)
        self.room.list_total()
        self.welcome.show_steps(any_drafts=bool(years))

    def _show_begun(self, draft_id: str) -> None:
        self.desk_commands.refresh()
        self.desk_commands.open(draft_id)

    def _show_draft(self, draft: OpenDraft | None) -> None:
        self.actions.set_form_open(is_open=draft is not None)
        self.middle.setCurrentIndex(0 if draft is None else 1)
        for dock in self._form_docks:
            dock.setVisible(draft is not None)
        self._offer_undo()
        self._name_window()

    def _offer_undo(self) -> None:
        workspace = self.drafting.workspace
        for name, possible in (
            ("undo", workspace is not None and workspace.can_undo),
            ("redo", workspace is not None and workspace.can_redo),
        ):
            self.actions.by_name[name].setEnabled(possible)

    def offer_import_undo(self, possible: bool) -> None:
        """Offer to take the last import back, in the menu and in the status line, or no longer."""
        self.actions.by_name["undo_import"].setEnabled(possible)
        self.status.offer(self.actions.by_name["undo_import"] if possible else None)

    def _name_window(self) -> None:
        """Call the window by the project that is open in it."""
        draft = self.drafting.draft
        name = form_name(draft.workspace.form) if draft else ""
        title = (
            wording.WINDOW_TITLE.format(project=name, program=wording.PROGRAM) if name else wording.PROGRAM
        )
        self.window.setWindowTitle(title)

    # ---- small deeds

    def _find(self) -> None:
        self.find_bar.show()
        self.find_bar.setFocus()

    def _take_up_habits(self) -> None:
        self.actions.by_name["enter_right"].setChecked(self.habits.enter_right)
        self._turn_enter()
        self.view.set_zoom(self.habits.zoom)

    def _turn_enter(self) -> None:
        self.habits.enter_right = self.actions.by_name["enter_right"].isChecked()
        self.view.enter_goes = Step.RIGHT if self.habits.enter_right else Step.DOWN

    def _next_pane(self) -> None:
        """Go from pane to pane with one key."""
        panes: list[QWidget] = [self.view, self.room.findings, self.room.projects]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _context_menu(self, at: QPoint) -> None:
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions.fill(menu, CONTEXT + CONTEXT_FIGURES)
        menu.popup(at)

    def _about(self) -> None:
        text = wording.ABOUT.format(program=wording.PROGRAM, version=VERSION)
        QMessageBox.about(self.window, wording.PROGRAM, text)

    # ---- the end

    def save_all(self) -> bool:
        """Write the open cell and wait a moment for the disk; says whether everything is on it."""
        self.view.commit()
        self.room.keep_cursor()
        return self.drafting.wait_until_saved()

    def leave(self) -> bool:
        """Save and back up; where that fails, let the clerk decide whether to leave."""
        self.view.commit()
        self.room.keep_cursor()
        self.habits.zoom = self.view.chosen_zoom
        if self.drafting.desk is not None:
            # A newer program, or another window, whose folder it is keeps its own.
            keep_habits(self.habits)
        self.runner.finish()
        self.safety.pause()
        try:
            self.drafting.close()
        except UserError as error:
            return self.safety.end_nonetheless(error.sentence)
        self.safety.end(in_order=True)
        return True
