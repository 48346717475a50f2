"""The key of a Word file notes every cell of the Sheet where it stands."""

from __future__ import annotations

from desktop.layout.compose import compose
from desktop.layout.sheet import PlacedCell
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook.docx_places import sheet_key
from tests.helpers.forms import sound_form


def cells() -> tuple[PlacedCell, ...]:
    return compose(sound_form(), None, library().metrics).cells


def test_every_cell_is_noted_once() -> None:
    key = sheet_key(cells())
    for cell in cells():
        place = (cell.row, cell.column)
        if cell.key is None:
            assert key.fixed.get(place, "") == cell.text
        elif not cell.key.row:
            assert key.fields[cell.key.block, cell.key.column] == place
        else:
            table = key.tables[cell.key.block]
            assert (table.rows[cell.key.row], table.columns[cell.key.column]) == place


def test_a_merged_cell_stands_for_all_its_rows() -> None:
    merged = next(cell for cell in cells() if len(cell.covers) > 1)
    rows = sheet_key(cells()).tables["indicators"].rows
    assert [rows[covered.row] for covered in merged.covers] == list(
        range(merged.row, merged.row + merged.row_span)
    )
    assert isinstance(merged.key, CellKey)


def test_merges_are_areas() -> None:
    spans = [cell for cell in cells() if cell.row_span > 1 or cell.column_span > 1]
    assert sheet_key(cells()).merges == [
        (cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        for cell in spans
    ]
