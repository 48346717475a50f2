"""Blocks are laid out on one grid."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import docx_areas
from desktop.workbook.docx_areas import Laid, lay_out
from desktop.workbook.docx_blocks import blocks_of
from tests.helpers.word_files import cell, p, plain_table, t, table, tc, tr
from tests.unit.workbook.test_docx_tree import tree


def laid(content: str) -> Laid:
    return lay_out("a.docx", blocks_of(tree(content)))


def areas(content: str) -> list[tuple[object, ...]]:
    return [
        (area.text, area.row, area.column, area.row_span, area.column_span) for area in laid(content).areas
    ]


def test_paragraphs_go_across_the_table() -> None:
    assert areas(p(t("标题")) + p() + plain_table([["甲", "乙"]]) + p(t("备注"))) == [
        ("标题", 0, 0, 1, 2),
        ("甲", 1, 0, 1, 1),
        ("乙", 1, 1, 1, 1),
        ("备注", 2, 0, 1, 2),
    ]
    assert laid("") == Laid(0, 1, [])
    assert laid(table([], [])).rows == 0


def test_merged_cells() -> None:
    rows = [
        tr(cell("左", 1, "restart"), cell("上", 2)),
        tr(cell("", 1, "continue"), cell("乙"), cell("丙", 1, "restart")),
        tr(cell("", 1, "continue"), cell("丁"), cell("", 1, "continue")),
    ]
    assert areas(table(rows, [1, 1, 1])) == [
        ("左", 0, 0, 3, 1),
        ("上", 0, 1, 1, 2),
        ("乙", 1, 1, 1, 1),
        ("丙", 1, 2, 2, 1),
        ("丁", 2, 1, 1, 1),
    ]


def test_a_merge_without_a_beginning_is_a_cell() -> None:
    assert areas(table([tr(cell("", 1, "continue"), cell("甲"))], [1, 1])) == [
        ("", 0, 0, 1, 1),
        ("甲", 0, 1, 1, 1),
    ]


def test_text_under_a_merge_is_not_lost() -> None:
    rows = [tr(cell("甲", 1, "restart")), tr(cell("乙", 1, "continue")), tr(cell("", 1, "continue"))]
    assert areas(table(rows, [1])) == [("甲", 0, 0, 1, 1), ("乙", 1, 0, 2, 1)]
    beside = [tr(cell("甲"), tc(p(), properties="<w:hMerge/>"), tc(p(t("乙")), properties="<w:hMerge/>"))]
    assert areas(table(beside, [1, 1, 1])) == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]
    assert areas(table([tr(tc(p(), properties="<w:hMerge/>"))], [1])) == [("", 0, 0, 1, 1)]


def test_a_row_may_begin_further_right() -> None:
    rows = [tr(cell("甲"), cell("乙")), tr(cell("丙"), properties='<w:gridBefore w:val="1"/>')]
    assert areas(table(rows, [1, 1]))[2] == ("丙", 1, 1, 1, 1)


def test_a_table_in_a_cell_divides_it() -> None:
    inner = plain_table([["一", "二"], ["三", "四"]])
    rows = [tr(cell("左"), tc(p(t("上")), inner, p())), tr(cell("下", 2))]
    assert areas(table(rows, [1, 1])) == [
        ("左", 0, 0, 3, 1),
        ("上", 0, 1, 1, 2),
        ("一", 1, 1, 1, 1),
        ("二", 1, 2, 1, 1),
        ("三", 2, 1, 1, 1),
        ("四", 2, 2, 1, 1),
        ("下", 3, 0, 1, 3),
    ]


def test_a_table_around_the_form_is_only_a_frame() -> None:
    inner = plain_table([["一", "二"], ["三", "四"]])
    assert areas(table([tr(tc(inner, p()))], [1])) == areas(inner)


def test_what_is_too_wide_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileRefused, match="256列"):
        laid(table([tr(cell("甲", 300))], [1]))
    monkeypatch.setattr(docx_areas, "MOST_ROWS", 2)
    with pytest.raises(FileRefused, match="2行"):
        laid(p(t("甲")) * 3)
