"""Asks for which year, and on which form, a project goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.form import Form
from desktop.models.places import form_name, form_year
from desktop.templates.spec import Template
from desktop.text import next_year as wording
from desktop.text.window import CANCEL
from desktop.views.sizing import resize_on_screen
from desktop.views.template_picker import TemplatePicker

_SIZE = QSize(780, 590)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What next year's draft is to be."""

    template_id: str
    year: int


class NextYearDialog(QDialog):
    """Template and year."""

    def __init__(self, parent: QWidget | None, templates: Sequence[Template], form: Form) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.DIALOG_TITLE)
        resize_on_screen(self, _SIZE)
        self._before = form_year(form) or 0
        self.picker = TemplatePicker(templates, (form.template.id,))
        intro = wording.DIALOG_INTRO.format(name=form_name(form), year=self._before or "")
        self.intro = QLabel(intro, wordWrap=True)
        self.year = QLineEdit(str(self._before + 1) if self._before else "")
        self.year.setMaxLength(4)
        self.fault = QLabel(wordWrap=True)
        self.fault.setProperty("fault", True)
        self.fault.hide()
        fields = QFormLayout()
        fields.addRow(wording.DIALOG_YEAR, self.year)
        buttons = QDialogButtonBox()
        buttons.addButton(wording.DIALOG_BEGIN, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.intro)
        column.addWidget(self.picker, 1)
        column.addLayout(fields)
        column.addWidget(self.fault)
        column.addWidget(buttons)
        self.year.setFocus()
        self.year.selectAll()

    def chosen(self) -> Chosen | None:
        """Read what was chosen; None where the year is none, or not a later one."""
        text, template = self.year.text().strip(), self.picker.template
        year = int(text) if text.isascii() and text.isdigit() else 0
        later = year > self._before and len(text) == self.year.maxLength()
        return Chosen(template.id, year) if later and template is not None else None

    def accept(self) -> None:
        """Close where a later year is given, otherwise say so."""
        if self.chosen() is not None:
            super().accept()
            return
        before = self._before
        self.fault.setText(wording.DIALOG_BAD_YEAR.format(year=before or "", example=before + 1 or ""))
        self.fault.show()
        self.year.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, templates: Sequence[Template], form: Form) -> Chosen | None:
        """Ask; None where the clerk thinks better of it."""
        dialog = cls(parent, templates, form)
        return dialog.chosen() if dialog.exec() else None
