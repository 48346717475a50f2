"""Texts whose parts have fonts of their own."""

from __future__ import annotations

import pytest

from desktop.workbook.cell_puts import Change
from desktop.workbook.rich_text import rich_markup
from desktop.workbook.splicing import tree

LINE = (
    '<si><r><rPr><b/></rPr><t>填表人：</t></r><r><rPr><u/></rPr><t xml:space="preserve">    </t></r>'
    "<r><t>日期：</t></r></si>"
).encode()


def fonts(*changes: Change) -> list[tuple[str, str]]:
    written = b"<is>" + rich_markup(LINE, tree(LINE), changes, "") + b"</is>"
    return [
        ("".join(font.name for look in run.named("rPr") for font in look.children), text.text)
        for run in tree(written).children
        for text in run.named("t")
    ]


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ([(4, 8, "甲")], [("b", "填表人："), ("u", "甲"), ("", "日期：")]),
        ([(11, 11, "3月")], [("b", "填表人："), ("u", "    "), ("", "日期：3月")]),
        ([(4, 4, "甲"), (11, 11, "3月")], [("b", "填表人："), ("u", "甲    "), ("", "日期：3月")]),
        ([(3, 10, "→")], [("b", "填表人→"), ("u", ""), ("", "：")]),
        ([], [("b", "填表人："), ("u", "    "), ("", "日期：")]),
    ],
)
def test_each_part_keeps_its_font(changes: list[Change], parts: list[tuple[str, str]]) -> None:
    assert fonts(*changes) == parts


def test_texts_of_one_font_are_no_concern_of_it() -> None:
    plain = b"<si><t>a</t></si>"
    assert rich_markup(plain, tree(plain), [], "") == b""
    assert rich_markup(LINE, tree(LINE), [], "x:") == b""
    prefixed = b"<x:si><x:r><x:t>a</x:t></x:r></x:si>"
    assert rich_markup(prefixed, tree(prefixed), [], "") == b""
    own = rich_markup(prefixed, tree(prefixed), [(1, 1, "b")], "x:")
    assert own == b'<x:r><x:t xml:space="preserve">ab</x:t></x:r>'
