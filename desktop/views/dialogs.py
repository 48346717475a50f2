"""The few questions and failures that stop the clerk; tests replace `ask` and `tell`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

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
        name, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
        if not name:
            return None
        return Path(name if name.lower().endswith(ending) else name + ending)

    @classmethod
    def open_paths(cls, parent: QWidget | None, title: str, kinds: str) -> list[str]:
        """Ask for files to read."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return list(names)
