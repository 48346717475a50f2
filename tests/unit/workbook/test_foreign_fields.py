"""Tick boxes, notes, totals in the head and other wordings of labels are read from forms of other places."""

from __future__ import annotations

import pytest

from desktop.models.keys import CellKey
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.provinces import hubei, shanxi, term
from tests.helpers.readings import doubts, field, strays
from tests.unit.workbook.conftest import Read


def test_a_form_of_hubei_is_read_whole(read: Read) -> None:
    (reading,) = read(hubei())
    assert (reading.template.id, strays(reading), doubts(reading)) == ("hubei", {}, {})
    assert (field(reading, "caption/filled_on"), field(reading, "caption/total_score")) == (
        "2021.4.14",
        "96.35",
    )
    assert field(reading, "choices/project_category") == "部门预算项目"
    assert field(reading, "choices/project_attribute") == "新增性项目"
    assert field(reading, "choices/project_kind") == "常年性项目"
    assert (field(reading, "total/score"), field(reading, "analysis/deviation_reason")) == ("96.35", "无")
    assert field(reading, "notes/notes") == "1、口径。"


def test_a_form_of_a_term_is_read_whole(read: Read) -> None:
    (reading,) = read(term())
    assert (reading.template.id, strays(reading), doubts(reading)) == ("shanxi-term", {}, {})
    assert (field(reading, "total/execution_rate"), field(reading, "total/score")) == ("100%", "100分")
    assert (field(reading, "goals/term_intended"), field(reading, "goals/intended")) == (
        "长期发放",
        "今年发放",
    )
    assert (field(reading, "foot/head_signature"), field(reading, "foot/filled_on")) == ("某某", "20250407")


def test_a_total_row_and_a_row_for_the_total_are_read_where_a_system_puts_them(read: Read) -> None:
    sketch = term().put(dict.fromkeys(("A13", "C13", "E13", "G13"), ""))
    for column in "ABCDEFGH":
        sketch.put({f"{column}20": ""})
    sketch.put({"B20": "总分", "B21": "自评总分", "C21": "100分", "B22": "执行率", "C22": "100%"})
    (reading,) = read(sketch)
    assert (field(reading, "total/execution_rate"), field(reading, "total/score")) == ("100%", "100分")
    assert [row.text("third_level") for row in reading.document.rows("indicators")] == ["人数", "获得感"]


@pytest.mark.parametrize(
    "cells",
    [
        {"B5": "部门预算项目□", "C5": "省专项√", "E5": "中央转移支付项目□"},
        {"B5": "部门预算项目", "C5": "", "D5": "省专项", "E5": "√", "F5": "中央转移支付项目"},
        {"B5": "省专项"},
    ],
)
def test_options_may_stand_in_several_cells(read: Read, cells: dict[str, str]) -> None:
    sketch = hubei().put({"B5": ""}).put(cells)
    sketch.merges.remove("B5:F5")
    (reading,) = read(sketch)
    assert field(reading, "choices/project_category") == "省专项"
    assert reading.places[CellKey("choices", "", "project_category")] == "Sheet1!B5"
    assert strays(reading) == {}


def test_options_may_stand_in_several_rows_beside_their_label(read: Read) -> None:
    sketch = hubei("1、部门预算项目□").put({"B6": "2、省专项√", "A6": ""})
    sketch.merges += ["A5:A6"]
    (reading,) = read(sketch)
    assert field(reading, "choices/project_category") == "省专项"


def test_options_end_at_the_next_label(read: Read) -> None:
    sketch = hubei().put(
        {"B5": "省专项", "D5": "项目属性", "E5": "新增性项目", "A6": "", "B6": "", "H5": "批注"}
    )
    sketch.merges = [area for area in sketch.merges if area not in ("B5:F5", "B6:F6")]
    (reading,) = read(sketch)
    assert field(reading, "choices/project_category") == "省专项"
    assert field(reading, "choices/project_attribute") == "新增性项目"
    assert strays(reading) == {"Sheet1!H5": "批注"}


def test_options_may_stand_in_one_cell_with_their_label(read: Read) -> None:
    sketch = hubei().put({"A5": "项目类别：□部门预算项目 ☑省专项（本级） □中央转移支付项目", "B5": ""})
    (reading,) = read(sketch)
    assert field(reading, "choices/project_category") == "省专项"
    assert strays(reading) == {"Sheet1!A5": "（本级）"}


def test_a_blank_choice_and_one_of_somebodys_own_are_read(read: Read) -> None:
    (reading,) = read(hubei("").put({"B6": "历年项目", "B7": "常年性项目（2020年）√"}))
    assert field(reading, "choices/project_category") == ""
    assert field(reading, "choices/project_attribute") == "历年项目"
    assert field(reading, "choices/project_kind") == "常年性项目"
    assert strays(reading) == {"Sheet1!B7": "（2020年）"}


def test_a_misspelled_label_is_doubted(read: Read) -> None:
    (reading,) = read(hubei().put({"A16": "改进措施及结果的应用方案"}))
    assert list(doubts(reading)) == ["analysis//improvement"]


# ---- notes


def test_notes_go_on_in_numbered_lines(read: Read) -> None:
    (reading,) = read(shanxi())
    assert field(reading, "notes/notes") == "1.并列关系。\n2.全年执行数是确认数。"
    assert reading.places[CellKey("notes", "", "notes")] == "Sheet1!A22"


@pytest.mark.parametrize(
    ("cells", "text", "unread"),
    [
        ({"A22": "备注", "B22": "1.并列关系。"}, "1.并列关系。", {"Sheet1!A23": "2.全年执行数是确认数。"}),
        ({"A22": "备注："}, "2.全年执行数是确认数。", {}),
        ({"A22": "备注：1.并列关系。", "A23": "并无其他"}, "1.并列关系。", {"Sheet1!A23": "并无其他"}),
        ({"A22": "备注", "A23": "备注：3.又一条"}, "", {"Sheet1!A23": "备注：3.又一条"}),
    ],
)
def test_notes_stand_behind_their_label_beside_it_or_under_it(
    read: Read, cells: dict[str, str], text: str, unread: dict[str, str]
) -> None:
    sketch = shanxi().put(cells)
    sketch.merges.remove("A22:K22")
    (reading,) = read(sketch)
    assert field(reading, "notes/notes") == text
    assert strays(reading) == unread


def test_a_form_without_notes_has_none(read: Read) -> None:
    (reading,) = read(bureau().put({"A18": "备注：无"}))
    assert strays(reading) == {"Sheet1!A18": "备注：无"}


# ---- what is only printed


def test_heads_of_sections_and_labels_without_texts_are_no_strays(read: Read) -> None:
    sketch = hubei().put({"A18": "五、自评结论", "A19": "填报人：   联系电话：", "A20": "审核人：甲"})
    (reading,) = read(sketch)
    assert strays(reading) == {"Sheet1!A20": "审核人：甲"}


def test_beside_something_else_a_head_of_a_section_may_be_an_entry(read: Read) -> None:
    (reading,) = read(hubei().put({"A18": "自评结论", "B18": "很好", "A19": "审核人：", "C19": "甲"}))
    assert strays(reading) == {
        "Sheet1!A18": "自评结论",
        "Sheet1!B18": "很好",
        "Sheet1!A19": "审核人：",
        "Sheet1!C19": "甲",
    }


def test_a_label_down_the_side_may_be_worded_in_another_way(read: Read) -> None:
    (reading,) = read(hubei().put({"A8": "资金使用情况"}))
    assert strays(reading) == {}


def test_what_is_left_of_a_line_without_texts_is_no_stray(read: Read) -> None:
    (reading,) = read(hubei().put({"A2": "填报日期：2021.4.14   经办人：   审核人："}))
    assert strays(reading) == {}


def test_the_year_beside_its_label_is_implied_by_the_title(read: Read) -> None:
    sketch = hubei().put({"A19": "年度：", "B19": "2020", "A20": "年度：", "B20": "2019", "A21": "年度："})
    (reading,) = read(sketch)
    assert strays(reading) == {"Sheet1!A20": "年度：", "Sheet1!B20": "2019"}


# ---- titles


def test_a_title_without_the_usual_words_stands_above_the_first_field(read: Read) -> None:
    (reading,) = read(hubei().put({"A1": "2020年度人才培训"}))
    assert field(reading, "title/title") == "2020年度人才培训"


@pytest.mark.parametrize("text", ["人才", "x" * 90])
def test_what_is_too_short_or_too_long_is_no_title(read: Read, text: str) -> None:
    (reading,) = read(hubei().put({"A1": text}))
    assert field(reading, "title/title") == ""
    assert strays(reading) == {"Sheet1!A1": text}


def test_what_stands_beside_something_or_among_the_fields_is_no_title(read: Read) -> None:
    sketch = hubei().put({"A1": "2020年度人才培训", "F1": "机密级别"})
    sketch.merges.remove("A1:F1")
    (reading,) = read(sketch)
    assert field(reading, "title/title") == ""
    assert set(strays(reading)) == {"Sheet1!A1", "Sheet1!F1"}
    moved = hubei().put({"A1": "", "A2": ""}).moved(1, 0)
    (other,) = read(moved)
    assert field(other, "title/title") == ""


# ---- wordings


def test_a_label_in_another_wording_of_the_template_is_kept_for_the_record(read: Read) -> None:
    (reading,) = read(shanxi())
    assert reading.labels == {
        ("analysis", "output"): "产出情况",
        ("analysis", "implementation"): "项目实施和预算执行情况",
    }
    printed = reading.template_as_printed
    spec, own = printed.field("analysis", "output"), reading.template.field("analysis", "output")
    assert spec is not None
    assert own is not None
    assert (spec.label, own.label) == ("产出情况", "产出情况及分析")
    assert printed.table("funds") is reading.template.table("funds")


def test_a_text_may_stand_beside_the_second_row_of_its_label(read: Read) -> None:
    sketch = hubei().put({"A15": "偏差大或目标未完成原因分析", "B15": "", "B16": "资金未到位", "A16": ""})
    sketch.merges = [area for area in sketch.merges if area not in ("B15:F15", "B16:F16")] + ["A15:A16"]
    (reading,) = read(sketch)
    assert field(reading, "analysis/deviation_reason") == "资金未到位"


def test_a_sheet_of_labels_alone_is_no_form(read: Read) -> None:
    with pytest.raises(Exception, match="没有一张表有自评表的栏目名称"):
        read(Sketch().put({"A1": "项目类别", "B1": "省专项"}), Sketch().put({"A1": "备注：无"}))


def test_the_label_down_the_side_of_a_block_is_no_field_of_another(read: Read) -> None:
    (reading,) = read(term().put({"F14": "年度绩效目标"}))
    assert field(reading, "goals/intended") == "今年发放"
    assert strays(reading) == {}


def test_labels_are_known_by_how_they_are_made_where_a_text_belongs_to_them(read: Read) -> None:
    sketch = bureau().put({"A4": "主管部门全称", "F4": "项目实施主体"})
    foot = "填报人员：甲    部门负责人：乙    存在的问题：不多"
    sketch.put({"A17": foot, "A18": "项目效益情况良好"})
    (reading,) = read(sketch)
    assert (field(reading, "head/department"), field(reading, "head/unit")) == ("人社局", "社保中心")
    assert (field(reading, "foot/filled_by"), field(reading, "foot/head_signature")) == ("甲", "乙")
    doubtful = {"head//department", "head//unit", "foot//filled_by", "foot//head_signature"}
    assert doubtful <= doubts(reading).keys()
    assert strays(reading)["Sheet1!A18"] == "项目效益情况良好"


def test_a_word_that_is_made_like_a_label_is_none_without_a_text(read: Read) -> None:
    (reading,) = read(bureau().put({"F4": "", "G4": "", "A18": "项目建设单位"}))
    assert field(reading, "head/unit") == ""
    assert strays(reading) == {"Sheet1!A18": "项目建设单位"}


@pytest.mark.parametrize("labels", [("年度目标设定", "年度目标完成"), ("预期目标", "实现情况")])
def test_a_label_at_the_side_is_no_field_without_its_merge(read: Read, labels: tuple[str, str]) -> None:
    sketch = bureau().put({"A10": "年度总体目标", "B10": labels[0], "F10": labels[1]})
    sketch.put({"A12": "绩效指标完成情况"})
    sketch.merges = [area for area in sketch.merges if area[:4] not in ("A10:", "A12:")]
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == "全年培训1000人次。\n保证质量。"
    assert field(reading, "goals/achieved") == "培训1100人次。"


def test_a_known_side_label_with_a_text_is_a_label(read: Read) -> None:
    sketch = bureau().put({"A10": "", "B10": "绩效目标"})
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == "全年培训1000人次。\n保证质量。"


def test_a_known_side_label_beside_labels_is_none(read: Read) -> None:
    sketch = bureau().put({"A10": "绩效目标", "B10": "年初申报目标", "F10": "年终实现情况"})
    sketch.merges = [area for area in sketch.merges if area != "A10:A11"]
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == "全年培训1000人次。\n保证质量。"
    assert field(reading, "goals/achieved") == "培训1100人次。"


def test_a_text_may_stand_beside_a_strange_heading_of_the_last_column(read: Read) -> None:
    sketch = bureau().put({"J12": "复核分", "J13": 29, "G4": "", "J4": "社保中心", "I4": ""})
    sketch.merges = [area for area in sketch.merges if area != "G4:I4"]
    (reading,) = read(sketch)
    assert field(reading, "head/unit") == "社保中心"
    (other,) = read(sketch.put({"J12": "", "J13": "", "K12": "复核分"}))
    assert field(other, "head/unit") == ""
