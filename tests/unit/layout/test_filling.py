from __future__ import annotations

import pytest

from desktop.layout.filling import fill, tied_rows
from desktop.layout.measures import PADDING_Y, cell_height
from desktop.layout.sheet import CellKind, Face, PlacedCell, RepeatedHead, RowRange, Sheet
from desktop.models.keys import CellKey
from desktop.templates.spec import Align


def sheet(
    *heights: float,
    heads: tuple[RepeatedHead, ...] = (),
    tied: tuple[int, ...] = (),
    cells: tuple[PlacedCell, ...] = (),
    breaks: tuple[int, ...] = (),
) -> Sheet:
    return Sheet("", (100.0,), heights, cells, heads, tied, 10.0, breaks)


def label(row: int, rows: int, lines: int) -> PlacedCell:
    return PlacedCell(
        row, 0, rows, 1, CellKind.LABEL, "", ("字",) * lines, Face.HEI, 10, Align.CENTRE, bordered=True
    )


def head(at: int, last: int) -> RepeatedHead:
    return RepeatedHead(RowRange(at, at), RowRange(at + 1, last))


def rows(form: Sheet, room: float) -> list[list[int]]:
    """List the rows of each page."""
    return [[slot.row for slot in page] for page in fill(form, form.row_heights, room, tied_rows(form))]


def test_rows_follow_each_other_down_the_page() -> None:
    (page,) = fill(sheet(20, 30, 40), (20, 30, 40), 100, ())
    assert [(slot.top, slot.height) for slot in page] == [(0, 20), (20, 30), (50, 40)]


def test_a_row_that_does_not_fit_begins_the_next_page() -> None:
    assert rows(sheet(25, 25, 25, 25, 25), 100) == [[0, 1, 2, 3], [4]]


def test_heads_are_printed_again_above_the_rows_of_their_table() -> None:
    form = sheet(25, 25, 25, 25, 25, 25, heads=(head(1, 4),))
    assert rows(form, 100) == [[0, 1, 2, 3], [1, 4, 5]]


def test_a_head_of_two_rows_stays_together_and_is_printed_again_whole() -> None:
    two = RepeatedHead(RowRange(2, 3), RowRange(4, 7))
    assert rows(sheet(25, 20, 20, 20, 20, 20, 20, 20, heads=(two,)), 100) == [
        [0, 1],
        [2, 3, 4, 5, 6],
        [2, 3, 7],
    ]


def test_a_working_paper_begins_a_page() -> None:
    assert rows(sheet(25, 25, 25, 25, breaks=(2,)), 100) == [[0, 1], [2, 3]]
    assert rows(sheet(25, 25, breaks=(0,)), 100) == [[0, 1]]


def test_a_working_paper_keeps_nothing_before_it_from_its_page() -> None:
    form = sheet(25, 25, 25, 25, 25, 25, tied=(3,), breaks=(4,), heads=(head(4, 5),))
    assert rows(form, 75) == [[0, 1], [2, 3], [4, 5]]
    assert tied_rows(form) == {3, 5}


def test_heads_are_not_printed_again_behind_their_table() -> None:
    assert rows(sheet(25, 25, 25, 25, 25, heads=(head(0, 3),)), 100) == [[0, 1, 2, 3], [4]]


def test_a_head_is_never_the_last_on_a_page() -> None:
    assert rows(sheet(25, 25, 25, 25, 25, heads=(head(3, 4),)), 100) == [[0, 1, 2], [3, 4]]


def test_a_head_takes_the_next_page_with_two_rows_rather_than_leave_one_alone() -> None:
    form = sheet(25, 25, 25, 25, 25, 25, heads=(head(2, 5),))
    assert rows(form, 100) == [[0, 1], [2, 3, 4, 5]]
    assert rows(form, 125) == [[0, 1, 2, 3, 4], [2, 5]]
    assert rows(form, 50) == [[0, 1], [2, 3], [4, 5]]


def test_a_head_of_one_row_asks_for_no_more() -> None:
    assert rows(sheet(25, 25, 25, 25, 25, heads=(head(2, 3),)), 100) == [[0, 1, 2, 3], [4]]


def test_rows_are_cut_only_where_they_may_be() -> None:
    form = sheet(30, 150, 20)
    pages = fill(form, form.row_heights, 160, (), whole=True)
    assert [[slot.row for slot in page] for page in pages] == [[0], [1], [2]]


def test_a_head_higher_than_a_good_part_of_the_page_is_printed_once() -> None:
    assert rows(sheet(50, 25, 25, 25, heads=(head(0, 3),)), 100) == [[0, 1, 2], [3]]


def test_the_signature_line_takes_the_row_above_it_along() -> None:
    assert rows(sheet(25, 25, 25, 25, 25, tied=(4,)), 100) == [[0, 1, 2], [3, 4]]
    assert rows(sheet(25, 25, 25, 25, 25), 100) == [[0, 1, 2, 3], [4]]


def test_a_tall_row_is_cut_after_whole_lines() -> None:
    form = sheet(30, 150)
    first, second = fill(form, form.row_heights, 160, ())
    assert [slot.row for slot in first] == [0, 1]
    lines = (first[1].height - 2 * PADDING_Y) / 13
    assert lines == pytest.approx(round(lines))
    assert first[1].height + second[0].height == pytest.approx(150 + 2 * PADDING_Y)
    assert second[0].top == 0


def test_a_row_higher_than_the_page_goes_on_over_several_pages() -> None:
    form = sheet(20, 500, heads=(head(0, 1),))
    pages = fill(form, form.row_heights, 200, ())
    assert [[slot.row for slot in page] for page in pages] == [[0, 1], [0, 1], [0, 1]]
    assert all(sum(slot.height for slot in page) <= 200 for page in pages)


def test_a_tall_row_is_not_cut_after_so_few_lines_that_it_looks_lost() -> None:
    assert rows(sheet(60, 80), 100) == [[0], [1]]


def test_the_last_lines_of_a_tall_row_are_kept_with_the_signature_line() -> None:
    form = sheet(20, 150, 20, tied=(2,))
    first, second = fill(form, form.row_heights, 180, tied_rows(form))
    assert [slot.row for slot in first] == [0, 1]
    assert [slot.row for slot in second] == [1, 2]
    assert second[0].height >= cell_height(2, 10)


def test_a_head_stays_with_the_first_lines_of_a_tall_row() -> None:
    form = sheet(20, 300, heads=(head(0, 1),))
    assert rows(sheet(60, 20, 300, heads=(head(1, 2),)), 200)[0] == [0, 1, 2]
    assert rows(form, 200)[0] == [0, 1]
    assert rows(sheet(150, 20, 300, heads=(head(1, 2),)), 200)[0] == [0]


def test_rows_that_can_not_be_kept_together_on_any_page_are_parted() -> None:
    assert rows(sheet(25, 25, 25, 25, 25, 25, tied=(1, 2, 3, 4, 5)), 100) == [[0, 1], [2, 3, 4, 5]]


def test_a_merged_label_is_not_cut_where_a_part_has_no_room_for_it() -> None:
    form = sheet(20, 20, 20, 20, 20, cells=(label(1, 4, 2),))
    assert tied_rows(form) == {2, 4}
    assert rows(form, 45) == [[0], [1, 2], [3, 4]]


def test_the_repeated_head_gives_room_to_the_side_label() -> None:
    side = label(0, 4, 3)
    assert tied_rows(sheet(40, 20, 20, 20, cells=(side,), heads=(head(0, 3),))) == {1}
    assert tied_rows(sheet(40, 20, 20, 20, cells=(side,))) == {1, 2, 3}


def test_cells_that_are_not_shown_again_tie_nothing() -> None:
    entry = PlacedCell(
        0,
        0,
        3,
        1,
        CellKind.ENTRY,
        "",
        ("字",) * 4,
        Face.SONG,
        10,
        Align.LEFT,
        True,
        key=CellKey("b", "", "f"),
    )
    assert tied_rows(sheet(20, 20, 20, cells=(entry, label(0, 1, 9)))) == frozenset()
