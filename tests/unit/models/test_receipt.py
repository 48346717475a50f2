"""The receipt code follows every text of a form and nothing else, and notices when it is mistyped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import MoveRow, apply
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.models.receipt import ALPHABET, codes_in, document_code, parse_code, receipt_code
from desktop.operations.library import library
from desktop.templates.spec import Template
from desktop.values.wording import clean
from tests.helpers.documents import filled, texts, writable
from tests.helpers.forms import changed, sound_form

MOF = library().template("mof")
SOUND = "NNEK-Y6Y8-3VAP"


def code_of(document: Document) -> str:
    return receipt_code(MOF, document)


def renamed(document: Document) -> Document:
    """Give every row another id, and every text another origin."""

    def cells(row: Row) -> dict[str, Cell]:
        return {name: replace(cell, origin=Origin.IMPORTED) for name, cell in row.cells.items()}

    fields = {key: replace(cell, origin=Origin.COMPUTED) for key, cell in document.fields.items()}
    tables = {
        block: tuple(Row(f"other{place}", cells(row)) for place, row in enumerate(rows))
        for block, rows in reversed(list(document.tables.items()))
    }
    return Document(document.template, dict(reversed(list(fields.items()))), tables)


def test_the_code_of_a_form_stays_what_was_once_printed() -> None:
    form = sound_form()
    assert receipt_code(form.template, form.document) == SOUND


@pytest.mark.parametrize("template", library().templates(), ids=lambda template: template.id)
def test_a_blank_form_has_none(template: Template) -> None:
    document = fresh_document(template)
    assert receipt_code(template, document) == ""
    for table in template.tables():
        document = document.with_rows(table.id, (*document.rows(table.id), Row("added")))
    assert receipt_code(template, document) == ""


@given(data=st.data())
def test_a_changed_text_changes_the_code(data: st.DataObject) -> None:
    document = data.draw(filled(MOF))
    key = data.draw(st.sampled_from(writable(MOF, document)))
    other = document.with_cell(key, Cell(data.draw(texts())))
    same = clean(document.text(key)) == clean(other.text(key))
    assert (code_of(document) == code_of(other)) is same


@given(document=filled(MOF))
def test_ids_of_rows_and_origins_say_nothing(document: Document) -> None:
    assert code_of(renamed(document)) == code_of(document)


def test_a_moved_row_changes_the_code() -> None:
    document = sound_form().document
    last = document.rows("indicators")[-1].id
    assert code_of(apply(document, MoveRow("indicators", last, "", ""))) != SOUND


def test_a_text_in_another_place_changes_the_code() -> None:
    codes = {
        code_of(changed(sound_form(), {place: "同一句话"}).document)
        for place in (
            "goals/预期目标",
            "goals/实际完成情况",
            "indicators[1]/三级指标",
            "indicators[2]/三级指标",
        )
    }
    assert len(codes) == 4


def test_another_template_has_another_code() -> None:
    document = sound_form().document
    assert code_of(replace(document, template="mof-analysis")) != SOUND


def test_what_is_no_character_is_left_out_as_on_entry() -> None:
    key = CellKey("goals", "", "intended")
    document = sound_form().document
    typed = document.with_cell(key, Cell("一\n二"))
    assert code_of(document.with_cell(key, Cell("一\r\n二\x00"))) == code_of(typed)
    assert code_of(document.with_cell(key, Cell("\x00"))) == code_of(document.with_cell(key, Cell("")))
    row = CellKey("indicators", document.rows("indicators")[0].id, "actual_value")
    assert code_of(document.with_cell(row, Cell("\x00"))) == code_of(document.with_cell(row, Cell("")))


@pytest.mark.parametrize(
    "typed", [SOUND, SOUND.lower(), SOUND.replace("-", ""), SOUND.replace("-", " — "), "ＮＮＥＫ－Y6Y8－3VAP"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_code(typed) == SOUND


@pytest.mark.parametrize("typed", ["", "NNEK-Y6Y8", SOUND + "2", SOUND[:-1] + "0", "自评表"])
def test_what_is_no_code_is_not_read(typed: str) -> None:
    assert parse_code(typed) is None


@given(document=filled(MOF), place=st.integers(0, 11), sign=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(document: Document, place: int, sign: str) -> None:
    signs = (code_of(document) or SOUND).replace("-", "")
    mistyped = signs[:place] + sign + signs[place + 1 :]
    assert (parse_code(mistyped) is None) is (mistyped != signs)


@given(document=filled(MOF), places=st.sets(st.integers(0, 11), min_size=2, max_size=2))
def test_two_signs_that_changed_places_are_noticed(document: Document, places: set[int]) -> None:
    signs = list((code_of(document) or SOUND).replace("-", ""))
    one, other = places
    same = signs[one] == signs[other]
    signs[one], signs[other] = signs[other], signs[one]
    assert (parse_code("".join(signs)) is None) is not same


def test_codes_are_found_in_longer_texts() -> None:
    assert codes_in(f"2025_某局_2020版_{SOUND}.xlsx 第 1 页 校验码 {SOUND}") == [SOUND]
    assert codes_in(f"A{SOUND} {SOUND}Z 2222-3333-4444") == []


def test_the_code_of_a_document_alone_is_that_of_its_form() -> None:
    document = sound_form().document
    assert document_code(document) == code_of(document) == SOUND


def test_without_its_template_a_blank_form_has_a_code_too() -> None:
    blank = fresh_document(MOF)
    assert code_of(blank) == ""
    assert parse_code(document_code(blank)) == document_code(blank)
