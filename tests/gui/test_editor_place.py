"""The editor lies on its cell, however large the paper is shown and wherever it is scrolled."""

from __future__ import annotations

import pytest

from desktop.models.keys import CellKey
from desktop.views.cell_editor import Mood
from tests.helpers.window import Clerk


def entry_keys(clerk: Clerk) -> list[CellKey]:
    assert clerk.view.paper is not None
    columns = {"score", "reason", "weight", "actual_value", "third_level"}
    return [
        cell.key
        for cell in clerk.view.paper.sheet.cells
        if cell.key is not None and cell.key.column in columns
    ]


@pytest.mark.parametrize("template", ["hubei", "shanxi-term"])
@pytest.mark.parametrize("zoom", [170, 175])
def test_the_editor_stands_exactly_on_its_cell(clerk: Clerk, template: str, zoom: int) -> None:
    clerk.begin(template=template)
    clerk.view.set_zoom(zoom)
    opened = 0
    for key in entry_keys(clerk):
        clerk.go_to(key)
        clerk.press("F2")
        if clerk.view.editor.mood is not Mood.EDITING:
            continue
        cell = clerk.view.viewport_rect(clerk.cell(key))
        assert clerk.view.editor.geometry().topLeft() == cell.topLeft(), str(key)
        assert clerk.view.editor.width() >= min(cell.width(), 220), str(key)
        clerk.press("Escape")
        opened += 1
    assert opened > 8
