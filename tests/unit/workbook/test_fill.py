"""A bureau's blank filled in place: what is written, what stays, and what is said."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.models.document import Cell, Row
from desktop.operations.library import library
from desktop.values.wording import is_placeholder_name
from desktop.workbook.fill import fill, read_blank
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from desktop.workbook.reading import Reading
from tests.helpers import workbooks
from tests.helpers.blanks import (
    FORM,
    LONGER,
    blank_sheet,
    filled,
    filled_with,
    parts_of,
    said,
    zipped,
)
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.forms import form_of

DRAWING = (
    "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:row>1</xdr:row></xdr:from>"
    "<xdr:to><xdr:row>17</xdr:row></xdr:to>"
    '</xdr:twoCellAnchor><xdr:oneCellAnchor editAs="oneCell"><xdr:from><xdr:row>17</xdr:row></xdr:from>'
    "</xdr:oneCellAnchor></xdr:wsDr>"
)
AFTER = (
    '<conditionalFormatting sqref="H13:H17"><cfRule type="expression" priority="1">'
    "<formula>H13&gt;G13</formula></cfRule></conditionalFormatting>"
    '<dataValidations count="1"><dataValidation type="decimal" sqref="H13:H17">'
    "<formula1>0</formula1><formula2>100</formula2></dataValidation></dataValidations>"
    '<pageMargins left="0.5" right="0.5" top="1" bottom="1" header="0" footer="0"/>'
    '<pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/>'
)
NAMES = '<definedName name="_xlnm.Print_Area" localSheetId="0">自评表!$A$1:$I$19</definedName>'


def read(data: bytes) -> list[Reading]:
    known = library()
    return WorkbookReader(open_bytes("a.xlsx", data), known.templates(), known.vocabulary).read(None)


def everything(sketch: Sketch) -> bytes:
    """Put into the workbook what a bureau's blank has beside the form."""
    relations = (
        f'{workbooks.HEAD}<Relationships xmlns="{workbooks.PACKAGE}">'
        f'<Relationship Id="rId1" Type="{workbooks.OFFICE}/drawing" Target="../drawings/drawing1.xml"/>'
        f'<Relationship Id="rId2" Type="{workbooks.OFFICE}/printerSettings" Target="../printer.bin"/>'
        '<Relationship Id="rId3" TargetMode="External" Type="hyperlink" Target="http://example.org"/>'
        "</Relationships>"
    )
    markup = sketch.markup().replace(
        "</sheetData>", '</sheetData><sheetProtection sheet="1" password="CC1A" objects="1"/>'
    )
    parts = workbooks.parts({"自评表": markup.replace("</worksheet>", AFTER + "</worksheet>")}, names=NAMES)
    more: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations,
        "xl/drawings/drawing1.xml": DRAWING,
        "xl/printer.bin": bytes(range(256)),
        "xl/media/image1.png": zlib.compress(b"picture"),
        "docProps/app.xml": "<Properties/>",
    }
    return workbooks.package({**parts, **more})


@pytest.mark.parametrize("table", [FORM, LONGER])
def test_a_filled_blank_reads_as_the_form(table: str) -> None:
    form = form_of(table)
    result = filled(everything(blank_sheet()), form)
    assert said(result) == []
    (reading,) = read(result.data)
    assert reading.unread == ()
    read_rows = reading.document.rows("indicators")
    rows = [dict(row.cells) for row in read_rows if not is_placeholder_name(row.text("third_level"))]
    assert rows == [dict(row.cells) for row in form.document.rows("indicators")]
    assert reading.document.fields == form.document.fields
    assert reading.document.rows("funds") == form.document.rows("funds")


def test_every_part_that_is_not_filled_stays_byte_for_byte() -> None:
    data = everything(blank_sheet())
    result = filled(data, form_of(FORM))
    before, after = parts_of(data), parts_of(result.data)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }
    sheet = after["xl/worksheets/sheet1.xml"].decode()
    old = before["xl/worksheets/sheet1.xml"].decode()
    assert sheet.partition("</sheetData>")[2] == old.partition("</sheetData>")[2]
    held = b'<xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="14"/>'
    assert held in before["xl/styles.xml"]
    assert held in after["xl/styles.xml"]
    assert (result.rows_added, result.rows_left, result.place) == (0, 2, "自评表!A1:I19")


def test_what_stands_below_new_rows_goes_down_with_them() -> None:
    result = filled(everything(blank_sheet()), form_of(LONGER))
    parts = parts_of(result.data)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert (result.rows_added, result.rows_left) == (3, 1)
    assert 'sqref="H13:H20"><cfRule type="expression" priority="1"><formula>H13&gt;G13</formula>' in sheet
    assert 'type="decimal" sqref="H13:H20"' in sheet
    assert '<sheetProtection sheet="1" password="CC1A" objects="1"/>' in sheet
    merges = {"A12:A20", "B13:B18", "C13:C15", "C16:C17", "B19:B20", "C19:C20", "A21:F21", "A22:I22"}
    assert all(f'"{area}"' in sheet for area in merges)
    assert b"$A$1:$I$22" in parts["xl/workbook.xml"]
    drawing = parts["xl/drawings/drawing1.xml"].decode()
    assert re.findall("<xdr:row>([0-9]+)</xdr:row>", drawing) == ["1", "20", "20"]
    assert parts["xl/printer.bin"] == bytes(range(256))


def test_numbers_stay_numbers_and_texts_stay_texts() -> None:
    form = form_of(FORM.replace("≥1000人次", "=23处"))
    sheet = parts_of(filled(zipped(blank_sheet()), form).data)["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="F6"><v>95</v></c>' in sheet
    assert "<v>0.95</v>" in sheet
    assert '<c r="H15" s="1"><v>29.5</v></c>' not in sheet
    assert '<is><t xml:space="preserve">=23处</t></is>' in sheet
    assert '<is><t xml:space="preserve">（ 2025 年度）</t></is>' in sheet


def test_formulas_stay_and_come_to_what_is_filled_in() -> None:
    sketch = blank_sheet()
    for address, formula in {
        "H18": "SUM(H13:H17)+I6",
        "G18": "SUM(G13:G17)+G6",
        "F6": "SUM(F7:F10)+1",
        "H6": "F6/E6",
        "I1": "1/2",
    }.items():
        style = ' s="2"' if address == "H6" else ""
        sketch.raw[address] = f'<c r="{address}"{style}><f>{formula}</f><v>0</v></c>'
    result = filled(zipped(sketch), form_of(FORM))
    assert said(result) == [
        ("formula", "funds/annual_total/full_year_spending", "95", "96"),
        ("formula", "funds/annual_total/execution_rate", "95%", "96.00%"),
        ("formula", "total//score", "99.5", "99"),
    ]
    parts = parts_of(result.data)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert "<f>SUM(H13:H17)+I6</f><v>99</v>" in sheet
    assert "<f>F6/E6</f><v>0.96</v>" in sheet
    assert '<c r="I1"><f>1/2</f><v>0.5</v></c>' in sheet
    assert b'<calcPr fullCalcOnLoad="1"/>' in parts["xl/workbook.xml"]


def test_rates_and_points_are_computed_as_they_are_shown() -> None:
    sketch = blank_sheet()
    for address, formula in {
        "H6": 'IF(E6=0,"",F6/E6)',
        "I6": "ROUND(H6*G6,1)",
        "H13": 'IF(F13="","",G13)',
        "H14": 'IF(F14="","",G14)',
        "C3": "C4",
    }.items():
        style = ' s="2"' if address == "H6" else ""
        sketch.raw[address] = f'<c r="{address}"{style}><f>{formula}</f></c>'
    sketch.raw["I1"] = '<c r="I1"><f>TODAY()</f><v>45000</v></c>'
    result = filled(zipped(sketch), form_of(FORM))
    assert said(result) == [
        ("formula", "head//project_name", "经办人员培训", "社会保险局"),
    ]
    parts = parts_of(result.data)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert "F6/E6)</f><v>0.95</v>" in sheet
    assert '<c r="I1"><f>TODAY()</f></c>' in sheet
    assert '<c r="H14" t="str"><f>IF(F14="","",G14)</f><v></v></c>' in sheet


def test_funds_that_the_blank_calls_otherwise_find_their_rows() -> None:
    sketch = blank_sheet().put({"B6": "合计数", "B9": "其中：中央财政资金"})
    form = form_of(FORM)
    total, appropriation, carried, _ = form.document.rows("funds")
    central = Row("r9", {"source": Cell("其中：中央财政资金"), "full_year_budget": Cell("5")})
    rows = (total.with_cell("source", Cell("合计数")), appropriation, carried, central)
    result = filled_with(zipped(sketch), form, form.document.with_rows("funds", rows))
    assert said(result) == []
    sheet = parts_of(result.data)["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="E9"><v>5</v></c>' in sheet
    assert "合计数" in sheet.partition('<c r="B6"')[2].partition("</c>")[0]


def test_words_do_not_make_room_for_a_year() -> None:
    sketch = blank_sheet().put({"A2": "年度", "C2": "金额单位：万元"})
    sketch.merges.remove("A2:I2")
    assert ("no-place", "caption//year", "2025", "金额单位：万元") in said(
        filled(zipped(sketch), form_of(FORM))
    )


def test_what_has_no_place_is_said() -> None:
    sketch = blank_sheet()
    sketch.put({"F4": "", "I12": ""})
    sketch.merges.remove("G4:I4")
    kinds = said(filled(zipped(sketch), form_of(FORM)))
    assert ("no-place", "head//unit", "社会保险服务中心", "") in kinds
    assert ("no-place", "indicators/r2/deviation_reason", "缺考", "") in kinds


def test_what_the_blank_prints_is_kept_or_said_to_be_replaced() -> None:
    sketch = blank_sheet()
    sketch.put({"C3": "培训", "I14": "见附件", "D15": "合格人数", "B9": "其他资金："})
    form = form_of(FORM)
    assert said(filled(zipped(sketch), form)) == [
        ("replaced", "head//project_name", "经办人员培训", "培训"),
        ("label", "funds/other_funds/source", "其他资金", "其他资金："),
        ("replaced", "indicators/r2/third_level", "合格率", "合格人数"),
        ("cleared", "indicators//third_level", "", "…… 见附件"),
    ]


EXAMPLES = {
    "D13": "例：培训人数",
    "E13": "≥100人",
    "I13": "见附件",
    "D14": "（示例）发放数量",
    "E14": "50份",
    "G14": 8,
    "D16": "指标1：",
    "D17": "满意人数",
    "E17": "80人",
}


def test_examples_of_the_blank_are_taken_out_and_other_rows_that_it_has_more_are_said() -> None:
    sketch = blank_sheet()
    for address in ("G14", "G15"):
        sketch.raw.pop(address)
    sketch.put(EXAMPLES)
    sketch.raw["G17"] = '<c r="G17"><f>G6*1</f><v>10</v></c>'
    result = filled(zipped(sketch), form_of(FORM))
    assert [one for one in said(result) if one[0] != "replaced"] == [
        ("cleared", "indicators/r1/deviation_reason", "", "见附件"),
        ("cleared", "indicators//third_level", "", "（示例）发放数量 50份 8"),
        ("spare", "indicators//third_level", "", "满意人数 80人"),
    ]
    assert [remark.address for remark in result.remarks[-2:]] == ["自评表!D14", "自评表!D17"]
    (reading,) = read(result.data)
    names = [row.text("third_level") for row in reading.document.rows("indicators")]
    assert names == ["培训人次", "", "合格率", "满意度", "满意人数"]


def test_names_that_keep_a_place_go_where_nothing_takes_it() -> None:
    result = filled(zipped(blank_sheet()), form_of(FORM))
    (reading,) = read(result.data)
    rows = reading.document.rows("indicators")
    assert (said(result), result.rows_left) == ([], 2)
    assert [row.text("third_level") for row in rows] == ["培训人次", "", "合格率", "满意度", ""]


def test_a_text_that_no_cell_holds_is_left_out_whole_and_said() -> None:
    held, more = "甲" * 32_767, "甲" * 32_768
    rows = FORM.replace("缺考", more)
    form = form_of(rows, fields={"goals/实际完成情况": held, "footer/填表人": held})
    result = filled(zipped(blank_sheet()), form)
    beginning = "甲" * 40 + "……"
    assert said(result) == [
        ("too-long", "foot//filled_by", beginning, "32767"),
        ("too-long", "indicators/r2/deviation_reason", beginning, "32768"),
        ("cut", "goals//achieved", held[:40], ""),
    ]
    (reading,) = read(result.data)
    assert held in {cell.text for cell in reading.document.fields.values()}
    assert [row.text("deviation_reason") for row in reading.document.rows("indicators")] == [""] * 5


def test_a_file_of_another_kind_is_refused_with_a_sentence() -> None:
    known = library()
    refused = {
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": r"另存为\.xlsx后再填",
        workbooks.package({"word/document.xml": "<a/>", "[Content_Types].xml": ""}): "没有认出任何自评表",
        b"\xff\xd8\xff\xe0": "不是表格，不能填，请选择财政部门发的空表",
        b"{\\rtf1}": r"是旧格式的Word文档，不能直接填.*另存为\.docx后再填",
    }
    for data, sentence in refused.items():
        with pytest.raises(FileRefused, match=sentence):
            read_blank("空表.xls", data, known.template("mof"), known.templates(), known.vocabulary)


def test_a_blank_of_1997_is_filled_like_any_other() -> None:
    old = (Path(__file__).parents[2] / "old_files" / "blank.xls").read_bytes()
    result = filled(old, form_of(LONGER), "空表.xls")
    today = filled(zipped(blank_sheet()), form_of(LONGER))
    assert {one[0] for one in said(result)} == {"cut"}
    assert (result.written, result.rows_added, result.rows_left) == (
        today.written,
        today.rows_added,
        today.rows_left,
    )
    (reading,) = read(result.data)
    assert reading.document.fields == form_of(LONGER).document.fields


def test_another_form_is_refused_with_what_is_there() -> None:
    known = library()
    data = zipped(blank_sheet())
    with pytest.raises(FileRefused, match=r"里没有“.*”的空表：里面是“"):
        read_blank("空表.xlsx", data, known.template("hubei"), known.templates(), known.vocabulary)
    empty = zipped(Sketch().put({"A1": "通知"}))
    with pytest.raises(FileRefused, match="没有认出任何自评表"):
        read_blank("空表.xlsx", empty, known.template("mof"), known.templates(), known.vocabulary)


def test_the_blank_form_counts_not_the_example_before_it() -> None:
    sheets = {"示例": bureau().markup(), "空表": blank_sheet().markup()}
    result = filled(workbooks.package(workbooks.parts(sheets)), form_of(FORM))
    assert result.place == "空表!A1:I19"
    assert said(result) == []


def test_a_filled_blank_that_can_not_be_read_is_not_given_out() -> None:
    known = library()
    mof = known.template("mof")
    blank = read_blank("空表.xlsx", zipped(blank_sheet()), mof, known.templates(), known.vocabulary)
    with pytest.raises(FileRefused, match=r"“空表\.xlsx”填好后读不回来"):
        fill(replace(blank, blueprints=()), form_of(FORM).document)


def test_what_reads_otherwise_is_said() -> None:
    result = filled(zipped(blank_sheet()), form_of(FORM, fields={"footer/填表人": "甲 联系电话：乙"}))
    assert ("differs", "foot//filled_by", "甲 联系电话：乙", "甲") in said(result)
    rows = FORM.replace("合格率 | ≥95%", "总分 | ≥95%")
    row = [one for one in said(filled(zipped(blank_sheet()), form_of(rows))) if one[0] == "differs"]
    assert row == []


def test_a_template_for_workbooks_comes_back_as_a_workbook() -> None:
    types = workbooks.TYPES.replace("spreadsheetml.sheet.main", "spreadsheetml.template.main")
    result = filled(zipped(blank_sheet(), more={"[Content_Types].xml": types}), form_of(FORM))
    assert parts_of(result.data)["[Content_Types].xml"].decode() == workbooks.TYPES


def test_the_ending_follows_the_macros() -> None:
    known = library()
    plain = zipped(blank_sheet())
    macros = zipped(
        blank_sheet(),
        more={"[Content_Types].xml": workbooks.TYPES.replace("spreadsheetml.sheet", "macroEnabled")},
    )
    endings = [
        read_blank("a", data, known.template("mof"), known.templates(), known.vocabulary).ending
        for data in (plain, macros)
    ]
    assert endings == [".xlsx", ".xlsm"]


def test_a_rate_that_the_blank_computes_may_show_other_decimals() -> None:
    sketch = blank_sheet()
    sketch.raw["H6"] = '<c r="H6" s="2"><f>IF(E6=0,0,F6/E6)</f></c>'
    assert said(filled(zipped(sketch), form_of(FORM))) == []


def test_a_strict_workbook_is_filled_and_stays_strict() -> None:
    usual, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    names = {
        f"{usual}spreadsheetml/2006/main": f"{strict}spreadsheetml/main",
        f"{usual}officeDocument/2006/relationships": f"{strict}officeDocument/relationships",
    }
    parts = {name: data.decode() for name, data in parts_of(zipped(blank_sheet())).items()}
    for before, after in names.items():
        parts = {name: data.replace(before, after) for name, data in parts.items()}
    result = filled(workbooks.package(parts), form_of(LONGER))
    assert said(result) == []
    assert not any(name.encode() in data for data in parts_of(result.data).values() for name in names)
