"""A Sheet is cut into tables so that headings can stand on every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.layout.compose import compose
from desktop.layout.sheet import RepeatedHead, RowRange, Sheet
from desktop.models.form import Form, fresh_document
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.workbook.docx_heads import Stretch, is_line, pieces_of, stretches
from tests.helpers.forms import sound_form

KNOWN = library()


def blank(template: Template) -> Sheet:
    return compose(Form(template, KNOWN.pack(template.pack), fresh_document(template)), None, KNOWN.metrics)


@pytest.fixture
def sheet() -> Sheet:
    return compose(sound_form(), None, KNOWN.metrics)


@pytest.mark.parametrize("template", KNOWN.templates(), ids=lambda one: one.id)
def test_every_row_is_in_one_stretch_and_every_place_in_one_piece(template: Template) -> None:
    sheet = blank(template)
    cut = stretches(sheet)
    assert [row for one in cut for row in range(one.first, one.end)] == list(range(len(sheet.row_heights)))
    places = [
        (row, column)
        for piece in pieces_of(sheet)
        for row in range(piece.cell.row, piece.cell.row + piece.cell.row_span)
        for column in range(piece.cell.column, piece.cell.column + piece.cell.column_span)
    ]
    assert len(places) == len(set(places)) == len(sheet.row_heights) * len(sheet.column_widths)
    bounds = {one.first for one in cut}
    for piece in pieces_of(sheet):
        assert not bounds & set(range(piece.cell.row + 1, piece.cell.row + piece.cell.row_span))
    headings = {row for one in cut for row in range(one.first, one.first + one.heading)}
    for piece in pieces_of(sheet):
        rows = set(range(piece.cell.row, piece.cell.row + piece.cell.row_span))
        assert rows <= headings or not rows & headings


def test_a_long_table_begins_with_its_heading(sheet: Sheet) -> None:
    head = max(sheet.heads, key=lambda one: one.body.last - one.body.first)
    assert Stretch(head.head.first, head.body.last + 1, 1) in stretches(sheet)


def test_a_label_beside_a_heading_is_cut_and_its_text_goes_with_the_rows(sheet: Sheet) -> None:
    above, below = (piece for piece in pieces_of(sheet) if piece.open_above or piece.open_below)
    assert (above.cell.text, above.open_below, above.cell.row_span) == ("", True, 1)
    assert (below.cell.text, below.open_above) == ("绩效指标", True)
    assert below.cell.row == above.cell.row + 1


def test_a_short_table_is_not_cut_off(sheet: Sheet) -> None:
    short = replace(sheet, heads=tuple(head for head in sheet.heads if head.body.first == head.body.last))
    assert short.heads
    assert all(one.heading == 0 for one in stretches(short))


def test_a_heading_that_an_entry_lies_across_is_not_repeated(sheet: Sheet) -> None:
    merged = next(cell for cell in sheet.cells if cell.key is not None and cell.row_span > 1)
    first = RepeatedHead(RowRange(merged.row, merged.row), RowRange(merged.row + 1, merged.row + 8))
    inside = RepeatedHead(RowRange(merged.row + 1, merged.row + 1), first.body)
    cut = replace(sheet, heads=(first, inside))
    assert all(one.heading == 0 for one in stretches(cut))
    assert all(not piece.open_above for piece in pieces_of(cut))


def test_a_new_page_begins_a_table() -> None:
    sheet = blank(KNOWN.template("department-framework"))
    assert set(sheet.breaks) <= {one.first for one in stretches(sheet)}
    assert sheet.breaks


def test_lines_are_texts_without_borders_on_a_row_of_their_own(sheet: Sheet) -> None:
    title = sheet.cells[0]
    assert is_line(title, sheet)
    assert not is_line(replace(title, text=" "), sheet)
    assert not is_line(replace(title, bordered=True), sheet)
    assert not is_line(replace(title, row_span=2), sheet)
    assert not is_line(replace(title, column_span=1), sheet)
