"""A form goes out as a workbook and comes back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from desktop.errors import UserError
from desktop.models.document import Cell, Document
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.workbook.write import write_workbook
from tests.helpers.forms import form_of, sound_form
from tests.helpers.round_trip import any_form, assert_back, composed, read


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=any_form())
def test_any_document_comes_back_as_it_was(form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "form.xlsx"
        write_workbook([composed(form)], target)
        assert_back(form, target)


def test_forms_of_several_templates_share_a_workbook(tmp_path: Path) -> None:
    target = tmp_path / "forms.xlsx"
    first = sound_form()
    second = form_of(fields={"header/项目名称": "第二个项目"}, template="mof-analysis")
    write_workbook([composed(first), composed(second), composed(first)], target)
    readings = read(target)
    assert [reading.document for reading in readings] == [first.document, second.document, first.document]
    book = load_workbook(target)
    assert book.sheetnames == ["经办人员培训", "第二个项目", "经办人员培训(2)"]
    assert book.properties.title == "项目支出绩效自评表"
    assert book.properties.creator == "绩效自评填报"


def test_a_form_without_project_name_names_its_sheet_by_its_title(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    write_workbook([composed(form_of(fields={"header/项目名称": ""}))], target)
    assert load_workbook(target).sheetnames == ["项目支出绩效自评表"]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_workbook([composed(sound_form())], tmp_path / "none" / "form.xlsx")


def test_a_row_that_takes_several_of_the_workbook_comes_back_as_one(tmp_path: Path) -> None:
    form = sound_form()
    long = "很长的一段原因。\n" * 50
    row = form.document.rows("indicators")[2].id
    form = form.with_document(
        form.document.with_cell(CellKey("indicators", row, "deviation_reason"), Cell(long))
    )
    target = tmp_path / "form.xlsx"
    write_workbook([composed(form)], target)
    (reading,) = read(target)
    assert reading.document == form.document


def without_key(path: Path) -> None:
    """Take the key out, as a program does that drops hidden names."""
    book = load_workbook(path)
    for sheet in book:
        del sheet.defined_names["_ziping"]
    book.save(path)


def texts(document: Document) -> tuple[dict[tuple[str, str], str], dict[str, list[dict[str, str]]]]:
    return (
        {key: cell.text for key, cell in document.fields.items()},
        {
            name: [{column: cell.text for column, cell in row.cells.items()} for row in rows]
            for name, rows in document.tables.items()
        },
    )


@pytest.mark.parametrize("template", ["mof", "mof-analysis"])
def test_without_its_key_a_form_is_read_by_its_labels(template: str, tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    narrative = {"narrative/产出情况及分析": "产出\n良好", "header/填列单位（公章）": "某中心"}
    form = form_of(template=template, fields=narrative if template == "mof-analysis" else {})
    write_workbook([composed(form)], target)
    without_key(target)
    (reading,) = read(target)
    assert reading.template.id == template
    assert texts(reading.document) == texts(form.document)
    assert reading.unread == ()


def test_a_sheet_that_was_moved_about_is_read_by_its_labels(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    form = sound_form()
    write_workbook([composed(form)], target)
    book = load_workbook(target)
    sheet = book.active
    assert sheet is not None
    areas = [area.coord for area in sheet.merged_cells.ranges]
    for area in areas:
        sheet.unmerge_cells(area)
    sheet.insert_rows(1, 2)
    for area in areas:
        top, bottom = (place[0] + str(int(place[1:]) + 2) for place in area.split(":"))
        sheet.merge_cells(f"{top}:{bottom}")
    sheet["A1"] = "附件3"
    book.save(target)
    (reading,) = read(target)
    assert texts(reading.document) == texts(form.document)
    assert reading.unread == ()


def test_what_somebody_writes_into_it_is_read(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    form = sound_form()
    write_workbook([composed(form)], target)
    book = load_workbook(target)
    sheet = book.active
    assert sheet is not None
    sheet["C3"] = "改过的名称"
    sheet["G13"] = 15
    sheet["K3"] = "请核对"
    book.save(target)
    (reading,) = read(target)
    assert reading.document.text(CellKey("head", "", "project_name")) == "改过的名称"
    assert reading.document.rows("indicators")[0].text("weight") == "15"
    assert [(stray.where, stray.text) for stray in reading.unread] == [("经办人员培训!K3", "请核对")]
