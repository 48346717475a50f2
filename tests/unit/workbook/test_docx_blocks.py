"""Paragraphs, tables and breaks come in the order that they stand."""

from __future__ import annotations

from desktop.workbook.docx_blocks import (
    Block,
    Break,
    Paragraph,
    Table,
    TableCell,
    blocks_of,
    text_boxes,
    text_of,
)
from tests.helpers.word_files import PAGE_BREAK, cell, p, t, table, tc, tr
from tests.unit.workbook.test_docx_tree import tree


def blocks(content: str) -> list[Block]:
    return blocks_of(tree(content))


def only_table(content: str) -> Table:
    (found,) = blocks(content)
    assert isinstance(found, Table)
    return found


def test_page_breaks_and_sections_are_told() -> None:
    assert blocks(p(t("甲")) + PAGE_BREAK + p(t("乙"), properties="<w:pageBreakBefore/>")) == [
        Paragraph("甲"),
        Paragraph(""),
        Break(section=False),
        Paragraph(""),
        Break(section=False),
        Paragraph("乙"),
    ]
    assert blocks(p(properties='<w:pageBreakBefore w:val="0"/>')) == [Paragraph("")]
    assert blocks(p(t("甲"), properties="<w:sectPr/>") + "<w:sectPr/>") == [
        Paragraph("甲"),
        Break(section=True),
    ]


def test_tables_with_their_merges() -> None:
    found = only_table(
        table(
            [
                tr(cell("甲", 2, "restart"), tc(properties='<w:hMerge w:val="restart"/>')),
                tr(
                    tc(properties='<w:gridSpan w:val="2"/><w:vMerge/>'),
                    tc(properties="<w:hMerge/>"),
                    properties='<w:gridBefore w:val="1"/>',
                ),
                tr(cell("走"), properties="<w:del/>"),
                tr(tc(properties='<w:gridSpan w:val="x"/>'), properties='<w:gridBefore w:val="x"/>'),
            ],
            [100, 200],
        )
    )
    assert found.widths == [100, 200]
    assert [row.before for row in found.rows] == [0, 1, 0]
    first, second = found.rows[0].cells
    assert first == TableCell(2, continues_above=False, continues_left=False, blocks=[Paragraph("甲")])
    assert not second.continues_left
    assert (found.rows[1].cells[0].continues_above, found.rows[1].cells[1].continues_left) == (True, True)
    assert found.rows[2].cells[0].span == 1


def test_rows_without_settings_and_cells_in_controls() -> None:
    found = only_table(
        f"<w:tbl><w:tr><w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    )
    assert text_of(found.rows[0].cells[0].blocks) == "甲"


def test_the_text_of_a_cell_has_a_line_for_each_paragraph() -> None:
    lines = ["", "甲", "", "乙", "", ""]
    assert text_of([*map(Paragraph, lines), Break(section=False)]) == "甲\n\n乙"
    assert text_of([]) == ""


def test_text_boxes_are_found_wherever_they_are_anchored() -> None:
    box = f"<w:r><w:txbxContent>{p(t('框'))}</w:txbxContent></w:r>"
    assert list(text_boxes(tree(table([tr(tc(p(box)))], [1])))) == [[Paragraph("框")]]
