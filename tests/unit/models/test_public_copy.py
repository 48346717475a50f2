"""The copy for publication says all about the project and nothing about persons."""

from __future__ import annotations

import pytest

from desktop.models.document import Cell
from desktop.models.form import field_key, keyed_fields
from desktop.models.public_copy import public_copy
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.templates.spec import Content, Section
from tests.helpers.forms import changed, sound_form

MOBILE_NUMBER = "13900000000"


def test_persons_and_telephones_are_blank_and_dates_stay() -> None:
    form = sound_form()
    copy = public_copy(form)
    for key, spec in keyed_fields(form.template):
        if spec.section is Section.FOOTER:
            before = form.document.text(key)
            assert before
            assert copy.document.text(key) == (before if spec.content is Content.DATE else "")


def test_numbers_in_sentences_lose_their_middle_and_figures_stay() -> None:
    form = changed(sound_form(), {"goals/预期目标": f"有事拨{MOBILE_NUMBER}，培训1000人次。"})
    copy = public_copy(form)
    (text,) = [text for text in copy.document.texts() if "有事拨" in text]
    assert text == "有事拨139****0000，培训1000人次。"
    assert [row.cells for row in copy.document.rows("indicators")] == [
        row.cells for row in form.document.rows("indicators")
    ]
    assert copy.document.rows("funds") == form.document.rows("funds")


@pytest.mark.parametrize("name", [template.id for template in library().templates()])
def test_of_every_form_only_cells_for_persons_change(name: str) -> None:
    form = sample_form(name)
    copy = public_copy(form)
    changed_keys = {key for key, cell in form.document.cells() if copy.document.text(key) != cell.text}
    footer = {key for key, spec in keyed_fields(form.template) if spec.section is Section.FOOTER}
    assert changed_keys <= footer
    assert public_copy(copy).document == copy.document


def test_a_cell_that_the_template_does_not_know_is_taken_for_a_text() -> None:
    form = sound_form()
    row = form.document.rows("indicators")[0].with_cell("remark", Cell(f"拨{MOBILE_NUMBER}"))
    copy = public_copy(form.with_document(form.document.with_rows("indicators", (row,))))
    assert copy.document.rows("indicators")[0].text("remark") == "拨139****0000"


def test_a_person_whom_a_sentence_names_is_hidden_in_every_other() -> None:
    texts = {"goals/预期目标": "联系人：赵钱孙；示例单位实施。", "goals/实际完成情况": "赵钱孙已办结。"}
    copy = public_copy(changed(sound_form(), texts))
    said = [text for text in copy.document.texts() if "某某" in text]
    assert said == ["联系人：某某；示例单位实施。", "某某已办结。"]


def test_a_person_whom_the_form_names_is_hidden_everywhere() -> None:
    form = changed(sound_form(), {"goals/预期目标": "由赵钱孙负责，示例单位实施。"})
    for key, spec in keyed_fields(form.template):
        if spec.section is Section.FOOTER and spec.content is not Content.DATE:
            unit = form.document.text(field_key(form.template, "unit") or key)
            text = f"赵钱孙 {unit}"
            form = form.with_document(form.document.with_cell(key, Cell(text)))
    copy = public_copy(form)
    assert not any("赵钱孙" in text for text in copy.document.texts())
    assert any("由某某负责" in text for text in copy.document.texts())
    assert copy.document.text(field_key(form.template, "unit") or key) == unit
