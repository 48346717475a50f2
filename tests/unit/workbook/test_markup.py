"""Markup is parsed within limits, wherever the pieces are cut."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from desktop.workbook import markup
from desktop.workbook.markup import Attributes, Ends, MarkupReader, Starts


class Listing:
    """Collects what it is told."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.starts: Starts = {"a": self._start}
        self.ends: Ends = {"a": lambda: self.heard.append("/a")}

    def text(self, data: str) -> None:
        self.heard.append(data)

    def _start(self, attributes: Attributes) -> None:
        self.heard.append(f"a {attributes}")


def heard(*pieces: bytes) -> list[str]:
    listing = Listing()
    MarkupReader("a.xlsx").read("part.xml", pieces, listing)
    return listing.heard


def test_elements_are_told_without_their_prefix() -> None:
    assert heard(b"<x:a xmlns:x='u' k='1'>t<b/></x:a>") == ["a {'xmlns:x': 'u', 'k': '1'}", "t", "/a"]
    assert heard(b"<b xmlns:x='u'><x:c/></b>") == []


def test_pieces_may_be_cut_anywhere() -> None:
    text = "<a k='值'>文字&amp;</a>".encode()
    whole = heard(text)
    assert whole == ["a {'k': '值'}", "文字&", "/a"]
    for cut in range(len(text)):
        pieces = heard(text[:cut], text[cut:])
        assert (pieces[0], "".join(pieces[1:-1]), pieces[-1]) == ("a {'k': '值'}", "文字&", "/a")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"<a>", "part.xml.*第1行不是合格的XML"),
        (b"<a>\n<b></a>", "第2行"),
        (b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b"<?xml version='1.0' encoding='nowhere'?><a/>", "part.xml”的文字编码无法识别"),
        (b"<?xml version='1.0' encoding='gb2312'?><a/>", "文字编码"),
        (b"<a>" * 65 + b"</a>" * 65, "嵌套超过64层"),
    ],
)
def test_what_is_wrong_is_said(text: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        heard(text)


def test_elements_of_all_parts_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 3)
    reader = MarkupReader("a.xlsx")
    reader.read("one.xml", [b"<a><b/></a>"], Listing())
    with pytest.raises(FileRefused, match="元素超过3个"):
        reader.read("two.xml", [b"<a><b/></a>"], Listing())


def test_a_token_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "LONGEST_TOKEN", 100)
    with pytest.raises(FileRefused, match="超长的标记"):
        heard(b"<a><!--", b"x" * 90, b"x" * 90)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["DOCTYPE a", "ENTITY a 'b'"])
def test_declarations_are_found_without_parsing(word: str, encoding: str) -> None:
    text = f"<a>{'x' * 50}<!{word}></a>".encode(encoding)
    reader = MarkupReader("a.xlsx")
    for cut in range(0, len(text), 3):
        with pytest.raises(FileRefused, match=r"part\.xml.*DOCTYPE"):
            reader.check("part.xml", [text[:cut], text[cut:]])


def test_a_part_without_declarations_passes() -> None:
    MarkupReader("a.xlsx").check("part.xml", [b"<a>", b"DOCTYPE ENTITY</a>", b""])
