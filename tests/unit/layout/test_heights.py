from __future__ import annotations

import pytest

from desktop.layout.heights import row_heights
from desktop.layout.measures import LINE_ROW, ROW, TITLE_ROW, cell_height
from desktop.layout.sheet import CellKind, Face, PlacedCell
from desktop.templates.spec import Align


def cell(
    row: int, lines: int, *, rows: int = 1, kind: CellKind = CellKind.ENTRY, size: float = 10
) -> PlacedCell:
    bordered = kind not in (CellKind.TITLE, CellKind.LINE)
    return PlacedCell(
        row, 0, rows, 1, kind, "", ("指",) * lines, Face.SONG, size, Align.CENTRE, bordered=bordered
    )


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row_heights((cell(0, 1), cell(0, 5), cell(0, 2)), 1, 10, {}) == (cell_height(5, 10),)


@pytest.mark.parametrize(
    ("kind", "size", "height"),
    [
        (CellKind.ENTRY, 10, 10 * ROW),
        (CellKind.LINE, 10, 10 * LINE_ROW),
        (CellKind.TITLE, 18, 18 * TITLE_ROW),
    ],
)
def test_a_blank_row_has_room_to_write_in(kind: CellKind, size: float, height: float) -> None:
    assert row_heights((cell(0, 0, kind=kind, size=size),), 1, 10, {}) == (pytest.approx(height),)


def test_a_row_can_have_room_for_more_lines_than_are_filled() -> None:
    assert row_heights((cell(0, 1),), 1, 10, {0: 3}) == (cell_height(3, 10),)


def test_what_a_merged_cell_lacks_is_spread_over_its_rows() -> None:
    heights = row_heights((cell(0, 1), cell(1, 3), cell(0, 8, rows=2)), 2, 10, {})
    assert sum(heights) == pytest.approx(cell_height(8, 10))
    assert heights[0] - 10 * ROW == pytest.approx(heights[1] - cell_height(3, 10))


def test_the_merged_cell_with_the_fewest_rows_is_served_first() -> None:
    heights = row_heights((cell(0, 9, rows=3), cell(0, 6, rows=2), cell(2, 1)), 3, 10, {})
    assert heights[0] == heights[1]
    assert heights[2] > 10 * ROW
    assert heights[0] + heights[1] > cell_height(6, 10)
    assert sum(heights) == pytest.approx(cell_height(9, 10))


def test_a_merged_cell_that_has_room_changes_nothing() -> None:
    assert (
        row_heights((cell(0, 4), cell(1, 4), cell(0, 2, rows=2), cell(0, 0, rows=2)), 2, 10, {})
        == (cell_height(4, 10),) * 2
    )
