"""Forms of provinces that no template is made for, drawn as people and programs lay them out.

load(name)      one of tests/cases/foreign: labels with what they mean, layout, invented figures
bureau(form)    the paper form
system(form)    the export of a budget system: rows numbered, levels repeated, operator and unit apart
messy(form)     moved, unmerged, columns in another order, numbers as numbers, labels spread and wrapped
stacked(forms)  several of them under each other on one sheet
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from desktop.workbook.addresses import address_of
from tests.helpers.dialects import Sketch

FOLDER = Path(__file__).parent.parent / "cases" / "foreign"
Form = dict[str, Any]
LEVELS = ("first_level", "second_level")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PERCENT = re.compile(r"[0-9]+(\.[0-9]+)?%")
_TARGET = re.compile(r"([≥≤=]?)([0-9.]+)(\D*)")


def names() -> list[str]:
    """List the forms that there are."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> Form:
    """Read a form."""
    form: Form = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return form


@dataclass
class Canvas:
    """A sheet in the making, by rows and columns from 0."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    row: int = 0

    def put(self, column: int, text: str, *, down: int = 1, across: int = 1, row: int | None = None) -> None:
        """Write a cell into the present row."""
        place = (self.row if row is None else row, column)
        self.texts[place] = text
        if down > 1 or across > 1:
            self.spans[place] = (down, across)

    def sketch(self) -> Sketch:
        """Give the sheet."""
        sketch = Sketch()
        sketch.put({address_of(*place): text for place, text in self.texts.items() if text})
        sketch.merges = [
            f"{address_of(row, column)}:{address_of(row + down - 1, column + across - 1)}"
            for (row, column), (down, across) in self.spans.items()
        ]
        return sketch


def bureau(form: Form, *, merged: bool = True, order: Sequence[int] = ()) -> Canvas:
    """Lay a form out as the paper has it."""
    columns = _columns(form, order)
    right = len(columns)
    canvas = Canvas()
    for text in (form["title"], form["caption"]):
        canvas.put(0, text, across=right + 1)
        canvas.row += 1
    for pairs in form["head"]:
        _pairs(canvas, pairs, right)
    _funds(canvas, form["funds"], right)
    _goals(canvas, form["goals"], right)
    _indicators(canvas, form, columns, merged=merged)
    _total(canvas, form["total"], _places(form["indicators"], columns))
    for label, _, text in form["below"]:
        canvas.put(0, label, across=2)
        canvas.put(2, text, across=right - 1)
        canvas.row += 1
    if form["foot"]:
        canvas.put(0, "    ".join(f"{label}：{text}" for label, _, text in form["foot"]), across=right + 1)
        canvas.row += 1
    if form["notes"]:
        canvas.put(0, form["notes"], across=right + 1)
        canvas.row += 1
    return canvas


def _columns(form: Form, order: Sequence[int]) -> list[int]:
    return list(order) or list(range(len(form["indicators"]["columns"])))


def _pairs(canvas: Canvas, pairs: list[list[str]], right: int) -> None:
    middle = right if len(pairs) == 1 else (right + 2) // 2
    ends = [middle, right]
    start = 0
    for (label, _, text), end in zip(pairs, ends, strict=False):
        width = 2 if start == 0 else 1
        canvas.put(start, label, across=width)
        canvas.put(start + width, text, across=end - start - width + 1)
        start = end + 1
    canvas.row += 1


def _spread(count: int, first: int, right: int) -> list[tuple[int, int]]:
    """Spread columns over the cells of the grid."""
    cells = right - first + 1
    edges = [first + cells * number // count for number in range(count + 1)]
    return [(start, end - start) for start, end in pairwise(edges)]


def _funds(canvas: Canvas, funds: Form, right: int) -> None:
    width = 2 if len(funds["columns"]) <= right - 2 else 1
    places = _spread(len(funds["columns"]), 1 + width, right)
    canvas.put(0, funds["side"], down=len(funds["rows"]) + 1)
    canvas.put(1, "", across=width)
    for (label, _), (start, across) in zip(funds["columns"], places, strict=True):
        canvas.put(start, label, across=across)
    canvas.row += 1
    for row in funds["rows"]:
        canvas.put(1, row[0], across=width)
        for text, (start, across) in zip(row[1:], places, strict=True):
            canvas.put(start, text, across=across)
        canvas.row += 1


def _goals(canvas: Canvas, goals: Form, right: int) -> None:
    if not goals["labels"]:
        return
    canvas.put(0, goals["side"], down=2)
    for texts in ([label for label, _ in goals["labels"]], goals["texts"]):
        for text, (start, across) in zip(texts, _spread(2, 1, right), strict=True):
            canvas.put(start, text, across=across)
        canvas.row += 1


def _indicators(canvas: Canvas, form: Form, columns: list[int], *, merged: bool) -> None:
    table = form["indicators"]
    heads = 2 if table["over"] else 1
    if table["side"]:
        canvas.put(0, table["side"], down=heads + len(table["rows"]))
    _heads(canvas, table, columns)
    canvas.row += heads
    above: list[str] = []
    for number, row in enumerate(table["rows"]):
        for place, column in enumerate(columns, 1):
            name = table["columns"][column][1]
            if name in LEVELS and above[: column + 1] == row[: column + 1]:
                continue
            down = _same(table["rows"][number:], column) if merged and name in LEVELS else 1
            canvas.put(place, row[column], down=down)
        above = row
        canvas.row += 1


def _same(rows: list[list[str]], column: int) -> int:
    return next(
        (count for count, row in enumerate(rows) if row[: column + 1] != rows[0][: column + 1]), len(rows)
    )


def _heads(canvas: Canvas, table: Form, columns: list[int]) -> None:
    under: dict[int, int] = {}
    for label, start, end in table["over"]:
        canvas.put(1 + start, label, across=end - start)
        under |= dict.fromkeys(range(start, end), 1)
    for place, column in enumerate(columns):
        label = table["columns"][column][0]
        down = 2 if table["over"] and not under.get(place) else 1
        canvas.put(1 + place, label, row=canvas.row + under.get(place, 0), down=down)


def _total(canvas: Canvas, total: Form | None, places: Mapping[str, int], left: int = 0) -> None:
    if total is None:
        return
    cells = {places[name]: text for name, text in total["cells"].items()}
    canvas.put(left, total["label"], across=min(cells) - left)
    for column, text in cells.items():
        canvas.put(column, text)
    canvas.row += 1


def system(form: Form) -> Canvas:
    """Lay a form out as a budget system exports it."""
    canvas = Canvas()
    table = apart(form["indicators"])
    right = len(table["columns"])
    canvas.put(0, form["title"], across=right + 1)
    canvas.row += 1
    year = re.sub(r"\D", "", form["caption"])
    for column, text in ((0, "年度："), (1, year), (4, "金额单位：万元")):
        canvas.put(column, text)
    canvas.row += 1
    _section(canvas, "一、项目基本信息", right)
    pairs = [pair for line in form["head"] for pair in line] + form["foot"]
    for two in (pairs[place : place + 2] for place in range(0, len(pairs), 2)):
        for start, (label, _, text) in zip((0, 4), two, strict=False):
            canvas.put(start, label, across=2)
            canvas.put(start + 2, text, across=2 if start == 0 else right - 5)
        canvas.row += 1
    _section(canvas, "二、预算执行情况", right)
    funds = form["funds"]
    _line(canvas, ["序号", "资金来源", *(label for label, _ in funds["columns"])])
    for number, row in enumerate(funds["rows"], 1):
        _line(canvas, [str(number), *row])
    if form["goals"]["labels"]:
        _section(canvas, "三、年度绩效目标", right)
    goals = zip(form["goals"]["labels"], form["goals"]["texts"], strict=True)
    _beside(canvas, ((label, text) for (label, _), text in goals), right)
    _section(canvas, "四、绩效指标完成情况", right)
    _line(canvas, ["序号", *(label for label, _ in table["columns"])])
    for number, row in enumerate(table["rows"], 1):
        _line(canvas, [str(number), *row])
    _total(canvas, form["total"], _places(table, range(right)), left=1)
    if form["below"]:
        _section(canvas, "五、自评结论", right)
    _beside(canvas, ((label, text) for label, _, text in form["below"]), right)
    if form["notes"]:
        canvas.put(0, form["notes"], across=right + 1)
        canvas.row += 1
    return canvas


def _section(canvas: Canvas, text: str, right: int) -> None:
    canvas.put(0, text, across=right + 1)
    canvas.row += 1


def _beside(canvas: Canvas, pairs: Iterable[tuple[str, str]], right: int) -> None:
    for label, text in pairs:
        canvas.put(0, label, across=2)
        canvas.put(2, text, across=right - 1)
        canvas.row += 1


def _line(canvas: Canvas, texts: Iterable[str]) -> None:
    for column, text in enumerate(texts):
        canvas.put(column, text)
    canvas.row += 1


def _places(table: Form, columns: Iterable[int]) -> dict[str, int]:
    names = [table["columns"][column][1] for column in columns]
    return {name: place for place, name in enumerate(names, 1) if name}


def apart(table: Form) -> Form:
    """Part targets into operator, value and unit, where a form has them in one."""
    names = [name for _, name in table["columns"]]
    if "operator" in names:
        return table
    at, measured = names.index("target_value"), "unit_of_measure" in names
    columns = [*table["columns"]]
    behind = [] if measured else [["计量单位", "unit_of_measure"]]
    columns[at : at + 1] = [["计算符号", "operator"], columns[at], *behind]
    rows = []
    for row in table["rows"]:
        parts = _TARGET.fullmatch(row[at])
        sign, value, unit = parts.groups() if parts else ("定性", row[at], "")
        cells = [
            cell.removesuffix(unit) if names[place] == "actual_value" else cell
            for place, cell in enumerate(row)
        ]
        cells[at : at + 1] = [sign or "=", value] if measured else [sign or "=", value, unit]
        rows.append(cells)
    return {**table, "columns": columns, "rows": rows}


def messy(form: Form) -> Sketch:
    """Lay a form out as it comes back from an office."""
    columns = _columns(form, ())
    loose = [
        column
        for column in columns
        if form["indicators"]["columns"][column][1] not in (*LEVELS, "third_level")
    ]
    fixed = [column for column in columns if column not in loose]
    order = columns if form["indicators"]["over"] else [*fixed, *loose[1:], loose[0]]
    sketch = bureau(form, merged=False, order=order).sketch().moved(3, 1)
    labels = set(_labels(form))
    for number, (address, text) in enumerate(list(sketch.cells.items())):
        assert isinstance(text, str)
        if text in labels:
            sketch.cells[address] = _spread_out(text, number)
        elif _NUMBER.fullmatch(text):
            sketch.cells[address] = float(text)
        elif _PERCENT.fullmatch(text) and number % 3:
            sketch.cells[address] = round(float(text[:-1]) / 100, 6)
        else:
            sketch.cells[address] = f"{text} "
    sketch.put({"B2": "附件 2：", "B3": "填报前请阅读说明"})
    sketch.hidden_columns = {7}
    sketch.hidden_rows = {12}
    return sketch


def _labels(form: Form) -> Iterator[str]:
    yield from (label for line in form["head"] for label, *_ in line)
    yield from (label for label, _ in (*form["funds"]["columns"], *form["goals"]["labels"]))
    yield from (label for label, _ in form["indicators"]["columns"])
    yield from (row[0] for row in form["funds"]["rows"])


def _spread_out(text: str, number: int) -> str:
    bare = "".join(text.split())
    if number % 3 == 0:
        return bare[:2] + "\n" + bare[2:]
    if number % 3 == 1:
        return " ".join(bare) if len(bare) < 5 else f" {bare}\u3000"
    return bare.replace("（", "(").replace("）", ")")


def stacked(forms: Iterable[Form]) -> Sketch:
    """Lay forms out under each other on one sheet, two blank rows between them."""
    whole, top = Sketch(), 0
    for form in forms:
        canvas = bureau(form)
        whole.with_other(canvas.sketch().moved(top, 0))
        top += canvas.row + 2
    return whole
