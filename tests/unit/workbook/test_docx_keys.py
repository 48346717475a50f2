"""The keys of a Word file stand in its properties, in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook import docx_keys
from desktop.workbook.docx_keys import LONGEST, Keys, key_properties
from desktop.workbook.markup import MarkupReader


def read(properties: dict[str, str]) -> Keys:
    keys = Keys()
    listed = "".join(f'<property name="{name}"><v>{text}</v></property>' for name, text in properties.items())
    MarkupReader("a.docx").read("docProps/custom.xml", [f"<P>{listed}</P>".encode()], keys)
    return keys


@given(st.lists(st.text("abc", max_size=3 * LONGEST), max_size=4))
def test_keys_come_back(texts: list[str]) -> None:
    properties: dict[str, str] = {}
    for number, text in enumerate(texts, 1):
        properties |= key_properties(number, text)
    keys = read(dict(sorted(properties.items(), reverse=True)))
    assert [keys.key(number) for number in range(1, len(texts) + 1)] == texts
    assert keys.any == any(texts)
    assert all(len(text) <= LONGEST for text in properties.values())


def test_properties_of_others_are_none() -> None:
    keys = read({"Company": "x", "_ziping_1": "x", "_ziping_1_x": "x"})
    assert not keys.any
    assert keys.key(1) == ""


def test_there_is_an_end_to_what_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_keys, "MOST", 300)
    assert read(key_properties(1, "a" * 1000)).key(1) == "a" * 500
