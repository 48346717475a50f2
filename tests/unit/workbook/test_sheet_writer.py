"""A sheet of the workbook looks and behaves like the paper form."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.errors import UserError
from desktop.layout.compose import compose
from desktop.layout.paginate import paginate
from desktop.layout.sheet import CellKind, Sheet
from desktop.models.document import Cell, Row
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook import keyed
from desktop.workbook.heights import row_heights
from desktop.workbook.write import workbook_bytes
from tests.helpers.blanks import LONGER
from tests.helpers.every_kind import EVERY_KIND
from tests.helpers.forms import form_of, sound_form

KNOWN = library()


def sheet_of(form: Form) -> Sheet:
    return compose(form, None, KNOWN.metrics)


def worksheet(form: Form, sheet: Sheet | None = None) -> Worksheet:
    made = load_workbook(BytesIO(workbook_bytes([(form, sheet or sheet_of(form))]))).active
    assert isinstance(made, Worksheet)
    return made


def written(form: Form, key: str, text: str) -> Form:
    block, row, column = key.split("/")
    return form.with_document(form.document.with_cell(CellKey(block, row, column), Cell(text)))


def address(form: Form, key: str) -> str:
    block, row, column = key.split("/")
    wanted = CellKey(block, row, column)
    cell = next(cell for cell in sheet_of(form).cells if cell.key == wanted or wanted in cell.covers)
    return f"{chr(65 + cell.column)}{cell.row + 1}"


def test_every_cell_of_the_sheet_stands_in_the_workbook() -> None:
    form = sound_form()
    made = worksheet(form)
    for cell in sheet_of(form).cells:
        there = made.cell(cell.row + 1, cell.column + 1)
        if cell.text and not isinstance(there.value, int | float):
            assert there.value == cell.text
        merged = (cell.row_span, cell.column_span) != (1, 1)
        assert (
            any(there.coordinate == area.coord.split(":")[0] for area in made.merged_cells.ranges) == merged
        )
        assert (there.border.left is not None and there.border.left.style == "thin") == cell.bordered


def test_merged_cells_are_bordered_all_round() -> None:
    made = worksheet(sound_form())
    area = next(area for area in made.merged_cells.ranges if area.size["rows"] > 3)
    corner = made.cell(area.max_row, area.max_col)
    assert corner.border.bottom.style == corner.border.right.style == "thin"


def test_faces_and_places_are_those_of_the_paper() -> None:
    form = sound_form()
    made = worksheet(form)
    title = made["A1"]
    assert (title.font.name, title.font.size, title.alignment.horizontal) == ("黑体", 18, "center")
    entry = made[address(form, "goals//intended")]
    assert (entry.font.name, entry.alignment.horizontal, entry.alignment.wrap_text) == ("宋体", "left", True)
    number = made[address(form, "funds/annual_total/initial_budget")].alignment
    assert (number.shrink_to_fit, number.wrap_text) == (True, None)
    upright = next(cell for cell in sheet_of(form).cells if cell.vertical)
    alignment = made.cell(upright.row + 1, upright.column + 1).alignment
    assert (alignment.textRotation, alignment.horizontal) == (255, "center")


@pytest.mark.parametrize(("lower", "place"), [(0, "top"), (2, "center")])
def test_a_text_in_the_middle_of_its_cell_is_not_cut_through_by_a_page(lower: int, place: str) -> None:
    form = form_of(LONGER)
    sheet = sheet_of(form)
    upright = next(cell for cell in sheet.cells if cell.vertical)
    middle = upright.row + upright.row_span // 2
    # As high as they are when a page ends in the middle of the cell, and further down.
    made = worksheet(form, replace(sheet, row_heights=(700 / (middle + lower / 2),) * len(sheet.row_heights)))
    (first,) = (page.id for page in made.row_breaks.brk)
    assert first == middle + lower
    cut = [cell for cell in sheet.cells if cell.row < first < cell.row + cell.row_span]
    placed = {cell.text: made.cell(cell.row + 1, cell.column + 1).alignment.vertical for cell in cut}
    assert placed["绩效指标"] == placed["产出指标"] == place


def test_numbers_are_numbers_that_show_what_was_typed() -> None:
    form = sound_form()
    for key, text in (("funds/annual_total/initial_budget", "1068.50"), ("total//score", "99.5")):
        form = written(form, key, text)
    made = worksheet(written(form, "total//weight", "100分"))
    budget, score, weight = (
        made[address(form, key)]
        for key in ("funds/annual_total/initial_budget", "total//score", "total//weight")
    )
    assert (budget.value, budget.number_format) == (1068.5, "0.00")
    assert (score.value, score.number_format) == (99.5, "0.0")
    assert weight.value == "100分"
    rate = made[address(form, "funds/annual_total/execution_rate")]
    assert (rate.value, rate.number_format) == (0.95, "0%")


@pytest.mark.parametrize("text", ["=23处", "+86", "-无", "@某", "=1+1", "#DIV/0!", "#N/A"])
def test_text_never_becomes_a_formula_or_an_error(text: str) -> None:
    form = written(sound_form(), "head//unit", text)
    cell = worksheet(form)[address(form, "head//unit")]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text[0] in "=+-@")


def test_what_is_printed_is_locked_and_what_is_filled_is_not() -> None:
    form = sound_form()
    made = worksheet(form)
    assert made.protection.sheet
    assert made.protection.password is None
    assert not made.protection.formatRows
    for cell in sheet_of(form).cells:
        typed = cell.kind in (CellKind.ENTRY, CellKind.FIGURE, CellKind.LINE, CellKind.TITLE)
        assert made.cell(cell.row + 1, cell.column + 1).protection.locked != typed
    assert made["B7"].value == "其中：当年财政拨款"
    assert made["B7"].protection.locked


def test_points_and_choices_are_checked_when_typed() -> None:
    form = sound_form()
    points, choices = worksheet(form).data_validations.dataValidation
    assert (points.type, points.formula1, points.formula2, points.errorStyle) == (
        "decimal",
        "0",
        "100",
        "warning",
    )
    assert address(form, "total//score") in points.sqref
    assert choices.type == "list"
    assert choices.formula1.startswith('"达成预期指标,')
    assert not choices.showErrorMessage
    assert address(form, f"indicators/{form.document.rows('indicators')[0].id}/actual_value") in choices.sqref


def test_it_prints_on_one_page_width_with_heads_and_page_numbers() -> None:
    made = worksheet(sound_form())
    setup = made.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "portrait", 1, 0)
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert made.print_title_rows == "$12:$12"
    assert made.print_area == "'经办人员培训'!$A$1:$I$21"
    assert made.print_options.horizontalCentered
    assert made.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert round(made.page_margins.left * 25.4) == 18
    assert not made.sheet_view.showGridLines


def test_heights_and_widths_are_those_of_the_sheet() -> None:
    form = sound_form()
    sheet, made = sheet_of(form), worksheet(form)
    for row, height in enumerate(row_heights(sheet), 1):
        assert made.row_dimensions[row].height == pytest.approx(height, abs=0.01)
    widths = [made.column_dimensions[letter].width for letter in "ABCDEFGHI"]
    assert sum(widths) * 7 * 72 / 96 == pytest.approx(sum(sheet.column_widths), abs=1)


def test_a_row_higher_than_excel_allows_takes_several() -> None:
    form = written(sound_form(), "goals//intended", "很长的目标。\n" * 60)
    made = worksheet(form)
    assert max(dimension.height for dimension in made.row_dimensions.values()) < 409
    area = next(
        area for area in made.merged_cells.ranges if area.coord.startswith(address(form, "goals//intended"))
    )
    assert area.size["rows"] > 1
    assert made.print_title_rows == "$14:$14"
    areas = [area.split("!")[1] for area in made.print_area.split(",")]
    assert areas == ["$A$1:$I$23"]


def test_a_working_paper_is_printed_on_a_page_of_its_own_across_the_paper() -> None:
    form = Form(EVERY_KIND, sound_form().pack, fresh_document(EVERY_KIND))
    made = worksheet(form)
    (first,) = sheet_of(form).breaks
    areas = [area.split("!")[1] for area in made.print_area.split(",")]
    assert areas == [f"$A$1:$H${first}", f"$A${first + 1}:$H${first + 4}"]
    assert made.cell(first + 1, 1).value == "评分依据（单位留存）"
    assert made.cell(first + 1, 1).protection.locked
    assert made.page_setup.orientation == "landscape"


def test_pages_begin_where_those_of_the_paper_do() -> None:
    rows = tuple(Row(f"r{place}", {"third_level": Cell("甲")}) for place in range(60))
    document = fresh_document(EVERY_KIND).with_rows("indicators", rows)
    form = Form(EVERY_KIND, sound_form().pack, document)
    sheet = sheet_of(form)
    starts = paginate(sheet, form.template.page).starts
    assert len(starts) > 2
    made = worksheet(form)
    # The working paper is an area of its own, and begins a page for that.
    assert [one.id for one in made.row_breaks.brk] == [row for row in starts if row not in sheet.breaks]
    assert (made.page_setup.fitToWidth, made.page_setup.fitToHeight) == (1, 0)


def test_a_head_of_two_rows_is_printed_again_whole() -> None:
    rows = tuple(Row(f"r{place}", {"third_level": Cell("甲")}) for place in range(60))
    document = fresh_document(EVERY_KIND).with_rows("indicators", rows)
    form = Form(EVERY_KIND, sound_form().pack, document)
    first = next(cell.row + 1 for cell in sheet_of(form).cells if cell.kind is CellKind.HEADING)
    assert worksheet(form).print_title_rows == f"${first}:${first + 1}"


def test_a_form_without_heads_prints_none_again() -> None:
    form = sound_form()
    sheet = replace(sheet_of(form), heads=())
    assert worksheet(form, sheet).print_title_rows is None


def test_a_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    form = written(sound_form(), "goals//intended", "长" * 32_768)
    with pytest.raises(UserError, match="goals/预期目标的文字有32768字，工作簿的一个单元格最多放32767字"):
        worksheet(form)


def test_a_label_too_long_is_named_by_its_beginning() -> None:
    form = sound_form()
    sheet = sheet_of(form)
    label = next(cell for cell in sheet.cells if cell.kind is CellKind.LABEL and cell.key is None)
    cells = tuple(replace(cell, text="签" * 40_000) if cell is label else cell for cell in sheet.cells)
    with pytest.raises(UserError, match=r"^签{20}的文字有40000字"):
        worksheet(form, replace(sheet, cells=cells))


def test_cells_that_the_template_does_not_know_are_plain_text() -> None:
    form = sound_form()
    sheet = sheet_of(form)
    keys = iter([CellKey("gone", "r", "c"), CellKey("head", "", "gone"), CellKey("funds", "r", "gone")])
    cells = tuple(
        replace(cell, key=next(keys, cell.key), text="10")
        if cell.key and cell.kind is CellKind.ENTRY
        else cell
        for cell in sheet.cells
    )
    made = worksheet(form, replace(sheet, cells=cells))
    assert made["C3"].value == "10"


def test_a_key_that_does_not_fit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "_ziping" in worksheet(sound_form()).defined_names
    monkeypatch.setattr(keyed, "_LONGEST", 10)
    assert "_ziping" not in worksheet(sound_form()).defined_names


def test_a_blank_form_is_written_too() -> None:
    template = KNOWN.template("mof-analysis")
    form = Form(template, KNOWN.pack(template.pack), fresh_document(template))
    made = worksheet(form)
    assert made["A1"].value == "项目支出绩效自评表"
    assert made.title == "项目支出绩效自评表"


def test_added_rows_are_rows_like_any_other() -> None:
    form = form_of()
    rows = form.document.rows("indicators")
    added = form.with_document(
        form.document.with_rows("indicators", (*rows, Row("x", {"third_level": Cell("新")})))
    )
    assert worksheet(added)[address(added, "indicators/x/third_level")].value == "新"
