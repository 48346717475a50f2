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
        own = library().pack(template.pack)
        packs = [pack for pack in library().packs() if pack in (own, used) or fits(template, pack)]
        near = (own.region, wording.NATIONWIDE)
        packs.sort(
            key=lambda pack: (pack != own, near.index(pack.region) if pack.region in near else len(near))
        )
        chosen = PackDialog.ask(self._window, packs, used.id, template.pack)
        if chosen is None:
            return
        change = self._drafting.use_pack(library().pack(chosen))
        if change is None:
            self.said.emit(wording.PACK_SAME.format(name=used.name))
        else:
            said = wording.PACK_CHOSEN if change.changed else wording.PACK_CHOSEN_UNCHANGED
            self.said.emit(said.format(name=library().pack(chosen).name, count=len(change.changed)))
