"""Places in the bytes of a part, and changes to them alone."""

from __future__ import annotations

import pytest

from desktop.workbook.splicing import set_attribute, set_text, spliced, tree, utf_8

PART = '<?xml version="1.0"?>\n<x:a q="1 > 0"><x:b/><!-- <c> --><c d=\'2\'>文<e/>字</c></x:a>'.encode()


def test_elements_are_found_where_they_stand() -> None:
    root = tree(PART)
    single, held = root.children
    assert (root.name, root.tag, root.attributes) == ("a", "x:a", {"q": "1 > 0"})
    assert PART[root.start : root.end] == PART[PART.index(b"<x:a") :]
    assert PART[single.start : single.end] == b"<x:b/>"
    assert single.is_single
    assert PART[held.inside : held.behind].decode() == "文<e/>字"
    assert held.text == "文字"
    assert not held.is_single


def test_children_are_found_by_name() -> None:
    root = tree(PART)
    assert [node.name for node in root.walk()] == ["a", "b", "c", "e"]
    assert root.first("c") is root.children[1]
    assert root.first("z") is None


def test_only_what_is_spliced_changes() -> None:
    root = tree(PART)
    held = root.children[1]
    splices = [
        set_text(held, "<新>"),
        set_attribute(PART, held, "d", '"'),
        set_attribute(PART, held, "n", "\n"),
    ]
    changed = spliced(PART, splices).decode()
    assert changed == PART.decode().replace("文<e/>字", "&lt;新&gt;").replace(
        "<c d='2'>", '<c n="&#10;" d="&quot;">'
    )


def test_splices_at_one_place_keep_their_order() -> None:
    assert spliced(b"ad", [(1, 1, b"b"), (1, 1, b"c")]) == b"abcd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_every_encoding_comes_as_utf_8(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}" standalone="yes"?><a>文</a>'
    data = utf_8(part.encode(encoding))
    assert tree(data).text == "文"
    assert not data.startswith(b"\xef")
