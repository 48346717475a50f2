"""Texts are kept so that the same text is read again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.templates.spec import Content
from desktop.workbook.cell_texts import LONGEST, Stored, is_too_long, length, stored


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("10", Content.POINTS, Stored(Decimal(10), "0")),
        ("8.90", Content.AMOUNT, Stored(Decimal("8.90"), "0.00")),
        ("39.25%", Content.RATE, Stored(Decimal("0.3925"), "0.00%")),
        ("10 分", Content.POINTS, Stored("10 分")),
        ("10", Content.TEXT, Stored("10")),
        ("9", Content.TARGET, Stored("9", "@")),
        ("", Content.TARGET, Stored(None, "@")),
        ("=", Content.OPERATOR, Stored("=", "@", quoted=True)),
        ("", None, Stored(None)),
        ("=9个", Content.TARGET, Stored("=9个", "@", quoted=True)),
        ("-无", Content.TEXT, Stored("-无", quoted=True)),
        ("@某", None, Stored("@某", quoted=True)),
        ("_x0041_x0042_", None, Stored("_x005F_x0041_x005F_x0042_")),
        ("_x004_", None, Stored("_x004_")),
        (" \n", None, Stored("_x0020__x000A_")),
        ("a\x07b", None, Stored("ab")),
    ],
)
def test_stored(text: str, content: Content | None, kept: Stored) -> None:
    assert stored(text, content) == kept


def test_length_counts_as_a_workbook_does() -> None:
    assert length("中𠮷") == 3
    assert not is_too_long("中" * LONGEST)
    assert is_too_long("中" * (LONGEST - 1) + "𠮷")
