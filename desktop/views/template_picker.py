"""Chooses one of many official forms: by region, by words, the last used first, with a picture of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.text import window as wording
from desktop.values.wording import fold
from desktop.views import colours
from desktop.views.template_picture import template_picture

_ID = Qt.ItemDataRole.UserRole
_LIST_WIDTH, _PICTURE_WIDTH = 300, 380
_LEAST_HEIGHT = 200
"""On a small screen that shows everything larger."""
_MOST_RECENT = 3
_INTO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Words(QLineEdit):
    """Words to look for; arrow keys move in the list below."""

    def __init__(self, listed: QWidget) -> None:
        super().__init__(placeholderText=wording.TEMPLATE_FILTER, clearButtonEnabled=True)
        self.setAccessibleName(wording.TEMPLATE_FILTER)
        self._listed = listed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand arrow keys to the list."""
        if event.key() in _INTO_LIST:
            QCoreApplication.sendEvent(self._listed, event)
        else:
            super().keyPressEvent(event)


class TemplatePicker(QWidget):
    """List, words to look for, and what is to be known of the current form.

    Signals:
        picked: Another form is the current one.
    """

    picked = Signal()

    def __init__(self, templates: Sequence[Template], recent: Iterable[str]) -> None:
        super().__init__()
        self._templates = {template.id: template for template in templates}
        self._words = {template.id: fold(_all_words(template)) for template in templates}
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.setAccessibleName(wording.NEW_TEMPLATE)
        self.filter = _Words(self.list)
        self.name, self.source = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.name.setProperty("strong", True)
        self.source.setProperty("quiet", True)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignTop)
        self.nothing = QLabel(wording.TEMPLATE_NONE)
        self.nothing.setProperty("quiet", True)
        self._fill([one for one in recent if one in self._templates][:_MOST_RECENT])
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._step)
        self._pick_first()

    def _fill(self, recent: Sequence[str]) -> None:
        groups: dict[str, list[str]] = {wording.TEMPLATES_RECENT: list(recent)} if recent else {}
        for template in self._templates.values():
            if template.id not in recent:
                groups.setdefault(_region(template), []).append(template.id)
        first = (wording.TEMPLATES_RECENT, wording.NATIONWIDE)
        for name in sorted(groups, key=lambda name: first.index(name) if name in first else len(first)):
            ids = groups[name]
            group = QTreeWidgetItem(self.list, [name])
            group.setForeground(0, colours.INK_QUIET)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for each in ids:
                item = QTreeWidgetItem(group, [self._templates[each].name])
                item.setData(0, _ID, each)
                item.setToolTip(0, self._templates[each].name)
        self.list.expandAll()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.filter.setFixedWidth(_LIST_WIDTH)
        shown = QScrollArea()
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setWidget(self.picture)
        shown.setWidgetResizable(True)
        shown.setObjectName("desk")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0, 3, 1)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.source, 1, 1)
        grid.addWidget(shown, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        self.setMinimumSize(_LIST_WIDTH + _PICTURE_WIDTH + 60, _LEAST_HEIGHT)

    @property
    def template(self) -> Template | None:
        """Read the current form; None while no name holds the words."""
        return self._templates.get(self.list.currentIndex().data(_ID) or "")

    def items(self) -> list[QTreeWidgetItem]:
        """List the forms as they stand in the list, hidden ones too."""
        groups = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        return [group.child(place) for group in groups if group for place in range(group.childCount())]

    def _narrow(self, text: str) -> None:
        """Show the forms that hold every word."""
        words = fold(text) if not text.split() else ""
        wanted = [fold(word) for word in text.split()] or [words]
        for item in self.items():
            item.setHidden(not all(word in self._words[item.data(0, _ID)] for word in wanted))
        for place in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(place)
            if group is not None:
                group.setHidden(all(group.child(n).isHidden() for n in range(group.childCount())))
        self._pick_first()

    def _pick_first(self) -> None:
        """Stay on the current form while it is shown, otherwise go to the first that is."""
        shown = [item for item in self.items() if not item.isHidden()]
        if not shown:
            self.list.setCurrentIndex(QModelIndex())
        elif self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self.nothing.setVisible(not shown)
        self._describe()

    def _step(self, current: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        """Describe the form that one comes to, and step over the names of regions."""
        if current is None or current.data(0, _ID):
            self._describe()
            return
        upward = before is not None and self.list.itemBelow(current) is before
        self.list.setCurrentItem(
            (self.list.itemAbove(current) if upward else None) or self.list.itemBelow(current)
        )

    def _describe(self) -> None:
        template = self.template
        for label in (self.name, self.source, self.picture):
            label.setVisible(template is not None)
        if template is not None:
            source = template.source
            self.name.setText(template.form)
            said = wording.NEW_TEMPLATE_LINE.format(
                since=template.in_force_from.isoformat(), title=source.title, number=source.number
            )
            self.source.setText(f"{said}\n{source.note}".strip())
            self.picture.setPixmap(template_picture(template.id, _PICTURE_WIDTH, self.devicePixelRatioF()))
        self.picked.emit()


def _region(template: Template) -> str:
    return library().pack(template.pack).region


def _all_words(template: Template) -> str:
    source = template.source
    return "\n".join(
        (template.name, template.form, _region(template), source.title, source.number, template.version)
    )
