from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.layout.compose import compose
from desktop.layout.measures import MM, cell_height
from desktop.layout.sheet import RepeatedHead, RowRange, Sheet
from desktop.models.document import Cell, Document
from desktop.models.edits import InsertRow, apply
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import FieldsBlock, Item, LineBlock, Span, TableBlock
from tests.helpers.every_kind import EVERY_KIND
from tests.helpers.papers import (
    CASE_IDS,
    METRICS,
    case_form,
    cell_at,
    form_of,
    rows_of,
    sheet_of,
    small_template,
    stress_form,
    table_of,
)

TEMPLATES = [template.id for template in library().templates()]
SCORE = CellKey("total", "", "score")


def places(sheet: Sheet) -> list[tuple[int, int]]:
    return [
        (row, column)
        for cell in sheet.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]


def all_places(sheet: Sheet) -> list[tuple[int, int]]:
    return [
        (row, column) for row in range(len(sheet.row_heights)) for column in range(len(sheet.column_widths))
    ]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_every_place_of_a_blank_form_is_covered_once(template_id: str) -> None:
    sheet = sheet_of(library().template(template_id))
    assert sorted(places(sheet)) == all_places(sheet)


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_place_of_a_worked_form_is_covered_once(case_id: str) -> None:
    sheet = compose(case_form(case_id), None, METRICS)
    assert sorted(places(sheet)) == all_places(sheet)


LEVELS = st.sampled_from(["", "产出指标", "效益指标"])
ROWS = st.lists(st.tuples(LEVELS, LEVELS), max_size=12)


@given(ROWS)
@settings(max_examples=50)
def test_every_place_is_covered_once_whatever_the_names(levels: list[tuple[str, str]]) -> None:
    template = library().template("mof")
    rows = rows_of(*({"first_level": first, "second_level": second} for first, second in levels))
    sheet = sheet_of(template, fresh_document(template).with_rows("indicators", rows))
    assert sorted(places(sheet)) == all_places(sheet)


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_cell_of_the_document_is_shown_with_its_text(case_id: str) -> None:
    form = case_form(case_id)
    sheet = compose(form, None, METRICS)
    for key, cell in form.document.cells():
        assert cell.text in cell_at(sheet, key).text


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_label_of_the_template_is_shown(case_id: str) -> None:
    form = case_form(case_id)
    texts = {cell.text for cell in compose(form, None, METRICS).cells}
    for table in form.template.tables():
        headings = table.columns if table.label_heading else table.columns[1:]
        assert {column.label for column in headings} <= texts
        assert table.side is None or table.side.label in texts
    for block in form.template.blocks:
        if isinstance(block, FieldsBlock):
            shown = {item.label_of for row in block.rows for item in row}
            assert {spec.label for spec in block.fields if spec.id in shown} <= texts


def test_cells_come_in_reading_order() -> None:
    sheet = compose(case_form("000-1"), None, METRICS)
    assert [(cell.row, cell.column) for cell in sheet.cells] == sorted(
        (cell.row, cell.column) for cell in sheet.cells
    )


def test_all_lines_have_room_in_their_cells() -> None:
    sheet = compose(stress_form(), None, METRICS)
    for cell in sheet.cells:
        height = sum(sheet.row_heights[cell.row : cell.row + cell.row_span])
        assert cell_height(len(cell.lines), cell.size) <= height + 0.01


def test_columns_are_as_wide_as_the_template_says() -> None:
    template = library().template("mof")
    assert sheet_of(template).column_widths == tuple(width * MM for width in template.columns_mm)


def test_the_title_names_the_sheet() -> None:
    assert sheet_of(library().template("mof")).title == "项目支出绩效自评表"
    assert compose(case_form("001-1"), None, METRICS).title == "社保工作专项经费项目支出绩效自评表"
    assert sheet_of(small_template(FieldsBlock("b", (), ((Item(Span(0, 3), text="总分"),),)))).title == "表"


def test_heads_and_the_signature_line_are_told() -> None:
    sheet = sheet_of(library().template("mof"))
    rows = {line.split(" ", 1)[1]: int(line.split(" ")[0].split("-")[0]) - 1 for line in table_of(sheet)}
    funds, goals = rows["B-C empty"], rows["B-E label 预期目标"]
    indicators, total = rows["B heading 一级指标"], rows["A-F label 总分"]
    assert sheet.heads == (
        RepeatedHead(RowRange(funds, funds), RowRange(funds + 1, goals - 1)),
        RepeatedHead(RowRange(goals, goals), RowRange(goals + 1, indicators - 1)),
        RepeatedHead(RowRange(indicators, indicators), RowRange(indicators + 1, total - 1)),
    )
    assert sheet.tied == (total, len(sheet.row_heights) - 1)
    assert sheet.font == 10


def test_a_form_without_a_signature_line_keeps_no_rows_together() -> None:
    assert sheet_of(small_template(FieldsBlock("b", (), ((Item(Span(0, 3), text="总分"),),)))).tied == ()


def test_a_working_paper_stands_behind_the_form() -> None:
    sheet = sheet_of(EVERY_KIND)
    (first,) = sheet.breaks
    assert table_of(sheet)[-7:] == [
        f"{first + 1} A-H title 评分依据（单位留存）",
        f"{first + 2} A-D heading 依据",
        f"{first + 2} E-H heading 数值",
        f"{first + 3} A-D entry 在职人数",
        f"{first + 3} E-H entry",
        f"{first + 4} A-D entry 编制数",
        f"{first + 4} E-H entry",
    ]
    assert sheet.tied == (first - 1, first + 1)
    assert sheet.heads[-1] == RepeatedHead(RowRange(first + 1, first + 1), RowRange(first + 2, first + 3))


def test_a_table_without_a_title_begins_with_its_head() -> None:
    paper = EVERY_KIND.blocks[-1]
    assert isinstance(paper, TableBlock)
    sheet = sheet_of(small_template(replace(paper, title=""), columns_mm=EVERY_KIND.columns_mm))
    assert table_of(sheet)[0] == "1 A-D heading 依据"
    assert (sheet.breaks, sheet.tied) == ((0,), ())


def test_a_line_may_be_the_only_block() -> None:
    sheet = sheet_of(small_template(LineBlock("b", library().template("mof").blocks[0].fields)))  # type: ignore[union-attr]  # a line
    assert len(sheet.cells) == 1


def changed(before: Sheet, after: Sheet) -> list[str]:
    kept = {id(cell) for cell in before.cells}
    return [str(cell.key) for cell in after.cells if id(cell) not in kept]


def edited(form: Form, key: CellKey, text: str) -> Form:
    return form.with_document(form.document.with_cell(key, Cell(text)))


def test_an_edit_changes_one_cell_and_leaves_the_others_the_same_objects() -> None:
    form = case_form("000-1")
    before = compose(form, None, METRICS)
    after = compose(edited(form, SCORE, "96.96"), None, METRICS, before)
    assert changed(before, after) == [str(SCORE)]
    assert after == compose(edited(form, SCORE, "96.96"), None, METRICS)


def test_nothing_changes_without_an_edit() -> None:
    form = case_form("000-1")
    before = compose(form, None, METRICS)
    assert changed(before, compose(form, None, METRICS, before)) == []


def test_a_name_that_now_differs_is_taken_out_of_its_merged_cell() -> None:
    form = form_of(library().template("mof"))
    before = compose(form, None, METRICS)
    key = CellKey("indicators", "quantity_2", "second_level")
    after = compose(edited(form, key, "规模指标"), None, METRICS, before)
    assert changed(before, after) == ["indicators/quantity_1/second_level", str(key)]


TEXTS = st.text("项目资金 95%≥，。（）\n", max_size=40)


@given(st.data())
@settings(max_examples=40)
def test_composing_after_an_edit_is_composing_anew(data: st.DataObject) -> None:
    form = form_of(library().template("mof-analysis"))
    before = compose(form, None, METRICS)
    keys = sorted(cell.key for cell in before.cells if cell.key)
    for _ in range(3):
        form = edited(form, data.draw(st.sampled_from(keys)), data.draw(TEXTS))
        if data.draw(st.booleans()):
            row = rows_of({"first_level": "产出指标", "second_level": "数量指标"})[0]
            if form.document.row("indicators", row.id) is None:
                form = form.with_document(apply(form.document, InsertRow("indicators", row, "quantity_1")))
        after = compose(form, None, METRICS, before)
        assert after == compose(form, None, METRICS)
        before = after


def test_a_blank_document_composes() -> None:
    template = library().template("mof")
    sheet = sheet_of(template, Document("mof"))
    assert sorted(places(sheet)) == all_places(sheet)


def test_a_working_paper_may_be_all_there_is() -> None:
    paper = EVERY_KIND.blocks[-1]
    sheet = sheet_of(small_template(paper, columns_mm=EVERY_KIND.columns_mm))
    assert (sheet.breaks, sheet.tied) == ((0,), (1,))
