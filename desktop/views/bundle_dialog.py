"""Asks which forms of the unit are written, as what, and how their files are called."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.drafts_tree import NO_YEAR
from desktop.operations.file_names import TOKENS, check_pattern, file_name
from desktop.operations.forms import receipt_of
from desktop.operations.several import Kind
from desktop.operations.unit_drafts import NamedDraft, UnitDrafts
from desktop.text import bundle as wording
from desktop.text import file_names, window
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(780, 520)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the clerk decided."""

    forms: tuple[Form, ...]
    pattern: str
    """How the files are called."""
    kind: Kind = Kind.BUNDLE
    """What they are written as."""


class BundleDialog(QDialog):
    """The forms of one unit and year with a box each, and the pattern of file names with an example."""

    def __init__(self, parent: QWidget | None, unit: UnitDrafts, pattern: str) -> None:
        """Make the dialog.

        Args:
            parent: Its window.
            unit: The drafts to choose from.
            pattern: How files are called now.
        """
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        resize_on_screen(self, _SIZE)
        self._drafts = unit.drafts
        self.list = QListWidget()
        self.list.setAccessibleName(wording.DRAFTS)
        for draft in unit.drafts:
            self.list.addItem(_item(draft))
        self.kind = QComboBox()
        self.kind.setAccessibleName(wording.KIND)
        for kind in Kind:
            self.kind.addItem(wording.KINDS[kind.value], kind)
        self.pattern = QLineEdit(pattern)
        self.pattern.setAccessibleName(wording.PATTERN)
        self.usual = QPushButton(wording.USUAL, autoDefault=False)
        self.preview = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.preview.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count = QLabel()
        self._lay_out(unit)
        self.list.itemChanged.connect(self._follow)
        self.list.currentItemChanged.connect(self._follow)
        self.pattern.textChanged.connect(self._follow)
        self.usual.clicked.connect(lambda: self.pattern.setText(file_names.USUAL))
        self.list.setCurrentRow(0)
        self._follow()
        self.list.setFocus()

    def _lay_out(self, unit: UnitDrafts) -> None:
        words = wording.INTRO_NO_YEAR if unit.year == NO_YEAR else wording.INTRO
        intro = QLabel(words.format(unit=unit.unit, year=unit.year), wordWrap=True)
        tokens = file_names.BETWEEN.join(file_names.TOKEN.format(token=name) for name in TOKENS)
        known = QLabel(wording.TOKENS.format(tokens=tokens), wordWrap=True)
        for quiet in (intro, known):
            quiet.setProperty("quiet", True)
        row = _named_row(wording.PATTERN, self.pattern)
        row.addWidget(self.usual)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(wording.GO, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.addButton(window.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.list, 1)
        column.addLayout(_named_row(wording.KIND, self.kind))
        column.addLayout(row)
        column.addWidget(self.preview)
        column.addWidget(known)
        column.addLayout(foot)

    def forms(self) -> tuple[Form, ...]:
        """Read the ticked forms, in the order of the list."""
        return tuple(
            draft.form
            for place, draft in enumerate(self._drafts)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        )

    def _follow(self) -> None:
        """Show what the pattern makes of the current form, or what is wrong with it."""
        forms = self.forms()
        self.count.setText(wording.COUNT.format(count=len(forms)))
        pattern = self.pattern.text().strip() or file_names.USUAL
        try:
            check_pattern(pattern)
        except UserError as error:
            self._say(error.sentence, fault=True)
            self.go.setEnabled(False)
            return
        current = self._drafts[max(0, self.list.currentRow())].form
        self._say(wording.PREVIEW.format(name=file_name(current, pattern)), fault=False)
        self.go.setEnabled(bool(forms))

    def _say(self, sentence: str, *, fault: bool) -> None:
        self.preview.setText(sentence)
        self.preview.setProperty("fault", fault)
        self.preview.style().polish(self.preview)

    @classmethod
    def ask(cls, parent: QWidget | None, unit: UnitDrafts, pattern: str) -> Chosen | None:
        """Ask for forms and pattern; None where the clerk thinks better of it."""
        dialog = cls(parent, unit, pattern)
        if not dialog.exec():
            return None
        pattern = dialog.pattern.text().strip() or file_names.USUAL
        return Chosen(dialog.forms(), pattern, dialog.kind.currentData())


def _named_row(name: str, field: QWidget) -> QHBoxLayout:
    label = QLabel(name)
    label.setBuddy(field)
    row = QHBoxLayout()
    row.addWidget(label)
    row.addWidget(field, 1)
    return row


def _item(draft: NamedDraft) -> QListWidgetItem:
    """Make the line of a form; a blank one can't be ticked."""
    filled = bool(receipt_of(draft.form))
    words = wording.DRAFT if filled else wording.BLANK
    item = QListWidgetItem(words.format(name=draft.name, template=draft.form.template.form))
    item.setCheckState(Qt.CheckState.Checked if filled else Qt.CheckState.Unchecked)
    if not filled:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
