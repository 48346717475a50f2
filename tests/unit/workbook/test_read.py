"""Filled forms are read from the layouts of other people's programs; every filled cell is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook import worksheet
from tests.helpers.dialects import Sketch, bureau, save, system
from tests.helpers.readings import doubts, field, read_workbook, strays, table
from tests.helpers.workbooks import package, parts
from tests.unit.workbook.conftest import Read

INSTRUCTIONS = (
    Sketch()
    .put({"A1": "填表说明", "A2": "1.“项目名称”应与批复一致。"})
    .row(4, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    .row(5, "产出指标", "数量指标", "培训班次", "≥12次", "15次", "10", "10")
)


def test_a_sheet_of_nothing_but_white_space_is_no_sheet_beside_the_form(read: Read) -> None:
    (reading,) = read(bureau(), Sketch({"B2": " "}))
    assert reading.unread == reading.notes == ()


def test_the_paper_form_is_read_whole(read: Read) -> None:
    (reading,) = read(bureau())
    assert reading.template.id == "mof"
    assert reading.confidence == 1
    assert reading.place == "Sheet1!A1:I17"
    assert reading.unread == reading.doubtful == reading.notes == ()
    assert field(reading, "title/title") == "项目支出绩效自评表"
    assert field(reading, "caption/year") == "2021"
    assert field(reading, "head/project_name") == "培训经费"
    assert (field(reading, "head/department"), field(reading, "head/unit")) == ("人社局", "社保中心")
    assert field(reading, "goals/intended") == "全年培训1000人次。\n保证质量。"
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert (field(reading, "total/weight"), field(reading, "total/score")) == ("100", "96.94")
    assert field(reading, "foot/filled_by") == "甲"
    assert field(reading, "foot/filled_on") == "2022.3.7"
    assert field(reading, "foot/telephone") == ""
    assert table(reading, "funds", "source", "full_year_budget", "execution_rate", "score") == [
        ("年度资金总额", "194.5", "69.41%", "6.94"),
        ("其中：当年财政拨款", "194.5", "", "—"),
        ("上年结转资金", "", "", ""),
        ("其他资金", "", "", ""),
    ]
    assert table(
        reading, "indicators", "first_level", "second_level", "third_level", "target_value", "weight"
    ) == [
        ("产出指标", "数量指标", "指标1", "≥1次", "30"),
        ("产出指标", "数量指标", "指标2", "≥2次", "30"),
        ("产出指标", "数量指标", "指标3", "≥3次", "30"),
    ]


def test_the_export_of_a_budget_system_is_read_whole(read: Read) -> None:
    (reading,) = read(system())
    assert strays(reading) == {}
    assert reading.doubtful == ()
    assert field(reading, "caption/year") == "2021"
    assert field(reading, "head/unit") == "社保中心"
    assert field(reading, "goals/achieved") == "培训1100人次。"
    assert table(reading, "funds", "source", "full_year_spending")[:2] == [("年度资金总额", "135"), ("", "")]
    assert table(reading, "indicators", "second_level", "third_level", "target_value", "actual_value") == [
        ("数量指标", "培训人次", "≥1000人次", "1100人次"),
        ("时效指标", "及时性", "及时", "及时"),
    ]
    assert (field(reading, "total/weight"), field(reading, "total/score")) == ("100", "96.94")


def test_every_cell_knows_where_it_was_read(read: Read) -> None:
    (reading,) = read(bureau())
    assert reading.places[CellKey("head", "", "unit")] == "Sheet1!G4"
    assert reading.places[CellKey("indicators", "r3", "first_level")] == "Sheet1!B13"
    assert reading.places[CellKey("funds", "annual_total", "execution_rate")] == "Sheet1!H6"
    assert reading.places[CellKey("foot", "", "filled_on")] == "Sheet1!A17"


def test_the_place_on_the_sheet_does_not_matter(read: Read) -> None:
    (there,), (here,) = read(bureau().moved(7, 3)), read(bureau())
    assert there.document == here.document
    assert there.place == "Sheet1!D8:L24"


def test_forms_under_each_other_and_on_other_sheets_are_read_apart(read: Read) -> None:
    annexes = Sketch().put({"A19": "附件 2", "A40": "附件3"})
    second = bureau(indicators=1).put({"C3": "第二个项目"}).moved(20, 0)
    third = system().put({"C4": "第三个项目"})
    readings = read(bureau().with_other(annexes).with_other(second), third)
    assert [field(reading, "head/project_name") for reading in readings] == [
        *("培训经费", "第二个项目", "第三个项目"),
    ]
    assert [reading.place for reading in readings] == ["Sheet1!A1:I19", "Sheet1!A21:I40", "Sheet2!A1:K14"]
    assert [len(reading.document.rows("indicators")) for reading in readings] == [3, 1, 2]
    assert [strays(reading) for reading in readings] == [{}, {}, {}]


def test_an_annex_line_above_a_title_belongs_to_its_form(read: Read) -> None:
    second = bureau(indicators=1).moved(20, 0).put({"A20": "附件 2"})
    first, other = read(bureau().with_other(second))
    assert strays(first) == {}
    assert other.place == "Sheet1!A20:I35"


def test_a_form_without_title_begins_behind_a_blank_row(read: Read) -> None:
    second = bureau(indicators=1).put({"A1": "", "C3": "第二个项目"}).moved(20, 0)
    first, other = read(bureau().with_other(second))
    assert (field(other, "head/project_name"), field(other, "caption/year")) == ("第二个项目", "2021")
    assert strays(first) == strays(other) == {}
    tight = bureau(indicators=1).put({"A1": "", "A2": "", "C3": "第二个项目"}).moved(15, 0)
    assert len(read(bureau().with_other(tight))) == 2


def test_a_sheet_of_instructions_is_left_out_and_said(read: Read) -> None:
    (reading,) = read(INSTRUCTIONS, bureau())
    assert reading.place.startswith("Sheet2!")
    ((where, text),) = strays(reading).items()
    assert where == "Sheet1!A1:G5"
    assert text.startswith("填表说明 | 1.“项目名称”应与批复一致。 | 一级指标 | 二级指标 |")
    assert len(text.split(" | ")) == 16
    assert reading.notes == ("工作表“Sheet1”里没有自评表，没有读入。",)


def test_an_example_above_the_form_on_its_sheet_is_left_out_and_said(read: Read) -> None:
    (reading,) = read(bureau().moved(6, 0).with_other(INSTRUCTIONS))
    assert strays(reading)["Sheet1!C5"] == "培训班次"
    assert len(strays(reading)) == 15
    assert field(reading, "head/project_name") == "培训经费"
    assert len(reading.document.rows("indicators")) == 3


def test_what_is_hidden_is_read_and_said(read: Read) -> None:
    sketch = bureau().put({"K13": "K091"})
    sketch.hidden_rows = {14, 15}
    sketch.hidden_columns = {11}
    (reading,) = read(sketch)
    assert len(reading.document.rows("indicators")) == 3
    assert strays(reading) == {"Sheet1!K13": "K091"}
    assert reading.notes == (
        "工作表“Sheet1”有隐藏的行（14、15），其中的内容一并读入了。",
        "工作表“Sheet1”有隐藏的列（K），其中的内容一并读入了。",
    )


def test_many_hidden_rows_are_not_all_named(read: Read) -> None:
    sketch = bureau(indicators=20)
    sketch.hidden_rows = set(range(14, 30))
    (reading,) = read(sketch)
    assert reading.notes == (
        "工作表“Sheet1”有隐藏的行（14、15、16、17、18、19、20、21……），其中的内容一并读入了。",
    )


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(package(parts({"甲": bureau().markup()}, states={"甲": "hidden"})))
    (reading,) = read_workbook(path, library().templates(), library().vocabulary)
    assert reading.notes == ("工作表“甲”是隐藏的，一并读入了。",)


def test_macros_and_links_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsm"
    members = parts({"甲": bureau().markup()})
    path.write_bytes(
        package({**members, "xl/vbaProject.bin": b"\xd0\xcf", "xl/externalLinks/externalLink1.xml": "<a/>"})
    )
    (reading,) = read_workbook(path, library().templates(), library().vocabulary)
    assert reading.notes == (
        "文件里有宏，没有运行，也没有带入。",
        "文件引用了其他工作簿，没有去读取，引用处按文件里保存的值读入。",
    )


def test_a_formula_that_was_never_computed_is_said(read: Read) -> None:
    sketch = bureau()
    sketch.raw["H16"] = "<c r='H16'><f>VLOOKUP(H13,A1:B2,2)</f><v/></c>"
    sketch.raw["K2"] = "<c r='K2'><f>A1</f><v/></c>"
    (reading,) = read(sketch, Sketch(raw={"A1": "<c r='A1'><f>B1</f><v/></c>"}))
    assert field(reading, "total/score") == ""
    assert strays(reading) == {
        "Sheet1!H16": "公式“=VLOOKUP(H13,A1:B2,2)”没有保存计算结果",
        "Sheet1!K2": "=A1",
        "Sheet2!A1:A1": "=B1",
    }
    assert reading.notes[0] == (
        "工作表“Sheet1”有2个公式没有保存计算结果，请用WPS或Excel打开原文件，保存一次后重新导入。"
    )


@pytest.mark.parametrize("formula", ["SUM(H13:H15)+I6", "ROUND(SUM(H13:H15,I6),2)", "IF(H13>0,H13*3+I6,0)"])
def test_a_formula_that_was_never_computed_is_worked_out_and_doubted(read: Read, formula: str) -> None:
    sketch = bureau()
    sketch.raw["H16"] = f"<c r='H16' s='1'><f>{formula.replace('>', '&gt;')}</f><v/></c>"
    (reading,) = read(sketch)
    assert field(reading, "total/score") == "96.94"
    assert strays(reading) == {}
    assert doubts(reading) == {
        "total//score": f"公式“={formula}”没有保存计算结果，96.94是按公式算出的，请核对。"
    }


def test_a_sheet_that_is_larger_than_any_form_is_said_as_a_whole(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worksheet, "MOST_FILLED", 100)
    ledger = Sketch().put({f"A{row}": "科目" for row in range(1, 102)})
    (reading,) = read(ledger, bureau())
    assert strays(reading) == {"Sheet1": "整张工作表没有读（101个单元格，超出自评表的规模）"}


def test_empty_sheets_are_not_mentioned(read: Read) -> None:
    (reading,) = read(Sketch(), bureau(), Sketch())
    assert reading.unread == reading.notes == ()


def test_progress_hears_of_each_sheet(tmp_path: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    path = save(tmp_path / "form.xlsx", INSTRUCTIONS, bureau())
    known = library()
    read_workbook(path, known.templates(), known.vocabulary, lambda *what: heard.append(what))
    assert heard == [(0, 2, "Sheet1"), (1, 2, "Sheet2")]


def test_a_workbook_without_any_form_is_refused(read: Read) -> None:
    with pytest.raises(FileRefused, match="里面只有文字，没有分栏的表格。"):
        read(Sketch().put({"A1": "通知"}))
    with pytest.raises(FileRefused) as refusal:
        read(Sketch().put({"A1": "姓名", "B1": "职务"}))
    assert "“form.xlsx”里没有认出自评表：没有一张表有自评表的栏目名称。" in refusal.value.sentence


def test_what_only_comes_near_a_template_is_refused_with_what_it_lacks(read: Read) -> None:
    with pytest.raises(FileRefused) as refusal:
        read(bureau().put({"D5": "", "G12": "其他说明"}))
    assert "最接近的是“财政部标准格式”（表“Sheet1”），但缺少栏目“年初预算数”“分值”。" in (
        refusal.value.sentence
    )


def test_what_has_too_many_other_columns_is_refused(read: Read) -> None:
    sketch = bureau()
    for area in ("A1:I1", "A2:I2"):
        sketch.merges.remove(area)
    sketch.cells = {
        address: value for address, value in sketch.cells.items() if address[0] != "I" or address == "I5"
    }
    names = ("甲栏", "乙栏", "丙栏", "丁栏", "戊栏", "己栏", "庚栏", "辛栏", "壬栏", "癸栏", "子栏", "丑栏")
    for step, name in enumerate(names):
        sketch.put({f"{chr(ord('J') + step)}12": name})
    sketch.put({"W12": "偏差原因分析及改进措施"})
    for address in ("A3", "A4", "F4", "B10"):
        sketch.put({address: ""})
    with pytest.raises(FileRefused, match="与之不符的栏目太多"):
        read(sketch)
