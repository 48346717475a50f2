"""What the menus do about other rules and about a re-check: try rule packs, rehearse the finance bureau."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.operations.library import library
from desktop.templates.pack import RulePack
from desktop.text import window as wording
from desktop.views.dialogs import Dialogs, attempt
from desktop.views.drafting import Drafting

if TYPE_CHECKING:
    from desktop.views.review_dialog import ReviewDialog


class ReviewCommands(QObject):
    """Commands that look at the open form with other eyes, and leave it as it is.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, drafting: Drafting) -> None:
        super().__init__(window)
        self._window, self._drafting = window, drafting

    def try_packs(self) -> None:
        """Show what other rule packs make of the form (换规则试算)."""
        workspace = self._drafting.workspace
        if workspace is None:
            return
        from desktop.operations.trial import trial  # noqa: PLC0415 - loaded when asked for
        from desktop.views.trial_dialog import TrialDialog  # noqa: PLC0415 - loaded when asked for

        dialog = TrialDialog(self._window, trial(workspace.form, library().packs()))
        dialog.chosen.connect(self._use)
        dialog.said.connect(self.said)
        dialog.exec()
        dialog.deleteLater()

    def _use(self, pack: RulePack) -> None:
        change = self._drafting.use_pack(pack)
        if change is not None:
            self.said.emit(wording.PACK_CHOSEN.format(name=pack.name, count=len(change.changed)))

    def rehearse(self) -> None:
        """Rehearse the finance bureau's re-check (财政复核预演); answers are kept with the draft."""
        draft = self._drafting.draft
        if draft is None:
            return
        from desktop.operations.review_answers import kept_answers  # noqa: PLC0415 - loaded when asked for
        from desktop.views.review_dialog import ReviewDialog  # noqa: PLC0415 - loaded when asked for

        try:
            dialog = ReviewDialog(self._window, draft.workspace.form, kept_answers(draft.id))
        except UserError as error:
            Dialogs.tell(self._window, wording.FAILED_TITLE, error.sentence)
            return
        dialog.said.connect(self.said)
        dialog.taken.connect(lambda: self._keep(draft.id, dialog))
        dialog.exec()
        dialog.deleteLater()

    def _keep(self, draft_id: str, dialog: ReviewDialog) -> None:
        """Keep each answer as it is given."""
        from desktop.operations.review_answers import keep_answers  # noqa: PLC0415 - loaded when asked for

        attempt(dialog, lambda: keep_answers(draft_id, dialog.answers))
