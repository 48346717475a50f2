from __future__ import annotations

from dataclasses import replace

from desktop.layout.compose import compose
from desktop.layout.measures import cell_height
from desktop.layout.sheet import CellKind, RepeatedHead, RowRange
from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Derivation, ScoredCell, ScoreSheet, Totals
from desktop.templates.spec import Align, ColumnSpec, Content, RowSpec, Side, Span, TableBlock
from tests.helpers.papers import METRICS, cell_at, form_of, rows_of, sheet_of, small_template, table_of

INDICATORS = TableBlock(
    "indicators",
    (
        ColumnSpec("first_level", "一级指标", Span(1, 1), Content.LEVEL_NAME, merge=True),
        ColumnSpec("second_level", "二级指标", Span(2, 2), Content.LEVEL_NAME, merge=True),
        ColumnSpec("actual", "完成值", Span(3, 3), Content.ACTUAL, choices=("达成", "部分达成")),
        ColumnSpec("score", "得分", Span(4, 4), Content.POINTS),
    ),
    (),
    side=Side("绩效指标", Span(0, 0), vertical=True),
    growing=True,
)
FUNDS = TableBlock(
    "funds",
    (
        ColumnSpec("source", "资金来源", Span(0, 0), Content.ROW_LABEL),
        ColumnSpec("weight", "分值", Span(1, 1), Content.POINTS, align=Align.RIGHT),
        ColumnSpec("rate", "执行率", Span(2, 2), Content.RATE),
        ColumnSpec("spending", "执行数", Span(3, 4), Content.AMOUNT),
    ),
    (
        RowSpec("total", {"source": "总额", "weight": "10"}),
        RowSpec("other", {"source": "其他", "weight": "—"}, ("weight",)),
    ),
    label_heading=False,
)
COLUMNS = (20, 20, 20, 20, 20)


def indicators(*rows: tuple[str, str]) -> Document:
    texts = [{"first_level": first, "second_level": second} for first, second in rows]
    return Document("t", {}, {"indicators": rows_of(*texts)})


def names(*rows: tuple[str, str]) -> list[str]:
    """Write the level names of a table of these rows, without heading and other columns."""
    table = table_of(sheet_of(small_template(INDICATORS, columns_mm=COLUMNS), indicators(*rows)))
    return [line for line in table if line.split()[1] in "BC" and "heading" not in line]


def test_equal_names_under_each_other_are_one_cell() -> None:
    assert names(("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "经济")) == [
        "2-4 B entry 产出",
        "2-3 C entry 数量",
        "4 C entry 质量",
        "5 B entry 效益",
        "5 C entry 经济",
    ]


def test_a_second_level_never_reaches_into_another_first_level() -> None:
    assert names(("产出", "其他"), ("效益", "其他")) == [
        "2 B entry 产出",
        "2 C entry 其他",
        "3 B entry 效益",
        "3 C entry 其他",
    ]


def test_equal_names_that_are_apart_stay_apart() -> None:
    assert names(("产出", "数量"), ("效益", "社会"), ("产出", "数量")) == [
        "2 B entry 产出",
        "2 C entry 数量",
        "3 B entry 效益",
        "3 C entry 社会",
        "4 B entry 产出",
        "4 C entry 数量",
    ]


def test_blank_names_are_not_merged_so_that_each_can_be_typed_into() -> None:
    assert names(("", ""), ("", ""), ("产出", ""), ("产出", "")) == [
        "2 B entry",
        "2 C entry",
        "3 B entry",
        "3 C entry",
        "4-5 B entry 产出",
        "4 C entry",
        "5 C entry",
    ]


def test_a_merged_cell_names_all_the_cells_it_stands_for() -> None:
    document = indicators(("产出", "数量"), ("产出", "质量"))
    sheet = sheet_of(small_template(INDICATORS, columns_mm=COLUMNS), document)
    both = (CellKey("indicators", "r1", "first_level"), CellKey("indicators", "r2", "first_level"))
    merged = cell_at(sheet, both[1])
    assert merged.key == both[0]
    assert merged.covers == both
    assert cell_at(sheet, CellKey("indicators", "r1", "second_level")).covers == ()


def test_the_whole_table_with_its_side_label() -> None:
    sheet = sheet_of(small_template(INDICATORS, columns_mm=COLUMNS), indicators(("产出", "数量")))
    assert table_of(sheet) == [
        "1-2 A label 绩|效|指|标",
        "1 B heading 一级指标",
        "1 C heading 二级指标",
        "1 D heading 完成值",
        "1 E heading 得分",
        "2 B entry 产出",
        "2 C entry 数量",
        "2 D entry",
        "2 E figure",
    ]
    assert cell_at(sheet, CellKey("indicators", "r1", "actual")).choices == ("达成", "部分达成")


def test_a_table_without_rows_is_its_heading_alone() -> None:
    sheet = sheet_of(small_template(INDICATORS, columns_mm=COLUMNS), Document("t"))
    assert len(sheet.row_heights) == 1
    assert sheet.heads == ()


def test_row_labels_locked_cells_and_a_heading_left_blank() -> None:
    sheet = sheet_of(small_template(FUNDS, columns_mm=COLUMNS))
    assert table_of(sheet) == [
        "1 A empty",
        "1 B heading 分值",
        "1 C heading 执行率",
        "1 D-E heading 执行数",
        "2 A label 总额",
        "2 B entry 10",
        "2 C figure",
        "2 D-E entry",
        "3 A label 其他",
        "3 B locked —",
        "3 C figure",
        "3 D-E entry",
    ]
    assert cell_at(sheet, CellKey("funds", "total", "source")).kind is CellKind.LABEL
    assert cell_at(sheet, CellKey("funds", "total", "weight")).align is Align.RIGHT
    assert cell_at(sheet, CellKey("funds", "other", "weight")).align is Align.CENTRE


def test_a_cell_that_scoring_speaks_of_is_a_figure_unless_it_is_locked() -> None:
    spending, locked = CellKey("funds", "total", "spending"), CellKey("funds", "other", "weight")
    cells = {key: ScoredCell(key, None, None, "", Derivation("", {})) for key in (spending, locked)}
    scores = ScoreSheet(None, None, cells, (), Totals(None, None, None), "")
    sheet = compose(form_of(small_template(FUNDS, columns_mm=COLUMNS)), scores, METRICS)
    assert cell_at(sheet, spending).kind is CellKind.FIGURE
    assert cell_at(sheet, locked).kind is CellKind.LOCKED


OVER = TableBlock(
    "indicators",
    (
        ColumnSpec("name", "指标", Span(0, 0), Content.INDICATOR_NAME),
        ColumnSpec("declared", "申报数", Span(1, 1), Content.AMOUNT, over="年初预算"),
        ColumnSpec("planned", "编制数", Span(2, 2), Content.AMOUNT, over="年初预算"),
        ColumnSpec("score", "得分", Span(3, 3), Content.POINTS),
        ColumnSpec("target", "指标值", Span(4, 4), Content.TARGET, over="年度"),
    ),
    (RowSpec("r1", {"name": "人次"}), RowSpec("r2", {"name": "天数"})),
)


def test_headings_can_stand_under_a_common_one() -> None:
    sheet = sheet_of(small_template(OVER, columns_mm=COLUMNS))
    assert table_of(sheet)[:8] == [
        "1-2 A heading 指标",
        "1 B-C heading 年初预算",
        "1-2 D heading 得分",
        "1 E heading 年度",
        "2 B heading 申报数",
        "2 C heading 编制数",
        "2 E heading 指标值",
        "3 A entry 人次",
    ]
    assert sheet.heads == (RepeatedHead(RowRange(0, 1), RowRange(2, 3)),)


def test_a_heading_left_blank_spans_both_rows() -> None:
    sheet = sheet_of(small_template(replace(OVER, label_heading=False), columns_mm=COLUMNS))
    assert table_of(sheet)[0] == "1-2 A empty"


def test_a_table_can_do_without_headings() -> None:
    bare = replace(FUNDS, heading=False, side=Side("资金", Span(5, 5)))
    sheet = sheet_of(small_template(bare, columns_mm=(*COLUMNS, 20)))
    assert table_of(sheet)[:3] == ["1 A label 总额", "1 B entry 10", "1 C figure"]
    assert table_of(sheet)[4] == "1-2 F label 资金"
    assert sheet.heads == ()
    assert len(sheet.row_heights) == 2


def test_a_table_without_headings_and_rows_takes_no_place() -> None:
    bare = replace(FUNDS, heading=False, rows=(), side=Side("资金", Span(5, 5)))
    assert sheet_of(small_template(bare, columns_mm=(*COLUMNS, 20)), Document("t")).cells == ()


def test_printed_sentences_stand_at_the_left_and_need_no_spare_room() -> None:
    table = TableBlock(
        "framework",
        (
            ColumnSpec("level", "指标", Span(0, 0), Content.LEVEL_NAME, merge=True),
            ColumnSpec("criteria", "评分标准", Span(1, 3), Content.LONG_TEXT),
            ColumnSpec("score", "自评分", Span(4, 4), Content.POINTS),
        ),
        (
            RowSpec("a", {"level": "投入", "criteria": "每超1%扣1分"}, ("level", "criteria")),
            RowSpec("b", {"level": "投入"}, ("level",)),
            RowSpec("c", {"level": "产出"}),
        ),
    )
    sheet = sheet_of(small_template(table, columns_mm=COLUMNS))
    assert table_of(sheet)[3:] == [
        "2-3 A locked 投入",
        "2 B-D locked 每超1%扣1分",
        "2 E figure",
        "3 B-D entry",
        "3 E figure",
        "4 A entry 产出",
        "4 B-D entry",
        "4 E figure",
    ]
    assert cell_at(sheet, CellKey("framework", "a", "criteria")).align is Align.LEFT
    assert sheet.row_heights[1:] == (cell_height(1, 10), cell_height(3, 10), cell_height(3, 10))
