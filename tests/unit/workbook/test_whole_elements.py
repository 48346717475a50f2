"""Elements that are taken as a whole come with all that is in them, within limits."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from desktop.errors import FileRefused
from desktop.workbook import whole_elements
from desktop.workbook.markup import Ends, MarkupReader, Starts


class Others:
    """Collects what is not taken as a whole."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.starts: Starts = {"c": lambda _: self.heard.append("c"), "d": lambda _: self.heard.append("d")}
        self.ends: Ends = {"c": lambda: self.heard.append("/c"), "d": lambda: self.heard.append("/d")}

    def text(self, data: str) -> None:
        self.heard.append(data)


def wholes(*pieces: str) -> tuple[list[str], list[str]]:
    """Read the elements c as wholes; also give what else was told."""
    found: list[Element] = []
    others = Others()
    MarkupReader("a.xlsx").read("p", [piece.encode() for piece in pieces], others, {"c": found.append})
    return [tostring(element, "unicode") for element in found], others.heard


def test_an_element_comes_with_its_text_and_children() -> None:
    text = '<w>x<c k="1">a<v>2</v>tail<is><t>b&amp;c</t></is></c><d/><x:c xmlns:x="u"/></w>'
    expected = (
        ['<c k="1">a<v>2</v><is><t>b&amp;c</t></is></c>', '<c xmlns:x="u" />'],
        ["x", "d", "/d"],
    )
    assert wholes(text) == expected
    assert wholes(*text) == expected


def test_an_element_within_one_of_the_same_name_belongs_to_it() -> None:
    assert wholes("<w><c><c/><d/></c></w>") == (["<c><c /><d /></c>"], [])


def test_only_so_much_may_stand_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_elements, "MOST_WITHIN", 3)
    monkeypatch.setattr(whole_elements, "MOST_TEXT", 5)
    assert len(wholes("<w><c><v/><v/></c><c>12345</c></w>")[0]) == 2
    with pytest.raises(FileRefused, match="元素超过3个"):
        wholes("<w><c><v/><v/><v/></c></w>")
    with pytest.raises(FileRefused, match="文字超过"):
        wholes("<w><c>123<v>456</v></c></w>")
