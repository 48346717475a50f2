"""A form that was read is recorded, scored and checked under the wordings that its file prints."""

from __future__ import annotations

from pathlib import Path

from desktop.operations import forms
from tests.helpers.dialects import save
from tests.helpers.provinces import hubei, shanxi, term


def read_one(path: Path) -> forms.FiledForm:
    """Read the only form of a file."""
    (filed,) = forms.read_files([str(path)])
    assert isinstance(filed, forms.FiledForm)
    return filed


def test_the_record_has_the_labels_that_the_file_prints(tmp_path: Path) -> None:
    filed = read_one(save(tmp_path / "form.xlsx", shanxi().put({"D17": "", "C16": "产出情况"})))
    record = forms.check_record(filed)
    assert record["narrative"]["产出情况"] == "产出情况良好"
    assert "产出情况及分析" not in record["narrative"]
    assert record["recognised"]["template"] == "shanxi"
    assert filed.form.template is filed.reading.template


def test_findings_and_doubts_name_the_same_places_as_the_record(tmp_path: Path) -> None:
    sketch = hubei().put({"D4": "实施单位", "E4": "", "A16": "改进措施及结果的应用方案"})
    record = forms.check_record(read_one(save(tmp_path / "form.xlsx", sketch)))
    assert record["header"]["实施单位"] == ""
    assert "header/实施单位" in [finding["where"] for finding in record["findings"]]
    assert [doubt["where"] for doubt in record["doubtful"]] == ["narrative/改进措施及结果应用方案"]


def test_ticks_and_notes_stand_in_the_record(tmp_path: Path) -> None:
    record = forms.read_record(read_one(save(tmp_path / "form.xlsx", hubei())))
    assert record["choices"]["项目类别"]["checked"] == ["部门预算项目"]
    assert record["notes"] == "1、口径。"
    assert record["year"] == "2020"
    assert record["unread"] == []


def test_the_halves_of_the_funds_are_one_row_of_the_record(tmp_path: Path) -> None:
    record = forms.read_record(read_one(save(tmp_path / "form.xlsx", term())))
    assert record["fund_columns"] == ["实施期资金", "年度资金"]
    assert record["funds"][0] == {"label": "实施期资金总额：", "cells": ["100", "90"]}
    assert record["indicator_columns"][1] == "实施期/二级指标"


def test_a_file_that_is_no_form_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("通知", "utf-8")
    good = save(tmp_path / "form.xlsx", hubei())
    bad, filed = forms.read_files([str(tmp_path / "note.txt"), str(good)])
    assert isinstance(bad, forms.UnreadFile)
    assert forms.any_record(bad, forms.read_record) == {
        "file": str(tmp_path / "note.txt"),
        "error": bad.sentence,
    }
    assert isinstance(filed, forms.FiledForm)
