from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.layout.compose import compose
from desktop.layout.measures import LEADING, MM, cell_height
from desktop.layout.pages import Pages, Part
from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind, Sheet
from desktop.models.document import Cell
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import Content, Page
from tests.helpers.papers import (
    CASE_IDS,
    METRICS,
    PORTRAIT,
    case_form,
    form_of,
    long_text,
    rows_of,
    stress_form,
)


def pages_of(form: Form, page: Page | None = None) -> tuple[Sheet, Pages]:
    sheet = compose(form, None, METRICS)
    return sheet, paginate(sheet, page or form.template.page)


def analysis_form(rows: int, lengths: dict[str, int]) -> Form:
    """Fill the form with analysis with texts of given lengths; "reason" is that of each third row."""
    template = library().template("mof-analysis")
    document = fresh_document(template)
    for block, spec in template.fields():
        if spec.content is Content.LONG_TEXT:
            document = document.with_cell(
                CellKey(block, "", spec.id), Cell(long_text(lengths.get(spec.id, 20)))
            )
    texts = [
        {
            "first_level": f"第{place // 6}类",
            "second_level": f"第{place // 3}组指标的名称",
            "third_level": f"指标{place}",
            "deviation_reason": long_text(lengths.get("reason", 0)) if place % 3 == 0 else "",
        }
        for place in range(rows)
    ]
    return form_of(template, document.with_rows("indicators", rows_of(*texts)))


def texts_by_key(pages: Pages) -> dict[CellKey, str]:
    """Join what all parts of each cell show, repetitions apart."""
    joined: defaultdict[CellKey, str] = defaultdict(str)
    for parts in pages.pages:
        for part in parts:
            if part.key and not part.repeated:
                joined[part.key] += "".join(part.lines)
    return joined


def check(sheet: Sheet, pages: Pages, page: Page) -> None:
    top, right, bottom, left = (side * MM for side in page.margins_mm)
    for parts in pages.pages:
        assert parts
        for part in parts:
            assert left - 0.1 <= part.left
            assert part.left + part.width <= pages.width - right + 0.1
            assert top - 0.1 <= part.top
            assert part.top + part.height <= pages.height - bottom + 0.1
            assert len(part.lines) * part.size * LEADING <= part.height
            assert all(part.top < baseline < part.top + part.height for baseline in part.baselines)
            assert len(part.lines) == len(part.baselines)
        check_cover(parts)
    shown = texts_by_key(pages)
    for cell in sheet.cells:
        if cell.key:
            assert shown[cell.key] == "".join(cell.lines)


def check_cover(parts: tuple[Part, ...]) -> None:
    """Parts of a page never lie over each other and leave nothing of the table blank."""
    area = sum(part.width * part.height for part in parts)
    left, top = min(part.left for part in parts), min(part.top for part in parts)
    right = max(part.left + part.width for part in parts)
    bottom = max(part.top + part.height for part in parts)
    assert area == pytest.approx((right - left) * (bottom - top), rel=1e-6)
    corners = [(round(part.left, 3), round(part.top, 3)) for part in parts]
    assert len(set(corners)) == len(corners)


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_worked_forms_stand_whole_on_their_pages(case_id: str) -> None:
    form = case_form(case_id)
    sheet, pages = pages_of(form)
    check(sheet, pages, form.template.page)
    assert len(pages.pages) <= 2


def test_a_very_long_form_stands_whole_on_its_pages() -> None:
    form = stress_form()
    sheet, pages = pages_of(form)
    check(sheet, pages, form.template.page)
    assert len(pages.pages) > 3


LENGTHS = st.dictionaries(
    st.sampled_from(["intended", "achieved", "output", "problems", "measures", "reason"]),
    st.integers(0, 2500),
    max_size=4,
)


@given(st.integers(0, 30), LENGTHS)
@settings(max_examples=60)
def test_nothing_is_dropped_doubled_or_cut_whatever_is_written(rows: int, lengths: dict[str, int]) -> None:
    form = analysis_form(rows, lengths)
    sheet, pages = pages_of(form)
    check(sheet, pages, form.template.page)


def test_a_text_longer_than_a_page_goes_on_over_the_next_pages() -> None:
    _, pages = pages_of(analysis_form(1, {"measures": 8000}))
    key = CellKey("analysis", "", "measures")
    parts = [[part for part in parts if part.key == key] for parts in pages.pages]
    assert len([1 for found in parts if found]) >= 3
    assert "".join(line for found in parts for part in found for line in part.lines) == long_text(8000)


def test_a_merged_entry_cut_between_its_rows_keeps_every_line() -> None:
    """The field beside several rows of labels is cut where they are; each cut takes a little room."""
    form = analysis_form(0, {})
    sheet = compose(form, None, METRICS)
    tall = next(cell for cell in sheet.cells if cell.key == CellKey("goals", "", "intended"))
    rows = 40
    lines = tuple(f"{line}行" for line in range(90))
    height = cell_height(90, 10) / rows
    grown = replace(
        sheet,
        cells=(replace(tall, row=0, row_span=rows, column=0, column_span=9, lines=lines),),
        row_heights=(height,) * rows,
        heads=(),
    )
    pages = paginate(grown, PORTRAIT)
    assert len(pages.pages) == 2
    shown = [line for parts in pages.pages for part in parts for line in part.lines]
    assert tuple(shown) == lines
    for parts in pages.pages:
        assert all(len(part.lines) * part.size * LEADING <= part.height for part in parts)


def test_heads_and_labels_are_printed_again_on_the_next_page() -> None:
    _, pages = pages_of(case_form("000-1"))
    texts = ["".join(part.lines) for part in pages.pages[1]]
    for label in ("绩效指标", "一级指标", "三级指标", "偏差原因分析及改进措施"):
        assert label in texts
    headings = [part for part in pages.pages[1] if part.kind is CellKind.HEADING]
    assert headings
    assert all(part.repeated for part in headings)


def test_borders_are_closed_at_a_page_break() -> None:
    """Every bordered part is a whole rectangle, so the last row of a page ends all columns alike."""
    _, pages = pages_of(stress_form())
    for parts in pages.pages[:-1]:
        bottom = max(part.top + part.height for part in parts)
        ending = [part for part in parts if part.top + part.height == pytest.approx(bottom)]
        assert sum(part.width for part in ending) == pytest.approx(
            sum(part.width for part in parts if part.top == parts[0].top)
        )


def test_the_signature_line_is_not_alone_on_a_page() -> None:
    for rows in range(16, 24):
        _, pages = pages_of(analysis_form(rows, {}))
        assert any(part.bordered for part in pages.pages[-1])
        assert any(part.kind is CellKind.LINE for part in pages.pages[-1])


def test_it_is_told_where_pages_begin() -> None:
    sheet, pages = pages_of(analysis_form(60, {}))
    keys = [[part.key for part in parts if part.key and not part.repeated] for parts in pages.pages]
    rows = {key: cell.row for cell in sheet.cells for key in (*cell.covers, cell.key) if key}
    assert None not in pages.starts
    assert list(pages.starts) == [min(rows[key] for key in page) for page in keys[1:]]
    assert None in pages_of(analysis_form(1, {"measures": 8000}))[1].starts


def test_a_form_that_nearly_fits_is_printed_smaller_with_the_same_lines() -> None:
    template = library().template("mof")
    form = form_of(template)
    sheet, pages = pages_of(form)
    rows = list(form.document.rows("indicators"))
    while len(pages.pages) == 1 and pages.scale == 1:
        rows.append(replace(rows[-1], id=f"more_{len(rows)}"))
        form = form.with_document(form.document.with_rows("indicators", tuple(rows)))
        sheet, pages = pages_of(form)
    assert len(pages.pages) == 1
    assert 0.85 <= pages.scale < 1
    check(sheet, pages, template.page)
    assert min(part.size for part in pages.pages[0]) == pytest.approx(10 * pages.scale)


def test_a_form_that_does_not_fit_anyway_keeps_its_size() -> None:
    _, pages = pages_of(case_form("000-1"))
    assert len(pages.pages) == 2
    assert pages.scale == 1


def test_a_form_in_small_type_is_not_made_smaller_than_can_be_read() -> None:
    sheet = compose(case_form("000-1"), None, METRICS)
    for font in (7.5, 8.0):
        pages = paginate(replace(sheet, font=font), PORTRAIT)
        assert pages.scale * font >= 7.5


def test_a_wide_form_is_fitted_to_the_paper() -> None:
    form = case_form("002-1")
    narrow = replace(form.template.page, margins_mm=(18, 36, 16, 36))
    sheet, pages = pages_of(form, narrow)
    check(sheet, pages, narrow)
    assert pages.scale <= (210 - 72) / sum(form.template.columns_mm) + 0.001


def test_a_narrow_form_stands_in_the_middle() -> None:
    form = case_form("002-1")
    landscape = replace(form.template.page, landscape=True)
    _, pages = pages_of(form, landscape)
    assert (pages.width, pages.height) == (pytest.approx(297 * MM), pytest.approx(210 * MM))
    left = min(part.left for part in pages.pages[0])
    right = max(part.left + part.width for part in pages.pages[0])
    assert left + right == pytest.approx(297 * MM + (18 - 16) * MM)


def test_the_page_number_stands_under_the_form() -> None:
    form = case_form("000-1")
    for page in (form.template.page, replace(form.template.page, margins_mm=(5, 16, 5, 18))):
        _, pages = pages_of(form, page)
        lowest = max(part.top + part.height for parts in pages.pages for part in parts)
        assert lowest + 9 < pages.number_baseline < pages.height
