from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.blocks.line import share_columns
from desktop.models.document import Cell, Document
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, Content, FieldSpec, LineBlock, Section, Span, Style
from tests.helpers.papers import sheet_of, small_template, table_of

TITLE = LineBlock("title", (FieldSpec("title", "标题", Section.TITLE),), style=Style.TITLE)
UNIT = FieldSpec("organisation", "填列单位", Section.HEADER, pattern="填列单位（公章）：{}")
YEAR = FieldSpec("year", "年度", Section.YEAR, Content.YEAR, pattern="（ {} 年度）")
SIGNATURES = tuple(
    FieldSpec(label, label, Section.FOOTER, content)
    for label, content in (
        ("填表人", Content.TEXT),
        ("填报日期", Content.DATE),
        ("单位负责人签字", Content.TEXT),
    )
)


def document(**fields: str) -> Document:
    return Document("t", {tuple(name.split("__")): Cell(text) for name, text in fields.items()})  # type: ignore[misc]  # two parts


def test_a_title_covers_the_page() -> None:
    sheet = sheet_of(small_template(TITLE), document(title__title="项目支出绩效自评表"))
    assert table_of(sheet) == ["1 A-D title 项目支出绩效自评表"]
    assert not sheet.cells[0].bordered
    assert sheet.cells[0].align is Align.CENTRE
    assert sheet.cells[0].key == CellKey("title", "", "title")


def test_two_centred_fields_are_spread_to_both_edges() -> None:
    template = small_template(LineBlock("caption", (UNIT, YEAR)), columns_mm=(30, 30, 30, 30))
    sheet = sheet_of(template, document(caption__year="2021"))
    assert table_of(sheet) == ["1 A-C line 填列单位（公章）：", "1 D line （ 2021 年度）"]
    assert [cell.align for cell in sheet.cells] == [Align.LEFT, Align.RIGHT]


def test_of_three_centred_fields_the_middle_one_stays_in_the_middle() -> None:
    sheet = sheet_of(small_template(LineBlock("caption", (UNIT, YEAR, YEAR))))
    assert [cell.align for cell in sheet.cells] == [Align.LEFT, Align.CENTRE, Align.RIGHT]


def test_each_signature_is_a_cell_of_its_own_behind_its_label() -> None:
    block = LineBlock("foot", SIGNATURES, align=Align.LEFT, show_labels=True)
    sheet = sheet_of(small_template(block), document(foot__填报日期="2022年3月7日"))
    assert [cell.text for cell in sheet.cells] == ["填表人：", "填报日期：2022年3月7日", "单位负责人签字："]
    assert [cell.key for cell in sheet.cells] == [CellKey("foot", "", spec.id) for spec in SIGNATURES]
    assert {cell.align for cell in sheet.cells} == {Align.LEFT}
    assert not any(cell.bordered for cell in sheet.cells)


def test_nothing_moves_while_somebody_types() -> None:
    template = small_template(LineBlock("foot", SIGNATURES, align=Align.LEFT, show_labels=True))
    blank = sheet_of(template)
    filled = sheet_of(template, document(foot__填表人="一个相当长的名字"))
    assert [(cell.column, cell.column_span) for cell in blank.cells] == [
        (cell.column, cell.column_span) for cell in filled.cells
    ]


@pytest.mark.parametrize(
    ("widths", "wants", "spans"),
    [
        ((10, 10, 10, 10), (1,), (Span(0, 3),)),
        ((10, 10, 10, 10), (1, 1), (Span(0, 1), Span(2, 3))),
        ((10, 10, 10, 10), (3, 1), (Span(0, 2), Span(3, 3))),
        ((10, 10, 10, 10), (100, 1, 1), (Span(0, 1), Span(2, 2), Span(3, 3))),
        ((10, 10, 10, 10), (1, 1, 100), (Span(0, 0), Span(1, 1), Span(2, 3))),
        ((10, 10, 10, 10), (21, 11), (Span(0, 2), Span(3, 3))),
        ((10, 10, 10, 10), (20, 11), (Span(0, 1), Span(2, 3))),
        ((5, 30, 5), (1, 1), (Span(0, 0), Span(1, 2))),
    ],
)
def test_columns_are_shared_as_near_as_can_be(
    widths: tuple[float, ...], wants: tuple[float, ...], spans: tuple[Span, ...]
) -> None:
    assert share_columns(widths, wants) == spans


@given(st.data())
def test_shared_columns_cover_the_grid_once(data: st.DataObject) -> None:
    widths = data.draw(st.lists(st.floats(5, 50), min_size=1, max_size=8).map(tuple))
    wants = data.draw(st.lists(st.floats(1, 200), min_size=1, max_size=len(widths)).map(tuple))
    spans = share_columns(widths, wants)
    covered = [column for span in spans for column in range(span.first, span.last + 1)]
    assert covered == list(range(len(widths)))
    assert len(spans) == len(wants)
