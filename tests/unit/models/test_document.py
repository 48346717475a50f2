"""A document is a value: blanks are absent, a change makes another document."""

from __future__ import annotations

import pytest

from desktop.models.document import BLANK, Cell, Document, Origin, Row, cells_of
from desktop.models.keys import CellKey

ROW = Row("r1", {"weight": Cell("10"), "score": Cell("")})
DOCUMENT = Document("mof", {("head", "unit"): Cell("中心"), ("head", "year"): Cell("")}, {"funds": (ROW,)})


def test_cells_are_compared_by_their_text() -> None:
    assert Cell("10", Origin.TYPED) == Cell("10", Origin.COMPUTED)
    assert Cell("10") != Cell("10.0")


def test_cells_are_made_of_texts_at_once() -> None:
    made = cells_of({"weight": "10", "score": ""}, Origin.IMPORTED)
    assert made == {"weight": Cell("10"), "score": Cell("")}
    assert {cell.origin for cell in made.values()} == {Origin.IMPORTED}
    assert hash(made["weight"]) == hash(Cell("10"))


def test_a_blank_cell_and_an_absent_one_are_the_same() -> None:
    assert Row("r1", {"weight": Cell("10")}) == ROW
    assert ROW.cell("score") is BLANK
    assert ROW.text("nowhere") == ""
    assert Document("mof", {("head", "unit"): Cell("中心")}, {"funds": (ROW,)}) == DOCUMENT


def test_cells_are_read_by_key() -> None:
    assert DOCUMENT.text(CellKey("head", "", "unit")) == "中心"
    assert DOCUMENT.text(CellKey("funds", "r1", "weight")) == "10"
    assert DOCUMENT.cell(CellKey("funds", "gone", "weight")) is BLANK
    assert DOCUMENT.rows("indicators") == ()
    assert DOCUMENT.row("funds", "r1") is ROW
    assert DOCUMENT.row("funds", "gone") is None


def test_every_cell_that_holds_something_is_walked_over() -> None:
    assert dict(DOCUMENT.cells()) == {
        CellKey("head", "", "unit"): Cell("中心"),
        CellKey("funds", "r1", "weight"): Cell("10"),
    }


def test_texts_are_walked_over_whatever_their_place() -> None:
    assert list(DOCUMENT.texts()) == ["中心", "10"]


def test_writing_a_cell_makes_another_document() -> None:
    changed = DOCUMENT.with_cell(CellKey("funds", "r1", "weight"), Cell("20"))
    assert (changed.rows("funds")[0].text("weight"), DOCUMENT.rows("funds")[0].text("weight")) == ("20", "10")
    assert DOCUMENT.with_cell(CellKey("head", "", "unit"), Cell("")).fields == {}


def test_only_the_named_row_is_written() -> None:
    two = DOCUMENT.with_rows("funds", (ROW, Row("r2")))
    changed = two.with_cell(CellKey("funds", "r2", "weight"), Cell("5"))
    assert [row.text("weight") for row in changed.rows("funds")] == ["10", "5"]


def test_a_cell_of_a_row_that_is_not_there_is_not_written() -> None:
    with pytest.raises(KeyError):
        DOCUMENT.with_cell(CellKey("funds", "gone", "weight"), Cell("5"))


def test_a_document_can_not_be_changed_behind_its_back() -> None:
    with pytest.raises(TypeError):
        DOCUMENT.fields["head", "unit"] = Cell("别处")  # type: ignore[index]  # that is what is tested


def test_a_row_is_found_by_its_id_and_the_first_where_two_have_it() -> None:
    rows = (Row("r1", {"a": Cell("1")}), Row("r2"), Row("r1", {"a": Cell("2")}))
    document = Document("t", tables={"b": rows})
    assert document.row("b", "r1") is rows[0]
    assert document.row("b", "r1") is rows[0]
    assert document.row("b", "r3") is None
    assert document.row("c", "r1") is None
    assert document.with_rows("b", rows[1:]).row("b", "r1") is rows[2]
