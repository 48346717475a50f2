"""What a scan notes of a sheet's cells."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.errors import FileRefused
from desktop.workbook import worksheet
from desktop.workbook.cell_values import CellValues
from desktop.workbook.markup import MarkupReader
from desktop.workbook.spent import MOST_TEXT, Spent
from desktop.workbook.worksheet import Worksheet


def read(body: str, *, strings: tuple[str, ...] = ()) -> Worksheet:
    held = CellValues(["General", "0.00%", "yyyy-mm-dd"], strings)
    sheet = Worksheet("a.xlsx", "sheet1.xml", held, Spent("a.xlsx"))
    MarkupReader("a.xlsx").read("sheet1.xml", [f"<w>{body}</w>".encode()], sheet, sheet.wholes)
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
        "<c r='C1' s='7'><v>1</v></c><c r='F1' s='2'><v>44600</v></c><c r='G1' t='e'><f>A1</f></c>"
        "<c r='D1' s='1' t='str'><v>x</v></c><c r='E1' s='1'/></row>"
    )
    assert sheet.errors == {(0, 0): "#DIV/0!", (0, 6): ""}
    assert sheet.formats == {(0, 1): "0.00%", (0, 5): "yyyy-mm-dd"}
    assert sheet.values == {(0, 1): 0.5, (0, 2): 1, (0, 3): "x", (0, 5): dt.datetime(2022, 2, 8)}  # noqa: DTZ001 - a cell knows no zone
    assert sheet.filled == 6


def test_cells_without_address_follow_each_other() -> None:
    sheet = read(
        "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row><row><c r='C2'/><c t='e'><v>#REF!</v></c></row>"
    )
    assert sheet.errors == {(0, 1): "#N/A", (1, 3): "#REF!"}
    assert read("<c t='e'><v>#N/A</v></c>").errors == {(0, 0): "#N/A"}


def test_stray_elements_do_no_harm() -> None:
    assert read("<row><v>1</v><f>A1</f><t>x</t></row>").filled == 0
    assert read("<row><c><c><v>1</v></c></c></row>").filled == 0


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
    body = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
    assert read(body, strings=("x" * (MOST_TEXT - 10), "")).filled == 2
    with pytest.raises(FileRefused, match="文字超过"):
        read(body.replace("1", "0"), strings=("x" * (MOST_TEXT - 10), ""))


def test_all_that_stands_in_a_cell_is_taken() -> None:
    sheet = read(
        "<row><c t='inlineStr'><is><r><t>a </t></r><r><t xml:space='preserve'> b</t></r>"
        "<rPh><t>p</t></rPh></is><v>c</v><extLst/></c><c t='inlineStr'><is><t/></is></c></row>"
    )
    assert sheet.values == {(0, 0): "a bc"}


@pytest.mark.parametrize(
    "cell",
    ["<c t='s'><v>7</v></c>", "<c t='n'><v>x</v></c>", "<c t='b'><v>2</v></c>", "<c t='?'><v>2</v></c>"],
)
def test_what_is_none_of_its_kind_is_damage(cell: str) -> None:
    with pytest.raises(FileRefused, match="工作表内容无法解读"):
        read(f"<row>{cell}</row>", strings=("a",))


def test_rows_are_taken_at_once_or_not_at_all() -> None:
    held = CellValues(["General"], ("甲",))
    sheet = Worksheet("a.xlsx", "sheet1.xml", held, Spent("a.xlsx"))
    assert not sheet.take('<row r="3"><c r="B3" t="s"><v>0</v></c><odd/></row>')
    assert (sheet.filled, sheet.values) == (0, {})
    assert sheet.take('<row r="3" hidden="1"><c r="B3" t="s"><v>0</v></c><c><f>A1</f></c></row>')
    assert (sheet.values, sheet.formulas, sheet.without_value) == ({(2, 1): "甲"}, {(2, 2): "A1"}, {(2, 2)})
    assert sheet.hidden_rows == {2}


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
