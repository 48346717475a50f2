"""Lists the rule packs that can score a form, and asks which one it is to be scored by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.templates.pack import RulePack
from desktop.text import window as wording
from desktop.views.sizing import resize_on_screen

_ID = Qt.ItemDataRole.UserRole
_SIZE = QSize(760, 420)
_LIST_WIDTH = 300


class PackDialog(QDialog):
    """Rule packs, with region, date and sources of the current one."""

    def __init__(self, parent: QWidget | None, packs: Sequence[RulePack], used: str, own: str) -> None:
        """Make the dialog.

        Args:
            parent: Its window.
            packs: The packs to choose from.
            used: Id of the pack that the form is scored by now.
            own: Id of the pack that the template comes with.
        """
        super().__init__(parent)
        self.setWindowTitle(wording.PACK_TITLE)
        resize_on_screen(self, _SIZE)
        self._packs = {pack.id: pack for pack in packs}
        self.list = QListWidget()
        self.list.setAccessibleName(wording.PACK_TITLE)
        self.list.setFixedWidth(_LIST_WIDTH)
        for pack in packs:
            pattern = wording.PACK_OWN if pack.id == own else wording.PACK_LINE
            item = QListWidgetItem(pattern.format(region=pack.region, name=pack.name))
            item.setData(_ID, pack.id)
            item.setToolTip(pack.name)
            font = item.font()
            font.setBold(pack.id == used)
            item.setFont(font)
            self.list.addItem(item)
            if pack.id == used:
                self.list.setCurrentItem(item)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.list.currentItemChanged.connect(self._describe)
        self.list.itemDoubleClicked.connect(self.accept)
        self._describe()
        self.list.setFocus()

    def _lay_out(self) -> None:
        intro = QLabel(wording.PACK_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        buttons.addButton(wording.PACK_USE, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _describe(self) -> None:
        pack = self._packs.get(self.chosen() or "")
        self.about.setText("" if pack is None else pack_words(pack))

    def chosen(self) -> str | None:
        """Read the id of the current pack."""
        index = self.list.currentIndex()
        return index.data(_ID) if index.isValid() else None

    @classmethod
    def ask(cls, parent: QWidget | None, packs: Sequence[RulePack], used: str, own: str) -> str | None:
        """Ask for a pack; None where the clerk thinks better of it."""
        dialog = cls(parent, packs, used, own)
        return dialog.chosen() if dialog.exec() else None


def pack_words(pack: RulePack) -> str:
    """Say what a clerk who chooses among packs should know: region, date, remark and sources."""
    sources = dict.fromkeys((rule.source.title, rule.source.number) for rule in pack.rules)
    lines = [
        pack.name,
        wording.PACK_SINCE.format(region=pack.region, since=pack.in_force_from.isoformat()),
        pack.note,
        "\n".join(wording.PACK_SOURCE.format(title=title, number=number) for title, number in sources),
    ]
    return "\n\n".join(line for line in lines if line)
