"""What the menu of rules does: choose the rule pack that the open form is scored by."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.library import library
from desktop.templates.fitting import fits
from desktop.text import window as wording
from desktop.views.drafting import Drafting


class RuleCommands(QObject):
    """Commands on the rules of the open form.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, drafting: Drafting) -> None:
        super().__init__(window)
        self._window, self._drafting = window, drafting

    def choose_pack(self) -> None:
        """Ask for the rule pack, and score the form by it at once."""
        workspace = self._drafting.workspace
        if workspace is None:
            return
        from desktop.views.pack_dialog import PackDialog  # noqa: PLC0415 - loaded when asked for

        template, used = workspace.form.template, workspace.form.pack
        packs = [pack for pack in library().packs() if pack.id == used.id or fits(template, pack)]
        chosen = PackDialog.ask(self._window, packs, used.id, template.pack)
        if chosen is None:
            return
        change = self._drafting.use_pack(library().pack(chosen))
        if change is None:
            self.said.emit(wording.PACK_SAME.format(name=used.name))
        else:
            name = library().pack(chosen).name
            self.said.emit(wording.PACK_CHOSEN.format(name=name, count=len(change.changed)))
