"""A blank filled from a workbook or a record, and what is said of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.errors import UserError
from desktop.models.receipt import receipt_code
from desktop.operations.fill import fill_blank, fill_record, form_in_file, report_lines
from desktop.operations.forms import export_record, export_workbook, read_files, sample_form
from tests.helpers.blanks import FORM, LEVELS, LONGER, blank_sheet, zipped
from tests.helpers.forms import form_of


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "空表.xlsx"
    path.write_bytes(zipped(blank_sheet()))
    return path


def record(path: Path, table: str = FORM, **more: Any) -> Path:
    export_record([form_of(table)], path)
    held = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps([{**held[0], **more}], ensure_ascii=False), "utf-8")
    return path


def test_a_blank_is_filled_from_a_workbook_or_a_record(blank: Path, tmp_path: Path) -> None:
    form, target = form_of(FORM), tmp_path / "out.xlsx"
    export_workbook([form], tmp_path / "form.xlsx")
    for source in (tmp_path / "form.xlsx", record(tmp_path / "form.json")):
        report = fill_blank(blank, form_in_file(source), target)
        assert (report.is_complete, report.lines) == (True, ())
        (read,) = read_files([str(target)])
        assert set(form.document.texts()) <= set(read.form.document.texts())  # type: ignore[union-attr]  # it was read
    blank.write_bytes(zipped(blank_sheet([(first, second, names[:1]) for first, second, names in LEVELS])))
    report = fill_blank(blank, form, target)
    assert (report.is_complete, report.summary) == (True, "已填入自评表!A1:I17：写了46格。")
    assert report.notes == ()
    assert report.filled.code == receipt_code(form.template, form.document)


def test_the_command_says_what_was_done(
    blank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "out.xlsx")
    form = str(record(tmp_path / "form.json", LONGER))
    assert main(["fill", str(blank), form, "-o", target]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("已填入自评表!A1:I22：写了67格，空表的行数不够，加了3行，空表里有1行没有用到。")
    assert re.fullmatch("填好的表的校验码是.{14}，自评表的是.{14}：.*", said[1])
    assert said[2:] == ["读回核对：与自评表逐格相同。"]


def test_what_has_no_place_is_listed(blank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sketch = blank_sheet()
    sketch.put({"I12": "", "C3": "培训"})
    blank.write_bytes(zipped(sketch))
    form = str(record(tmp_path / "form.json", header={"项目名称": "经办人员培训", "预算科室": "社保科"}))
    assert main(["fill", str(blank), form, "-o", str(tmp_path / "out.xlsx")]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "没有位置 header/预算科室：表样里没有这一项，没有填。",
        "已经替换 header/项目名称：空表印的是“培训”，按自评表写为“经办人员培训”。",
        "没有位置 indicators[2]/偏差原因分析及改进措施：“缺考”，空表上没有这一格，请手工补填。",
    ]
    assert main(["fill", str(blank), form, "-o", str(tmp_path / "out.xlsx"), "--json", "--force"]) == 1
    made = json.loads(capsys.readouterr().out)
    assert (made["complete"], made["unplaced"]) == (False, ["header/预算科室"])
    assert made["remarks"][0] == {
        "kind": "replaced",
        "where": "header/项目名称",
        "text": "经办人员培训",
        "blank": "培训",
    }


def test_a_long_text_is_said_by_its_beginning(blank: Path, tmp_path: Path) -> None:
    sketch = blank_sheet()
    sketch.put({"C3": "培训"})
    blank.write_bytes(zipped(sketch))
    form = form_of(FORM, fields={"header/项目名称": "甲" * 100})
    report = fill_blank(blank, form, tmp_path / "out.xlsx")
    assert f"按自评表写为“{'甲' * 60}……”。" in report.lines[0]
    assert (report.cells[0].text, report.unseen) == ("甲" * 100, 0)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", '{"forms": []}', "不是本程序的JSON自评表"),
        ("a.json", "[1", "不是本程序的JSON自评表"),
        ("a.json", '{"template": "no-such"}', "no-such"),
        ("a.json", "[{}, {}]", "里有2张自评表，一次只填一张，请用convert --to json -o 文件夹"),
        ("a.xlsx", "自评表", "“a.xlsx”"),
    ],
)
def test_a_file_without_one_form_is_refused(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(UserError, match=words):
        form_in_file(tmp_path / name)


def test_a_workbook_with_two_forms_is_refused(tmp_path: Path) -> None:
    export_workbook([sample_form("mof"), form_of(FORM)], tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="里有2张自评表，一次只填一张，请先用convert --to xlsx -o 文件夹"):
        form_in_file(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match=r"打不开“none\.xlsx”"):
        form_in_file(tmp_path / "none.xlsx")


def test_a_blank_of_1997_comes_back_as_one_of_today_and_that_is_said(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "old_files" / "blank.xls"
    for name in ("空表.xls", "空表.et"):
        (tmp_path / name).write_bytes(old.read_bytes())
        report = fill_blank(tmp_path / name, form_of(FORM), tmp_path / "out.xlsx")
        assert report.is_complete
        assert report.notes[:-1] == (
            f"空表“{name}”是旧格式（.xls或.et），填好的文件是.xlsx；版式、公式、打印设置照原样重画，交表前请看一遍。",
        )
        lines = report_lines(report)
        assert lines[1:3] == list(report.notes)
        assert lines[-1] == "读回核对：与自评表逐格相同。"
        assert all(line.startswith("显示不全 ") for line in report.lines)
        assert fill_record(report, form_of(FORM))["notes"] == list(report.notes)
    with pytest.raises(UserError, match=r"文件名须以\.xlsx结尾"):
        fill_blank(tmp_path / "空表.xls", form_of(FORM), tmp_path / "out.xls")


def test_nothing_is_overwritten_or_called_what_it_is_not(blank: Path, tmp_path: Path) -> None:
    form = form_of(FORM)
    before = blank.read_bytes()
    with pytest.raises(UserError, match="就是空表本身"):
        fill_blank(blank, form, blank)
    with pytest.raises(UserError, match=r"填好的文件是\.xlsx，文件名须以"):
        fill_blank(blank, form, tmp_path / "out.xls")
    with pytest.raises(UserError, match=r"找不到“none\.xlsx”"):
        fill_blank(tmp_path / "none.xlsx", form, tmp_path / "out.xlsx")
    with pytest.raises(UserError, match="打不开"):
        fill_blank(tmp_path, form, tmp_path / "out.xlsx")
    assert blank.read_bytes() == before
    assert not (tmp_path / "out.xls").exists()
