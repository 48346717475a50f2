"""Documents and edits as plain data for the store, and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.codec import document_data, document_from, edit_data, edit_from
from desktop.models.document import Document
from tests.helpers.documents import documents, edits


def origins(document: Document) -> list[object]:
    return [(key, cell.text, cell.origin) for key, cell in document.cells()]


@given(documents())
def test_a_document_reads_back_with_its_origins(document: Document) -> None:
    back = document_from(json.loads(json.dumps(document_data(document))))
    assert back == document
    assert origins(back) == origins(document)


@given(st.data())
def test_an_edit_reads_back(data: st.DataObject) -> None:
    edit = data.draw(edits(data.draw(documents())))
    assert edit_from(json.loads(json.dumps(edit_data(edit)))) == edit


def test_an_edit_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="merge"):
        edit_from({"do": "merge"})
