from __future__ import annotations

from desktop.layout.compose import compose
from desktop.layout.pages import Part
from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind, Face
from desktop.printing.borders import border_lines
from desktop.templates.spec import Align
from tests.helpers.papers import METRICS, case_form


def part(left: float, top: float, width: float, height: float, *, bordered: bool = True) -> Part:
    return Part(
        left, top, width, height, (), (), 2, CellKind.ENTRY, Face.SONG, 10, Align.LEFT, bordered, None, False
    )


def test_one_cell_has_four_sides() -> None:
    assert sorted(border_lines([part(10, 20, 30, 40)])) == [
        (10, 20, 10, 60),
        (10, 20, 40, 20),
        (10, 60, 40, 60),
        (40, 20, 40, 60),
    ]


def test_neighbours_share_their_sides_in_one_long_line() -> None:
    lines = border_lines([part(0, 0, 10, 10), part(10, 0, 10, 10), part(0, 10, 10, 10), part(10, 10, 10, 10)])
    assert len(lines) == 6
    assert (0, 10, 20, 10) in lines
    assert (10, 0, 10, 20) in lines


def test_a_merged_cell_interrupts_the_lines_it_covers() -> None:
    lines = border_lines([part(0, 0, 10, 20), part(10, 0, 10, 10), part(10, 10, 10, 10)])
    assert (10, 10, 20, 10) in lines
    assert (0, 10, 20, 10) not in lines


def test_lines_that_do_not_touch_stay_apart() -> None:
    lines = border_lines([part(0, 0, 10, 10), part(20, 0, 10, 10)])
    assert (0, 0, 10, 0) in lines
    assert (20, 0, 30, 0) in lines


def test_text_without_a_border_has_no_lines() -> None:
    assert border_lines([part(0, 0, 10, 10, bordered=False)]) == []


def test_a_form_is_drawn_with_few_lines_that_cover_all_sides() -> None:
    form = case_form("000-1")
    for parts in paginate(compose(form, None, METRICS), form.template.page).pages:
        lines = border_lines(parts)
        assert len(lines) < len(parts)
        for cell in parts:
            if cell.bordered:
                right, bottom = cell.left + cell.width, cell.top + cell.height
                assert any(
                    abs(y - cell.top) < 0.02 and x1 - 0.02 <= cell.left and right <= x2 + 0.02
                    for x1, y, x2, y2 in lines
                    if y == y2
                )
                assert any(
                    abs(x - right) < 0.02 and y1 - 0.02 <= cell.top and bottom <= y2 + 0.02
                    for x, y1, x2, y2 in lines
                    if x == x2
                )
