"""Rows of a fixed height in a Word file grow where a text would be cut off."""

from __future__ import annotations

from desktop.workbook.docx_areas import Area
from desktop.workbook.docx_heights import raised_rows
from desktop.workbook.docx_nodes import Nodes
from desktop.workbook.splicing import spliced
from tests.helpers.word_files import NAMES, p, table, tc, tr

FIXED = '<w:trHeight w:val="{}" w:hRule="exact"/>'


def heights(content: str, *texts: str, span: int = 1) -> list[str]:
    data = f"<w:body {NAMES}>{content}</w:body>".encode()
    areas = [(Area(number, 0, span, 1, "", (number,)), text) for number, text in enumerate(texts)]
    written = spliced(data, raised_rows(Nodes(data), areas)).decode()
    return [part.partition('"')[0] for part in written.split('w:hRule="')[1:]]


def one_row(properties: str, cell: str = "", mark: str = "") -> str:
    return table([tr(tc(p(properties=mark), properties=cell), properties=properties)], [3000])


def test_only_rows_that_are_too_low_grow() -> None:
    assert heights(one_row(FIXED.format(400)), "短") == ["exact"]
    assert heights(one_row(FIXED.format(400)), "长" * 40) == ["atLeast"]
    assert heights(one_row(FIXED.format(400)), "长" * 40, span=6) == ["exact"]
    assert heights(one_row(FIXED.format(4000)), "长" * 40) == ["exact"]
    assert heights(one_row(FIXED.format(400)), "一\n二\n三") == ["atLeast"]
    assert heights(one_row('<w:trHeight w:val="400"/>'), "长" * 40) == []
    assert heights(p(), "长" * 40) == []
    assert heights("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "长") == []


def test_letters_and_columns_say_how_much_has_room() -> None:
    small = '<w:rPr><w:sz w:val="10"/></w:rPr>'
    assert heights(one_row(FIXED.format(400), mark=small), "长" * 40) == ["exact"]
    wide = table(
        [tr(tc(p(), properties='<w:gridSpan w:val="3"/>'), properties=FIXED.format(400))], [3000] * 3
    )
    assert heights(wide, "长" * 40) == ["exact"]
    bare = f"<w:tbl><w:tr><w:trPr>{FIXED.format(400)}</w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert heights(bare, "长长长") == ["atLeast"]


def test_a_row_grows_once() -> None:
    row = tr(tc(p()), tc(p()), properties=FIXED.format(400))
    assert heights(table([row], [1000, 1000]), "长" * 40, "长" * 40) == ["atLeast"]
