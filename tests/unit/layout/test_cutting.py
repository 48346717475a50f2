from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.layout.cutting import Piece, cut
from desktop.layout.filling import Slot
from desktop.layout.measures import cell_height, text_height
from desktop.layout.sheet import CellKind, Face, PlacedCell, Sheet
from desktop.models.keys import CellKey
from desktop.templates.spec import Align

KEY = CellKey("b", "", "f")
ENTRY = PlacedCell(
    0, 0, 1, 1, CellKind.ENTRY, "", tuple("一二三四五六"), Face.SONG, 10, Align.LEFT, bordered=True, key=KEY
)
LABEL = replace(ENTRY, kind=CellKind.LABEL, lines=("一", "二"), key=None)


def cut_cell(cell: PlacedCell, *pages: list[Slot]) -> tuple[list[Piece], dict[int, float]]:
    heights = tuple(20.0 for _ in range(4))
    return cut(Sheet("", (100.0,), heights, (cell,), ()), pages)


def slot(row: int, lines: int, top: float = 0) -> Slot:
    return Slot(row, top, cell_height(lines, 10))


def shown(pieces: list[Piece]) -> list[str]:
    return ["".join(piece.lines) for piece in pieces]


def test_a_cell_on_one_page_is_one_piece_over_all_its_rows() -> None:
    pieces, lacking = cut_cell(
        replace(ENTRY, row=1, row_span=2), [slot(0, 1), slot(1, 3, 20), slot(2, 3, 90)]
    )
    assert pieces == [Piece(0, replace(ENTRY, row=1, row_span=2), 20, 2 * cell_height(3, 10), ENTRY.lines)]
    assert lacking == {}


def test_long_text_goes_on_where_it_was_broken_off() -> None:
    pieces, lacking = cut_cell(ENTRY, [slot(0, 4)], [slot(0, 2)])
    assert shown(pieces) == ["一二三四", "五六"]
    assert [piece.page for piece in pieces] == [0, 1]
    assert lacking == {}


def test_text_that_found_no_room_asks_for_height() -> None:
    pieces, lacking = cut_cell(ENTRY, [slot(0, 2)], [slot(0, 1)])
    assert shown(pieces) == ["一二", "三"]
    assert lacking == {0: pytest.approx(text_height(3, 10))}


def test_the_last_row_of_a_merged_entry_grows_by_what_the_most_lacking_cell_asks() -> None:
    tall = replace(ENTRY, row_span=2)
    taller = replace(tall, column=1, lines=tuple("一二三四五六七八九"))
    slots = ([slot(0, 2)], [slot(1, 2)])
    sheet = Sheet("", (50.0, 50.0), (20.0, 20.0), (tall, taller), ())
    assert cut(sheet, slots)[1] == {1: pytest.approx(text_height(5, 10))}
    assert cut(replace(sheet, cells=(taller, tall)), slots)[1] == {1: pytest.approx(text_height(5, 10))}


def test_a_label_is_shown_again_in_each_part_that_has_room() -> None:
    cell = replace(LABEL, row_span=3)
    pieces, lacking = cut_cell(cell, [slot(0, 1)], [slot(1, 2)], [slot(2, 5)])
    assert shown(pieces) == ["", "一二", "一二"]
    assert [piece.repeated for piece in pieces] == [False, False, True]
    assert lacking == {}


def test_a_label_that_no_part_has_room_for_goes_on_like_a_text() -> None:
    pieces, lacking = cut_cell(replace(LABEL, row_span=2), [slot(0, 1)], [slot(1, 1)])
    assert shown(pieces) == ["一", "二"]
    assert lacking == {}


def test_a_merged_name_is_shown_again() -> None:
    name = replace(LABEL, kind=CellKind.ENTRY, row_span=2, key=KEY, covers=(KEY, CellKey("b", "r", "f")))
    assert shown(cut_cell(name, [slot(0, 2)], [slot(1, 2)])[0]) == ["一二", "一二"]


def test_a_blank_cell_is_cut_without_a_word() -> None:
    pieces, lacking = cut_cell(replace(ENTRY, lines=(), row_span=2), [slot(0, 2)], [slot(1, 2)])
    assert shown(pieces) == ["", ""]
    assert lacking == {}


def test_a_repeated_head_row_is_a_piece_on_each_page() -> None:
    heading = replace(LABEL, kind=CellKind.HEADING)
    pieces, _ = cut_cell(heading, [slot(0, 2)], [slot(0, 2), slot(1, 1, 40)])
    assert shown(pieces) == ["一二", "一二"]
    assert [piece.repeated for piece in pieces] == [False, True]


def test_pieces_come_page_by_page_in_reading_order() -> None:
    cells = (LABEL, replace(LABEL, column=1), replace(LABEL, row=1), replace(LABEL, row=1, column=1))
    sheet = Sheet("", (50.0, 50.0), (20.0, 20.0), cells, ())
    pieces, _ = cut(sheet, [[slot(0, 2)], [slot(0, 2), slot(1, 2, 40)]])
    assert [(piece.page, piece.cell.row, piece.cell.column) for piece in pieces] == [
        (0, 0, 0),
        (0, 0, 1),
        (1, 0, 0),
        (1, 0, 1),
        (1, 1, 0),
        (1, 1, 1),
    ]
