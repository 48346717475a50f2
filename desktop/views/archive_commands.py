"""What is done with drafts that are done with: put them into the archive, and bring them back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.models.places import form_name
from desktop.operations.desk import Desk
from desktop.text import archiving as wording
from desktop.text.window import FAILED_TITLE, PROJECTS_NO_NAME
from desktop.views.dialogs import Dialogs
from desktop.views.drafting import Drafting


class ArchiveCommands(QObject):
    """Commands on the archive.

    Signals:
        said: A sentence for the status line.
        listed: Other drafts are in sight now.
    """

    said = Signal(str)
    listed = Signal()

    def __init__(self, window: QWidget, drafting: Drafting) -> None:
        super().__init__(window)
        self._window, self._drafting = window, drafting

    def archive(self) -> None:
        """Put the open draft into the archive."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            name = form_name(draft.workspace.form) or PROJECTS_NO_NAME
            self._trying(lambda: self._archive(desk, (draft.id,), wording.DONE.format(name=name)))

    def archive_year(self) -> None:
        """Put every draft of the year of the open one into the archive."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is not None and draft is not None and self._drafting.wait_until_saved():
            self._trying(lambda: self._archive_year(desk, draft.id))

    def _archive_year(self, desk: Desk, draft_id: str) -> None:
        from desktop.operations.archiving import drafts_of_year  # noqa: PLC0415 - loaded when asked for

        year, ids = drafts_of_year(desk, draft_id)
        question = wording.YEAR_QUESTION.format(year=year, count=len(ids))
        if Dialogs.ask(self._window, question, wording.YEAR_DETAIL, wording.YES_ARCHIVE):
            self._archive(desk, ids, wording.YEAR_DONE.format(year=year, count=len(ids)))

    def _archive(self, desk: Desk, ids: tuple[str, ...], said: str) -> None:
        from desktop.operations.archiving import archive  # noqa: PLC0415 - loaded when asked for

        self._drafting.open(None)
        for draft_id in ids:
            archive(desk, draft_id)
        self.listed.emit()
        self.said.emit(said)

    def bring_back(self) -> None:
        """List the archive, and bring back the draft that is chosen."""
        desk = self._drafting.desk
        if desk is not None:
            self._trying(lambda: self._bring_back(desk))

    def _bring_back(self, desk: Desk) -> None:
        from desktop.operations.archiving import archived_drafts, bring_back  # noqa: PLC0415 - as asked for
        from desktop.views.deleted_dialog import DeletedDialog  # noqa: PLC0415 - as above

        kept = archived_drafts(desk)
        if not kept:
            self.said.emit(wording.NOTHING)
            return
        row = DeletedDialog.ask(self._window, [glimpse for _, glimpse in kept], wording.TITLE)
        if row is None:
            return
        draft_id, glimpse = kept[row]
        bring_back(desk, draft_id)
        self.listed.emit()
        self._drafting.open(draft_id)
        self.said.emit(wording.BACK.format(name=glimpse.title))

    def _trying(self, act: Callable[[], None]) -> None:
        """Do something that the world may refuse, and tell the clerk where it did."""
        try:
            act()
        except UserError as error:
            Dialogs.tell(self._window, FAILED_TITLE, error.sentence)
