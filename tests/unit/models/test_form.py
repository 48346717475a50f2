"""A form as template, rule pack and document together."""

from __future__ import annotations

from desktop.models.document import Origin
from desktop.models.form import field_key, fresh_document, keyed_fields
from desktop.models.keys import CellKey
from desktop.operations.library import library
from tests.helpers.forms import sound_form

TEMPLATE = library().template("mof")


def test_a_fresh_document_holds_what_the_blank_form_prints() -> None:
    document = fresh_document(TEMPLATE)
    assert document.text(CellKey("title", "", "title")) == "项目支出绩效自评表"
    assert document.text(CellKey("funds", "annual_total", "weight")) == "10"
    assert document.text(CellKey("funds", "other_funds", "score")) == "—"
    assert document.text(CellKey("total", "", "weight")) == "100"
    assert document.rows("indicators")[0].text("second_level") == "数量指标"
    assert {cell.origin for _, cell in document.cells()} == {Origin.TEMPLATE}


def test_fields_are_found_by_id_whatever_their_block() -> None:
    assert field_key(TEMPLATE, "filled_on") == CellKey("foot", "", "filled_on")
    assert field_key(TEMPLATE, "nowhere") is None
    assert next(iter(keyed_fields(TEMPLATE)))[0] == CellKey("title", "", "title")


def test_a_form_with_another_document_keeps_template_and_pack() -> None:
    form = sound_form()
    fresh = form.with_document(fresh_document(TEMPLATE))
    assert (fresh.template, fresh.pack) == (form.template, form.pack)
    assert fresh.document != form.document
