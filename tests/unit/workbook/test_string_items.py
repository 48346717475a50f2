"""The text of a string item is what a spreadsheet shows of it."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from desktop.workbook.string_items import string_of, unescaped


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<is/>", ""),
        ("<is><t/></is>", ""),
        ("<is><t> a\n</t></is>", "a"),
        ("<is><t>\u3000a\u00a0</t></is>", "\u3000a\u00a0"),
        ("<is><t>a</t><t>b</t></is>", "ab"),
        ("<is><r><rPr/><t> a </t></r><r><t>b</t></r><rPh><t>p</t></rPh><phoneticPr/></is>", "ab"),
        ("<is><t>_x0041_</t></is>", "A"),
    ],
)
def test_runs_are_put_together(markup: str, text: str) -> None:
    assert string_of(fromstring(markup)) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [("a", "a"), ("_x000D_", "\r"), ("_x005F_x0041_", "_x0041_"), ("_x4e2D_", "中"), ("_x41_", "_x41_")],
)
def test_signs_that_are_written_as_numbers(written: str, meant: str) -> None:
    assert unescaped(written) == meant
