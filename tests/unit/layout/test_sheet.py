from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.layout.sheet import CellKind, Face, PlacedCell, repeats
from desktop.models.keys import CellKey
from desktop.templates.spec import Align

CELL = PlacedCell(0, 0, 1, 1, CellKind.ENTRY, "", (), Face.SONG, 10, Align.LEFT, bordered=True)
FIRST, SECOND = CellKey("b", "r1", "c"), CellKey("b", "r2", "c")


@pytest.mark.parametrize("kind", [CellKind.LABEL, CellKind.HEADING])
def test_labels_and_headings_are_shown_again_on_a_next_page(kind: CellKind) -> None:
    assert repeats(replace(CELL, kind=kind))


def test_merged_names_are_shown_again_on_a_next_page() -> None:
    assert repeats(replace(CELL, covers=(FIRST, SECOND)))


def test_a_single_entry_is_not_shown_twice() -> None:
    assert not repeats(CELL)
    assert not repeats(replace(CELL, key=FIRST, row_span=2))
