"""Symbols of Word's fonts become characters that everybody has."""

from __future__ import annotations

import pytest

from desktop.workbook.docx_symbols import UNKNOWN, is_symbol_font, read_symbols, symbol


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings 2", 0xF052, "☑"),
        ("Wingdings 2", 0x52, "☑"),
        ("wingdings 2 ", 0xF0A3, "☐"),
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings", 0xF0A8, "☐"),
        ("Symbol", 0xF0B3, "≥"),
        ("Symbol", 0xF0A3, "≤"),
        ("Symbol", 0xF035, "5"),
        ("Wingdings", 0xF035, UNKNOWN),
        ("Wingdings", 0xF020, " "),
        ("宋体", 0x2611, "☑"),
        ("宋体", 0xF052, UNKNOWN),
        ("宋体", 0x1, UNKNOWN),
        ("宋体", 0xFFFF, UNKNOWN),
    ],
)
def test_symbols(font: str, code: int, character: str) -> None:
    assert symbol(font, code) == character


def test_a_letter_typed_in_a_symbol_font_is_its_symbol() -> None:
    assert is_symbol_font("WINGDINGS 2")
    assert not is_symbol_font("宋体")
    assert read_symbols("Wingdings 2", "省专项R \uf0a3") == "省专项☑ ☐"
