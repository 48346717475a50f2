"""Tables that a page has cut apart have the same columns again."""

from __future__ import annotations

from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table, TableCell, TableRow
from desktop.workbook.docx_columns import on_all_columns, on_widest_columns


def made(*widths: int, spans: tuple[int, ...] = (), before: int = 0) -> Table:
    cells = [TableCell(span, continues_above=False, continues_left=False, blocks=[]) for span in spans]
    return Table(list(widths), [TableRow(before, cells)])


def spans(block: Block) -> list[int]:
    assert isinstance(block, Table)
    return [cell.span for cell in block.rows[0].cells]


def test_the_rest_of_a_table_gets_the_columns_of_the_whole() -> None:
    whole = made(100, 200, 300, spans=(1, 1, 1))
    rest = made(305, 300, spans=(1, 1))
    found = on_widest_columns([whole, Break(section=False), Paragraph(" "), rest, Paragraph("完"), rest])
    assert found[0] == whole
    assert spans(found[3]) == [2, 1]
    assert found[5] == rest


def test_a_row_that_begins_further_right_still_does() -> None:
    (_, moved) = on_widest_columns([made(100, 200, 300), made(300, 300, spans=(1,), before=1)])
    assert isinstance(moved, Table)
    assert (moved.rows[0].before, spans(moved)) == (2, [1])


def test_tables_with_borders_of_their_own_stay_as_they_are() -> None:
    blocks: list[Block] = [
        made(100, 200, 300, spans=(1, 1, 1)),
        made(200, 400, spans=(1, 1)),
        Paragraph("完"),
    ]
    assert on_widest_columns(blocks) == blocks


def test_columns_that_fall_together_or_are_too_few_stay_as_they_are() -> None:
    narrow: list[Block] = [made(500, 500, 500), made(10, 490, spans=(1, 1))]
    assert on_widest_columns(narrow) == narrow
    lacking: list[Block] = [made(500, 500), made(500, spans=(1, 1))]
    assert on_widest_columns(lacking) == lacking


def test_tables_of_one_form_share_all_columns() -> None:
    found = on_all_columns([made(100, 500, spans=(1, 1)), Paragraph("中"), made(402, 200, spans=(1, 1))])
    assert [spans(found[0]), spans(found[2])] == [[1, 2], [2, 1]]
    assert on_all_columns([]) == []


def test_a_table_without_rows_is_no_trouble() -> None:
    assert on_all_columns([Table([100], [])]) == [Table([100], [])]
