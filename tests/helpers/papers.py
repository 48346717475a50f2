"""Forms for the tests of layout and printing: small ones of any blocks, the worked cases, a very long one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop.layout.compose import compose
from desktop.layout.sheet import PlacedCell, Sheet
from desktop.models.document import Cell, Document, Row
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record
from desktop.operations.library import library
from desktop.templates.spec import Block, Content, Page, Source, Template

METRICS = library().metrics
CASES = Path(__file__).resolve().parent.parent / "cases" / "forms"
CASE_IDS = ("000-1", "001-1", "002-1", "002-2")
PORTRAIT = Page("A4", False, (18, 16, 16, 18), 10, 18)
SENTENCE = "项目按照批复的预算组织实施，上半年因招标推迟进度偏慢，下半年已经赶上，年底前支付完毕。"


def long_text(length: int) -> str:
    """Write a text of so many characters."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def small_template(
    *blocks: Block, columns_mm: tuple[int, ...] = (20, 20, 20, 20), page: Page = PORTRAIT
) -> Template:
    """Make a template of some blocks."""
    source = Source("", "")
    return Template(
        "t", "", "表", "1", date(2020, 1, 1), source, "万元", "mof-2020", page, columns_mm, blocks
    )


def form_of(template: Template, document: Document | None = None) -> Form:
    """Put a form together; a blank one unless there's a document."""
    return Form(template, library().pack("mof-2020"), document or fresh_document(template))


def rows_of(*rows: Mapping[str, str]) -> tuple[Row, ...]:
    """Make rows r1, r2 … from their texts by column."""
    return tuple(
        Row(f"r{place}", {name: Cell(text) for name, text in texts.items()})
        for place, texts in enumerate(rows, 1)
    )


def sheet_of(template: Template, document: Document | None = None) -> Sheet:
    """Compose a form that nobody scored."""
    return compose(form_of(template, document), None, METRICS)


def table_of(sheet: Sheet) -> list[str]:
    """Write a Sheet as a table that can be read: "2-3 A-B label 项目|名称", rows from 1, columns from A."""
    return [
        f"{_rows(cell)} {_columns(cell)} {cell.kind.value} {'|'.join(cell.lines)}".strip()
        for cell in sheet.cells
    ]


def _rows(cell: PlacedCell) -> str:
    last = cell.row + cell.row_span
    return f"{cell.row + 1}-{last}" if cell.row_span > 1 else f"{last}"


def _columns(cell: PlacedCell) -> str:
    first, last = (chr(ord("A") + place) for place in (cell.column, cell.column + cell.column_span - 1))
    return f"{first}-{last}" if cell.column_span > 1 else first


def cell_at(sheet: Sheet, key: CellKey) -> PlacedCell:
    """Find the cell that shows a cell of the document."""
    return next(cell for cell in sheet.cells if cell.key == key or key in cell.covers)


def case_form(case_id: str) -> Form:
    """Read one of the worked forms."""
    record = json.loads((CASES / f"{case_id}.json").read_text("utf-8"))
    template = library().template(record["template"])
    document, unplaced = document_from_record(template, record)
    assert not unplaced
    return form_of(template, document)


def stress_form(rows: int = 40, length: int = 200) -> Form:
    """Fill a form with many indicators and long texts wherever a text may be long."""
    template = library().template("mof-analysis")
    document = fresh_document(template)
    for block, spec in template.fields():
        if spec.content is Content.LONG_TEXT:
            document = document.with_cell(CellKey(block, "", spec.id), Cell(long_text(length)))
    texts = [
        {
            "first_level": f"第{place // 16 + 1}类指标",
            "second_level": f"第{place // 4 + 1}组指标",
            "third_level": f"指标{place + 1}：{long_text(20)}",
            "target_value": "≥99.38%",
            "actual_value": "部分达成预期指标并具有一定效果",
            "weight": "2.5",
            "score": "2.48",
            "deviation_reason": long_text(length),
        }
        for place in range(rows)
    ]
    return form_of(template, document.with_rows("indicators", rows_of(*texts)))
