"""A form on its way to the bureau and back: handing over, remarks and answers, the explanation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import form_name, place_name
from desktop.operations.habits import Habits
from desktop.scoring.score_sheet import Severity
from desktop.text import history_window as wording
from desktop.text import window as window_wording
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.form_view import FormView
from desktop.views.newest import Newest
from desktop.views.runner import Runner
from desktop.views.status import Fact, StatusLine

if TYPE_CHECKING:
    from desktop.layout.statement import Statement
    from desktop.operations.desk import Desk
    from desktop.operations.open_draft import OpenDraft
    from desktop.operations.preview import Preview
    from desktop.operations.versions import Version
    from desktop.views.versions_window import VersionsWindow

_Note = Callable[["Desk", "OpenDraft"], "Future[Any] | None"]
_REST = 300
"""Milliseconds after the last save after which the comparison follows."""


class VersionCommands(QObject):
    """Commands on what is handed over and given back.

    Signals:
        said: A sentence for the status line.
        cell_wanted: A cell of the open form is to be shown.
        moved: The open draft stands otherwise in the list now.
    """

    said = Signal(str)
    cell_wanted = Signal(CellKey)
    moved = Signal()

    def __init__(
        self,
        window: QWidget,
        drafting: Drafting,
        runner: Runner,
        habits: Habits,
        view: FormView,
        status: StatusLine,
    ) -> None:
        """Make the commands, and the place in the status line where the state stands."""
        super().__init__(window)
        self._window, self._drafting, self._runner = window, drafting, runner
        self._habits, self._view = habits, view
        self.state = Fact()
        status.insertPermanentWidget(0, self.state)
        self.window: VersionsWindow | None = None
        self._noted: list[Callable[[], None]] = []
        self._listing = self._reader()
        self._comparing, self._explaining, self._opening = self._reader(), self._reader(), self._reader()
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._read)
        drafting.opened.connect(self._show_draft)
        drafting.saved.connect(lambda _: self._follow())
        view.moved.connect(lambda _: self._offer_cell())

    def _reader(self) -> Newest:
        made = Newest(self._runner, wording.READING, self)
        made.refused.connect(self._refuse)
        return made

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Name what each action does."""
        return {
            "register": lambda: self.show(0),
            "given_back": lambda: self.show(1),
            "explain": lambda: self.show(2),
        }

    # ---- how far the draft has come

    def look(self) -> None:
        """Say how far the open draft has come, once it has been painted."""
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is None or draft is None:
            self.state.show_text("")
            return
        from desktop.operations.versions import standing  # noqa: PLC0415 - not before the first paint

        try:
            found = standing(desk, draft)
        except UserError:
            # A harmed draft said so when it was opened.
            self.state.show_text("")
            return
        pattern = wording.STATUS_OPEN if found.unanswered else wording.STATUS_STATE
        self.state.show_text(pattern.format(state=found.state, count=found.unanswered))
        if self.window is not None:
            self.window.show_standing(found)

    def _show_draft(self, draft: OpenDraft | None) -> None:
        if self.window is not None:
            self.window.close()
        self._noted.clear()
        if draft is None:
            self.state.show_text("")
        else:
            self.look()

    def _follow(self) -> None:
        noted, self._noted = self._noted, []
        for tell in noted:
            tell()
        if noted:
            self._look()
            self.moved.emit()
        if self.window is not None:
            self._resting.start()

    # ---- the window

    def show(self, page: int) -> None:
        """Show what was handed over (0), what came back (1), or the explanation (2)."""
        draft = self._drafting.draft
        if self._drafting.desk is None or draft is None:
            return
        if self.window is None:
            self.window = self._make(form_name(draft.workspace.form))
        self.window.turn_to(page)
        self._look()
        self._offer_cell()
        self._read()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _make(self, name: str) -> VersionsWindow:
        from desktop.views.versions_window import VersionsWindow  # noqa: PLC0415 - loaded when asked for

        made = VersionsWindow(self._window)
        made.setWindowTitle(wording.HAND_OVER_TITLE_OF.format(name=name))
        made.versions.registering.connect(self._register)
        made.versions.comparing.connect(self._compare)
        made.versions.opening.connect(self._open)
        made.versions.jump.connect(self.cell_wanted)
        made.remarks.file_wanted.connect(self._read_remarks)
        made.remarks.given_back.connect(self._give_back)
        made.remarks.answered.connect(self._answer)
        made.remarks.placed.connect(self._place)
        made.remarks.dropped.connect(self._drop)
        made.remarks.jump.connect(self.cell_wanted)
        made.explanation.wanted.connect(self._explain)
        made.explanation.said.connect(self._say)
        made.explanation.pdf_wanted.connect(self._export_pdf)
        made.explanation.document_wanted.connect(self._export_document)
        made.explanation.text_wanted.connect(self._export_text)
        made.finished.connect(self._forget)
        return made

    def _forget(self) -> None:
        self.window = None
        for reader in (self._listing, self._comparing, self._explaining):
            reader.drop()

    def _offer_cell(self) -> None:
        workspace, key = self._drafting.workspace, self._view.current_key()
        if self.window is not None and workspace is not None:
            self.window.remarks.show_cell(key, place_name(workspace.form, key) if key else "")

    def _read(self) -> None:
        desk, draft, window = self._drafting.desk, self._drafting.draft, self.window
        if desk is None or draft is None or window is None:
            return
        from desktop.operations.versions import versions  # noqa: PLC0415 - loaded when asked for

        def show(found: Sequence[Version]) -> None:
            window.versions.show_versions(found)
            window.explanation.show_versions(found)

        self._listing.ask(lambda: versions(desk, draft), show)

    def _compare(self, version: Version) -> None:
        desk, draft, window = self._drafting.desk, self._drafting.draft, self.window
        if desk is None or draft is None or window is None:
            return
        from desktop.operations.versions import changes_since  # noqa: PLC0415 - loaded when asked for

        self._comparing.ask(
            lambda: changes_since(desk, draft, version),
            lambda found: window.versions.show_changes(version, found),
        )

    def _explain(self, version: Version | None) -> None:
        desk, draft, window = self._drafting.desk, self._drafting.draft, self.window
        if desk is None or draft is None or window is None:
            return
        from desktop.operations.explanation import explanation  # noqa: PLC0415 - loaded when asked for

        self._explaining.ask(lambda: explanation(desk, draft, version), window.explanation.show_explanation)

    # ---- handing over

    def _register(self, name: str) -> None:
        """Note that the form is handed over as it is now."""
        self._view.commit()
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is None or draft is None or not self._may_register():
            return
        from desktop.operations.forms import receipt_of  # noqa: PLC0415 - loaded when asked for
        from desktop.operations.versions import hand_over, version_name  # noqa: PLC0415 - as above

        try:
            called = version_name(desk, draft, name)
        except UserError as error:
            self._refuse(error.sentence)
            return
        registered = wording.REGISTERED.format(name=called, code=receipt_of(draft.workspace.form))
        self._keep(lambda desk, draft: hand_over(desk, draft, called), lambda: self._say(registered))

    def _may_register(self) -> bool:
        if not self._drafting.wait_until_saved():
            self._say(wording.NOT_SAVED)
            return False
        workspace = self._drafting.workspace
        findings = workspace.scores.findings if workspace else ()
        left = sum(finding.severity is Severity.MUST_FIX for finding in findings)
        question = wording.FIX_QUESTION.format(count=left)
        return not left or Dialogs.ask(self.window, question, wording.FIX_DETAIL, wording.YES_REGISTER)

    def _open(self, version: Version) -> None:
        """Show the pages as they were handed over, to be printed or written to a file."""
        desk, draft = self._drafting.desk, self._drafting.draft
        if desk is None or draft is None:
            return
        from desktop.operations.history import form_at  # noqa: PLC0415 - loaded when asked for
        from desktop.operations.preview import make_preview  # noqa: PLC0415 - as above

        def work() -> tuple[Form, Preview]:
            form = form_at(desk, draft, version.seq)
            return form, make_preview([form])

        self._opening.ask(work, lambda found: self._show_pages(*found, version))

    def _show_pages(self, form: Form, made: Preview, version: Version) -> None:
        from desktop.views.preview import PreviewWindow  # noqa: PLC0415 - print support is loaded when needed
        from desktop.views.versions_page import time_text  # noqa: PLC0415 - as above

        name = wording.THEN_TITLE.format(name=version.name, at=time_text(version), code=version.code)
        pages = PreviewWindow(self.window or self._window, made, name)
        pages.printed.connect(lambda count: self._say(window_wording.PRINTED.format(pages=count)))
        pages.failed.connect(lambda sentence: Dialogs.tell(pages, window_wording.FAILED_TITLE, sentence))
        stem = wording.FILE_OF_VERSION.format(stem=_stem(form), name=version.name)
        pages.pdf_wanted.connect(lambda: self._save_pdf(made.pdf, stem))
        pages.resize(self._window.size() * 0.92)
        pages.show()

    # ---- given back

    def _read_remarks(self) -> None:
        folder = self._habits.start_folder(documents_folder())
        chosen = Dialogs.open_paths(self.window, wording.PICK_REMARKS, folder, wording.REMARK_FILES)
        if not chosen:
            return
        from desktop.operations.remark_files import read_remarks  # noqa: PLC0415 - loaded when asked for

        path = Path(chosen[0])
        self._habits.went_to(path)

        def show(lines: Sequence[str]) -> None:
            if self.window is not None:
                self.window.remarks.add_lines(lines)
                self._say(wording.REMARKS_READ.format(name=path.name, count=len(lines)))

        self._runner.run(wording.READING_REMARKS, lambda progress: read_remarks(path, progress), show)

    def _give_back(self, texts: Sequence[str], where: CellKey | None) -> None:
        from desktop.operations.versions import give_back  # noqa: PLC0415 - loaded when asked for

        def tell() -> None:
            if self.window is not None:
                self.window.remarks.clear_pasted()
            self._say(wording.GIVEN_BACK.format(count=len(texts)))

        noting = self._keep(
            lambda desk, draft: give_back(desk, draft, [(text, where) for text in texts]), tell
        )
        if self.window is not None:
            self.window.remarks.show_noting(running=noting)

    def _answer(self, remark: str, answer: str) -> None:
        from desktop.operations.versions import answer_remark  # noqa: PLC0415 - loaded when asked for

        self._keep(lambda desk, draft: answer_remark(desk, draft, remark, answer))

    def _place(self, remark: str) -> None:
        from desktop.operations.versions import place_remark  # noqa: PLC0415 - loaded when asked for

        key = self._view.current_key()
        self._keep(lambda desk, draft: place_remark(desk, draft, remark, key))

    def _drop(self, remark: str) -> None:
        from desktop.operations.versions import drop_remark  # noqa: PLC0415 - loaded when asked for

        self._keep(lambda desk, draft: drop_remark(desk, draft, remark))

    def _keep(self, note: _Note, tell: Callable[[], None] = lambda: None) -> bool:
        """Have something noted, and told once it is on the disk; says whether it is on its way there."""
        try:
            kept = self._drafting.keep(note)
        except UserError as error:
            self._refuse(error.sentence)
            return False
        if kept:
            self._noted.append(tell)
        return kept

    # ---- the explanation

    def _export_pdf(self) -> None:
        from desktop.operations.explanation import save_pdf  # noqa: PLC0415 - loaded when asked for

        self._export(save_pdf, wording.PDF_FILES, ".pdf")

    def _export_document(self) -> None:
        from desktop.operations.explanation import save_document  # noqa: PLC0415 - loaded when asked for

        self._export(save_document, wording.DOCUMENT_FILES, ".docx")

    def _export_text(self) -> None:
        from desktop.operations.explanation import save_text  # noqa: PLC0415 - loaded when asked for

        self._export(save_text, wording.TEXT_FILES, ".txt")

    def _export(self, save: Callable[[Statement, Path], None], kinds: str, ending: str) -> None:
        path = self._ask(self._explained(), kinds, ending)
        if path is not None and self.window is not None:
            written = self.window.explanation.mended()
            self._write(lambda: save(written, path), path)

    def _save_pdf(self, pdf: bytes, stem: str) -> None:
        path = self._ask(stem, wording.PDF_FILES, ".pdf")
        if path is not None:
            from desktop.operations.versions import save_pages  # noqa: PLC0415 - loaded when asked for

            self._write(lambda: save_pages(pdf, path), path)

    def _write(self, write: Callable[[], None], path: Path) -> None:
        try:
            write()
        except UserError as error:
            self._refuse(error.sentence)
        else:
            self._say(wording.EXPORTED.format(path=path))

    def _explained(self) -> str:
        workspace = self._drafting.workspace
        return wording.EXPLANATION_FILE.format(stem=_stem(workspace.form) if workspace else "")

    def _ask(self, stem: str, kinds: str, ending: str) -> Path | None:
        suggested = str(Path(self._habits.start_folder(documents_folder())) / (stem + ending))
        path = Dialogs.save_path(self.window, wording.EXPORT_TITLE, suggested, kinds, ending)
        if path is not None:
            self._habits.went_to(path)
        return path

    # ---- telling

    def _refuse(self, sentence: str) -> None:
        Dialogs.tell(self.window or self._window, window_wording.FAILED_TITLE, sentence)

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence)
        if self.window is not None:
            self.window.say(sentence)


def _stem(form: Form) -> str:
    from desktop.operations.file_names import file_name  # noqa: PLC0415 - loaded when asked for

    return file_name(form)
