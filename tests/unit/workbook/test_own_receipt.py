"""The receipt code of a sheet of our own that is filled in place."""

from __future__ import annotations

from pathlib import Path

from desktop.models.document import Cell
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.forms import export_workbook, receipt_of
from desktop.workbook.receipts import carried_receipts
from tests.helpers.blanks import filled, parts_of, said
from tests.helpers.forms import sound_form


def without_actuals() -> Form:
    """Give a form that waits for its actual values."""
    form = sound_form()
    document = form.document
    for row in document.rows("indicators"):
        document = document.with_cell(CellKey("indicators", row.id, "actual_value"), Cell(""))
    return form.with_document(document)


def test_the_code_is_that_of_what_the_sheet_says_now(tmp_path: Path) -> None:
    form, path = sound_form(), tmp_path / "form.xlsx"
    export_workbook([without_actuals()], path)
    (old,) = carried_receipts(path).values()
    result = filled(path.read_bytes(), form)
    assert said(result) == []
    path.write_bytes(result.data)
    assert list(carried_receipts(path).values()) == [receipt_of(form)]
    sheet = parts_of(result.data)["xl/worksheets/sheet1.xml"].decode()
    assert old not in sheet
    assert receipt_of(form) in sheet
