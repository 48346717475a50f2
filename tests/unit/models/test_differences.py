"""Which cells differ between two documents of one template."""

from __future__ import annotations

from hypothesis import given

from desktop.models.differences import Difference, differences
from desktop.models.document import Cell, Document, Row
from desktop.models.edits import InsertRow, apply, move_row, remove_row
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from tests.helpers.documents import filled
from tests.helpers.forms import changed, key_at, sound_form

MOF = library().template("mof")
BASE = library().template("department-base-data")
SOUND = sound_form()


def compared(before: Document, after: Document) -> list[Difference]:
    return differences(SOUND.template, before, after)


def renamed(document: Document) -> Document:
    tables = {
        block: tuple(Row(f"other{place}", row.cells) for place, row in enumerate(rows))
        for block, rows in document.tables.items()
    }
    return Document(document.template, document.fields, tables)


@given(document=filled(MOF))
def test_a_document_does_not_differ_from_itself_whatever_its_rows_are_called(document: Document) -> None:
    assert differences(MOF, document, renamed(document)) == []


def test_fields_and_cells_are_named_in_printed_order() -> None:
    after = changed(SOUND, {"indicators[2]/得分": "8", "header/项目名称": "改名", "footer/填表人": ""})
    row = after.document.rows("indicators")[1].id
    assert compared(SOUND.document, after.document) == [
        Difference(key_at(SOUND, "header/项目名称"), "经办人员培训", "改名"),
        Difference(key_at(SOUND, "footer/填表人"), "甲", ""),
        Difference(CellKey("indicators", row, "score"), "10", "8"),
    ]


def test_a_row_that_was_put_in_is_all_that_differs() -> None:
    row = SOUND.document.rows("indicators")[0]
    added = Row("added", {**row.cells, "third_level": row.cells["score"]})
    after = apply(SOUND.document, InsertRow("indicators", added, ""))
    found = compared(SOUND.document, after)
    assert {one.key.row for one in found} == {"added"}
    assert {one.before for one in found} == {""}
    assert [one.after for one in found] == [text for text in _texts(added) if text]
    assert not any(one.gone for one in found)


def test_a_row_that_was_taken_out_is_named_by_where_it_was() -> None:
    row = SOUND.document.rows("indicators")[3]
    after = apply(SOUND.document, remove_row(SOUND.document, "indicators", row.id))
    found = compared(SOUND.document, after)
    assert {one.key.row for one in found} == {row.id}
    assert {(one.after, one.gone) for one in found} == {("", True)}


def test_a_moved_row_differs_where_it_was_and_where_it_is() -> None:
    rows = SOUND.document.rows("indicators")
    after = apply(SOUND.document, move_row(SOUND.document, "indicators", rows[0].id, rows[-1].id))
    assert {(one.key.row, one.gone) for one in compared(SOUND.document, after)} == {
        (rows[0].id, True),
        (rows[0].id, False),
    }


def test_rows_that_the_template_prints_are_compared_in_their_places() -> None:
    before = fresh_document(BASE)
    keys = [CellKey("expenses", row.id, "current_final") for row in before.rows("expenses")]
    column = next(table for table in BASE.tables() if table.id == "expenses").columns[-1].id
    first, second = (key._replace(column=column) for key in keys[:2])
    after = before.with_cell(second, Cell("3"))
    before = before.with_cell(first, Cell("3"))
    assert differences(BASE, before, after) == [Difference(first, "3", ""), Difference(second, "", "3")]


def _texts(row: Row) -> list[str]:
    table = SOUND.template.table("indicators")
    assert table is not None
    return [row.text(column.id) for column in table.columns]
