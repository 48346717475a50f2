"""A form as template, rule pack and document together."""

from __future__ import annotations

from desktop.models.document import Cell, Origin
from desktop.models.form import field_key, field_text, fresh_document, keyed_fields
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


def test_a_field_is_read_by_its_id_without_blanks_around_it() -> None:
    form = sound_form()
    key = field_key(TEMPLATE, "unit")
    assert key is not None
    typed = form.with_document(form.document.with_cell(key, Cell(" 县社保中心\u3000", Origin.TYPED)))
    assert field_text(typed, "unit") == "县社保中心"
    assert field_text(form, "nowhere") == ""


def test_a_form_with_another_document_keeps_template_and_pack() -> None:
    form = sound_form()
    fresh = form.with_document(fresh_document(TEMPLATE))
    assert (fresh.template, fresh.pack) == (form.template, form.pack)
    assert fresh.document != form.document
