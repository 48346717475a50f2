"""Forms that were read together are checked against each other and against other papers of the unit."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from desktop import cli
from desktop.errors import UserError
from desktop.operations.forms import FiledForm, UnreadFile, export_workbook
from desktop.operations.unit_check import accounts_of, unit_record
from desktop.scoring.across import Accounts
from desktop.workbook.reading import Reading
from tests.helpers.forms import changed, sound_form


def filed(file: str, **cells: str) -> FiledForm:
    form = changed(sound_form(), cells)
    return FiledForm(file, Reading(form.template, form.document, "Sheet1", 1.0), form)


def test_forms_with_nothing_against_each_other_give_no_entry() -> None:
    assert unit_record([]) is None
    assert unit_record([filed("甲.xlsx"), UnreadFile("乙.xlsx", "读不了。")]) is None


def test_a_project_with_two_forms_is_named_by_its_file() -> None:
    entry = unit_record([filed("数据/甲.xlsx"), filed("数据/乙.xlsx")])
    assert entry is not None
    assert entry["unit"] == {"forms": 2}
    twice = [one for one in entry["findings"] if one["code"] == "project-twice"]
    assert [(one["form"], one["where"], one["check"]) for one in twice] == [
        ("乙.xlsx", "header/项目名称", "A13")
    ]
    assert "甲.xlsx" in twice[0]["message"]


def test_two_files_of_one_name_are_told_apart() -> None:
    entry = unit_record([filed("一/甲.xlsx"), filed("二/甲.xlsx")])
    assert entry is not None
    assert {one["form"] for one in entry["findings"]} >= {"甲.xlsx 2"}


def test_a_file_of_several_forms_is_named_with_the_place() -> None:
    entry = unit_record([filed("一/甲.xlsx"), filed("一/甲.xlsx")])
    assert entry is not None
    assert {one["form"] for one in entry["findings"]} == {"甲.xlsx（Sheet1）", "甲.xlsx（Sheet1） 2"}


def test_other_papers_are_read(tmp_path: Path) -> None:
    listed = tmp_path / "清单.txt"
    listed.write_text("甲类培训\n\n 乙类培训 \n", "utf-8-sig")
    assert accounts_of("", "") == Accounts()
    assert accounts_of("3501.59", str(listed)) == Accounts(Decimal("3501.59"), ("甲类培训", "乙类培训"))
    assert accounts_of("35015900元", "").spending == Decimal("3501.59")


def test_papers_that_can_not_be_read_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="决算数“很多”认不出"):
        accounts_of("很多", "")
    with pytest.raises(UserError, match=r"清单\.txt”读不了"):
        accounts_of("", str(tmp_path / "清单.txt"))
    (tmp_path / "旧.txt").write_bytes("甲类培训".encode("gb18030"))
    with pytest.raises(UserError, match="UTF-8"):
        accounts_of("", str(tmp_path / "旧.txt"))


def test_the_command_says_it_and_adds_one_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "全部.xlsx"
    forms = [changed(sound_form(), {"header/项目名称": name}) for name in ("甲类培训", "乙类培训")]
    export_workbook(forms, target)
    call = ["check", str(target), "--spending", "180"]
    cli.main(call)
    said = capsys.readouterr().out
    assert "各表之间：须说明" in said
    assert "决算的项目支出是180万元" in said
    cli.main([*call, "--json"])
    *records, entry = json.loads(capsys.readouterr().out)
    assert len(records) == 2
    assert [one["check"] for one in entry["findings"] if one["code"] == "accounts"] == ["B23"]
