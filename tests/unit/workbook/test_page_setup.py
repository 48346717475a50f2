"""Which head a workbook prints again: the one that its pages need, or none."""

from __future__ import annotations

import pytest

from desktop.layout.measures import MM
from desktop.layout.sheet import RepeatedHead, RowRange, Sheet
from desktop.templates.spec import Page
from desktop.workbook.page_setup import pages_tall, repeated_head

PAGE = Page("A4", landscape=False, margins_mm=(10, 10, 10, 10), font_pt=10, title_pt=16)
ROOM = 277 * MM


def head(at: int, last: int, rows: int = 1) -> RepeatedHead:
    return RepeatedHead(RowRange(at, at + rows - 1), RowRange(at + rows, last))


SHORT, LONG = head(1, 3), head(4, 9)


def chosen(
    heights: list[float],
    *heads: RepeatedHead,
    breaks: tuple[int, ...] = (),
    page: Page = PAGE,
    width: float = 100.0,
    parts: int = 1,
) -> RepeatedHead | None:
    sheet = Sheet("", (width,), tuple(heights), (), heads, breaks=breaks)
    rows = [(row, height / parts) for row, height in enumerate(heights) for _ in range(parts)]
    return repeated_head(sheet, rows, page)


def test_on_a_single_page_the_longest_table_has_it() -> None:
    assert chosen([20.0] * 12, SHORT, LONG) == LONG


def test_a_form_without_heads_has_none() -> None:
    assert chosen([20.0] * 12) is None


def test_the_table_that_goes_on_has_it() -> None:
    fits = [ROOM / 6] * 12
    assert chosen(fits, SHORT, LONG) == LONG
    assert chosen([ROOM / 3, *[ROOM / 3] * 2, 9.0, *[9.0] * 8], SHORT, LONG) == SHORT


def test_it_is_never_printed_above_something_else() -> None:
    assert chosen([*[ROOM / 11] * 10, ROOM / 5], SHORT, LONG) is None
    assert chosen([ROOM / 5] * 14, SHORT, LONG) == LONG


def test_rows_of_a_page_across_are_fewer() -> None:
    heights = [ROOM / 14] * 12
    across = Page("A4", landscape=True, margins_mm=(10, 10, 10, 10), font_pt=10, title_pt=16)
    assert chosen(heights, head(1, 10), head(11, 11), page=across) == head(1, 10)
    assert chosen(heights, head(1, 6), page=across) is None


def test_a_wide_sheet_is_printed_smaller_so_that_more_rows_fit() -> None:
    heights = [ROOM / 10] * 12
    assert chosen(heights, head(1, 9)) is None
    assert chosen(heights, head(1, 9), width=2 * 190 * MM) == head(1, 9)


def test_a_working_paper_begins_a_page() -> None:
    assert chosen([20.0] * 12, LONG, breaks=(10,), parts=2) is None
    assert chosen([20.0] * 12, LONG, head(10, 11), breaks=(10,)) == head(10, 11)


@pytest.mark.parametrize(("rows", "tall"), [(10, 0), (11, 1), (13, 1), (16, 0), (23, 2)])
def test_rows_that_need_another_page_are_printed_smaller_to_stay_on_those_of_the_paper(
    rows: int, tall: int
) -> None:
    heights = (ROOM / 12,) * rows
    sheet = Sheet("", (100.0,), heights, (), ())
    assert pages_tall(sheet, [(row, height * 1.15) for row, height in enumerate(heights)], PAGE) == tall
