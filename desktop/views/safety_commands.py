"""What keeps the data safe while one works: the page, the rehearsal, the second place, the end in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.models.keys import CellKey
from desktop.text import data_safety as wording
from desktop.text import window as window_wording
from desktop.text.moments import minute
from desktop.views.background import Background
from desktop.views.dialogs import Dialogs, documents_folder

if TYPE_CHECKING:
    from desktop.operations.backup_lines import BackupLine
    from desktop.operations.desk import Desk
    from desktop.operations.moving import PackedUp, Unpacked
    from desktop.operations.recovery import Recovery
    from desktop.operations.safety import Rehearsal, SafetyStatus
    from desktop.operations.session_file import SessionFile
    from desktop.views.desk_commands import DeskCommands
    from desktop.views.drafting import Drafting
    from desktop.views.form_view import FormView
    from desktop.views.runner import Runner
    from desktop.views.safety_dialog import SafetyDialog

REHEARSES_AFTER = 60_000
"""Milliseconds after the start: the clerk has found what to do by then."""
CHECKED_AT_ONCE = 300
"""The page checks the histories of so many drafts without being asked."""


class SafetyCommands(QObject):
    """Commands on data safety.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
        pausing: Whatever reads the store is to let go of it.
        moved_in: Drafts, templates and settings were brought from elsewhere.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)
    pausing = Signal()
    moved_in = Signal()

    def __init__(
        self, window: QWidget, drafting: Drafting, runner: Runner, desk_commands: DeskCommands, view: FormView
    ) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner = window, drafting, runner
        self._desk_commands, self._view = desk_commands, view
        self._session: SessionFile | None = None
        self._page: SafetyDialog | None = None
        self.rehearsing, self._checking, self.keeping = Background(self), Background(self), Background(self)
        self._later = QTimer(self, singleShot=True, interval=REHEARSES_AFTER)
        self._later.timeout.connect(self.rehearse_if_due)
        self._later.timeout.connect(self.keep_house)
        self.rehearsing.progressed.connect(self._show_progress)
        self.rehearsing.done.connect(self._rehearsed)
        self.rehearsing.refused.connect(self._not_rehearsed)
        self.rehearsing.stopped.connect(lambda: self._not_rehearsed(wording.REHEARSAL_STOPPED))
        self._checking.done.connect(self._show_harm)
        desk_commands.replacing.connect(self.pause)
        desk_commands.backed_up.connect(self._gather)
        desk_commands.restored.connect(self._gather)

    # ---- the beginning and the end

    def begin(self, notices: tuple[str, ...] = (), newer: BackupLine | None = None) -> None:
        """Ask after the last session, and keep this one; once the store is open.

        Args:
            notices: What was made good when the store was opened, or could not be.
            newer: A backup that holds what the store lacks.
        """
        from desktop.operations.session_file import SessionFile  # noqa: PLC0415 - not before the first cell
        from desktop.views.after_crash import AfterCrash  # noqa: PLC0415 - as above
        from desktop.views.session_keeping import SessionKeeping  # noqa: PLC0415 - as above

        desk = self._drafting.desk
        if desk is None:
            return
        self._session = SessionFile(desk.folder)
        after = AfterCrash(self._window, self._drafting)
        after.said.connect(self.said)
        after.cell_wanted.connect(self.cell_wanted)
        after.tell(self._session.left(), notices, desk)
        SessionKeeping(self._view, self._drafting, self._session, self)
        self._say_missing(desk)
        self._later.start()
        if newer is not None:
            self._offer(newer)

    def pause(self) -> None:
        """Stop what reads the store, before it is closed."""
        self._later.stop()
        self.pausing.emit()
        self.rehearsing.finish()
        self._checking.finish()
        self.keeping.finish()

    def end(self, *, in_order: bool) -> None:
        """Let go of the session; one that did not end in order is asked after at the next start."""
        if self._session is not None:
            self._session.close(in_order=in_order)
            self._session = None

    def end_nonetheless(self, sentence: str) -> bool:
        """Let the clerk decide whether to leave though something is not on the disk, or not backed up."""
        desk, said = self._drafting.desk, window_wording
        unsaved = desk is not None and desk.store.unsaved() > 0
        question = said.UNSAVED_QUESTION if unsaved else said.NO_BACKUP_QUESTION
        detail = (said.UNSAVED_DETAIL if unsaved else said.NO_BACKUP_DETAIL).format(sentence=sentence)
        goes = Dialogs.ask(self._window, question, detail, said.YES_QUIT, said.STAY)
        if goes:
            self._drafting.abandon()
            self.end(in_order=not unsaved)
        return goes

    def _say_missing(self, desk: Desk) -> None:
        """Say in the status line that the second place is not there, or was not served; never more."""
        from desktop.operations.safety import (  # noqa: PLC0415 - loaded once the store is open
            load_notes,
            second_is_there,
        )
        from desktop.text import safety  # noqa: PLC0415 - as above

        notes = load_notes(desk.folder)
        if notes.second_place and not second_is_there(desk.folder, notes):
            self.said.emit(safety.SECOND_MISSING.format(place=notes.second_place))
        elif notes.second_trouble:
            self.said.emit(notes.second_trouble)

    def _offer(self, newer: BackupLine) -> None:
        """Say that the store is older than a backup, and offer to look into that."""
        detail = wording.SETBACK_DETAIL.format(at=minute(newer.made_at))
        if Dialogs.ask(
            self._window, wording.SETBACK_QUESTION, detail, wording.SETBACK_LOOK, wording.SETBACK_LEAVE
        ):
            self._desk_commands.restore(newer.name)

    def keep_house(self) -> None:
        """Keep the store small, in the background."""
        from desktop.operations.housekeeping import keep_house  # noqa: PLC0415 - not at the start

        desk = self._drafting.desk
        if desk is not None:
            self.keeping.start(lambda progress: keep_house(desk, progress))

    # ---- the rehearsal

    def rehearse_if_due(self) -> None:
        """Rehearse in the background where the last time is a week ago."""
        from desktop.operations.safety import status  # noqa: PLC0415 - not at the start

        desk = self._drafting.desk
        if desk is not None and not self.rehearsing.running:
            self._rehearse(desk, lambda: status(desk).rehearsal_due)

    def _rehearse(self, desk: Desk, wanted: Callable[[], bool]) -> None:
        from desktop.operations.rehearsal import rehearse  # noqa: PLC0415 - not at the start

        self.rehearsing.start(lambda progress: rehearse(desk, progress) if wanted() else None)

    def _rehearsed(self, done: Rehearsal | None) -> None:
        if self._page is not None:
            self._page.show_rehearsing(running=False)
            self._gather()
        if done is not None and not done.sound:
            self.said.emit(done.sentence)

    def _not_rehearsed(self, sentence: str) -> None:
        if self._page is not None:
            self._page.show_rehearsing(running=False)
            self._page.facts["rehearsal"].setText(sentence)

    def _show_progress(self, done: int, count: int) -> None:
        if self._page is not None:
            self._page.show_progress(done, count)

    # ---- the page

    def open_page(self) -> None:
        """Open the page on data safety (数据安全)."""
        if self._drafting.desk is None:
            return
        from desktop.views.safety_dialog import SafetyDialog  # noqa: PLC0415 - loaded when asked for

        self._page = SafetyDialog(self._window)
        self._page.wanted.connect(self._do)
        self._page.finished.connect(self._forget_page)
        self._page.show_rehearsing(running=self.rehearsing.running)
        self._gather(opens=True)

    def _forget_page(self) -> None:
        self._page = None

    def _gather(self, *_: object, opens: bool = False) -> None:
        """Look how things are, off the window's thread, and show it on the page."""
        from desktop.operations.safety import status  # noqa: PLC0415 - loaded when asked for

        desk = self._drafting.desk
        if desk is not None and self._page is not None:
            self._runner.run(wording.GATHERING, lambda _: status(desk), lambda now: self._show(now, opens))

    def _show(self, status: SafetyStatus, opens: bool) -> None:
        if self._page is None:
            return
        running = self.rehearsing.running
        rehearsal = self._page.facts["rehearsal"].text()
        self._page.show_status(status)
        if running:
            self._page.facts["rehearsal"].setText(rehearsal)
        if opens:
            self._page.show()
            if status.drafts <= CHECKED_AT_ONCE:
                self._check()

    def _do(self, wanted: str) -> None:
        desk = self._drafting.desk
        if desk is None:
            return
        deeds: dict[str, Callable[[], object]] = {
            "back_up": self._desk_commands.back_up,
            "restore": self._desk_commands.restore,
            "set_second": lambda: self._set_second(desk),
            "no_second": lambda: self._keep_second(desk, ""),
            "rehearse": lambda: self._rehearse_now(desk),
            "stop": self.rehearsing.stop,
            "check": self._check,
            "repair": lambda: self._repair(desk),
            "export": lambda: self._export(desk),
            "import": lambda: self._import(desk),
        }
        deeds[wanted]()

    def _rehearse_now(self, desk: Desk) -> None:
        self._rehearse(desk, lambda: True)
        if self._page is not None:
            self._page.show_rehearsing(running=True)

    def _check(self) -> None:
        from desktop.operations.recovery import examine  # noqa: PLC0415 - loaded when asked for

        desk = self._drafting.desk
        if desk is not None and self._page is not None and not self._checking.running:
            self._page.facts["check"].setText(wording.CHECK_RUNS)
            self._checking.start(lambda _: examine(desk))

    def _show_harm(self, found: tuple[str, ...]) -> None:
        if self._page is not None:
            self._page.show_harm(found)

    def _set_second(self, desk: Desk) -> None:
        chosen = Dialogs.open_folder(self._window, wording.SECOND_PICK, documents_folder())
        if chosen:
            self._keep_second(desk, chosen)

    def _keep_second(self, desk: Desk, place: str) -> None:
        from desktop.operations.safety import copy_away, set_second_place  # noqa: PLC0415 - as above

        def work(_: object) -> str:
            set_second_place(desk.folder, place)
            return copy_away(desk.folder)

        set_or_not = wording.SECOND_SET.format(place=place) if place else wording.SECOND_UNSET

        def done(copied: str) -> None:
            self.said.emit(set_or_not + copied)
            self._gather()

        self._runner.run(window_wording.BACKING_UP, work, done)

    # ---- the store as a whole

    def _repair(self, desk: Desk) -> None:
        if Dialogs.ask(self._window, wording.REPAIR_QUESTION, wording.REPAIR_DETAIL, wording.REPAIR_YES):
            from desktop.operations.recovery import recover  # noqa: PLC0415 - loaded when asked for
            from desktop.text import recovery  # noqa: PLC0415 - as above

            self._set_aside()
            self._runner.run(
                recovery.SALVAGING, lambda _: desk.away(lambda: recover(desk.folder)), self._repaired
            )

    def _repaired(self, done: Recovery) -> None:
        from desktop.text import recovery  # noqa: PLC0415 - loaded when asked for

        heading = recovery.REPORT_WHOLE if done.whole else recovery.REPORT_HARMED
        self._report(heading, done.sentences)

    def _export(self, desk: Desk) -> None:
        from desktop.operations.moving import pack_up  # noqa: PLC0415 - loaded when asked for

        name = wording.EXPORT_NAME.format(date=QDate.currentDate().toString("yyyy-MM-dd"))
        suggested = str(Path(documents_folder()) / name)
        target = Dialogs.save_path(
            self._window, wording.EXPORT_TITLE, suggested, wording.EXPORT_FILES, ".ziping"
        )
        if target is not None and self._drafting.wait_until_saved():
            self._runner.run(
                wording.EXPORTING, lambda _: pack_up(target, desk.folder, force=True), self._exported
            )

    def _exported(self, packed: PackedUp) -> None:
        self.said.emit(packed.sentence)
        if self._page is not None:
            self._page.facts["move"].setText(packed.sentence)

    def _import(self, desk: Desk) -> None:
        chosen = Dialogs.open_paths(
            self._window, wording.IMPORT_TITLE, documents_folder(), wording.EXPORT_FILES
        )
        if not chosen:
            return
        detail = wording.IMPORT_DETAIL.format(file=chosen[0], drafts=len(desk.store.drafts()))
        if Dialogs.ask(self._window, wording.IMPORT_QUESTION, detail, wording.IMPORT_YES):
            from desktop.operations.moving import unpack  # noqa: PLC0415 - loaded when asked for

            self._set_aside()
            self._runner.run(
                wording.IMPORTING,
                lambda _: desk.away(lambda: unpack(Path(chosen[0]), desk.folder)),
                self._imported,
                self._refused,
            )

    def _imported(self, done: Unpacked) -> None:
        # Otherwise those of before would be kept at the end in the place of what was brought.
        self._desk_commands.renew_habits()
        self.moved_in.emit()
        self._report(wording.DONE_TITLE, done.sentences)

    def _refused(self, error: UserError) -> None:
        Dialogs.tell(self._window, window_wording.FAILED_TITLE, error.sentence)
        self._desk_commands.refresh()

    def _set_aside(self) -> None:
        """Let go of the store before it is replaced."""
        self.pause()
        self._drafting.forget()

    def _report(self, heading: str, sentences: tuple[str, ...]) -> None:
        from desktop.views.rescue_dialog import RescueReport  # noqa: PLC0415 - loaded when asked for

        self._desk_commands.refresh()
        RescueReport.tell(self._window, heading, sentences)
        self._gather()
        self._check()
