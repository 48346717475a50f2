"""Pages become paragraphs and tables, as a Word file has them."""

from __future__ import annotations

import pypdfium2
import pytest

from desktop.errors import FileRefused
from desktop.workbook import pdf_blocks
from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table, text_of
from desktop.workbook.pdf_blocks import blocks_of_pages, forms_of_blocks
from desktop.workbook.pdf_page import PageContent, read_page
from tests.helpers.pdf_files import PdfSketch

XS = (50, 150, 300, 400)


def pages(sketch: PdfSketch) -> list[PageContent]:
    with pypdfium2.PdfDocument(sketch.bytes()) as document:
        found = [read_page(page, 10_000) for page in document]
    assert None not in found
    return [page for page in found if page]


def blocks(sketch: PdfSketch) -> list[Block]:
    found = blocks_of_pages("a.pdf", pages(sketch))
    assert found is not None
    return found


def told(block: Block) -> str | list[list[str]]:
    """Tell a paragraph by its text, and a table by the texts of its rows; ^ goes on with the cell above."""
    if isinstance(block, Paragraph):
        return block.text
    assert isinstance(block, Table)
    return [
        ["^" if cell.continues_above else text_of(cell.blocks) for cell in row.cells] for row in block.rows
    ]


def test_text_above_and_below_a_table_stays_there() -> None:
    sketch = PdfSketch().text(200, 50, "绩效自评表", size=16).text(50, 80, "附件")
    sketch.table(100, [["项目", "养护", "道路"], ["单位", "", "局"]], XS).text(50, 200, "填表人：甲")
    table = [["项目", "养护", "道路"], ["单位", "", "局"]]
    assert [told(block) for block in blocks(sketch)] == ["绩效自评表", "附件", table, "填表人：甲"]


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_them() -> None:
    sketch = PdfSketch().table(100, [["甲"]], (50, 150))
    for at, line in enumerate(("按照通知要求，现将本单位的自评表", "报送如下。")):
        sketch.text(50, 200 + 12 * at, line)
    sketch.text(50, 300, "按照通知要求，现将本单位的自评表报")
    assert [told(block) for block in blocks(sketch)[1:]] == [
        "按照通知要求，现将本单位的自评表报送如下。",
        "按照通知要求，现将本单位的自评表报",
    ]


def test_page_numbers_are_left_out_and_tables_that_go_on_are_one() -> None:
    sketch = PdfSketch().table(700, [["产出", "数量", "9"]], XS).text(250, 800, "第 1 页 共 2 页")
    sketch.page().table(50, [["", "质量", "8"]], XS).text(250, 800, "第 2 页 共 2 页")
    assert [told(block) for block in blocks(sketch)] == [[["产出", "数量", "9"], ["^", "质量", "8"]]]


def test_tables_of_other_pages_stay_apart_behind_a_break() -> None:
    sketch = PdfSketch().table(100, [["甲", "乙", "丙"]], XS)
    sketch.page().page().table(100, [["丁"]], (50, 500)).page().text(50, 100, "说明")
    first, *others = blocks(sketch)
    assert told(first) == [["甲", "乙", "丙"]]
    assert [isinstance(block, Break) or told(block) for block in others] == [True, [["丁"]], True, "说明"]


def test_what_begins_farther_right_leaves_a_column_out() -> None:
    sketch = PdfSketch().table(100, [["甲", "乙", "丙"]], XS).table(200, [["丁", "戊"]], (150, 300, 400))
    first, second = blocks(sketch)
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.rows[0].before, second.rows[0].before) == (0, 1)
    assert first.widths == [2000, 3000, 2000]
    assert second.widths == first.widths


def test_a_text_too_long_for_its_cell_stays_in_it() -> None:
    sketch = PdfSketch().table(100, [["各项支出不超出预算安排", "计划"]], (50, 120, 200))
    assert told(blocks(sketch)[0]) == [["各项支出不超出预算安排", "计划"]]


def test_without_lines_or_with_none_around_a_text_there_is_no_table() -> None:
    assert blocks_of_pages("a.pdf", pages(PdfSketch().text(50, 50, "只有文字"))) is None
    frame = PdfSketch().table(100, [[""]], (50, 300)).text(50, 50, "只有文字")
    assert blocks_of_pages("a.pdf", pages(frame)) is None


def test_a_page_that_begins_with_a_line_as_large_as_the_title_is_another_form() -> None:
    sketch = PdfSketch().text(100, 50, "绩效情况", size=16).table(100, [["甲", "乙", "丙"]], XS)
    sketch.page().text(100, 50, "绩效情况", size=16).table(100, [["丁", "戊", "己"]], XS)
    sketch.page().text(100, 50, "附件一", size=12).table(100, [["庚"]], (50, 400))
    sketch.page().text(100, 50, "评分依据", size=16).table(100, [["辛"]], (50, 410))
    sketch.page().text(100, 50, "说明", size=16)
    forms = forms_of_blocks(blocks(sketch))
    assert [[told(block) for block in form] for form in forms] == [
        ["绩效情况", [["甲", "乙", "丙"]]],
        ["绩效情况", [["丁", "戊", "己"]], "附件一", [["庚"]], "评分依据", [["辛"]], "说明"],
    ]


@pytest.mark.parametrize("limit", ["MOST_LINES", "MOST_COLUMNS"])
def test_too_many_lines_are_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_blocks, limit, 3)
    sketch = PdfSketch().table(100, [["甲", "乙", "丙"]], XS)
    with pytest.raises(FileRefused, match="表格线超过3条"):
        blocks(sketch)
