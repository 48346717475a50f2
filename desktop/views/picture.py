"""Takes a picture of the real window with a form in it, on a screen or without one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.editing.workspace import Workspace
from desktop.errors import UserError
from desktop.models.form import Form, field_text
from desktop.models.places import form_name, form_year
from desktop.operations.drafts_tree import DraftNode, UnitNode, YearNode
from desktop.operations.habits import Habits
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft
from desktop.text import window as wording
from desktop.text.desk import NO_YEAR, STATES
from desktop.values.number import plain
from desktop.views.style import dress
from desktop.views.window import SIZE, MainWindow
from desktop.views.workbench import Workbench

_ID = "picture"


def picture(form: Form, target: Path, size: tuple[int, int] = SIZE) -> None:
    """Write a picture of the window.

    Args:
        form: What is open in it.
        target: The PNG file.
        size: Width and height in pixels.

    Raises:
        UserError: The file can't be written.
    """
    if not isinstance(QApplication.instance(), QApplication):
        dress(QApplication([]))
    window = MainWindow()
    window.resize(*size)
    bench = Workbench(window, Habits())
    workspace = Workspace(form, library().metrics)
    bench.show_tree((_year(workspace),))
    bench.drafting.show(OpenDraft(_ID, workspace, None, {}, None))
    differing = next((cell.key for cell in workspace.scores.cells.values() if cell.difference), None)
    bench.view.go_to(differing)
    # Grabbing lays out and polishes what is not on a screen.
    QApplication.processEvents()
    taken = window.grab().save(str(target), "PNG")
    window.close()
    if not taken:
        raise UserError(wording.NO_PICTURE.format(path=target))


def _year(workspace: Workspace) -> YearNode:
    form = workspace.form
    printed = workspace.scores.totals.printed
    total = "" if printed is None else plain(printed)
    year = form_year(form) or NO_YEAR
    draft = DraftNode(_ID, form_name(form), form.template.name, STATES["draft"], total)
    return YearNode(str(year), (UnitNode.of(field_text(form, "unit"), [draft]),))
