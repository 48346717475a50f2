"""A bureau's blank for the tests of filling, with everything around the form that must stay as it is.

blank_sheet()    the form, blank, as a sketch
zipped(...)      the sketch in a workbook with a second sheet, names, rules, a picture and the like
filled(...)      a form filled into it
parts_of(...)    the parts of a workbook, to compare them byte for byte
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from desktop.models.document import Document
from desktop.models.form import Form
from desktop.operations.library import library
from desktop.workbook.fill import fill, read_blank
from desktop.workbook.filled import Filled
from tests.helpers import workbooks
from tests.helpers.dialects import Sketch, bureau

Level = tuple[str, str, Sequence[str]]
"""First and second level, and the names that the blank prints under them."""
LEVELS: Sequence[Level] = (
    ("产出指标", "数量指标", ("指标1：", "……")),
    ("产出指标", "质量指标", ("指标1：",)),
    ("满意度指标", "满意度指标", ("指标1：", "……")),
)
FORM = """
一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 培训人次 | ≥1000人次 | 1100人次 | 20 | 20 |
 | 质量指标 | 合格率 | ≥95% | 97% | 30 | 29.5 | 缺考
满意度指标 | 满意度指标 | 满意度 | ≥90% | 93% | 40 | 40 |
"""
LONGER = """
一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 培训人次 | ≥1000人次 | 1100人次 | 10 | 10 |
 | | 培训期数 | 12期 | 12期 | 10 | 10 |
 | | 培训教材 | 12种 | 12种 | 10 | 10 |
 | 质量指标 | 合格率 | ≥95% | 97% | 10 | 9.5 | 缺考
 | | 结业率 | ≥95% | 97% | 10 | 10 |
 | 时效指标 | 及时 | 及时 | 及时 | 10 | 10 |
满意度指标 | 满意度指标 | 满意度 | ≥90% | 93% | 30 | 30 |
"""


def blank_sheet(levels: Sequence[Level] = LEVELS) -> Sketch:
    """Lay out the blank form of the bureau; levels merged downwards."""
    sketch = bureau(indicators=0)
    merges = [area for area in sketch.merges if int(re.sub(r"\D", "", area.split(":")[0])) < 12]
    sketch.merges = merges
    for row in range(13, 15):
        sketch.put({f"{column}{row}": "" for column in "ABCDEFGHI" if f"{column}{row}" in sketch.cells})
    written = ("A2", "C3", "C4", "G4", "D6", "E6", "F6", "G6", "H6", "I6", "D7", "E7", "F7", "G7", "I7")
    sketch.put(dict.fromkeys((*written, "B11", "F11"), ""))
    sketch.put({"A2": "（    年度）"})
    number, firsts = 13, dict[str, int]()
    for first, second, names in levels:
        sketch.put({f"C{number}": second} | ({} if first in firsts else {f"B{number}": first}))
        firsts.setdefault(first, number)
        if len(names) > 1:
            sketch.merges.append(f"C{number}:C{number + len(names) - 1}")
        for name in names:
            sketch.put({f"D{number}": name})
            number += 1
        if number - 1 > firsts[first]:
            sketch.merges = [area for area in sketch.merges if not area.startswith(f"B{firsts[first]}:")]
            sketch.merges.append(f"B{firsts[first]}:B{number - 1}")
    last = number - 1
    sketch.merges += [f"A12:A{last}", f"A{last + 1}:F{last + 1}", f"A{last + 2}:I{last + 2}"]
    sketch.put({f"A{last + 1}": "总分"})
    foot = "填表人：        填报日期：        联系电话：        单位负责人签字："
    sketch.put({f"A{last + 2}": foot})
    for row in range(13, last + 1):
        sketch.raw |= {f"{column}{row}": f'<c r="{column}{row}" s="1"/>' for column in "GH"}
    sketch.raw["H6"] = '<c r="H6" s="2"/>'
    return sketch


def zipped(sketch: Sketch, *, after: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Zip the sketch up with a second sheet.

    Args:
        sketch: The first sheet.
        after: What comes behind its merged areas.
        more: Further parts, or others in the place of those that there are.
    """
    second = workbooks.sheet(workbooks.rows({1: [workbooks.cell("A1", "填表说明")]}))
    markup = sketch.markup().replace("</worksheet>", f"{after}</worksheet>")
    parts = workbooks.parts({"自评表": markup, "说明": second})
    return workbooks.package({**parts, **(more or {})})


def filled(data: bytes, form: Form, name: str = "空表.xlsx") -> Filled:
    """Fill a form into a blank."""
    return filled_with(data, form, form.document, name)


def filled_with(data: bytes, form: Form, document: Document, name: str = "空表.xlsx") -> Filled:
    """Fill a document into a blank, under the form's template."""
    known = library()
    return fill(read_blank(name, data, form.template, known.templates(), known.vocabulary), document)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Read the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def said(result: Filled) -> list[tuple[str, str, str, str]]:
    """List what was said of cells: kind, key, text of the form, text of the blank."""
    return [(remark.kind.value, str(remark.key), remark.text, remark.other) for remark in result.remarks]
