"""Asks which form is begun, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.form import field_key
from desktop.templates.spec import Template
from desktop.text import window as wording
from desktop.views.sizing import resize_on_screen
from desktop.views.template_picker import TemplatePicker

_FIRST_YEAR = 2000
_SIZE = QSize(836, 592)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands in the head of a form."""

    template_id: str
    unit: str
    year: str
    project_name: str


class NewDraftDialog(QDialog):
    """Template, unit, year and project."""

    def __init__(
        self,
        parent: QWidget | None,
        templates: Sequence[Template],
        units: Sequence[str],
        recent: Sequence[str] = (),
    ) -> None:
        """Make the dialog.

        Args:
            parent: Its window.
            templates: The forms to choose from.
            units: Names of units that have drafts.
            recent: Ids of templates, the one that was used last first.
        """
        super().__init__(parent)
        self.setWindowTitle(wording.NEW_TITLE)
        resize_on_screen(self, _SIZE)
        self.picker = TemplatePicker(templates, recent)
        self.unit = QComboBox(editable=True)
        self.unit.addItems(list(units))
        # Forms are filled in the spring of the year after.
        self.year = QLineEdit(str(datetime.now(UTC).astimezone().year - 1))
        self.year.setMaxLength(4)
        self.project = QLineEdit()
        self.fault = QLabel(wordWrap=True)
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self._form = QFormLayout()
        self._lay_out()
        self.picker.picked.connect(self._ask_for_project)
        self._ask_for_project()
        asked_last = self.project if self._form.isRowVisible(self.project) else self.year
        (asked_last if self.unit.currentText() else self.unit).setFocus()

    def _lay_out(self) -> None:
        self._form.setSpacing(8)
        self._form.addRow(wording.NEW_UNIT, self.unit)
        self._form.addRow(wording.NEW_YEAR, self.year)
        self._form.addRow(wording.NEW_PROJECT, self.project)
        intro = QLabel(wording.NEW_INTRO)
        intro.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(wording.NEW_CREATE, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        buttons.addButton(wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.picker, 1)
        column.addWidget(intro)
        column.addLayout(self._form)
        for part in (self.fault, buttons):
            column.addWidget(part)

    def _ask_for_project(self) -> None:
        """Ask for a project only where the form has a place for its name."""
        template = self.picker.template
        self._form.setRowVisible(self.project, template is None or _names_project(template))

    def heading(self) -> Heading:
        """Read what was typed; a form of a whole unit is called by its own name."""
        template = self.picker.template
        of_unit = template is not None and not _names_project(template)
        return Heading(
            template.id if template else "",
            self.unit.currentText().strip(),
            self.year.text().strip(),
            template.form if template and of_unit else self.project.text().strip(),
        )

    def accept(self) -> None:
        """Close where everything needed is there, otherwise say what is missing."""
        typed = self.heading()
        if not typed.template_id:
            self._refuse(wording.NEW_NEEDS_TEMPLATE, self.picker.filter)
        elif not (typed.year.isascii() and typed.year.isdigit() and int(typed.year) >= _FIRST_YEAR):
            self._refuse(wording.NEW_NEEDS_YEAR.format(year=datetime.now(UTC).year - 1), self.year)
        elif not typed.project_name:
            self._refuse(wording.NEW_NEEDS_NAME, self.project)
        elif not typed.unit:
            self._refuse(wording.NEW_NEEDS_UNIT, self.unit)
        else:
            super().accept()

    def _refuse(self, sentence: str, where: QWidget) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        where.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        templates: Sequence[Template],
        units: Sequence[str],
        recent: Sequence[str] = (),
    ) -> Heading | None:
        """Ask for a new form; None where the clerk thinks better of it."""
        dialog = cls(parent, templates, units, recent)
        return dialog.heading() if dialog.exec() else None


def _names_project(template: Template) -> bool:
    return field_key(template, "project_name") is not None
