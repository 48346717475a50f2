"""Tables are found by their lines, and merged cells are whole."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook.pdf_rules import Box, Rule, joined, lattices


def grid(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def test_pieces_of_a_line_are_one_line() -> None:
    dashes = [Rule(10, 0, 5), Rule(10.4, 7, 12), Rule(9.8, 3, 6)]
    (line,) = joined(dashes)
    assert (line.start, line.end) == (0, 12)
    assert 9.8 <= line.at <= 10.4


def test_lines_far_apart_or_too_short_are_not_joined() -> None:
    assert joined([Rule(10, 0, 5), Rule(10, 20, 30), Rule(40, 0, 30), Rule(60, 1, 3)]) == [
        Rule(10, 0, 5),
        Rule(10, 20, 30),
        Rule(40, 0, 30),
    ]


def test_each_square_of_a_plain_table_is_a_cell() -> None:
    (table,) = lattices(*grid([0, 50, 100], [0, 20, 40]))
    assert table.boxes == [Box(0, 0, 1, 1), Box(0, 1, 1, 2), Box(1, 0, 2, 1), Box(1, 1, 2, 2)]
    assert table.holds(99, 1)
    assert not table.holds(101, 1)
    assert not table.holds(50, 41)


def test_a_cell_without_a_line_through_it_is_merged() -> None:
    across = [Rule(0, 0, 100), Rule(20, 50, 100), Rule(40, 0, 100)]
    down = [Rule(0, 0, 40), Rule(50, 0, 40), Rule(100, 0, 40)]
    (table,) = lattices(across, down)
    assert table.boxes == [Box(0, 0, 2, 1), Box(0, 1, 1, 2), Box(1, 1, 2, 2)]


def test_what_is_no_rectangle_is_cut_into_some() -> None:
    across = [Rule(0, 0, 100), Rule(20, 50, 100), Rule(40, 0, 100)]
    down = [Rule(0, 0, 40), Rule(50, 0, 20), Rule(100, 0, 40)]
    (table,) = lattices(across, down)
    assert table.boxes == [Box(0, 0, 2, 1), Box(0, 1, 1, 2), Box(1, 1, 2, 2)]


def test_a_wide_cell_over_narrow_ones_ends_where_they_begin() -> None:
    across = [Rule(0, 0, 100), Rule(40, 0, 100)]
    down = [Rule(0, 0, 40), Rule(50, 20, 40), Rule(100, 0, 40)]
    (table,) = lattices([*across, Rule(20, 0, 30)], down)
    assert table.boxes[0] == Box(0, 0, 1, 2)


def test_a_table_may_lack_its_outermost_lines() -> None:
    across = [Rule(0, 0, 100), Rule(20, 0, 100)]
    (table,) = lattices(across, [Rule(50, 0, 20)])
    assert table.xs == [0, 50, 100]
    assert len(table.boxes) == 2


def test_tables_apart_are_two_from_top_to_bottom() -> None:
    low, high = grid([0, 50], [100, 120]), grid([10, 60], [0, 20])
    tables = lattices([*low[0], *high[0]], [*low[1], *high[1]])
    assert [table.ys for table in tables] == [[0, 20], [100, 120]]


def test_lines_that_meet_nothing_are_no_table() -> None:
    assert lattices([Rule(0, 0, 100), Rule(30, 0, 100)], [Rule(200, 0, 30)]) == []
    assert lattices([Rule(0, 0, 100)], [Rule(0, 0, 30)]) == []


steps = st.lists(st.integers(5, 60), min_size=2, max_size=6)


@given(steps, steps, st.data())
def test_cells_cover_every_square_once(widths: list[int], heights: list[int], data: st.DataObject) -> None:
    xs = [float(sum(widths[:count])) for count in range(len(widths) + 1)]
    ys = [float(sum(heights[:count])) for count in range(len(heights) + 1)]
    across, down = grid(xs, ys)
    inner = [Rule(y, *ends) for y in ys[1:-1] for ends in pairwise(xs)]
    kept = [rule for rule in inner if data.draw(st.booleans())]
    (table,) = lattices([across[0], *kept, across[-1]], down)
    squares = [
        (row, column)
        for box in table.boxes
        for row in range(box.top, box.bottom)
        for column in range(box.left, box.right)
    ]
    assert len(squares) == len(set(squares)) == (len(table.xs) - 1) * (len(table.ys) - 1)
