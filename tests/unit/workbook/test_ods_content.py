"""The sheets of an OpenDocument spreadsheet: rows and cells repeated, spread, hidden, and what is no cell."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes
from tests.helpers.open_documents import cell, document, row, table

SPAN = {"table__number_columns_spanned": 2, "table__number_rows_spanned": 2}
COLUMNS, ROWS = "table__number_columns_repeated", "table__number_rows_repeated"


def grid(*rows: str, styles: str = "") -> Grid:
    (found,) = open_bytes("a.ods", document(table(*rows, style="ta"), styles=styles)).grids()
    return found


def shown(*rows: str) -> dict[str, str]:
    found = grid(*rows)
    return {found.address(each.place).partition("!")[2]: each.text for each in found.cells()}


def test_repeated_rows_and_cells_are_as_many_as_they_say() -> None:
    assert shown(
        row(cell("", **{COLUMNS: 2}), cell("a", **{COLUMNS: 2}), cell("b"), cell("", **{COLUMNS: 16000})),
        row(cell("", **{COLUMNS: 16384}), **{ROWS: 3}),
        row(cell("c"), **{ROWS: 2}),
        row(cell("", **{COLUMNS: 16384}), **{ROWS: 1048570}),
    ) == {"C1": "a", "D1": "a", "E1": "b", "A5": "c", "A6": "c"}


def test_cells_are_merged_and_what_lies_under_them_is_not_lost() -> None:
    covered = "<table:covered-table-cell><text:p>藏</text:p></table:covered-table-cell>"
    found = grid(row(cell("甲", **SPAN), covered, cell("乙")), row(cell("", **SPAN)))
    assert found.facts.merges == ((0, 0, 1, 1), (1, 0, 2, 1))
    assert [each.text for each in found.cells()] == ["甲", "藏", "乙"]


def test_hidden_rows_columns_and_sheets_are_known() -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16000"/>'
    )
    style = '<style:style style:name="ta"><style:table-properties table:display="false"/></style:style>'
    styles = (
        '<style:style style:name="tb"><style:table-properties table:display="true"/></style:style>' + style
    )
    rows = (row(cell("a"), table__visibility="filter"), row(cell("b")))
    facts = grid(columns, *rows, row(table__visibility="collapse", **{ROWS: 1_000_000}), styles=styles).facts
    assert facts.hidden_rows == {0, *range(2, 20_000)}
    assert facts.hidden_columns == set(range(2, 256))
    assert not facts.shown
    assert grid(*rows).facts.shown


def test_comments_pictures_and_old_versions_are_no_text_of_cells() -> None:
    aside = (
        "<office:annotation><text:p>批注<text:s/></text:p></office:annotation>"
        "<draw:frame><text:p>图</text:p><table:table><table:table-column/>"
        f"{row(cell('内'))}</table:table></draw:frame>"
    )
    inner = f"<table:table>{row(cell('表中表'))}</table:table>"
    before = f"<table:tracked-changes>{row(cell('旧'))}<table:table-source/></table:tracked-changes>"
    data = document(
        before, table(row(f"<table:table-cell>{aside}{inner}<text:p>甲</text:p></table:table-cell>"))
    )
    (found,) = open_bytes("a.ods", data).grids()
    assert [each.text for each in found.cells()] == ["甲"]


def test_copies_of_other_files_are_left_out() -> None:
    copy = table("<table:table-source/><table:table-source/>", row(cell("远")), name="file")
    opened = open_bytes("a.ods", document(table(row(cell("近"))), copy))
    assert [facts.name for facts in opened.sheets] == ["甲"]
    assert len(opened.notes) == 1


def test_names_and_text_outside_of_sheets_are_passed_over() -> None:
    name = '<table:named-expression table:name="_ziping" table:expression="x"/>'
    other = '<table:named-expression table:name="other" table:expression="y"/>'
    loose = "<text:p>x<text:s/><text:tab/></text:p>"
    data = document(name, loose, row(cell("x")), table(other, loose, row(cell("a")), name))
    opened = open_bytes("a.ods", data)
    assert opened.sheets[0].key == "x"
    assert [each.text for found in opened.grids() for each in found.cells()] == ["a"]


def test_text_beside_the_paragraphs_of_a_cell_counts_for_nothing() -> None:
    data = document(table(row("<table:table-cell>x<text:tab/><text:p>a</text:p></table:table-cell>")))
    (found,) = open_bytes("a.ods", data).grids()
    assert found.exact(0, 0) == "a"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(cell("a"), **{ROWS: 1_048_576})], "第1048576行"),
        ([row(cell("a", **{COLUMNS: 16_384}))], "第XFD列"),
        ([row(cell("a", table__number_rows_spanned=1_000_000))], "合并单元格“A1:A1000000”"),
        ([row(cell("a", **{COLUMNS: 256}), **{ROWS: 2_000})], "单元格超过400000个"),
        ([row(cell("<text:s text:c='99999999'/>"))], "文字超过1000万字"),
    ],
)
def test_what_is_repeated_without_end_is_refused(rows: list[str], words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        grid(*rows)
