"""Where a workbook begins its pages, how small they are, and which head is printed again."""

from __future__ import annotations

import pytest

from desktop.layout.measures import MM
from desktop.layout.sheet import RepeatedHead, RowRange, Sheet
from desktop.templates.spec import Page
from desktop.workbook.page_setup import PagePlan, plan_pages, repeated_head

PAGE = Page("A4", landscape=False, margins_mm=(10, 10, 14, 10), font_pt=10, title_pt=16)
ACROSS = Page("A4", landscape=True, margins_mm=(10, 10, 14, 10), font_pt=10, title_pt=16)
ROOM, WIDE = 273 * MM, 190 * MM


def head(at: int, last: int, rows: int = 1) -> RepeatedHead:
    return RepeatedHead(RowRange(at, at + rows - 1), RowRange(at + rows, last))


SHORT, LONG = head(1, 3), head(4, 9)


def form(
    *heights: float, heads: tuple[RepeatedHead, ...] = (), breaks: tuple[int, ...] = (), width: float = WIDE
) -> Sheet:
    return Sheet("", (width,), heights, (), heads, breaks=breaks)


def plan(sheet: Sheet, taller: float = 1.0, page: Page = PAGE) -> PagePlan:
    return plan_pages(sheet, [height * taller for height in sheet.row_heights], page)


def scale(planned: PagePlan) -> float:
    """Work out how small a form as wide as the paper is printed."""
    return (WIDE - 2 * planned.beside) / WIDE


def chosen(
    starts: tuple[int, ...], *heads: RepeatedHead, breaks: tuple[int, ...] = ()
) -> RepeatedHead | None:
    return repeated_head(form(*[20.0] * 12, heads=heads, breaks=breaks), starts)


def test_on_a_single_page_the_longest_table_has_the_head() -> None:
    assert chosen((), SHORT, LONG) == LONG


def test_a_form_without_heads_has_none() -> None:
    assert chosen((6,)) is None


def test_the_table_that_goes_on_has_it() -> None:
    assert chosen((6,), SHORT, LONG) == LONG
    assert chosen((3,), SHORT, LONG) == SHORT
    assert chosen((2, 3), SHORT, LONG) == SHORT


def test_it_is_not_printed_above_something_else_more_often_than_above_its_own() -> None:
    assert chosen((10, 11), SHORT, LONG) is None
    assert chosen((6, 10), LONG) == LONG


def test_the_form_counts_before_its_working_papers() -> None:
    paper = head(8, 11)
    framework = head(1, 7)
    assert chosen((4, 6, 8, 10), framework, paper, breaks=(8,)) == framework
    assert chosen((8, 10), framework, paper, breaks=(8,)) == paper


def test_pages_begin_where_those_of_the_paper_do() -> None:
    twelve = form(*[ROOM / 5] * 12)
    assert plan(twelve).starts == (5, 10)
    assert scale(plan(twelve)) == pytest.approx(0.985)
    assert plan(form(20.0, 20.0, 20.0, breaks=(1,))) == PagePlan((1,), None, 0.0)


def test_rows_that_are_higher_than_those_of_the_paper_are_printed_smaller() -> None:
    higher = plan(form(*[ROOM / 5] * 12), 1.1)
    assert higher.starts == (5, 10)
    assert scale(higher) == pytest.approx(0.985 / 1.1)


def test_room_for_the_head_is_thought_of() -> None:
    sheet = form(*[ROOM / 5] * 9, heads=(head(0, 8),))
    planned = plan(sheet, 1.1)
    assert (planned.starts, planned.head) == ((5,), sheet.heads[0])
    assert scale(planned) == pytest.approx(0.985 / 1.1)


def test_print_that_would_be_too_small_takes_more_pages() -> None:
    planned = plan(form(*[ROOM / 5] * 10), 1.6)
    assert planned.starts == (3, 6, 9)
    assert planned.beside == 0


def test_a_row_that_the_paper_cuts_stays_whole() -> None:
    planned = plan(form(ROOM / 2, ROOM * 0.8, ROOM / 2))
    assert planned.starts == (1, 2)
    assert planned.beside == 0


def test_a_wide_form_is_printed_smaller_anyway() -> None:
    wide = form(*[ROOM / 5] * 10, width=2 * WIDE)
    assert plan(wide).starts == ()
    assert plan(wide).beside == pytest.approx(WIDE * 0.015 / 2)


def test_rows_of_a_page_across_are_fewer() -> None:
    assert len(plan(form(*[ROOM / 10] * 12), page=ACROSS).starts) == 1
