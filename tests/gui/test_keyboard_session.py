"""A whole form by keyboard alone: from the first window to the print preview."""

from __future__ import annotations

import pytest

from desktop.models.keys import CellKey
from desktop.views.new_draft import Heading, NewDraftDialog
from desktop.views.preview import PreviewWindow
from tests.helpers.window import Clerk, open_window


def test_a_clerk_without_a_mouse(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    heading = Heading("mof", "County office", "2024", "Village roads")
    monkeypatch.setattr(NewDraftDialog, "ask", lambda *_: heading)
    clerk.press("Ctrl+N")
    assert clerk.text(CellKey("head", "", "project_name")) == "Village roads"

    # The head of the form, then the budget: Tab goes where something waits.
    clerk.go_to(CellKey("head", "", "department"))
    clerk.type("Bureau of roads")
    clerk.press("Tab", "Tab")
    for amount in ("200", "200", "180"):
        clerk.type(amount)
        clerk.press("Tab")
    assert clerk.text(CellKey("funds", "annual_total", "execution_rate")) == "90%"

    # Two indicators and no more: the rest of the rows is removed.
    clerk.go_to(clerk.row_key(2, "third_level"))
    clerk.press(*["Shift+Down"] * 15, "Ctrl+-")
    assert len(clerk.row_ids()) == 2
    clerk.go_to(clerk.row_key(0, "third_level"))
    for texts in (("Length of road", "10km", "9km", "50"), ("Roads accepted", "100%", "100%", "40")):
        for text in texts:
            clerk.type(text)
            clerk.press("Tab")
        clerk.press("Tab")
    assert clerk.column("score") == ["45", "40"]
    assert clerk.totals() == ("94", "94", "94")

    # To the findings with F8, to the explanation and back.
    clerk.press("F8")
    clerk.press("F6")
    assert clerk.findings.table.hasFocus()
    clerk.press("Escape")
    assert clerk.view.editor.hasFocus()
    clerk.press("F6", "F6")
    assert clerk.projects.tree.hasFocus()
    clerk.press("F6")
    assert clerk.view.editor.hasFocus()

    clerk.press("Ctrl+P")
    clerk.qtbot.waitUntil(lambda: clerk.bench.output.preview_window is not None)
    preview = clerk.bench.output.preview_window
    assert isinstance(preview, PreviewWindow)
    preview.close()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.column("score") == ["45", "40"]
