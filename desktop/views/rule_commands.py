"""What the menu of rules does: choose the rule pack that the open form is scored by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.library import library
from desktop.operations.look_again import look_again
from desktop.templates.fitting import fits
from desktop.text import window as wording
from desktop.views.dialogs import Dialogs, attempt, documents_folder
from desktop.views.drafting import Drafting
from desktop.views.runner import Runner


class RuleCommands(QObject):
    """Commands on the rules of the open form.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, drafting: Drafting, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._drafting, self._runner = window, drafting, runner

    def choose_pack(self) -> None:
        """Ask for the rule pack, and score the form by it at once."""
        workspace = self._drafting.workspace
        if workspace is None or not attempt(self._window, look_again):
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

    def add(self) -> None:
        """Add templates, rule packs or re-check standards of the office's own from files."""
        files = Dialogs.open_paths(
            self._window, wording.DEFINITION_PICK, documents_folder(), wording.DEFINITION_FILES
        )
        desk = self._drafting.desk
        if not files or desk is None:
            return
        from desktop.operations.before_changes import back_up_before_change  # noqa: PLC0415 - as asked for

        self._runner.run(
            wording.BACKING_UP,
            lambda _: back_up_before_change(desk.store),
            lambda warning: self._add_all(files, warning),
        )

    def _add_all(self, files: Sequence[str], warning: str) -> None:
        if warning:
            Dialogs.tell(self._window, wording.FAILED_TITLE, warning)
        for file in files:
            if not attempt(self._window, partial(self._add, Path(file))):
                return

    def _add(self, file: Path) -> None:
        from desktop.operations.own_definitions import add_definition  # noqa: PLC0415 - loaded when asked for

        name = add_definition(file)
        names = {**{pack.id: pack.name for pack in library().packs()}, **library().template_names()}
        self.said.emit(wording.DEFINITION_ADDED.format(name=names.get(name, name)))
