"""The account of many files as a workbook, as text and as a record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from desktop.operations.forms import export_workbook
from desktop.operations.intake import Batch, BatchLine, Remark, named_twice
from desktop.operations.intake_report import batch_record, batch_text, is_report, summary, write_report
from tests.helpers.forms import sound_form

GOOD = BatchLine(
    file="/收表/一.xlsx",
    place="Sheet1!A1:I17",
    project="=培训\x01",
    unit="社保中心",
    year="2025",
    template="财政部标准格式",
    confidence=0.943,
    cells=90,
    doubtful=1,
    unread=1,
    must_fix=2,
    must_explain=3,
    hints=4,
    total="96.50",
    computed_total="96.5",
    notes=("有隐藏的行。",),
    remarks=(
        Remark("doubtful", "Sheet1!H16", "", "公式没有结果。"),
        Remark("unread", "Sheet1!L7", "+请补充" * 200, "没有读入。"),
        Remark("must-fix", "总分 得分", "96.50", "总分应为95。"),
    ),
)
BAD = BatchLine("/收表/二.doc", sentence="“二.doc”是Word 97-2003文档。")
BATCH = Batch((GOOD, BAD), 2, 2)


def written(batch: Batch, tmp_path: Path) -> tuple[list[list[object]], list[list[object]]]:
    write_report(batch, tmp_path / "收表.xlsx")
    book = load_workbook(tmp_path / "收表.xlsx")
    assert book.sheetnames == ["收表情况", "逐项清单"]
    first, second = ([[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets)
    return first, second


def test_the_workbook_has_a_line_for_each_form_and_file(tmp_path: Path) -> None:
    first, _ = written(BATCH, tmp_path)
    assert first[0][0] == "自评表收表情况"
    assert first[1][0] == summary(BATCH)
    assert first[2][:4] == ["序号", "文件", "位置", "项目名称"]
    texts = [1, "一.xlsx", "Sheet1!A1:I17", "=培训", "社保中心", 2025, "财政部标准格式"]
    assert first[3][:7] == texts
    assert first[3][7:] == [0.94, 90, 1, 1, 2, 3, 4, 96.5, 96.5, "有隐藏的行。"]
    assert first[4][:3] == [2, "二.doc", None]
    assert first[4][7:16] == [None] * 9
    assert first[4][16] == BAD.sentence


def test_the_second_sheet_lists_all_there_is_to_look_at(tmp_path: Path) -> None:
    _, second = written(BATCH, tmp_path)
    assert [row[3] for row in second[3:]] == ["存疑", "未读", "须改正"]
    assert second[1][0] == "共3项；“序号”与“收表情况”表中的相同"
    assert second[3][:3] == [1, "一.xlsx", "=培训"]
    assert second[5][4:] == ["总分 得分", "96.50", "总分应为95。"]
    longest = str(second[4][5])
    assert longest.startswith("+请补充")
    assert longest.endswith("……")
    assert len(longest) < 130


def test_no_text_is_a_formula_and_every_page_repeats_the_heading(tmp_path: Path) -> None:
    write_report(BATCH, tmp_path / "收表.xlsx")
    book = load_workbook(tmp_path / "收表.xlsx")
    for sheet in book.worksheets:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert book.worksheets[0].auto_filter.ref == "A3:Q5"
    assert book.worksheets[1].auto_filter.ref == "A3:G6"


def test_a_report_is_known_again_and_nothing_else_is_one(tmp_path: Path) -> None:
    write_report(BATCH, tmp_path / "收表.xlsx")
    export_workbook([sound_form()], tmp_path / "表.xlsx")
    book = load_workbook(tmp_path / "收表.xlsx")
    book.create_sheet("自评表")
    book.save(tmp_path / "加了一张.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    names = ("收表", "表", "加了一张", "坏", "没有")
    assert [is_report(tmp_path / f"{name}.xlsx") for name in names] == [True, False, False, False, False]


def test_the_summary_counts_files_forms_and_what_is_to_be_done() -> None:
    assert summary(BATCH) == (
        "读了2个文件：自评表1张，读不了的文件1个；有须改正的1张，有存疑或未读内容的1张。"
    )
    assert summary(Batch((GOOD,), 5, 1)).endswith("中途停止：一共5个文件，还有4个没有读。")


def test_the_text_is_a_table_with_the_sentences_of_the_files_that_failed_under_it() -> None:
    lines = batch_text(Batch((GOOD, BAD), 2, 2, ("另有一个文件夹打不开。",))).splitlines()
    assert lines[0].split()[:7] == ["序号", "文件", "位置", "项目名称", "单位", "年度", "表样"]
    assert lines[1].split()[2] == "Sheet1!A1:I17"
    assert lines[1].split()[6] == "财政部标准格式"
    assert lines[0].split()[-3:] == ["须改正", "须说明", "总分"]
    assert lines[1].split()[1] == "一.xlsx"
    assert lines[2:] == [
        "没有读入 第2行 /收表/二.doc：“二.doc”是Word 97-2003文档。",
        "另有一个文件夹打不开。",
        summary(BATCH),
    ]


def test_the_text_cuts_long_names_and_says_which_forms_repeat_others() -> None:
    long = replace(GOOD, file="/收表/2024_" + "名" * 60 + "_ABCD.xlsx", notes=())
    lines = named_twice([long, GOOD, BAD, replace(GOOD, file="三.xlsx"), replace(GOOD, project="别的")])
    text = batch_text(Batch(tuple(lines), 5, 5)).splitlines()
    assert text[1].split()[1] == "2024_名名名名名…名名名_ABCD.xlsx"
    assert "可能重复 第2、4行：与第1行是同一单位、年度、项目的表" in text
    assert len(text) == 8


def test_a_name_with_a_line_end_stays_on_its_line() -> None:
    text = batch_text(Batch((replace(BAD, file="new\nline.doc"),), 1, 1))
    assert text.splitlines()[0] == f"没有读入 第1行 new line.doc：{BAD.sentence}"


def test_the_text_of_nothing_is_its_summary() -> None:
    assert batch_text(Batch((), 0, 0)) == summary(Batch((), 0, 0))


def test_the_record_can_be_read_by_other_programs() -> None:
    record = json.loads(json.dumps(batch_record(BATCH)))
    assert {name: record[name] for name in ("files", "read", "stopped", "forms", "failed", "notes")} == {
        "files": 2,
        "read": 2,
        "stopped": False,
        "forms": 1,
        "failed": 1,
        "notes": [],
    }
    assert record["lines"][0]["remarks"][2] == {
        "kind": "must-fix",
        "where": "总分 得分",
        "text": "96.50",
        "sentence": "总分应为95。",
    }


def test_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    first, second = written(Batch((GOOD, replace(GOOD, file="/收表/下级/一.xlsx"), BAD), 3, 3), tmp_path)
    assert [row[1] for row in first[3:]] == ["/收表/一.xlsx", "/收表/下级/一.xlsx", "二.doc"]
    assert {row[1] for row in second[3:]} == {"/收表/一.xlsx", "/收表/下级/一.xlsx"}


def test_what_was_tried_is_told_from_what_was_recognised(tmp_path: Path) -> None:
    tried = replace(GOOD, tentative=True, must_fix=0, must_explain=0, hints=0, computed_total="")
    found = Batch((tried,), 1, 1)
    said = summary(found)
    assert "自评表0张" in said
    assert "另有1张版式没有认出，是试读的" in said
    assert "有存疑或未读内容的0张" in said
    (line,) = [line for line in batch_text(found).splitlines() if "一.xlsx" in line]
    assert "试读94%" in line
    write_report(found, tmp_path / "报告.xlsx")
    rows = list(load_workbook(tmp_path / "报告.xlsx").worksheets[0].iter_rows(values_only=True))
    (row,) = [row for row in rows if "一.xlsx" in row]
    assert "试读94%" in row
    assert row[11:14] == (None, None, None)
