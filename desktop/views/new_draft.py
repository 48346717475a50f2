"""Asks what a new form is for, or what an existing one is to be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

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

from desktop.templates.spec import Template
from desktop.text import window as wording

_FIRST_YEAR = 2000


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
        self, parent: QWidget | None, templates: Sequence[Template], units: Sequence[str], title: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.template = QComboBox()
        self._lines = {}
        for template in templates:
            self.template.addItem(template.name, template.id)
            source = template.source
            self._lines[template.id] = wording.NEW_TEMPLATE_LINE.format(
                version=template.version, title=source.title, number=source.number
            )
        self.template_line = QLabel(wordWrap=True)
        self.template_line.setProperty("quiet", True)
        self.unit = QComboBox(editable=True)
        self.unit.addItems(list(units))
        # Forms are filled in the spring of the year after.
        self.year = QLineEdit(str(datetime.now(UTC).astimezone().year - 1))
        self.year.setMaxLength(4)
        self.project = QLineEdit()
        self.fault = QLabel(wordWrap=True)
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self._lay_out(choose_template=bool(templates))
        self.template.currentIndexChanged.connect(self._describe)
        self._describe()

    def _lay_out(self, *, choose_template: bool) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        if choose_template:
            form.addRow(wording.NEW_TEMPLATE, self.template)
            form.addRow("", self.template_line)
        form.addRow(wording.NEW_UNIT, self.unit)
        form.addRow(wording.NEW_YEAR, self.year)
        form.addRow(wording.NEW_PROJECT, self.project)
        intro = QLabel(wording.NEW_INTRO)
        intro.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(
            wording.NEW_CREATE if choose_template else wording.OK, QDialogButtonBox.ButtonRole.AcceptRole
        )
        accept.setDefault(True)
        buttons.addButton(wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (intro, self.fault):
            column.addWidget(part)
        column.insertLayout(1, form)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
        (self.project if self.unit.currentText() else self.unit).setFocus()

    def _describe(self) -> None:
        self.template_line.setText(self._lines.get(self.template.currentData(), ""))

    def heading(self) -> Heading:
        """Read what was typed."""
        return Heading(
            self.template.currentData() or "",
            self.unit.currentText().strip(),
            self.year.text().strip(),
            self.project.text().strip(),
        )

    def accept(self) -> None:
        """Close where everything needed is there, otherwise say what is missing."""
        typed = self.heading()
        if not (typed.year.isascii() and typed.year.isdigit() and int(typed.year) >= _FIRST_YEAR):
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
        cls, parent: QWidget | None, templates: Sequence[Template], units: Sequence[str]
    ) -> Heading | None:
        """Ask for a new form; None where the clerk thinks better of it."""
        dialog = cls(parent, templates, units, wording.NEW_TITLE)
        return dialog.heading() if dialog.exec() else None
