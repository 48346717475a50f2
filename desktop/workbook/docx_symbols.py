"""Characters of symbol fonts, which Word files hold by the number of their place in the font."""

from __future__ import annotations

from desktop.text.typesetting import BOX, TICKED_BOX

UNKNOWN = "\ufffd"
"""Stands for a symbol that is not known."""

_CROSSED_BOX = "\u2612"
_TICK, _CROSS = "\u221a", "\u00d7"
_BLOCK, _DOT, _RING = "\u25a0", "\u25cf", "\u25cb"

_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: _DOT,
        0x6E: _BLOCK,
        0x6F: BOX,
        0x70: BOX,
        0x71: BOX,
        0x72: BOX,
        0x78: _CROSSED_BOX,
        0xA1: _RING,
        0xA8: BOX,
        0xD8: "\u27a2",
        0xE0: "\u2192",
        0xFB: _CROSS,
        0xFC: _TICK,
        0xFD: _CROSSED_BOX,
        0xFE: TICKED_BOX,
    },
    "wingdings 2": {
        0x2A: BOX,
        0x30: BOX,
        0x4F: _CROSS,
        0x50: _TICK,
        0x51: _CROSSED_BOX,
        0x52: TICKED_BOX,
        0x53: _CROSSED_BOX,
        0x54: _CROSSED_BOX,
        0x97: _DOT,
        0xA2: _BLOCK,
        0xA3: BOX,
    },
    "symbol": {
        0x2D: "\u2212",
        0xA3: "\u2264",
        0xAE: "\u2192",
        0xB0: "\u00b0",
        0xB1: "\u00b1",
        0xB3: "\u2265",
        0xB4: _CROSS,
        0xB7: "\u00b7",
        0xB8: "\u00f7",
        0xB9: "\u2260",
        0xBB: "\u2248",
        0xBC: "\u2026",
        0xD6: _TICK,
    },
}
_PLAIN = range(0x20, 0x40)
"""Digits and signs, which stand in the font Symbol where they stand everywhere."""
_SPACE = 0x20
_PRIVATE = 0xF000


def is_symbol_font(font: str) -> bool:
    """Tell whether the characters of a font mean others than they are."""
    return font.strip().lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """Read one symbol.

    Args:
        font: The symbol font; in another one, a character is what it is.
        code: Its number, with or without the offset of private use (F052 or 52).

    Returns:
        A character that everybody has; `UNKNOWN` where the font is known and the symbol is not.
    """
    known = _FONTS.get(font.strip().lower())
    place = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    if known is None:
        return chr(code) if place == code and 0x20 <= code < 0xD800 else UNKNOWN
    if place in known:
        return known[place]
    is_plain = place == _SPACE or (place in _PLAIN and known is _FONTS["symbol"])
    return chr(place) if is_plain else UNKNOWN


def symbol_code(font: str, sign: str) -> int | None:
    """Find the number of a symbol in a symbol font, without the offset of private use; None for none."""
    known = _FONTS.get(font.strip().lower(), {})
    return next((code for code, text in reversed(known.items()) if text == sign), None)


def read_symbols(font: str, text: str) -> str:
    """Read a text that is typed in a symbol font; what can't be one of its symbols stays."""
    return "".join(symbol(font, ord(sign)) if _may_be_symbol(ord(sign)) else sign for sign in text)


def _may_be_symbol(code: int) -> bool:
    return _SPACE <= code < 0x100 or _PRIVATE <= code < _PRIVATE + 0x100
