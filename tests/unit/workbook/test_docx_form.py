"""A form becomes paragraphs and tables that print like the form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desktop.layout.compose import compose
from desktop.layout.sheet import Sheet
from desktop.models.document import Cell
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.workbook.docx_areas import lay_out
from desktop.workbook.docx_blocks import Block, Paragraph, Table
from desktop.workbook.docx_columns import on_all_columns
from desktop.workbook.docx_form import FormWriter
from tests.helpers.forms import sound_form
from tests.unit.workbook.test_docx_blocks import blocks

KNOWN = library()


def writer(form: Form) -> tuple[FormWriter, Sheet]:
    sheet = compose(form, None, KNOWN.metrics)
    return FormWriter(sheet, form.template.page), sheet


def blank(template: Template) -> Form:
    return Form(template, KNOWN.pack(template.pack), fresh_document(template))


@pytest.mark.parametrize("template", KNOWN.templates(), ids=lambda one: one.id)
def test_every_cell_stands_at_its_place(template: Template) -> None:
    made, sheet = writer(blank(template))
    found = lay_out("a.docx", on_all_columns(blocks(made.body())))
    assert (found.rows, found.columns) == (len(sheet.row_heights), len(sheet.column_widths))
    areas = {(area.row, area.column): area.text for area in found.areas if area.text.strip()}
    assert areas == made.key.fixed | {
        (cell.row, cell.column): cell.text for cell in sheet.cells if cell.key and cell.text.strip()
    }


def test_the_title_is_a_paragraph_and_the_rest_are_tables() -> None:
    found: list[Block] = blocks(writer(sound_form())[0].body())
    assert isinstance(found[0], Paragraph)
    assert found[0].text == "项目支出绩效自评表"
    assert sum(isinstance(block, Table) for block in found) == 3


def test_headings_labels_and_rows() -> None:
    body = writer(sound_form())[0].body()
    assert body.count("<w:tblHeader/>") == 1
    assert len(re.findall(r'"tbRlV"/>(?:(?!</w:tc>).)*绩效指标', body)) == 1
    assert '<w:vMerge w:val="restart"/>' in body
    assert "<w:keepNext/>" in body
    assert "<w:outlineLvl" in body
    assert re.search(r'<w:top w:val="nil"/>', body)


@pytest.mark.parametrize(
    ("text", "half_points"), [("85.08%", "20"), ("1234567.89", "14"), ("9999.99%", "16"), ("95", "20")]
)
def test_numbers_stay_whole_in_other_typefaces(text: str, half_points: str) -> None:
    form = sound_form()
    key = CellKey("funds", form.document.rows("funds")[0].id, "execution_rate")
    form = Form(form.template, form.pack, form.document.with_cell(key, Cell(text)))
    body = writer(form)[0].body()
    cell = next(part for part in body.split("<w:tc>") if f">{text}<" in part)
    assert "<w:tcMar>" in cell
    assert f'<w:sz w:val="{half_points}"/>' in cell


def test_working_papers_begin_a_page() -> None:
    body = writer(blank(KNOWN.template("department-framework")))[0].body()
    assert body.count("<w:pageBreakBefore/>") == 1


def test_a_line_that_begins_a_page_does_so_itself() -> None:
    form = sound_form()
    broken = replace(compose(form, None, KNOWN.metrics), breaks=(1,))
    paragraphs = FormWriter(broken, form.template.page).body().split("<w:p>")
    assert ["年度" in one for one in paragraphs if "<w:pageBreakBefore/>" in one] == [True]


def test_a_form_that_is_printed_smaller_is_written_smaller() -> None:
    form = blank(KNOWN.template("hebei-2020"))
    made, sheet = writer(form)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', made.body())]
    assert sum(widths[: len(sheet.column_widths)]) < sum(sheet.column_widths) * 20 * 0.9


def test_a_tall_row_may_be_cut_by_a_page() -> None:
    form = sound_form()
    sheet = compose(form, None, KNOWN.metrics)
    tall = replace(sheet, row_heights=(*sheet.row_heights[:-1], 500.0))
    rows = FormWriter(tall, form.template.page).body().count("<w:trPr>")
    assert FormWriter(tall, form.template.page).body().count("<w:cantSplit/>") == rows - 1


def test_sections_and_feet() -> None:
    made, _ = writer(sound_form())
    assert made.section("foot1", last=True).endswith("</w:sectPr>")
    assert made.section("foot1", last=False).endswith("</w:sectPr></w:pPr></w:p>")
    assert "校验码" in made.foot("校验码 A")
    landscape = writer(blank(KNOWN.template("shanxi")))[0]
    assert 'w:orient="landscape"' in landscape.section("foot1", last=True)
