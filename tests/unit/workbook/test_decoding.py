"""A text is read in its own encoding, whatever it says of it."""

from __future__ import annotations

import codecs

import pytest

from desktop.workbook.decoding import decoded

WORDS = "绩效自评表"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode(), "gb2312"),
        (WORDS.encode("gb18030"), "utf-8"),
        (WORDS.encode("gb18030"), "GBK"),
        (codecs.BOM_UTF8 + WORDS.encode(), "gb2312"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "x"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "x"),
    ],
)
def test_what_was_written_is_read(data: bytes, declared: str) -> None:
    assert decoded(data, declared) == WORDS


def test_what_can_be_nothing_is_read_as_far_as_it_goes() -> None:
    assert decoded("甲".encode("gb18030") + b"\xff\xff") == "甲��"
