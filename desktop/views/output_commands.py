"""Paper and files: preview, print, PDF, workbook and Word file of the open form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.form import Form
from desktop.operations.habits import Habits
from desktop.text import window as wording
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner

if TYPE_CHECKING:
    from desktop.operations.preview import Preview
    from desktop.operations.progress import Progress
    from desktop.views.preview import PreviewWindow


class OutputCommands(QObject):
    """Commands that put the open form on paper or into a file.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner, habits: Habits) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner, self._habits = window, drafting, runner, habits
        self.preview_window: PreviewWindow | None = None

    def preview(self) -> None:
        """Show the pages as they are printed."""
        form = self._form()
        if form is not None:
            self._runner.run(
                wording.PREPARING_PAGES,
                lambda progress: _pages(form, progress),
                lambda made: self._show(made, form, at_once=False),
            )

    def print(self) -> None:
        """Show the pages and the system's print dialog on top."""
        form = self._form()
        if form is not None:
            self._runner.run(
                wording.PREPARING_PAGES,
                lambda progress: _pages(form, progress),
                lambda made: self._show(made, form, at_once=True),
            )

    def _show(self, made: Preview, form: Form, *, at_once: bool) -> None:
        from desktop.operations.file_names import file_name  # noqa: PLC0415 - loaded when asked for
        from desktop.views.preview import PreviewWindow  # noqa: PLC0415 - print support is loaded by those who print

        window = PreviewWindow(self._window, made, file_name(form))
        window.printed.connect(lambda pages: self.said.emit(wording.PRINTED.format(pages=pages)))
        window.failed.connect(lambda sentence: Dialogs.tell(window, wording.FAILED_TITLE, sentence))
        window.pdf_wanted.connect(self.export_pdf)
        window.resize(self._window.size() * 0.92)
        window.destroyed.connect(self._forget)
        self.preview_window = window
        window.show()
        if at_once:
            window.print_pages()

    def _forget(self) -> None:
        self.preview_window = None

    def export_pdf(self) -> None:
        """Write the PDF."""
        from desktop.operations.forms import print_pdf  # noqa: PLC0415 - loaded when asked for

        form = self._form()
        path = form and self._ask(form, wording.EXPORT_PDF_TITLE, wording.PDF_FILES, ".pdf")
        if form and path:
            self._runner.run(wording.EXPORTING, lambda _: print_pdf([form], path), lambda _: self._done(path))

    def export_public(self) -> None:
        """Write a PDF that may be published: without persons and their numbers (公开版)."""
        from desktop.models.public_copy import public_copy  # noqa: PLC0415 - loaded when asked for
        from desktop.operations.forms import print_pdf  # noqa: PLC0415 - loaded when asked for

        form = self._form()
        title, addition = wording.EXPORT_PUBLIC_TITLE, wording.PUBLIC_NAME
        path = form and self._ask(form, title, wording.PDF_FILES, ".pdf", addition)
        if form and path:
            copy = public_copy(form)
            self._runner.run(wording.EXPORTING, lambda _: print_pdf([copy], path), lambda _: self._done(path))

    def export_workbook(self) -> None:
        """Write the workbook."""
        from desktop.operations.forms import export_workbook  # noqa: PLC0415 - loaded when asked for

        form = self._form()
        path = form and self._ask(form, wording.EXPORT_WORKBOOK_TITLE, wording.WORKBOOK_FILES, ".xlsx")
        if form and path:
            self._runner.run(
                wording.EXPORTING, lambda _: export_workbook([form], path), lambda _: self._done(path)
            )

    def export_document(self) -> None:
        """Write the Word file."""
        from desktop.operations.forms import export_document  # noqa: PLC0415 - loaded when asked for

        form = self._form()
        path = form and self._ask(form, wording.EXPORT_DOCUMENT_TITLE, wording.DOCUMENT_FILES, ".docx")
        if form and path:
            self._runner.run(
                wording.EXPORTING, lambda _: export_document([form], path), lambda _: self._done(path)
            )

    def _ask(self, form: Form, title: str, kinds: str, ending: str, addition: str = "") -> Path | None:
        from desktop.operations.file_names import file_name  # noqa: PLC0415 - loaded when asked for

        folder = self._habits.start_folder(documents_folder())
        suggested = str(Path(folder) / (file_name(form) + addition + ending))
        path = Dialogs.save_path(self.preview_window or self._window, title, suggested, kinds, ending)
        if path is not None:
            self._habits.went_to(path)
        if self.preview_window is not None:
            self.preview_window.take_focus()
        return path

    def _done(self, path: Path) -> None:
        sentence = wording.EXPORTED.format(path=path)
        self.said.emit(sentence)
        if self.preview_window is not None:
            self.preview_window.say(sentence)
            self.preview_window.take_focus()

    def _form(self) -> Form | None:
        workspace = self._drafting.workspace
        return None if workspace is None else workspace.form


def _pages(form: Form, progress: Progress) -> Preview:
    from desktop.operations.preview import make_preview  # noqa: PLC0415 - loaded when asked for

    return make_preview([form], progress)
