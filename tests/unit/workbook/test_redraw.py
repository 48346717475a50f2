"""A workbook of 1997 is drawn again as one of today, and says what could not come along."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.text import workbook as wording
from desktop.workbook.opening import open_bytes
from desktop.workbook.redraw import redraw
from tests.helpers import old_workbooks as old

OLD_FILES = Path(__file__).parents[2] / "old_files"
UNKNOWN = b"\x20" + bytes(7)


def formula(address: str) -> bytes:
    return old.record(0x06, old.at(address), struct.pack("<d", 1), bytes(6), struct.pack("<H", 8), UNKNOWN)


@pytest.fixture(scope="module")
def drawn() -> openpyxl.Workbook:
    made = redraw("drawn.xls", (OLD_FILES / "drawn.xls").read_bytes())
    return openpyxl.load_workbook(io.BytesIO(made.data))


def test_looks_come_along(drawn: openpyxl.Workbook) -> None:
    sheet = drawn["自评 表"]
    title = sheet["A1"]
    assert (title.font.sz, title.font.b, title.font.i, title.font.u) == (18, True, True, "double")
    assert (title.font.color.rgb, title.fill.fgColor.rgb) == ("FFC00000", "FFFFE699")
    assert (title.alignment.horizontal, title.alignment.vertical) == ("center", "center")
    turned = [sheet[place].alignment.textRotation for place in ("A2", "B2", "D2")]
    assert turned == [255, 45, 135]
    wrapped = sheet["C2"].alignment
    assert (wrapped.wrapText, wrapped.indent, wrapped.vertical) == (True, 2, "top")
    assert sheet["E2"].alignment.shrinkToFit
    border = sheet["B3"].border
    lines = [side.style for side in (border.left, border.right, border.top, border.bottom)]
    assert lines == ["thin", "double", "dashed", "thick"]
    assert border.left.color.rgb == "FF0000FF"
    formats = [sheet[place].number_format for place in ("C3", "D3", "E3", "F3")]
    assert formats == ["0.0%", "yyyy\\年m\\月d\\日", "@", "0\\分"]
    assert (sheet["B4"].protection.locked, sheet["C5"].protection.hidden) == (False, True)
    assert sheet.column_dimensions["A"].width == pytest.approx(6, abs=0.1)
    assert sheet.column_dimensions["H"].hidden
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[12].hidden) == (39.75, True)
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:F1", "A2:A6"]


def test_formulas_come_along(drawn: openpyxl.Workbook) -> None:
    sheet = drawn["自评 表"]
    said = {
        place: sheet[place].value
        for place in ("E4", "F4", "B5", "C5", "D5", "E5", "C6", "E6", "B7", "D7", "F9")
    }
    assert said == {
        "E4": "=SUM(B4:D4)",
        "F4": '=IF(B4>0,ROUND(C4/B4*100,2),"无")',
        "B5": "='说明'!A1+$B$4*2",
        "C5": "=VLOOKUP(B4,'说明'!$A$1:$B$3,2,FALSE)",
        "D5": '=SUMIF(B4:D4,">15")',
        "E5": '=IFERROR(B4/0,"—")',
        "C6": "=-B4%+(C4-D4)^2",
        "E6": "=总额*2",
        "B7": '=COUNTIFS(B4:D4,">10",B4:D4,"<30")',
        "D7": '=LEFT("abc",2)&MID("abcd",2,1)',
        "F9": "=SUM((B4:C4,D4))",
    }
    assert [sheet[f"C{row}"].value for row in (10, 15)] == ["=B10*2+$B$4", "=B15*2+$B$4"]
    assert drawn.defined_names["总额"].attr_text == "'自评 表'!$E$4"


def test_print_set_up_protection_and_rules_come_along(drawn: openpyxl.Workbook) -> None:
    sheet = drawn["自评 表"]
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (8, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_margins.left, sheet.page_margins.top) == (0.4, 1.1)
    assert sheet.print_options.horizontalCentered
    assert (sheet.oddHeader.left.text, sheet.oddFooter.center.text) == ("页眉&A", "第 &P 页 共 &N 页")
    assert (sheet.print_area, sheet.print_title_rows, sheet.print_title_cols) == (
        "'自评 表'!$A$1:$F$15",
        "$1:$2",
        "$A:$A",
    )
    assert ([one.id for one in sheet.row_breaks.brk], [one.id for one in sheet.col_breaks.brk]) == ([9], [4])
    assert (sheet.protection.sheet, sheet.protection.password, sheet.protection.formatCells) == (
        True,
        "CC1A",
        False,
    )
    rules = [(rule.type, rule.formula1, str(rule.sqref)) for rule in sheet.data_validations.dataValidation]
    assert rules == [
        ("list", '"定量,定性"', "B10:B12"),
        ("decimal", "0", "C10"),
        ("custom", "C11>B11", "C11:C12"),
    ]
    assert [one.sheet_state for one in drawn] == ["visible", "visible", "hidden", "hidden"]


def test_values_come_along() -> None:
    made = redraw("drawn.xls", (OLD_FILES / "drawn.xls").read_bytes())
    assert made.notes == (
        "工作表“自评 表”有1个公式没能照搬，保留了原来算好的值：D8。",
        "空表里有的内容不能带到.xlsx：1处批注、1处条件格式。如果交表时要用，请用WPS或Excel把空表另存为.xlsx后再填。",
    )
    before = list(open_bytes("drawn.xls", (OLD_FILES / "drawn.xls").read_bytes()).grids())
    after = list(open_bytes("drawn.xlsx", made.data).grids())
    texts = [{cell.place: (cell.text, cell.is_error) for cell in grid.cells()} for grid in before]
    assert [{cell.place: (cell.text, cell.is_error) for cell in grid.cells()} for grid in after] == texts


def test_sheets_without_cells_and_many_formulas_are_said() -> None:
    chart = old.container({"Workbook": old.stream({"图": []}, kind=2)})
    with pytest.raises(FileRefused, match="目录与内容不一致"):
        redraw("a.xls", chart)
    data = bytearray(old.stream({"甲": [formula(f"A{row}") for row in range(1, 11)], "图": []}))
    last = data.rindex(old.text("图", "B")) - 1
    data[last] = 2
    made = redraw("a.xls", old.container({"Workbook": bytes(data)}))
    assert made.notes == (
        "工作表“甲”有10个公式没能照搬，保留了原来算好的值：A1、A2、A3、A4、A5、A6、A7、A8……。",
        (
            "空表里有的内容不能带到.xlsx：1张没有单元格的工作表（图表、宏）。"
            "如果交表时要用，请用WPS或Excel把空表另存为.xlsx后再填。"
        ),
    )


def test_macros_are_said() -> None:
    data = old.container({"Workbook": old.stream({"甲": [old.label("A1", "x")]}), "_VBA_PROJECT_CUR": b""})
    assert redraw("a.xls", data).notes == (wording.NOTE_MACROS,)


def test_what_is_older_or_broken_is_refused() -> None:
    older = old.container({"Workbook": old.stream({"甲": []}, version=old.OF_1995)})
    with pytest.raises(FileRefused, match="1995年以前"):
        redraw("a.xls", older)
    broken = old.old_workbook({"甲": [old.record(0x208, bytes(14))]}, [old.record(0x31, b"\0")])
    with pytest.raises(FileRefused, match="无法解读"):
        redraw("a.xls", broken)
