from __future__ import annotations

from hypothesis import given

from desktop.models.between import edits_between
from desktop.models.codec import document_data
from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import InsertRow, MoveRow, RemoveRow, SetCell, apply, inverse
from desktop.models.keys import CellKey
from tests.helpers.documents import documents


def shown(document: Document) -> object:
    """What a document holds; a table without rows and none are the same."""
    data = document_data(document)
    return {**data, "tables": {name: rows for name, rows in data["tables"].items() if rows}}


@given(before=documents(), after=documents())
def test_the_edits_lead_from_any_document_to_any_other_and_back(before: Document, after: Document) -> None:
    after = Document(before.template, after.fields, after.tables)
    edits = edits_between(before, after)
    document = before
    for edit in edits:
        document = apply(document, edit)
    assert shown(document) == shown(after)
    for edit in reversed(edits):
        document = apply(document, inverse(edit))
    assert shown(document) == shown(before)


def test_a_document_is_as_it_is() -> None:
    document = Document("mof", {("head", "year"): Cell("2025")}, {"rows": (Row("a"), Row("b"))})
    assert edits_between(document, document) == []


def test_each_kind_of_change_is_one_edit() -> None:
    before = Document("mof", {}, {"rows": (Row("a"), Row("b"), Row("c", {"x": Cell("1")}))})
    after = Document("mof", {}, {"rows": (Row("c", {"x": Cell("1", Origin.COMPUTED)}), Row("a"), Row("d"))})
    edits = edits_between(before, after)
    assert [type(edit) for edit in edits] == [RemoveRow, MoveRow, InsertRow, SetCell]
    assert edits[1] == MoveRow("rows", "a", "c", "")
    (key, cell) = (edits[3].key, edits[3].cell) if isinstance(edits[3], SetCell) else (None, None)
    assert key == CellKey("rows", "c", "x")
    assert cell is not None
    assert cell.origin is Origin.COMPUTED


def test_as_few_rows_are_moved_as_explain_the_other_order() -> None:
    before = Document("mof", {}, {"rows": tuple(Row(name) for name in "abcdef")})
    after = Document("mof", {}, {"rows": tuple(Row(name) for name in "bcdefa")})
    assert edits_between(before, after) == [MoveRow("rows", "a", "f", "")]
