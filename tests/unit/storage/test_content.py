from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.codec import document_data
from desktop.models.document import Document
from desktop.models.edits import EditConflict, RemoveRow, apply
from desktop.models.keys import CellKey
from desktop.storage.chain import canonical
from desktop.storage.content import (
    AnswerKey,
    Content,
    Facts,
    Remark,
    after,
    answer_payload,
    content_from,
    edit_payload,
    facts_after,
    mend_payload,
    note_payload,
    remark_payload,
    start_payload,
    version_payload,
)
from tests.helpers.documents import documents, edits, texts
from tests.helpers.stores import NAME, SCORE, small_form

FACTS = Facts(1, 2025, "自评表", "ab", "draft")
CONTENT = Content(FACTS, small_form())
ANSWERS = st.dictionaries(
    st.builds(AnswerKey, st.sampled_from(("score-over-weight", "missing")), st.just(SCORE)),
    texts(blank=False),
)


@given(documents(), ANSWERS)
def test_content_is_the_same_when_read_back(document: Document, answers: dict[AnswerKey, str]) -> None:
    content = Content(FACTS, document, answers)
    read = content_from(json.loads(canonical(content.data())))
    assert read == content
    # Equality of cells looks at their text alone; origins must come back too.
    assert document_data(read.document) == document_data(document)


@given(documents())
def test_the_first_entry_holds_the_whole_draft(document: Document) -> None:
    content = Content(FACTS, document)
    assert after(None, start_payload(content)) == content


@given(st.data())
def test_an_edit_does_the_same_after_storing(data: st.DataObject) -> None:
    document = data.draw(documents())
    edit = data.draw(edits(document))
    done = after(Content(FACTS, document), edit_payload(edit))
    assert document_data(done.document) == document_data(apply(document, edit))


def test_an_edit_that_does_not_fit_is_refused() -> None:
    gone = RemoveRow("indicators", small_form().rows("indicators")[0], "")
    once = after(CONTENT, edit_payload(gone))
    with pytest.raises(EditConflict):
        after(once, edit_payload(gone))


def test_an_answer_is_kept_and_a_blank_one_takes_it_back() -> None:
    key = AnswerKey("low-score", CellKey("indicators", "r2", "score"))
    answered = after(CONTENT, answer_payload(key, "疫情影响，培训推迟"))
    assert answered.answers == {key: "疫情影响，培训推迟"}
    assert after(answered, answer_payload(key, "")).answers == {}


def test_a_note_changes_one_fact_and_keeps_what_it_was() -> None:
    payload = note_payload(FACTS, "title", "改名")
    assert json.loads(payload)["before"] == "自评表"
    assert after(CONTENT, payload).facts == Facts(1, 2025, "改名", "ab", "draft")


def test_a_mend_changes_nothing() -> None:
    assert after(CONTENT, mend_payload(7, 9)) == CONTENT


def test_facts_follow_without_the_edits_being_done() -> None:
    begun = facts_after(None, start_payload(CONTENT))
    assert begun == CONTENT
    assert facts_after(begun, '{"do":"set","key":"no/such/row"}') is begun
    assert facts_after(begun, note_payload(FACTS, "deleted", True)).facts.deleted


@pytest.mark.parametrize("payload", ["", "{}", "[]", '{"do":"jump"}', '{"do":"set"}'])
def test_rubbish_raises_nothing_but_what_a_reader_expects(payload: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        after(CONTENT, payload)


def test_a_key_names_the_same_cell_after_storing() -> None:
    assert after(CONTENT, answer_payload(AnswerKey("c", NAME), "x")).answers == {AnswerKey("c", NAME): "x"}


def test_a_remark_is_noted_answered_and_taken_back() -> None:
    remark = Remark("m1", "请说明偏差原因", NAME)
    noted = after(CONTENT, remark_payload(remark))
    assert noted.remarks == {"m1": remark}
    assert content_from(json.loads(json.dumps(noted.data()))) == noted
    answered = after(noted, remark_payload(Remark("m1", remark.text, None, "已补充")))
    assert answered.remarks["m1"].answer == "已补充"
    assert after(answered, remark_payload(Remark("m1", ""))).remarks == {}


def test_the_mark_of_a_version_changes_nothing() -> None:
    assert after(CONTENT, version_payload("第1次报送", "CODE")) == CONTENT
