"""A small template with what the standard one lacks: tick boxes, headings over headings, notes, more tables.

EVERY_KIND   landscape; choices, a funds table without heading in two halves, indicators in two halves,
             a framework of fixed rows, notes, and a working paper
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.operations.library import library
from desktop.templates.spec import (
    ColumnSpec,
    Content,
    FieldsBlock,
    FieldSpec,
    Item,
    LineBlock,
    Page,
    RowSpec,
    Section,
    Side,
    Span,
    Style,
    TableBlock,
    Template,
)

CATEGORY = FieldSpec(
    "project_category",
    "项目类别",
    Section.CHOICES,
    Content.CHOICE,
    options=("部门预算项目", "省专项", "中央转移支付项目"),
)
KIND = FieldSpec(
    "project_kind",
    "项目类型",
    Section.CHOICES,
    Content.CHOICE,
    variants=("类型",),
    options=("常年性", "一次性"),
)


def _item(first: int, last: int, **given: str) -> Item:
    return Item(Span(first, last), **given)  # type: ignore[arg-type]  # label_of, field and text alone


_BLOCKS = (
    LineBlock("title", (FieldSpec("title", "标题", Section.TITLE, default="年度自评表"),), Style.TITLE),
    FieldsBlock(
        "head",
        (FieldSpec("project_name", "项目名称", Section.HEADER), CATEGORY, KIND),
        (
            (_item(0, 1, label_of="project_name"), _item(2, 7, field="project_name")),
            (_item(0, 1, label_of="project_category"), _item(2, 7, field="project_category")),
            (_item(0, 1, label_of="project_kind"), _item(2, 7, field="project_kind")),
        ),
    ),
    TableBlock(
        "funds",
        (
            ColumnSpec("source", "资金来源", Span(1, 2), Content.ROW_LABEL),
            ColumnSpec("term_amount", "实施期资金", Span(3, 3), Content.AMOUNT),
            ColumnSpec("annual_source", "年度来源", Span(4, 5), Content.ROW_LABEL),
            ColumnSpec("annual_amount", "年度资金", Span(6, 7), Content.AMOUNT),
        ),
        (
            RowSpec("annual_total", {"source": "实施期资金总额：", "annual_source": "年度资金总额："}),
            RowSpec("central", {"source": "其中：中央财政资金", "annual_source": "其中：中央财政资金"}),
        ),
        Side("项目\n资金", Span(0, 0)),
        heading=False,
    ),
    TableBlock(
        "indicators",
        (
            ColumnSpec("first_level", "一级指标", Span(0, 0), Content.LEVEL_NAME, merge=True),
            ColumnSpec("term_third_level", "三级指标", Span(1, 2), Content.INDICATOR_NAME, over="实施期"),
            ColumnSpec("term_target", "指标值", Span(3, 3), Content.TARGET, over="实施期"),
            ColumnSpec("third_level", "三级\n指标", Span(4, 5), Content.INDICATOR_NAME, over="年度"),
            ColumnSpec(
                "target_value", "指标值", Span(6, 6), Content.TARGET, over="年度", variants=("目标值",)
            ),
            ColumnSpec("score", "得分", Span(7, 7), Content.POINTS),
        ),
        (RowSpec("quantity", {"first_level": "产出指标"}), RowSpec("benefit", {"first_level": "效益指标"})),
        growing=True,
    ),
    TableBlock(
        "framework",
        (
            ColumnSpec("third_level", "指标", Span(0, 2), Content.INDICATOR_NAME),
            ColumnSpec("criteria", "评分标准", Span(3, 6), Content.LONG_TEXT),
            ColumnSpec("score", "自评分", Span(7, 7), Content.POINTS),
        ),
        (
            RowSpec(
                "staff",
                {"third_level": "在职人员控制率（5分）", "criteria": "每超1%扣1分"},
                weight=Decimal(5),
            ),
            RowSpec(
                "cars", {"third_level": "公务用车（5分）", "criteria": "每超1辆扣1分"}, weight=Decimal(5)
            ),
            RowSpec("spare", {}),
        ),
    ),
    LineBlock("notes", (FieldSpec("notes", "备注", Section.NOTES, Content.LONG_TEXT, default="1.取整数。"),)),
    TableBlock(
        "inputs",
        (ColumnSpec("label", "依据", Span(0, 3)), ColumnSpec("value", "数值", Span(4, 7), Content.AMOUNT)),
        (RowSpec("staff_actual", {"label": "在职人数"}), RowSpec("staff_allowed", {"label": "编制数"})),
        title="评分依据（单位留存）",
        working_paper=True,
    ),
)

EVERY_KIND: Template = replace(
    library().template("mof"),
    id="every-kind",
    page=Page("A4", landscape=True, margins_mm=(15, 15, 15, 15), font_pt=10, title_pt=16),
    columns_mm=(20, 20, 30, 40, 30, 30, 45, 30),
    blocks=_BLOCKS,
)
