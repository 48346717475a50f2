"""Fields are found by their labels: beside them, under them, or in one cell with them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.lines import take_apart
from tests.helpers.dialects import Sketch, bureau, save, system
from tests.helpers.readings import doubts, field, read_workbook, strays
from tests.unit.workbook.conftest import Read

MOF = blueprint(library().template("mof"), library().vocabulary)


def test_a_label_in_any_spelling_names_its_field(read: Read) -> None:
    sketch = bureau().put({"A3": " 项\u3000目\n名 称 ：", "F4": "项目实施单位", "A4": "主管部门（盖章）"})
    (reading,) = read(sketch)
    assert field(reading, "head/project_name") == "培训经费"
    assert (field(reading, "head/department"), field(reading, "head/unit")) == ("人社局", "社保中心")


def test_a_misspelled_label_is_read_and_doubted(read: Read) -> None:
    (reading,) = read(bureau().put({"F10": "实际完成的情况"}))
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert list(doubts(reading)) == ["goals//achieved"]


def test_a_misspelled_label_of_nothing_is_no_doubt(read: Read) -> None:
    (reading,) = read(bureau().put({"F10": "实际完成的情况", "F11": ""}))
    assert (field(reading, "goals/achieved"), doubts(reading)) == ("", {})


def test_a_blank_field_takes_nothing_from_its_neighbours(read: Read) -> None:
    sketch = bureau().put({"C3": "", "C4": "", "G4": "", "B11": "", "F11": ""})
    (reading,) = read(sketch)
    for name in ("head/project_name", "head/department", "head/unit", "goals/intended", "goals/achieved"):
        assert field(reading, name) == ""
    assert strays(reading) == {}


def test_a_remark_beside_the_form_is_nobodys_text(read: Read) -> None:
    (reading,) = read(bureau().put({"G4": "", "K4": "请补充", "K10": "此处与决算不一致？"}))
    assert field(reading, "head/unit") == ""
    assert strays(reading) == {"Sheet1!K4": "请补充", "Sheet1!K10": "此处与决算不一致？"}


def test_texts_may_stand_some_columns_on_where_merges_are_gone(read: Read) -> None:
    sketch = bureau()
    sketch.merges = []
    (reading,) = read(sketch)
    assert field(reading, "head/project_name") == "培训经费"
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert strays(reading) == {}


def test_a_hidden_column_between_label_and_text_is_passed_over(read: Read) -> None:
    sketch = system().put({"B5": "Y001"})
    sketch.hidden_columns = {2}
    (reading,) = read(sketch)
    assert field(reading, "head/unit") == "社保中心"
    assert strays(reading)["Sheet1!B5"] == "Y001"


def test_goals_are_read_under_their_labels_or_beside_them(read: Read) -> None:
    (under,), (beside,) = read(bureau()), read(system())
    assert field(under, "goals/achieved") == field(beside, "goals/achieved") == "培训1100人次。"


def test_beside_a_label_that_is_not_known_the_longer_text_is_taken_and_doubted(read: Read) -> None:
    (reading,) = read(bureau().put({"F10": "年终总结"}))
    assert field(reading, "goals/intended") == "全年培训1000人次。\n保证质量。"
    assert list(doubts(reading)) == ["goals//intended"]
    assert strays(reading) == {"Sheet1!F10": "年终总结", "Sheet1!F11": "培训1100人次。"}


def test_beside_a_label_that_is_not_known_a_blank_text_stays_blank(read: Read) -> None:
    (reading,) = read(bureau().put({"F10": "年终总结", "B11": ""}))
    assert field(reading, "goals/intended") == ""
    assert strays(reading) == {"Sheet1!F10": "年终总结", "Sheet1!F11": "培训1100人次。"}


def test_one_label_alone_may_have_its_text_beside_it(read: Read) -> None:
    sketch = system().put({"A10": "", "C10": ""})
    sketch.merges = [area for area in sketch.merges if "10" not in area]
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == "全年培训1000人次。"


def test_a_label_that_is_not_known_is_nobodys_text(read: Read) -> None:
    sketch = bureau().put({"C4": "", "D4": "预算代码", "E4": "302"})
    sketch.merges.remove("C4:E4")
    (reading,) = read(sketch)
    assert field(reading, "head/department") == ""
    assert strays(reading) == {"Sheet1!D4": "预算代码", "Sheet1!E4": "302"}


def test_a_label_with_a_colon_is_nobodys_text(read: Read) -> None:
    sketch = bureau().put({"C4": "", "D4": "科室："})
    sketch.merges.remove("C4:E4")
    (reading,) = read(sketch)
    assert field(reading, "head/department") == ""
    assert strays(reading) == {"Sheet1!D4": "科室："}


def test_a_form_without_a_title_leaves_one_unread() -> None:
    template = library().template("mof")
    bare = replace(template, blocks=template.blocks[1:])
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder) / "a.xlsx", bureau().put({"A1": "项目支出绩效自评表（2021年度）", "A2": ""}))
        (reading,) = read_workbook(path, [bare], library().vocabulary)
    assert field(reading, "caption/year") == "2021"
    assert strays(reading) == {"Sheet1!A1": "项目支出绩效自评表"}


def test_what_lies_deeper_than_the_row_under_a_label_is_not_its_text(read: Read) -> None:
    sketch = bureau().put({"B10": "", "C10": "预期目标"})
    sketch.merges = [area for area in sketch.merges if not area.startswith(("B10", "B11"))] + ["B9:B11"]
    sketch.put({"B9": "", "B11": ""})
    (reading,) = read(sketch)
    assert field(reading, "goals/intended") == ""


@pytest.mark.parametrize(
    "text",
    [
        *(
            "（ 2021 年度）",
            "(2021年度)",
            "（\u30002021\u3000年度）",
            "２０２１年度",
            "2021年",
            "（2021）年度",
        ),
        "年度：2021",
    ],
)
def test_the_year_is_found_in_its_line(read: Read, text: str) -> None:
    (reading,) = read(bureau().put({"A2": text}))
    assert field(reading, "caption/year") in ("2021", "２０２１")
    assert strays(reading) == {}


def test_a_blank_year_is_blank(read: Read) -> None:
    (reading,) = read(bureau().put({"A2": "（    年度）"}))
    assert field(reading, "caption/year") == ""
    assert strays(reading) == {}


def test_a_year_in_a_remark_is_not_the_forms(read: Read) -> None:
    (reading,) = read(bureau().put({"A2": "", "A19": "备注：（2020年度）数据见附表"}))
    assert field(reading, "caption/year") == ""
    assert strays(reading) == {"Sheet1!A19": "备注：（2020年度）数据见附表"}


def test_unit_and_year_may_share_a_cell(read: Read) -> None:
    sketch = bureau().put({"A2": "填列单位（公章）：某中心      （ 2021 年度）"})
    sketch.put({f"B{row}": label for row, label in enumerate(ANALYSIS, 18)})
    sketch.put({f"D{row}": f"{label}如下" for row, label in enumerate(ANALYSIS, 18)})
    sketch.put({"A18": "项\n目\n绩\n效\n分\n析", "A17": ""})
    (reading,) = read(sketch)
    assert reading.template.id == "mof-analysis"
    assert field(reading, "caption/organisation") == "某中心"
    assert field(reading, "caption/year") == "2021"
    assert field(reading, "analysis/problems") == "项目管理中存在的主要问题及原因分析如下"
    assert strays(reading) == {}


ANALYSIS = (
    "项目实施和预算执行情况及分析",
    "产出情况及分析",
    "效益情况及分析",
    "满意度情况及分析",
    "主要经验做法",
    "项目管理中存在的主要问题及原因分析",
    "下一步改进措施及管理建议",
)


def test_title_and_year_may_share_a_cell(read: Read) -> None:
    (reading,) = read(bureau().put({"A1": "项目支出绩效自评表（2021年度）", "A2": ""}))
    assert field(reading, "title/title") == "项目支出绩效自评表"
    assert field(reading, "caption/year") == "2021"


@pytest.mark.parametrize(
    ("cells", "title", "rest"),
    [
        ({"A1": "附件1", "B1": "某县项目支出绩效自评表"}, "某县项目支出绩效自评表", {"Sheet1!A1": "附件1"}),
        ({"A1": "2021年绩效自评情况"}, "2021年绩效自评情况", {}),
        ({"A1": "项目支出绩效评价表"}, "项目支出绩效评价表", {}),
        ({"A1": "某某通知"}, "", {"Sheet1!A1": "某某通知"}),
        ({"A1": "长" * 90 + "自评表"}, "", {"Sheet1!A1": "长" * 90 + "自评表"}),
    ],
)
def test_the_title_is_known_by_its_words(
    read: Read, cells: dict[str, str], title: str, rest: dict[str, str]
) -> None:
    sketch = bureau().put(cells)
    sketch.merges.remove("A1:I1")
    (reading,) = read(sketch)
    assert field(reading, "title/title") == title
    assert strays(reading) == rest


def test_instructions_on_the_sheet_do_not_overwrite_a_field(read: Read) -> None:
    sketch = bureau().moved(2, 0).put({"A1": "主管部门：填写全称", "A2": "项目名称：与批复一致"})
    (reading,) = read(sketch.put({"C6": ""}))
    assert field(reading, "head/project_name") == "培训经费"
    assert field(reading, "head/department") == ""
    assert strays(reading) == {"Sheet1!A1": "填写全称", "Sheet1!A2": "与批复一致"}


@pytest.mark.parametrize(
    ("text", "texts", "rest"),
    [
        ("填表人：甲", {"filled_by": "甲"}, ""),
        ("填表人：  填报日期：2022-1-1", {"filled_by": "", "filled_on": "2022-1-1"}, ""),
        ("填表人：填报日期：联系电话：139", {"filled_by": "", "filled_on": "", "telephone": "139"}, ""),
        ("填报人: 甲 乙  电话：0000 0000000", {"filled_by": "甲 乙", "telephone": "0000 0000000"}, ""),
        ("填表人：甲   审核人：乙  联系电话：139", {"filled_by": "甲", "telephone": "139"}, "审核人:乙"),
        ("填 表 人（签字）：甲", {"filled_by": "甲"}, ""),
        ("说明：填表人：甲", {}, "说明：填表人：甲"),
        ("没有标签的话", {}, "没有标签的话"),
        ("项目名称：培训经费", {"project_name": "培训经费"}, ""),
    ],
)
def test_lines_are_taken_apart(text: str, texts: dict[str, str], rest: str) -> None:
    line = take_apart(text, MOF, with_patterns=False)
    assert {key[1]: value for key, value in line.texts} == texts
    assert line.rest.replace("：", ":") == rest.replace("：", ":")


def test_a_line_may_stand_above_the_table_and_its_rest_is_unread(read: Read) -> None:
    sketch = bureau().moved(1, 0)
    foot = sketch.cells.pop("A18")
    assert isinstance(foot, str)
    sketch.put({"A1": foot + "  审核人：丙"})
    (reading,) = read(sketch)
    assert field(reading, "foot/filled_by") == "甲"
    assert strays(reading) == {"Sheet1!A1": "审核人：丙"}


def test_a_label_printed_twice_is_filled_once(read: Read) -> None:
    (reading,) = read(bureau().put({"A18": "主管部门：   实施单位：别处"}))
    assert (field(reading, "head/department"), field(reading, "head/unit")) == ("人社局", "社保中心")
    assert strays(reading) == {"Sheet1!A18": "别处"}


def test_money_units_that_agree_are_part_of_the_form(read: Read) -> None:
    (reading,) = read(bureau().put({"I2": "（单位：万元）"}))
    assert strays(reading) == {} == doubts(reading)


def test_a_form_of_tables_alone_has_no_title(read: Read) -> None:
    sketch = bureau()
    sketch.cells = {address: value for address, value in sketch.cells.items() if int(address[1:]) > 2}
    (reading,) = read(sketch)
    assert field(reading, "title/title") == ""


def test_a_label_at_the_side_is_not_that_of_a_goal_beside_it(read: Read) -> None:
    sketch = bureau().put({"A10": "年度总体目标完成情况", "B10": "预期绩效目标", "F10": "完成情况"})
    sketch.merges.remove("A10:A11")
    (reading,) = read(sketch)
    assert field(reading, "goals/intended").startswith("全年培训1000人次。")
    assert field(reading, "goals/achieved") == "培训1100人次。"


def test_of_two_labels_the_more_usual_one_is_meant(read: Read) -> None:
    sketch = bureau().put({"F4": "总体完成情况", "G4": "已办结", "F10": "目标完成情况"})
    (reading,) = read(sketch)
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert strays(reading) == {"Sheet1!F4": "总体完成情况", "Sheet1!G4": "已办结"}


def test_sketches_stay_what_they_are() -> None:
    assert Sketch().put({"A1": "x"}).moved(1, 1).cells == {"B2": "x"}
