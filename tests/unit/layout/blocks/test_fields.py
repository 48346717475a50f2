from __future__ import annotations

from desktop.layout.blocks.fields import fields_heads
from desktop.layout.compose import compose
from desktop.layout.measures import cell_height
from desktop.layout.sheet import CellKind, RepeatedHead, RowRange
from desktop.models.document import Cell, Document
from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Derivation, ScoredCell, ScoreSheet, Totals
from desktop.templates.spec import Align, Content, FieldsBlock, FieldSpec, Item, Section, Side, Span
from tests.helpers.papers import METRICS, form_of, sheet_of, small_template, table_of

GOALS = FieldsBlock(
    "goals",
    (
        FieldSpec("intended", "预期目标", Section.GOALS, Content.LONG_TEXT),
        FieldSpec("achieved", "实际完成情况", Section.GOALS, Content.LONG_TEXT),
    ),
    (
        (Item(Span(1, 2), label_of="intended"), Item(Span(3, 3), label_of="achieved")),
        (Item(Span(1, 2), field="intended"), Item(Span(3, 3), field="achieved")),
    ),
    side=Side("年度\n总体\n目标", Span(0, 0)),
)
TOTAL = FieldsBlock(
    "total",
    (
        FieldSpec("weight", "分值", Section.TOTAL, Content.POINTS, default="100"),
        FieldSpec("score", "得分", Section.TOTAL, Content.POINTS),
    ),
    (
        (
            Item(Span(0, 0), text="总分"),
            Item(Span(1, 1), field="weight", align=Align.RIGHT),
            Item(Span(2, 2), field="score"),
            Item(Span(3, 3)),
        ),
    ),
)
ANALYSIS = FieldsBlock(
    "analysis",
    (FieldSpec("output", "产出情况", Section.NARRATIVE), FieldSpec("benefit", "效益情况", Section.NARRATIVE)),
    (
        (
            Item(Span(1, 1), text="自评结果", rows=2, vertical=True),
            Item(Span(2, 2), label_of="output"),
            Item(Span(3, 3), field="output"),
        ),
        (Item(Span(2, 2), label_of="benefit"), Item(Span(3, 3), field="benefit")),
    ),
    side=Side("项目绩效分析", Span(0, 0), vertical=True),
)


def test_labels_and_values_stand_where_the_template_says() -> None:
    document = Document("t", {("goals", "intended"): Cell("按时发放")})
    assert table_of(sheet_of(small_template(GOALS), document)) == [
        "1-2 A label 年度|总体|目标",
        "1 B-C label 预期目标",
        "1 D label 实际完成|情况",
        "2 B-C entry 按时发放",
        "2 D entry",
    ]


def test_totals_are_weights_to_type_and_scores_that_are_computed() -> None:
    sheet = sheet_of(small_template(TOTAL))
    assert table_of(sheet) == ["1 A label 总分", "1 B entry 100", "1 C figure", "1 D empty"]
    assert sheet.cells[1].align is Align.RIGHT
    assert [cell.key for cell in sheet.cells] == [
        None,
        CellKey("total", "", "weight"),
        CellKey("total", "", "score"),
        None,
    ]


def test_a_label_can_span_rows_and_stand_upright() -> None:
    sheet = sheet_of(small_template(ANALYSIS))
    assert table_of(sheet) == [
        "1-2 A label 项|目|绩|效|分|析",
        "1-2 B label 自|评|结|果",
        "1 C label 产出情况",
        "1 D entry",
        "2 C label 效益情况",
        "2 D entry",
    ]
    assert [cell.vertical for cell in sheet.cells] == [True, True, False, False, False, False]


def test_a_value_that_scoring_speaks_of_is_a_figure() -> None:
    key = CellKey("analysis", "", "output")
    plain = form_of(small_template(ANALYSIS))
    sheet = compose(plain, scores_of(key), METRICS)
    assert next(cell for cell in sheet.cells if cell.key == key).kind is CellKind.FIGURE


def scores_of(key: CellKey) -> ScoreSheet:
    cell = ScoredCell(key, None, None, "", Derivation("", {}))
    return ScoreSheet(None, None, {key: cell}, (), Totals(None, None, None), "")


def test_rows_of_labels_are_heads_of_the_rows_under_them() -> None:
    assert fields_heads(GOALS, 5) == [RepeatedHead(RowRange(5, 5), RowRange(6, 6))]
    assert fields_heads(TOTAL, 5) == []
    assert fields_heads(ANALYSIS, 0) == []


def test_a_head_reaches_down_to_the_next_one() -> None:
    labels, values = GOALS.rows
    block = FieldsBlock("goals", GOALS.fields, (labels, values, values, labels, values, labels))
    assert fields_heads(block, 10) == [
        RepeatedHead(RowRange(10, 10), RowRange(11, 12)),
        RepeatedHead(RowRange(13, 13), RowRange(14, 14)),
    ]


def test_long_texts_have_room_to_write_in() -> None:
    assert sheet_of(small_template(GOALS)).row_heights[1] == cell_height(3, 10)
