"""The few questions and failures that stop the clerk; tests replace `ask` and `tell`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.errors import UserError
from desktop.text import window as wording


class Dialogs:
    """Every dialog of a sentence or a file name."""

    @classmethod
    def tell(cls, parent: QWidget | None, title: str, sentence: str) -> None:
        """Say that what was asked for failed, and what to do."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, parent=parent)
        box.addButton(wording.OK, QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    @classmethod
    def ask(
        cls, parent: QWidget | None, question: str, detail: str, yes: str, no: str = wording.CANCEL
    ) -> bool:
        """Ask before something that can't simply be undone; Escape and Enter both mean no."""
        box = QMessageBox(QMessageBox.Icon.Question, wording.PROGRAM, question, parent=parent)
        box.setInformativeText(detail)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        return box.clickedButton() is agree

    @classmethod
    def save_path(
        cls, parent: QWidget | None, title: str, suggested: str, kinds: str, ending: str
    ) -> Path | None:
        """Ask where a file goes; None where the clerk thinks better of it."""
        dialog = _file_dialog(parent, title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, wording.SAVE_HERE)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.setDirectory(str(Path(suggested).parent))
        dialog.selectFile(Path(suggested).name)
        name = dialog.selectedFiles()[0] if dialog.exec() else ""
        if not name:
            return None
        return Path(name if name.lower().endswith(ending) else name + ending)

    @classmethod
    def open_paths(cls, parent: QWidget | None, title: str, folder: str, kinds: str) -> list[str]:
        """Ask for files to read, beginning in a folder."""
        dialog = _file_dialog(parent, title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, wording.OPEN_THESE)
        dialog.setDirectory(folder)
        return list(dialog.selectedFiles()) if dialog.exec() else []

    @classmethod
    def open_folder(cls, parent: QWidget | None, title: str, folder: str) -> str:
        """Ask for a folder; blank where the clerk thinks better of it."""
        dialog = _file_dialog(parent, title, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, wording.CHOOSE_FOLDER)
        dialog.setDirectory(folder)
        return dialog.selectedFiles()[0] if dialog.exec() else ""


def attempt(parent: QWidget | None, act: Callable[[], None]) -> bool:
    """Do what may be refused, and tell the clerk why where it is; says whether it was done."""
    try:
        act()
    except UserError as error:
        Dialogs.tell(parent, wording.FAILED_TITLE, error.sentence)
        return False
    return True


def documents_folder() -> str:
    """Locate the user's folder of documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _file_dialog(parent: QWidget | None, title: str, kinds: str) -> QFileDialog:
    """Make a dialog for files; where the system has none of its own, Qt's lacks some of the words."""
    dialog = QFileDialog(parent, title)
    if kinds:
        dialog.setNameFilters(kinds.split(";;"))
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, wording.LOOK_IN),
        (QFileDialog.DialogLabel.FileName, wording.FILE_NAME),
        (QFileDialog.DialogLabel.FileType, wording.FILE_TYPE),
        (QFileDialog.DialogLabel.Reject, wording.CANCEL),
    ):
        dialog.setLabelText(label, words)
    return dialog
