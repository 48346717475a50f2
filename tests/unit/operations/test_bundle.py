"""A unit's bundle: every form as workbook and PDF with a list of them, whole or not at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.errors import Cancelled, UserError
from desktop.models.form import Form, fresh_document
from desktop.models.receipt import receipt_code
from desktop.operations.bundle import forms_to_bundle, list_lines, write_bundle
from desktop.operations.forms import UnreadFile, export_workbook, read_files, sample_form
from desktop.workbook.receipts import carried_receipts
from tests.helpers.forms import changed, form_of, graded_form, sound_form
from tests.helpers.papers import case_form

PATTERN = "{项目名称}"


def second() -> Form:
    return form_of(fields={"header/项目名称": "第二个项目", "total/得分": ""})


def code_of(form: Form) -> str:
    return receipt_code(form.template, form.document)


def opened(path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(path.read_bytes()))


def test_it_holds_each_form_twice_and_a_list(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    written = write_bundle([sound_form(), second(), sound_form()], target, PATTERN)
    assert (written.path, written.what) == (target, "单位报送包，3张表")
    bundle = opened(target)
    assert bundle.namelist() == [
        "清单.xlsx",
        *(
            f"{name}.{ending}"
            for name in ("经办人员培训", "第二个项目", "经办人员培训(2)")
            for ending in ("xlsx", "pdf")
        ),
    ]
    bundle.extractall(tmp_path / "out")
    for name, form in (("经办人员培训(2)", sound_form()), ("第二个项目", second())):
        (filed,) = forms_to_bundle(read_files([str(tmp_path / "out" / f"{name}.xlsx")])).forms
        assert filed.document == form.document
        assert list(carried_receipts(tmp_path / "out" / f"{name}.xlsx").values()) == [code_of(form)]
        assert (tmp_path / "out" / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_list_says_what_each_form_prints(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    write_bundle([sound_form(), second()], target, PATTERN)
    sheet = load_workbook(io.BytesIO(opened(target).read("清单.xlsx"))).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["2025年度绩效自评报送清单", *[None] * 5],
        ["报送单位：社会保险服务中心", *[None] * 5],
        ["共2张表", *[None] * 5],
        ["序号", "文件", "项目名称", "总分", "等级", "校验码"],
        [1, "经办人员培训", "经办人员培训", 99.5, "优", code_of(sound_form())],
        [2, "第二个项目", "第二个项目", 99.5, "优", code_of(second())],
    ]


def test_forms_of_several_years_and_units_make_one_list(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    write_bundle([sound_form(), case_form("001-1")], target)
    sheet = load_workbook(io.BytesIO(opened(target).read("清单.xlsx"))).active
    assert sheet is not None
    assert sheet["A1"].value == "绩效自评报送清单"
    assert sheet["A2"].value == "报送单位：社会保险服务中心、承德县社会保险事业管理局"


def test_grades_are_those_that_are_printed_or_of_the_printed_total() -> None:
    printed = changed(graded_form(), {"total/等级": "良"})
    low = changed(sound_form(), {"total/得分": "59"})
    base = form_of(fields={"header/项目名称": ""})
    lines = list_lines([printed, low, base], ["a", "b", "c"])
    assert [line.grade for line in lines] == ["良", "差", "优"]
    assert [line.total for line in lines] == ["99.5", "59", "99.5"]
    assert lines[2].project == "项目支出绩效自评表"


def test_a_form_without_total_has_none_in_the_list() -> None:
    (line,) = list_lines([sample_form("department-base-data")], ["a"])
    assert (line.total, line.grade) == ("", "")


def test_the_same_forms_are_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for name in ("a.zip", "b.zip"):
        write_bundle([sound_form(), second()], tmp_path / name)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_in_a_folder_it_is_called_by_year_and_unit(tmp_path: Path) -> None:
    written = write_bundle([sound_form()], tmp_path)
    assert written.path.name == "2025_社会保险服务中心_绩效自评.zip"
    assert written.path.is_file()


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    target.write_bytes(b"before")

    def stop(done: int, total: int, what: str) -> None:
        assert (total, what) == (2, ("经办人员培训", "第二个项目")[done])
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_bundle([sound_form(), second()], target, PATTERN, stop)
    blank = sound_form().with_document(fresh_document(sound_form().template))
    for forms, pattern, sentence in (
        ([], "", "没有可以打包的表"),
        ([sound_form(), blank], "", "还是空白的"),
        ([sound_form()], "{名称}", "不认识"),
    ):
        with pytest.raises(UserError) as refused:
            write_bundle(forms, target, pattern)
        assert sentence in refused.value.sentence
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.zip"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_bundle([sound_form()], tmp_path / "out.rar")
    assert "扩展名应为“.zip”" in refused.value.sentence


def test_a_file_that_could_not_be_read_stops_it() -> None:
    with pytest.raises(UserError) as refused:
        forms_to_bundle([UnreadFile("a.xlsx", "“a.xlsx”是空文件。")])
    assert refused.value.sentence == "“a.xlsx”是空文件。因此没有打包。"


def test_a_form_that_was_named_twice_goes_in_once(tmp_path: Path) -> None:
    export_workbook([sound_form()], tmp_path / "一.xlsx")
    export_workbook([second(), sound_form()], tmp_path / "二.xlsx")
    files = [str(tmp_path / "一.xlsx"), str(tmp_path / "二.xlsx")]
    found = forms_to_bundle(read_files(files))
    assert [code_of(form) for form in found.forms] == [code_of(sound_form()), code_of(second())]
    assert found.notes == (
        f"“{files[1]}”与“{files[0]}”内容相同（校验码{code_of(sound_form())}），只打包一次。",
    )


def test_forms_of_one_project_that_differ_and_several_units_are_said(tmp_path: Path) -> None:
    forms = {
        "一": sound_form(),
        "二": changed(sound_form(), {"indicators[1]/得分": "9"}),
        "三": changed(sound_form(), {"header/实施单位": ""}),
        "四": changed(sound_form(), {"header/项目名称": "", "header/实施单位": ""}),
        "五": changed(
            sound_form(), {"header/项目名称": "", "header/实施单位": "", "indicators[1]/得分": "9"}
        ),
    }
    for name, form in forms.items():
        export_workbook([form], tmp_path / f"{name}.xlsx")
    found = forms_to_bundle(read_files([str(tmp_path / f"{name}.xlsx") for name in forms]))
    assert len(found.forms) == 5
    assert found.notes == (
        f"“{tmp_path}/一.xlsx”“{tmp_path}/二.xlsx”是同一单位、年度、项目的表，内容不同，都打包了，请核对要报哪一张。",
        "这个报送包里有2个单位的表：社会保险服务中心、社会保险局。每个单位单独打包时，请分开运行。",
    )
