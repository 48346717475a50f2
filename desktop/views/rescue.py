"""Leads the clerk out of a harmed store: recover what can be read, go back to a backup, or leave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.operations.backup_lines import BackupLine
from desktop.operations.recovery import Recovery, recover
from desktop.operations.rescue import backups_there, go_back
from desktop.text import recovery as wording
from desktop.text import window as window_wording
from desktop.text.moments import minute
from desktop.views.dialogs import Dialogs
from desktop.views.rescue_dialog import RescueDialog, RescueReport, Way
from desktop.views.restore_dialog import RestoreDialog
from desktop.views.runner import Runner


class Rescue(QObject):
    """What is done where the store does not open because its file is harmed.

    Signals:
        mended: There is a store again that can be opened.
        given_up: The clerk leaves everything as it is.
    """

    mended = Signal()
    given_up = Signal()

    def __init__(self, window: QWidget, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._sentence = ""

    def begin(self, sentence: str) -> None:
        """Ask what is to be done.

        Args:
            sentence: What is harmed.
        """
        self._sentence = sentence
        backups = _backups()
        match RescueDialog.ask(self._window, sentence, backups):
            case Way.SALVAGE:
                self._runner.run(wording.SALVAGING, lambda _: recover(), self._recovered, self._refused)
            case Way.BACKUP:
                self._choose(backups)
            case Way.LEAVE:
                self.given_up.emit()

    def _choose(self, backups: tuple[BackupLine, ...]) -> None:
        chosen = RestoreDialog.ask(self._window, backups)
        if chosen is None:
            self.begin(self._sentence)
            return
        self._runner.run(
            window_wording.RESTORING,
            lambda _: go_back(chosen.file),
            lambda kept: self._went_back(chosen, kept),
            self._refused,
        )

    def _recovered(self, done: Recovery) -> None:
        heading = wording.REPORT_WHOLE if done.whole else wording.REPORT_HARMED
        RescueReport.tell(self._window, heading, done.sentences)
        self.mended.emit()

    def _went_back(self, chosen: BackupLine, kept: Path | None) -> None:
        at = minute(chosen.made_at)
        said = [wording.REPORT_BACK_LINE.format(at=at)]
        if kept is not None:
            said.append(wording.REPORT_KEPT.format(place=kept))
        RescueReport.tell(self._window, wording.REPORT_BACK, said)
        self.mended.emit()

    def _refused(self, error: UserError) -> None:
        Dialogs.tell(self._window, window_wording.FAILED_TITLE, error.sentence)
        self.begin(self._sentence)


def _backups() -> tuple[BackupLine, ...]:
    try:
        return backups_there()
    except UserError:
        return ()
