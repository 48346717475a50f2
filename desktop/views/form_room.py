"""Keeps paper, scores, findings and status line at one with the draft that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.editing.workspace import Change, Workspace
from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.operations.library import library
from desktop.operations.records import finding_wording
from desktop.scoring.score_sheet import Finding
from desktop.text import window as wording
from desktop.values.number import plain
from desktop.views.cell_help import tip_for
from desktop.views.cell_marks import make_marks
from desktop.views.dialogs import Dialogs
from desktop.views.drafting import Drafting
from desktop.views.findings_model import ANSWERED
from desktop.views.findings_pane import FindingsPane
from desktop.views.form_view import FormView
from desktop.views.last_year import LastYear
from desktop.views.projects_pane import ProjectsPane
from desktop.views.scores_pane import ScoresPane
from desktop.views.status import StatusLine, clock_time

if TYPE_CHECKING:
    from desktop.operations.open_draft import OpenDraft

_CURSOR_REST = 800
"""Milliseconds after which the place of the cursor is kept."""
_LISTING_REST = 300
"""Milliseconds after which the list of projects follows the form."""


class FormRoom(QObject):
    """The panes around one open form."""

    def __init__(self, window: QWidget, drafting: Drafting, status: StatusLine) -> None:
        super().__init__(window)
        self._window, self.drafting, self.status = window, drafting, status
        self.view, self.projects = FormView(), ProjectsPane()
        self.scores, self.findings = ScoresPane(), FindingsPane()
        self.last_year = LastYear(drafting)
        self.last_year.compared.connect(self._show_last_year)
        self._places: Places | None = None
        self._resting = QTimer(self, singleShot=True, interval=_CURSOR_REST)
        self._resting.timeout.connect(self.keep_cursor)
        self._listing = QTimer(self, singleShot=True, interval=_LISTING_REST)
        self._listing.timeout.connect(self.list_total)
        self.view.read_place = self.scores.read_place = self._place
        self.view.tip = lambda key: tip_for(drafting, key)
        self.view.moved.connect(self._follow_cursor)
        self.findings.jump.connect(self._jump)
        self.findings.answered.connect(drafting.answer)
        self.findings.left.connect(self.view.setFocus)
        self.scores.follow_wanted.connect(lambda key: drafting.follow([key]))
        drafting.leaving.connect(self.keep_cursor)
        drafting.opened.connect(self._show_draft)
        drafting.changed.connect(self._show_change)
        drafting.linked.connect(self._say_linked)
        drafting.answered.connect(self._show_answer)
        drafting.saving.connect(status.show_saving)
        drafting.saved.connect(status.show_saved)
        drafting.failed.connect(status.show_not_saved)

    # ---- showing

    def _show_draft(self, draft: OpenDraft | None) -> None:
        if draft is None:
            self.show_nothing()
            return
        self.view.show_form(None, None, {})
        self._refresh(draft.workspace)
        self.scores.show_change(None)
        if self.drafting.desk is not None:
            self.status.show_saved(draft.saved_at)
        self.projects.mark_open(draft.id)
        self.view.suit_width()
        self.view.start_at(draft.cursor)
        self.view.setFocus()
        if draft.notice:
            self.status.say(draft.notice)
        if draft.damage:
            Dialogs.tell(self._window, wording.FAILED_TITLE, draft.damage)

    def show_nothing(self) -> None:
        """Show that no form is open."""
        self.view.show_form(None, None, {})
        self.scores.show_nothing()
        self.findings.show_nothing()
        self.status.clear_form()

    def _show_change(self, change: Change) -> None:
        workspace = self.drafting.workspace
        # What was said of the edit before is old now; what is to be said of this one comes after it.
        self.status.clearMessage()
        if workspace is not None:
            self._refresh(workspace)
            self.scores.show_change(change)

    def _say_linked(self, change: Change) -> None:
        """Say which figures were taken from which other forms."""
        workspace = self.drafting.workspace
        links = workspace.form.template.links if workspace else ()
        taken = {str(key) for key in change.changed}
        names = dict.fromkeys(library().template(link.template).form for link in links if link.cell in taken)
        count = sum(link.cell in taken for link in links)
        forms = wording.LINKS_JOINT.join(names)
        self.status.say(wording.LINKS_FOLLOWED.format(count=count, forms=forms))

    def _show_answer(self) -> None:
        if self.drafting.workspace is not None:
            self._refresh(self.drafting.workspace)

    def _refresh(self, workspace: Workspace) -> None:
        """Show the form as it is now, in every pane."""
        form, scores, draft = workspace.form, workspace.scores, self.drafting.draft
        answers = draft.answers if draft else {}
        self.view.show_form(
            form, workspace.sheet, make_marks(workspace.sheet, form.document, scores, answers)
        )
        self.scores.show_scores(form, scores)
        self.scores.show_why(form, scores, self.view.current_key())
        self._show_findings(workspace)
        if draft is not None:
            self._listing.start()

    def _show_findings(self, workspace: Workspace) -> None:
        """Show what was found on the form, and beside the one of the year before."""
        draft = self.drafting.draft
        answers = draft.answers if draft else {}
        findings = (*workspace.scores.findings, *self.last_year.findings)
        self.findings.show_findings(findings, answers, self._place, finding_wording)
        self.status.counts.show_text(self.findings.said(wording.FINDING_COUNTS))

    def _show_last_year(self) -> None:
        workspace = self.drafting.workspace
        if workspace is not None:
            self.scores.show_last_year(self.last_year.said(self.view.current_key()))
            self._show_findings(workspace)

    def list_total(self) -> None:
        """Show the total in the list too, once the clerk pauses."""
        draft = self.drafting.draft
        if draft is not None:
            total = draft.workspace.scores.totals.printed
            self.projects.show_total(draft.id, "" if total is None else plain(total))

    # ---- where the cursor is

    def _place(self, key: CellKey) -> str:
        workspace = self.drafting.workspace
        if workspace is None:
            return ""
        if self._places is None or self._places.form is not workspace.form:
            # Every pane names places of the form: its rows are named once an edit.
            self._places = Places(workspace.form)
        return self._places.name(key)

    def _follow_cursor(self, key: CellKey | None) -> None:
        self.status.place.show_text("" if key is None else self._place(key))
        workspace = self.drafting.workspace
        if workspace is not None:
            self.scores.show_why(workspace.form, workspace.scores, key)
            self.scores.show_last_year(self.last_year.said(key))
        self._resting.start()

    def keep_cursor(self) -> None:
        """Remember where the cursor stands."""
        self._resting.stop()
        self.drafting.keep_cursor(self.view.current_key())

    # ---- findings

    def _jump(self, finding: Finding) -> None:
        self.show_cell(finding.where)

    def show_cell(self, key: CellKey) -> None:
        """Put the cursor on a cell that was asked for, and mark it."""
        if self.view.go_to(key):
            self.view.highlight()
            self.view.setFocus()
        else:
            self.status.say(wording.FINDING_ELSEWHERE)

    def step_finding(self, by: int) -> None:
        """Jump to the next or previous finding."""
        if not self.findings.step(by):
            self.status.say(wording.NO_MORE_FINDINGS)

    def check(self) -> None:
        """Sum up the findings and go to them (审核)."""
        workspace = self.drafting.workspace
        if workspace is None:
            return
        if not (workspace.scores.findings or self.last_year.findings):
            self.status.say(wording.CHECKED_CLEAN)
            return
        answered = self.findings.counts()[ANSWERED]
        more = wording.CHECKED_ANSWERED.format(count=answered) if answered else ""
        self.status.say(self.findings.said(wording.CHECKED) + more)
        self.findings.start()

    # ---- saved or not

    def answer_save(self) -> None:
        """Answer 保存: everything is saved as it is typed, so say since when."""
        drafting = self.drafting
        if drafting.trouble:
            drafting.retry()
            self.status.say(wording.NOT_SAVED.format(sentence=drafting.trouble))
        elif drafting.waiting:
            self.status.say(wording.SAVE_ANSWER_WAITING)
        elif drafting.saved_at is None:
            self.status.say(wording.SAVE_ANSWER_FRESH)
        else:
            self.status.say(wording.SAVE_ANSWER.format(time=clock_time(drafting.saved_at)))
