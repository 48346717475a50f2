"""Rows put into the tables of a Word file: merged with what is around them, looking like the one above."""

from __future__ import annotations

from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.docx_rows import TableLine, columns_of, put_rows, rows_of
from desktop.workbook.splicing import spliced, tree
from tests.helpers.word_files import NAMES, cell, p, t, table, tc, tr

MERGED = '<w:vMerge w:val="{}"/>'


def with_rows(content: str, behind: int, *lines: TableLine) -> str:
    data = f"<w:body {NAMES}>{content}</w:body>".encode()
    (found, *_) = (node for node in tree(data).walk() if node.name == "tbl")
    rows = rows_of(found)
    below = rows[behind + 1] if behind + 1 < len(rows) else None
    return spliced(data, put_rows(data, rows[behind], below, lines)).decode()


def merges(markup: str) -> list[list[str]]:
    """Say of each cell how it is merged: r(estart), c(ontinue) or not at all."""
    data = markup.encode()
    (found, *_) = (node for node in tree(data).walk() if node.name == "tbl")
    marks = {'"restart"': "r", '"continue"': "c"}
    return [
        [
            next((sign for mark, sign in marks.items() if mark.encode() in data[one.start : one.end]), "-")
            for one in row.walk()
            if one.name == "tc"
        ]
        for row in rows_of(found)
    ]


def line(*joined: int, left: int = 0) -> TableLine:
    return TableLine(frozenset(joined), left)


def test_a_new_row_is_merged_with_what_is_merged_around_it() -> None:
    lines = [tr(cell("甲", merge="restart"), cell("乙")), tr(cell("", merge="continue"), cell("丙"))]
    assert merges(with_rows(table(lines, [1, 1]), 0, line())) == [["r", "-"], ["c", "-"], ["c", "-"]]
    assert merges(with_rows(table(lines, [1, 1]), 1, line())) == [["r", "-"], ["c", "-"], ["-", "-"]]
    beside = merges(with_rows(table(lines, [1, 1]), 1, line(left=1)))
    assert beside == [["r", "-"], ["c", "-"], ["c", "-"]]


def test_levels_that_go_on_become_merged() -> None:
    lines = [tr(cell("甲"), cell("乙")), tr(cell("丁"), cell("丙"))]
    assert merges(with_rows(table(lines, [1, 1]), 0, line(0), line(0))) == [
        ["r", "-"],
        ["c", "-"],
        ["c", "-"],
        ["-", "-"],
    ]
    assert merges(with_rows(table(lines, [1, 1]), 1, line(), line(0))) == [
        ["-", "-"],
        ["-", "-"],
        ["r", "-"],
        ["c", "-"],
    ]


def test_a_merge_stands_before_the_borders_of_a_cell() -> None:
    look = '<w:tcW w:w="1"/><w:tcBorders/>'
    written = with_rows(table([tr(tc(p(), properties=look))], [1]), 0, line(0))
    for state in ("restart", "continue"):
        assert f'<w:tcW w:w="1"/>{MERGED.format(state)}<w:tcBorders/>' in written
    single = table(["<w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>"], [1])
    assert f"<w:tcPr>{MERGED.format('restart')}</w:tcPr>" in with_rows(single, 0, line(0))
    bare = table(["<w:tr><w:tc><w:p/></w:tc></w:tr>"], [1])
    assert with_rows(bare, 0, line(0)).count("<w:tcPr>") == 2
    assert with_rows(bare, 0, line()).count("<w:tcPr>") == 0


def test_texts_bookmarks_and_repeated_headings_stay_behind() -> None:
    held = p(
        '<w:bookmarkStart w:id="1"/>', "<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>", properties="<w:jc/>"
    )
    row = f'<w:tr w:id="7"><w:tblPrEx/><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{tc(held, p())}</w:tr>'
    new = "<w:tr><w:tblPrEx></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr></w:tcPr>"
    new += "<w:p><w:pPr><w:jc/></w:pPr>"
    assert new + "<w:r><w:rPr><w:b/></w:rPr></w:r></w:p></w:tc></w:tr>" in with_rows(
        table([row], [1]), 0, line()
    )
    deleted = table([tr(tc(f"<w:p><w:del>{t('甲')}</w:del></w:p>"))], [1])
    assert with_rows(deleted, 0, line()).endswith("<w:p></w:p></w:tc></w:tr></w:tbl></w:body>")
    none = table(["<w:tr><w:tc></w:tc></w:tr>"], [1])
    assert "<w:tc><w:p/></w:tc>" in with_rows(none, 0, line())


def test_rows_and_cells_in_controls_count_those_of_inner_tables_do_not() -> None:
    inner = table([tr(tc()), tr(tc())], [1])
    wrapped = (
        f"<w:sdt><w:sdtContent>{tr(tc(inner, p()), f'<w:sdt><w:sdtContent>{tc()}</w:sdtContent></w:sdt>')}"
    )
    markup = table([wrapped + "</w:sdtContent></w:sdt>"], [1, 1])
    nodes = Nodes(f"<w:body {NAMES}>{markup}</w:body>".encode())
    outer = nodes.around(nodes.paragraphs[-1], "tbl")
    assert outer is not None
    (row,) = rows_of(outer)
    assert list(columns_of(row).values()) == [0, 1]


def test_columns_count_what_is_left_out_and_what_spans() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("甲", span=3)}{cell("乙")}</w:tr>'
    nodes = Nodes(f"<w:body {NAMES}>{table([row], [1] * 6)}</w:body>".encode())
    found = nodes.around(nodes.paragraphs[0], "tr")
    assert found is not None
    assert list(columns_of(found).values()) == [2, 5]
