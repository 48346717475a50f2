"""Texts written into the cells of a blank: boxes, labels with room behind them, notes, targets in parts."""

from __future__ import annotations

import pytest

from desktop.models.document import Cell, Document, Row
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook.filled import Filled
from tests.helpers import workbooks
from tests.helpers.blanks import FORM, blank_sheet, filled, filled_with, parts_of, said, zipped
from tests.helpers.dialects import Sketch, system
from tests.helpers.forms import form_of

KIND = CellKey("choices", "", "project_category")


def hubei(**cells: str | float) -> Sketch:
    """Lay out the blank of a form with tick boxes, a line of labels at the top and notes."""
    sketch = Sketch(
        merges=["A1:F1", "A2:C2", "D2:F2", "B3:F3", "B5:F5", "B6:F6", "B7:F7", "A8:A9", "A11:A12"]
    )
    sketch.put({"A1": "培训经费项目绩效自评表", "A2": "填报日期：", "D2": "总分："})
    sketch.put({"A3": "项目名称", "A4": "主管部门", "D4": "项目实施单位"})
    sketch.put({"A5": "项目类别", "B5": "1、部门预算项目□  2、省专项□  3、中央转移支付项目□"})
    sketch.put({"A6": "项目属性", "B6": "持续性项目（ ） 新增性项目（√）", "A7": "项目类型"})
    sketch.put({"A8": "预算执行情况\n(万元)\n(20分)"})
    sketch.row(8, "预算数\n(A)", "执行数\n(B)", "执行率\n(B/A)", "得分\n(20分*执行率)", at="C")
    sketch.put({"B9": "年度财政资金总额"})
    sketch.row(10, "一级指标", "二级指标", "三级指标", "年初目标值\n(A)", "实际完成值\n(B)", "得分")
    sketch.put({"A11": "产出指标", "B11": "数量指标", "B12": "质量指标"})
    sketch.put({"A13": "总分", "A14": "偏差大或\n目标未完成\n原因分析", "A15": "改进措施及\n结果应用方案"})
    return sketch.put({"A16": "备注：1.按实填写", "A17": "2.保留两位小数"}).put(cells)


def document(fields: dict[str, str]) -> tuple[Form, Document]:
    """Fill fields of the form with tick boxes, by block and id."""
    known = library()
    template = known.template("hubei")
    made = fresh_document(template).with_rows("indicators", ())
    for place, text in fields.items():
        block, _, name = place.partition("/")
        made = made.with_cell(CellKey(block, "", name), Cell(text))
    return Form(template, known.pack(template.pack), made), made


def fill_hubei(sketch: Sketch, **fields: str) -> Filled:
    form, made = document({name.replace("__", "/"): text for name, text in fields.items()})
    return filled_with(zipped(sketch), form, made)


def sheet_of(result: Filled) -> str:
    return parts_of(result.data)["xl/worksheets/sheet1.xml"].decode()


def text_at(result: Filled, address: str) -> str:
    held = sheet_of(result).partition(f'<c r="{address}"')[2].partition("</c>")[0]
    return held.partition('xml:space="preserve">')[2].partition("</t>")[0]


@pytest.mark.parametrize(
    ("printed", "chosen", "written"),
    [
        ("1、部门预算项目□  2、省专项□", "省专项", "1、部门预算项目□  2、省专项☑"),
        ("○部门预算项目 ●省专项", "部门预算项目", "●部门预算项目 ○省专项"),
        ("部门预算项目、省专项、中央转移支付项目", "省专项", "部门预算项目、√省专项、中央转移支付项目"),
        ("", "省专项", "省专项"),
    ],
)
def test_boxes_are_ticked_as_they_are_printed(printed: str, chosen: str, written: str) -> None:
    result = fill_hubei(hubei(B5=printed), choices__project_category=chosen)
    assert text_at(result, "B5") == written
    replaced = [("replaced", str(KIND), chosen, "省专项")] if "●" in printed else []
    assert [one for one in said(result) if one[1] == str(KIND)] == replaced


def test_boxes_in_cells_of_their_own() -> None:
    sketch = hubei(B5="□部门预算项目", C5="□省专项")
    sketch.merges.remove("B5:F5")
    result = fill_hubei(sketch, choices__project_category="省专项")
    assert (text_at(result, "B5"), text_at(result, "C5")) == ("□部门预算项目", "☑省专项")


def test_an_option_that_is_not_printed_has_no_place() -> None:
    result = fill_hubei(hubei(), choices__project_category="县专项")
    assert ("no-place", str(KIND), "县专项", "1、部门预算项目□  2、省专项□  3、中央转移支付项目□") in said(
        result
    )


def test_boxes_behind_their_label_in_one_cell() -> None:
    sketch = hubei(A5="项目类别：部门预算项目□ 省专项□", B5="")
    sketch.merges = [*[area for area in sketch.merges if area != "B5:F5"], "A5:F5"]
    result = fill_hubei(sketch, choices__project_category="省专项")
    assert text_at(result, "A5") == "项目类别：部门预算项目□ 省专项☑"
    bare = hubei(A5="项目类别：", B5="")
    bare.merges = list(sketch.merges)
    assert text_at(fill_hubei(bare, choices__project_category="省专项"), "A5") == "项目类别：省专项"


def test_notes_that_are_printed_stay() -> None:
    result = fill_hubei(hubei(), notes__notes="1.按实填写 2.保留两位小数")
    assert text_at(result, "A16") == "备注：1.按实填写"
    assert not [remark for remark in result.remarks if remark.key.block == "notes"]


def test_other_notes_take_their_place() -> None:
    one = fill_hubei(hubei(A17=""), notes__notes="见附件")
    assert text_at(one, "A16") == "备注：见附件"
    two = fill_hubei(hubei(), notes__notes="见附件")
    assert (text_at(two, "A16"), text_at(two, "A17")) == ("备注：见附件", "")
    apart = hubei(A16="备注", B16="1.按实填写", A17="", B17="2.保留两位小数")
    lines = fill_hubei(apart, notes__notes="甲\n乙")
    assert (text_at(lines, "B16"), text_at(lines, "B17")) == ("甲", "乙")
    whole = fill_hubei(apart, notes__notes="甲")
    assert (text_at(whole, "B16"), text_at(whole, "B17")) == ("甲", "")
    empty = fill_hubei(hubei(A16="备注", A17=""), notes__notes="甲")
    assert text_at(empty, "B16") == "甲"
    behind = hubei(A16="备注：", A17="")
    behind.merges.append("A16:F16")
    assert text_at(fill_hubei(behind, notes__notes="甲"), "A16") == "备注：甲"


def test_labels_share_their_cell_with_their_text() -> None:
    result = fill_hubei(hubei(), caption__filled_on="2021.4.14", caption__total_score="96.35")
    assert (text_at(result, "A2"), text_at(result, "D2")) == ("填报日期：2021.4.14", "总分：96.35")


def rich(sketch: Sketch, run: str) -> bytes:
    """Print the foot in parts with fonts of their own."""
    texts = (("<b/>", "填表人："), (run, "        "), ("<b/>", "填报日期："))
    runs = "".join(f'<r><rPr>{look}</rPr><t xml:space="preserve">{text}</t></r>' for look, text in texts)
    strings = f'{workbooks.HEAD}<sst xmlns="{workbooks.MAIN}"><si><t>空</t></si><si>{runs}</si></sst>'
    relations = workbooks.parts({"自评表": "", "说明": ""})["xl/_rels/workbook.xml.rels"]
    assert isinstance(relations, str)
    related = f'<Relationship Id="s" Type="{workbooks.OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    more = {
        "xl/sharedStrings.xml": strings,
        "xl/_rels/workbook.xml.rels": relations.replace("</Rel", f"{related}</Rel"),
    }
    return zipped(sketch, more=more)


def test_the_fonts_of_a_line_stay_with_its_parts() -> None:
    sketch = blank_sheet()
    sketch.raw["A19"] = '<c r="A19" s="1" t="s"><v>1</v></c>'
    form = form_of(FORM, fields={"footer/联系电话": "", "footer/单位负责人签字": ""})
    result = filled(rich(sketch, "<u/>"), form)
    assert said(result) == []
    expected = (
        '<c r="A19" s="1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">填表人：</t></r>'
        '<r><rPr><u/></rPr><t xml:space="preserve">甲      </t></r>'
        '<r><rPr><b/></rPr><t xml:space="preserve">填报日期：2026-01-15</t></r></is></c>'
    )
    assert expected in sheet_of(result)
    sketch.raw["A19"] = '<c r="A19" t="str"><v>填表人：      填报日期：</v></c>'
    assert text_at(filled(zipped(sketch), form), "A19") == "填表人：甲    填报日期：2026-01-15"
    again = "<is><r><rPr><i/></rPr><t>填表人：</t></r><r><t>填报日期：</t></r></is>"
    sketch.raw["A19"] = f'<c r="A19" t="inlineStr">{again}</c>'
    assert "<r><rPr><i/></rPr>" in sheet_of(filled(zipped(sketch), form))


def targets(**cells: str) -> Sketch:
    """Lay out the blank of a budget system, with operator and unit in columns of their own."""
    sketch = system()
    sketch.row(12, "1", "产出指标", "数量指标", "培训人次").row(13, "2", "产出指标", "时效指标", "及时性")
    for row in (12, 13):
        sketch.put({f"{column}{row}": "" for column in "EFGHIJ"})
    return sketch.put(cells)


TARGETS = """
一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训人次 | ≥1000人次 | 1100人次 | 45 | 45
 | 时效指标 | 及时性 | 及时 | 及时 | 45 | 45
"""


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ({}, ("≥", "1000", "人次", "及时")),
        ({"E12": "≥", "G12": "人次", "E13": "≥", "G13": "%"}, ("≥", "1000", "人次", "及时")),
        ({"E13": "定性"}, ("≥", "1000", "人次", "及时")),
    ],
)
def test_a_target_goes_into_three_cells(cells: dict[str, str], row: tuple[str, ...]) -> None:
    result = filled(zipped(targets(**cells)), form_of(TARGETS))
    assert tuple(text_at(result, address) for address in ("E12", "F12", "G12", "F13")) == row
    assert not [remark for remark in result.remarks if remark.key.block == "indicators"]


def test_a_target_goes_into_two_cells_where_there_are_two() -> None:
    without_unit = targets(G11="")
    result = filled(zipped(without_unit), form_of(TARGETS))
    assert (text_at(result, "E12"), text_at(result, "F12")) == ("≥", "1000人次")
    without_operator = targets(E11="")
    result = filled(zipped(without_operator), form_of(TARGETS))
    assert (text_at(result, "F12"), text_at(result, "G12")) == ("≥1000", "人次")


def test_a_target_that_the_form_lacks_stays_as_it_is_printed() -> None:
    sketch = targets(E12="≥", F12="1000", G12="人次", F13="及时")
    form = form_of(TARGETS)
    assert not [one for one in said(filled(zipped(sketch), form)) if "target_value" in one[1]]
    row = form.document.rows("indicators")[0]
    bare = form.document.with_rows(
        "indicators", (row.with_cell("target_value", Cell("")), *form.document.rows("indicators")[1:])
    )
    kept = ("kept", f"indicators/{row.id}/target_value", "", "≥1000人次")
    assert kept in said(filled_with(zipped(sketch), form, bare))


def test_what_the_form_does_not_say_stays_as_it_is_printed() -> None:
    sketch = blank_sheet()
    sketch.put({"C3": "培训", "D14": "培训期数", "I14": "见附件"})
    form = form_of(FORM, fields={"header/项目名称": ""})
    assert said(filled(zipped(sketch), form)) == [
        ("kept", "head//project_name", "", "培训"),
        ("spare", "indicators//third_level", "", "培训期数 见附件"),
    ]
    sketch = blank_sheet()
    sketch.put({"I13": "见附件"})
    assert said(filled(zipped(sketch), form_of(FORM))) == [
        ("kept", "indicators/r1/deviation_reason", "", "见附件")
    ]


def test_two_texts_can_not_share_a_cell() -> None:
    form = form_of(FORM)
    rows = form.document.rows("indicators")
    other = rows[0].with_cell("first_level", Cell("产出指标（50分）"))
    changed = form.document.with_rows("indicators", (other, *rows[1:]))
    result = filled_with(zipped(blank_sheet()), form, changed)
    assert said(result) == [
        ("replaced", f"indicators/{other.id}/first_level", "产出指标（50分）", "产出指标"),
        ("no-place", f"indicators/{rows[1].id}/first_level", "产出指标", "产出指标（50分）"),
    ]


def test_a_formula_where_a_field_stands_is_left() -> None:
    sketch = blank_sheet()
    sketch.raw["C3"] = '<c r="C3" t="str"><f>说明!A1</f><v>填表说明</v></c>'
    result = filled(zipped(sketch), form_of(FORM))
    assert ("unknown-formula", "head//project_name", "经办人员培训", "") in said(result)
    assert '<c r="C3" t="str"><f>说明!A1</f><v>经办人员培训</v></c>' in sheet_of(result)


def test_rows_that_the_blank_does_not_have() -> None:
    form = form_of(FORM)
    extra = Row("r9", {"source": Cell("上级补助"), "full_year_budget": Cell("5")})
    more = form.document.with_rows("funds", (*form.document.rows("funds"), extra))
    assert said(filled_with(zipped(blank_sheet()), form, more)) == [
        ("no-place", "funds/r9/source", "上级补助", ""),
        ("no-place", "funds/r9/full_year_budget", "5", ""),
    ]
