"""Small filled forms as other people's programs lay them out, for tests to change and to read.

bureau()      the paper form, levels merged, numbers with formats
system()      the export of a budget system: other labels, operator and unit apart, levels repeated
Sketch        a sheet that a test can write into, merge, hide and zip up
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.workbook.addresses import address_of, place_of
from tests.helpers import workbooks

_WIDE = '<sheetFormatPr defaultColWidth="40" defaultRowHeight="15"/>'
"""Columns that have room for what is written into them."""
PERCENT = 2
"""Style of two decimals of a per cent in the workbooks of tests."""


@dataclass
class Sketch:
    """A sheet in the making: cells by address, formulas, merged areas, hidden rows and columns."""

    cells: dict[str, str | float] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    """Markup of cells that are written as they stand here."""
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, cells: Mapping[str, str | float]) -> Sketch:
        """Write cells; an empty text clears one."""
        for address, value in cells.items():
            self.cells[address] = value
            if value == "":
                del self.cells[address]
        return self

    def row(self, number: int, *values: str | float, at: str = "A") -> Sketch:
        """Write a row from some column on."""
        first = place_of(f"{at}1")
        assert first is not None
        return self.put(
            {
                address_of(number - 1, first[1] + step): value
                for step, value in enumerate(values)
                if value != ""
            }
        )

    def moved(self, down: int, right: int) -> Sketch:
        """Give the same cells further down and to the right."""

        def move(address: str) -> str:
            place = place_of(address)
            assert place is not None
            return address_of(place[0] + down, place[1] + right)

        return Sketch(
            cells={move(address): value for address, value in self.cells.items()},
            styles={move(address): style for address, style in self.styles.items()},
            merges=[":".join(move(end) for end in area.split(":")) for area in self.merges],
        )

    def with_other(self, other: Sketch) -> Sketch:
        """Put another sketch onto the same sheet."""
        self.cells |= other.cells
        self.styles |= other.styles
        self.merges += other.merges
        return self

    def markup(self) -> str:
        """Write the sheet."""
        lines: dict[int, dict[int, str]] = {}
        for address in {*self.cells, *self.formulas, *self.raw}:
            place = place_of(address)
            assert place is not None
            lines.setdefault(place[0], {})[place[1]] = self._cell(address)
        body = "".join(
            f'<row r="{row + 1}"{self._hidden(row + 1)}>{"".join(cells[at] for at in sorted(cells))}</row>'
            for row, cells in sorted(lines.items())
        )
        columns = "".join(
            f'<col min="{column}" max="{column}" hidden="1"/>' for column in sorted(self.hidden_columns)
        )
        before = _WIDE + (f"<cols>{columns}</cols>" if columns else "")
        return workbooks.sheet(
            body, before=before, after=workbooks.merges(*self.merges) if self.merges else ""
        )

    def _cell(self, address: str) -> str:
        if address in self.raw:
            return self.raw[address]
        return workbooks.cell(
            address,
            self.cells.get(address, ""),
            style=self.styles.get(address, 0),
            formula=self.formulas.get(address),
        )

    def _hidden(self, row: int) -> str:
        return ' hidden="1"' if row in self.hidden_rows else ""


def save(target: Path, *sheets: Sketch, **more: str) -> Path:
    """Save sketches as the sheets of a workbook."""
    named = {f"Sheet{number}": sheet.markup() for number, sheet in enumerate(sheets, 1)}
    target.write_bytes(workbooks.package(workbooks.parts(named, **more)))
    return target


def bureau(*, indicators: int = 3) -> Sketch:
    """Lay out a filled form as the paper has it; the first indicators share a merged level."""
    sketch = Sketch(
        merges=["A1:I1", "A2:I2", "A3:B3", "C3:I3", "A4:B4", "C4:E4", "G4:I4", "A5:A9"]
        + [f"B{row}:C{row}" for row in range(5, 10)]
        + ["A10:A11", "B10:E10", "F10:I10", "B11:E11", "F11:I11"]
    )
    sketch.put({"A1": "项目支出绩效自评表", "A2": "（ 2021 年度）"})
    sketch.put({"A3": "项目名称", "C3": "培训经费"})
    sketch.put({"A4": "主管部门", "C4": "人社局", "F4": "实施单位", "G4": "社保中心"})
    sketch.put({"A5": "项目资金\n（万元）"})
    sketch.row(5, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", at="D")
    sketch.row(6, "年度资金总额", "", 194.5, 194.5, 135, 10, 0.6941, 6.94, at="B")
    sketch.styles |= {"H6": PERCENT, "I6": 1}
    sketch.row(7, "其中：当年财政拨款", "", 194.5, 194.5, 135, "—", "", "—", at="B")
    sketch.row(8, "上年结转资金", at="B")
    sketch.row(9, "其他资金", at="B")
    sketch.put({"A10": "年度\n总体\n目标", "B10": "预期目标", "F10": "实际完成情况"})
    sketch.put({"B11": "全年培训1000人次。\n保证质量。", "F11": "培训1100人次。"})
    sketch.put({"A12": "绩效指标"})
    sketch.row(
        12,
        *("一级指标", "二级指标", "三级指标", "年度\n指标值", "实际\n完成值", "分值", "得分"),
        "偏差原因分析\n及改进措施",
        at="B",
    )
    last = 12 + indicators
    for number in range(indicators):
        names = ("产出指标", "数量指标") if number == 0 else ("", "")
        row = 13 + number
        sketch.row(row, *names, f"指标{number + 1}", f"≥{number + 1}次", f"{number + 1}次", 30, 30, at="B")
    sketch.merges += [f"A12:A{last}", f"B13:B{last}", f"C13:C{last}", f"A{last + 1}:F{last + 1}"]
    sketch.put({f"A{last + 1}": "总分", f"G{last + 1}": 100, f"H{last + 1}": 96.94})
    foot = "填表人：甲   填报日期：2022.3.7   联系电话：   单位负责人签字："
    return sketch.put({f"A{last + 2}": foot})


def with_rows(*rows: tuple[str | float, ...], merges: tuple[str, ...] = ()) -> Sketch:
    """Lay out the paper form with these indicator rows, from the column of the first level on."""
    sketch = bureau(indicators=0)
    total = {address: sketch.cells.pop(address) for address in ("A13", "G13", "H13", "A14")}
    sketch.merges = [area for area in sketch.merges if not area.startswith(("B13", "C13", "A13", "A12"))]
    for number, row in enumerate(rows, 13):
        sketch.row(number, *row, at="B")
    last = 13 + len(rows)
    sketch.put({f"{address[0]}{int(address[1:]) - 13 + last}": value for address, value in total.items()})
    sketch.merges += [*merges, f"A{last}:F{last}"]
    return sketch


def system() -> Sketch:
    """Lay out a filled form as a budget system exports it."""
    sketch = Sketch(merges=["A3:K3", "C4:D4", "E4:F4", "G4:K4", "A9:B9", "C9:K9", "A10:B10", "C10:K10"])
    sketch.put({"A1": "项目支出绩效自评表", "A2": "年度：", "B2": "2021", "E2": "金额单位：万元"})
    sketch.put(
        {"A3": "一、项目基本信息", "A4": "项目名称", "C4": "培训经费", "E4": "项目主管部门", "G4": "人社局"}
    )
    sketch.put({"A5": "项目单位", "C5": "社保中心", "E5": "填表人", "A6": "填报时间", "E6": "联系电话"})
    sketch.row(
        7, "序号", "资金来源", "年初预算金额", "调整后预算数", "预算执行数", "权重", "预算执行率", "自评得分"
    )
    sketch.row(8, "1", "年度资金总额", "194.5", "194.5", "135", "10", "69.41%", "6.94")
    sketch.put(
        {"A9": "年度绩效目标", "C9": "全年培训1000人次。", "A10": "目标完成情况", "C10": "培训1100人次。"}
    )
    sketch.row(
        11,
        *("序号", "一级指标", "二级指标", "三级指标名称", "计算符号", "指标值", "计量单位", "完成值", "权重"),
        *("自评得分", "未完成原因分析"),
    )
    sketch.row(12, "1", "产出指标", "数量指标", "培训人次", "≥", "1000", "人次", "1100", "45", "45")
    sketch.row(13, "2", "产出指标", "时效指标", "及时性", "定性", "及时", "", "及时", "45", "45")
    return sketch.row(14, "", "总分", "", "", "", "", "", "", "100", "96.94")
