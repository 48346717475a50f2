"""What a scan notes of a sheet's cells."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import worksheet
from desktop.workbook.markup import MarkupReader
from desktop.workbook.spent import MOST_TEXT, Spent
from desktop.workbook.worksheet import Worksheet


def read(body: str, *, lengths: list[int] | None = None) -> Worksheet:
    sheet = Worksheet("a.xlsx", "sheet1.xml", ["General", "0.00%"], lengths or [], Spent("a.xlsx"))
    MarkupReader("a.xlsx").read("sheet1.xml", [f"<w>{body}</w>".encode()], sheet)
    return sheet


def test_formulas_are_noted_with_whether_they_were_computed() -> None:
    sheet = read(
        "<row r='2'><c r='B2'><f>A1+1</f><v>2</v></c><c r='C2'><f>A1</f><v/></c>"
        "<c r='D2' t='str'><f>A9</f><v></v></c>"
        "<c r='E2'><f/></c></row><f>outside</f>"
    )
    assert sheet.formulas == {(1, 1): "A1+1", (1, 2): "A1", (1, 3): "A9", (1, 4): ""}
    assert sheet.without_value == {(1, 2), (1, 4)}
    assert sheet.filled == 4


def test_a_long_formula_is_kept_in_part() -> None:
    assert len(read(f"<row r='1'><c r='A1'><f>{'A' * 500}</f></c></row>").formulas[0, 0]) == 200


def test_errors_and_formats_are_noted() -> None:
    sheet = read(
        "<row r='1'><c r='A1' t='e'><v>#DIV/0!</v></c><c r='B1' s='1'><v>0.5</v></c>"
        "<c r='C1' s='7'><v>1</v></c>"
        "<c r='D1' s='1' t='str'><v>x</v></c><c r='E1' s='1'/></row>"
    )
    assert sheet.errors == {(0, 0): "#DIV/0!"}
    assert sheet.formats == {(0, 1): "0.00%"}
    assert sheet.filled == 4


def test_cells_without_address_follow_each_other() -> None:
    sheet = read(
        "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row><row><c r='C2'/><c t='e'><v>#REF!</v></c></row>"
    )
    assert sheet.errors == {(0, 1): "#N/A", (1, 3): "#REF!"}
    assert read("<c t='e'><v>#N/A</v></c>").errors == {(0, 0): "#N/A"}


def test_stray_elements_do_no_harm() -> None:
    assert read("<row><v>1</v><f>A1</f><t>x</t></row>").filled == 0
    assert read("<row><c><c><v>1</v></c></c></row>").filled == 1


def test_hidden_rows_and_columns_are_noted() -> None:
    sheet = read(
        "<cols><col min='2' max='3' hidden='1'/><col min='5' max='5'/>"
        "<col min='255' max='16384' hidden='true'/></cols>"
        "<row r='4' hidden='1'/><row r='5' hidden='0'/>"
    )
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {1, 2, 254, 255}


def test_merged_areas_are_noted() -> None:
    assert read("<mergeCell ref='A1:B2'/><mergeCell ref='C3'/>").merges == [(0, 0, 1, 1), (2, 2, 2, 2)]


def test_shared_strings_count_where_they_are_used() -> None:
    body = "<row><c t='s'><v>0</v></c><c t='s'><v>9</v></c><c t='s'><v>x</v></c></row>"
    assert read(body, lengths=[MOST_TEXT - 10]).filled == 3
    with pytest.raises(FileRefused, match="文字超过"):
        read(body.replace("9", "0"), lengths=[MOST_TEXT - 10])


def test_more_than_any_form_holds_is_noted_as_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worksheet, "MOST_FILLED", 2)
    cell = "<c t='e'><v>#N/A</v></c>"
    assert not read(f"<row>{cell * 2}</row>").too_large
    large = read(f"<row>{cell * 3}</row>")
    assert large.too_large
    assert len(large.errors) == 2


def test_cells_spread_far_are_noted_as_too_large() -> None:
    assert read("<row r='20000'><c r='IV20000'><v>1</v></c></row>").too_large
    assert not read("<row r='20000'><c r='IV20000'/></row>").too_large
