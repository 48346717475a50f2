"""A form whose parts stand on sheets of their own is filled on each of them."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.models.document import Cell, Document, Row
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.workbook.fill import fill, read_blank
from desktop.workbook.filled import Filled
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from desktop.workbook.reading import Reading
from tests.helpers import workbooks
from tests.helpers.blanks import said
from tests.helpers.dialects import Sketch
from tests.helpers.provinces import apart

WRITTEN = ("B3", "D3", "B4")


def blanks() -> list[Sketch]:
    """Lay out the same sheets with nothing filled in."""
    head, funds, goals, rows, words = apart()
    head.put(dict.fromkeys(WRITTEN, ""))
    funds.put({f"{column}2": "" for column in "CDEFGHIJ"})
    goals.put({"B2": ""})
    rows.put({f"{column}2": "" for column in "DGIJLM"})
    rows.put({"L3": "", "M3": ""})
    words.put({"B1": ""})
    return [head, funds, goals, rows, words]


def book(sketches: list[Sketch]) -> bytes:
    sheets = {f"第{number}张": sketch.markup() for number, sketch in enumerate(sketches, 1)}
    return workbooks.package(workbooks.parts(sheets))


def read(data: bytes) -> Reading:
    known = library()
    (reading,) = WorkbookReader(open_bytes("a.xlsx", data), known.templates(), known.vocabulary).read(None)
    return reading


def filled(data: bytes, document: Document) -> Filled:
    known = library()
    template = known.template("shanxi")
    return fill(read_blank("空表.xlsx", data, template, known.templates(), known.vocabulary), document)


def longer(document: Document) -> Document:
    """Add two rows of indicators."""
    first = document.rows("indicators")[0]
    names = ("户数", "次数")
    more = [
        Row(f"new{place}", {**first.cells, "third_level": Cell(name)}) for place, name in enumerate(names)
    ]
    return document.with_rows("indicators", (first, *more))


def test_every_sheet_gets_its_part() -> None:
    wanted = read(book(list(apart()))).document
    result = filled(book(blanks()), wanted)
    assert said(result) == []
    assert result.place == "第1张、第2张、第3张、第4张、第5张"
    back = read(result.data)
    assert list(back.document.texts()) == list(wanted.texts())
    assert back.places[CellKey("goals", "", "achieved")] == "第3张!B2"


def test_rows_are_put_in_on_their_own_sheet() -> None:
    wanted = longer(read(book(list(apart()))).document)
    result = filled(book(blanks()), wanted)
    assert (said(result), result.rows_added) == ([], 2)
    back = read(result.data)
    assert [row.text("third_level") for row in back.document.rows("indicators")] == ["村数", "户数", "次数"]
    assert back.places[CellKey("total", "", "score")] == "第4张!L5"
    assert back.places[CellKey("analysis", "", "experience")] == "第5张!B1"


def test_what_has_no_place_on_any_sheet_is_said() -> None:
    wanted = read(book(list(apart()))).document
    row = Row("own", {"source": Cell("自筹资金"), "initial_budget": Cell("5")})
    more = wanted.with_cell(CellKey("analysis", "", "problems"), Cell("付款慢"))
    result = filled(book(blanks()), more.with_rows("funds", (*more.rows("funds"), row)))
    assert said(result) == [("no-place", "analysis//problems", "付款慢", "")]
    back = read(result.data)
    assert [one.text("source") for one in back.document.rows("funds")] == ["资金总额:", "自筹资金"]
    assert back.places[CellKey("goals", "", "achieved")] == "第3张!B2"


def test_sheets_that_make_no_form_together_are_refused() -> None:
    with pytest.raises(FileRefused, match="没有认出任何自评表"):
        filled(
            book([Sketch().put({"A1": "通知"}), Sketch().put({"A1": "附件"})]),
            read(book(list(apart()))).document,
        )
