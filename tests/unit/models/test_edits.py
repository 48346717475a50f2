"""Edits: each is taken back by its inverse, and one that does not fit is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Document, Row
from desktop.models.edits import (
    Edit,
    EditConflict,
    InsertRow,
    MoveRow,
    RemoveRow,
    SetCell,
    apply,
    inverse,
    move_row,
    remove_row,
    set_cell,
)
from desktop.models.keys import CellKey
from tests.helpers.documents import documents, edits

ROWS = tuple(Row(name) for name in ("a", "b", "c"))
DOCUMENT = Document("mof", {}, {"indicators": ROWS})


def order(document: Document) -> str:
    return "".join(row.id for row in document.rows("indicators"))


@given(st.data())
def test_an_edit_and_its_inverse_give_the_document_back(data: st.DataObject) -> None:
    document = data.draw(documents())
    edit = data.draw(edits(document))
    undone = apply(apply(document, edit), inverse(edit))
    # A table that the edit began is empty again, which is the same form.
    assert dict(undone.cells()) == dict(document.cells())
    assert {name: rows for name, rows in undone.tables.items() if rows} == {
        name: rows for name, rows in document.tables.items() if rows
    }


@given(st.data())
def test_the_inverse_of_the_inverse_is_the_edit(data: st.DataObject) -> None:
    edit = data.draw(edits(data.draw(documents())))
    assert inverse(inverse(edit)) == edit


@pytest.mark.parametrize(
    ("edit", "rows"),
    [
        (InsertRow("indicators", Row("x"), ""), "xabc"),
        (InsertRow("indicators", Row("x"), "c"), "abcx"),
        (remove_row(DOCUMENT, "indicators", "b"), "ac"),
        (remove_row(DOCUMENT, "indicators", "a"), "bc"),
        (move_row(DOCUMENT, "indicators", "c", ""), "cab"),
        (move_row(DOCUMENT, "indicators", "a", "b"), "bac"),
    ],
)
def test_rows_go_where_they_are_put(edit: Edit, rows: str) -> None:
    assert order(apply(DOCUMENT, edit)) == rows


def test_a_cell_edit_keeps_what_stood_there() -> None:
    key = CellKey("indicators", "a", "score")
    first = set_cell(DOCUMENT, key, Cell("9"))
    second = set_cell(apply(DOCUMENT, first), key, Cell("10"))
    assert (first.before.text, second.before.text) == ("", "9")


@pytest.mark.parametrize(
    "edit",
    [
        SetCell(CellKey("indicators", "gone", "score"), Cell("9")),
        InsertRow("indicators", Row("a"), ""),
        InsertRow("indicators", Row("x"), "gone"),
        RemoveRow("indicators", Row("gone"), ""),
        MoveRow("indicators", "gone", "", "a"),
        MoveRow("indicators", "a", "gone", ""),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edit: Edit) -> None:
    with pytest.raises(EditConflict):
        apply(DOCUMENT, edit)


def test_edits_are_not_made_of_rows_that_are_not_there() -> None:
    with pytest.raises(EditConflict):
        remove_row(DOCUMENT, "indicators", "gone")
    with pytest.raises(EditConflict):
        move_row(DOCUMENT, "indicators", "gone", "")
    with pytest.raises(EditConflict):
        move_row(DOCUMENT, "indicators", "a", "a")
