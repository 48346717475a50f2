"""The fonts and cell styles of a workbook of 1997, written as those of today's, each under its own number."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from desktop.workbook.biff import Record, Strings
from desktop.workbook.elements import HEAD, MAIN, counted, element

_FIRST_OWN_FORMAT, _MOVED_FORMATS = 164, 1000
_LONGEST_FORMAT = 255
_TWIPS = 20
_BOLD = 600
_SKIPPED_FONT = 4
"""No font has this number; those behind are counted as if one had."""
_FIRST_OF_PALETTE, _SYSTEM_COLOURS = 8, 64
_UNDERLINES = {1: "single", 2: "double", 0x21: "singleAccounting", 0x22: "doubleAccounting"}
_RAISED = {1: "superscript", 2: "subscript"}
_LINES = (
    *("none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)
_PATTERNS = (
    *("none", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown"),
    *("darkUp", "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp"),
    *("lightGrid", "lightTrellis", "gray125", "gray0625"),
)
_ACROSS = ("general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
_DOWN = ("top", "center", "bottom", "justify", "distributed")
_DOWN_ELSE = 2
_MOST_INDENT = 15
_STANDARD_FILLS = [element("fill", element("patternFill", patternType=name)) for name in ("none", "gray125")]


class OldStyles:
    """Fonts, number formats, colours and cell styles, gathered record by record."""

    def __init__(self) -> None:
        self._fonts: list[bytes] = []
        self._font_names: list[str] = []
        self._formats: dict[int, str] = {}
        self._palette: list[str] = []
        self._styles: list[bytes] = []
        self.takers: Mapping[int, Callable[[Record], None]] = {
            0x31: self._take_font,
            0x41E: self._take_format,
            0x92: self._take_palette,
            0xE0: self._take_style,
        }

    def _take_font(self, record: Record) -> None:
        self._font_names.append(Strings(record.pieces, 14).string("B"))
        self._fonts.append(record.data)

    def _take_format(self, record: Record) -> None:
        (number,) = struct.unpack_from("<H", record.data)
        code = Strings(record.pieces, 2).string()
        if 0 < len(code) <= _LONGEST_FORMAT:
            self._formats[number] = code

    def _take_palette(self, record: Record) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        held = record.data[2 : 2 + count * 4]
        self._palette = [held[at : at + 3].hex().upper() for at in range(0, len(held) - 3, 4)]

    def _take_style(self, record: Record) -> None:
        self._styles.append(record.data)

    def number(self, style: int) -> int:
        """Give the number that a style has in today's workbook; that of the usual one where there is none."""
        return style if style < len(self._styles) else 0

    def run_font(self, number: int) -> str:
        """Write the font of a part of a text."""
        return element("rPr", self._font(self._place(number), "rFont")) if self._fonts else ""

    def _place(self, number: int) -> int:
        place = number - (number > _SKIPPED_FONT)
        return place if place < len(self._fonts) else 0

    def written(self) -> str:
        """Write the part."""
        fonts = [element("font", self._font(place, "name")) for place in range(len(self._fonts))]
        fills, borders = list(_STANDARD_FILLS), [self._border(bytes(20))]
        styles = [self._style(data, fills, borders) for data in self._styles or [bytes(20)]]
        formats = [
            element("numFmt", numFmtId=_format_number(number, self._formats), formatCode=code)
            for number, code in sorted(self._formats.items())
        ]
        (usual,) = struct.unpack_from("<H", self._styles[0]) if self._styles else (0,)
        parts = (
            counted("numFmts", formats),
            counted("fonts", fonts or [element("font")]),
            counted("fills", fills),
            counted("borders", borders),
            counted("cellStyleXfs", [element("xf", fontId=self._place(usual))]),
            counted("cellXfs", styles),
            counted("cellStyles", [element("cellStyle", name="Normal", xfId=0, builtinId=0)]),
        )
        return HEAD + element("styleSheet", "".join(parts), xmlns=MAIN)

    def _colour(self, number: int, tag: str) -> str:
        place = number - _FIRST_OF_PALETTE
        if 0 <= place < len(self._palette):
            return element(tag, rgb=f"FF{self._palette[place]}")
        return element(tag, indexed=number) if number <= _SYSTEM_COLOURS + 1 else ""

    def _font(self, place: int, name_tag: str) -> str:
        height, flags, colour, weight, raised, underline, family, charset = struct.unpack_from(
            "<5H3B", self._fonts[place]
        )
        parts = (
            element("b") if weight >= _BOLD else "",
            element("i") if flags & 0x02 else "",
            element("strike") if flags & 0x08 else "",
            element("u", val=_UNDERLINES[underline]) if underline in _UNDERLINES else "",
            element("vertAlign", val=_RAISED[raised]) if raised in _RAISED else "",
            element("sz", val=f"{height / _TWIPS:g}") if height else "",
            self._colour(colour, "color"),
            element(name_tag, val=self._font_names[place]),
            element("family", val=family) if family else "",
            element("charset", val=charset) if charset else "",
        )
        if name_tag == "name":
            return "".join(parts)
        # The font of a part of a text names its parts in another order.
        bold, italic, struck, under, moved, size, tint, name, kind, signs = parts
        return f"{name}{signs}{kind}{bold}{italic}{struck}{tint}{size}{under}{moved}"

    def _style(self, data: bytes, fills: list[str], borders: list[str]) -> str:
        font, code, flags, aligned, turned, indent = struct.unpack_from("<3H3B", data)
        inside = _alignment(aligned, turned, indent)
        inside += element("protection", locked=bool(flags & 1), hidden=bool(flags & 2))
        return element(
            "xf",
            inside,
            numFmtId=_format_number(code, self._formats),
            fontId=self._place(font),
            fillId=_listed(self._fill(data), fills),
            borderId=_listed(self._border(data), borders),
            xfId=0,
            quotePrefix=True if flags & 8 else None,
            applyNumberFormat=True,
            applyFont=True,
            applyFill=True,
            applyBorder=True,
            applyAlignment=True,
            applyProtection=True,
        )

    def _fill(self, data: bytes) -> str:
        lines, colours = struct.unpack_from("<IH", data, 14)
        pattern = lines >> 26
        if not 0 < pattern < len(_PATTERNS):
            return _STANDARD_FILLS[0]
        front, back = colours & 0x7F, colours >> 7 & 0x7F
        inside = self._colour(front, "fgColor") + self._colour(back, "bgColor")
        return element("fill", element("patternFill", inside, patternType=_PATTERNS[pattern]))

    def _border(self, data: bytes) -> str:
        beside, around = struct.unpack_from("<II", data, 10)
        sides = (
            ("left", beside & 0xF, beside >> 16 & 0x7F),
            ("right", beside >> 4 & 0xF, beside >> 23 & 0x7F),
            ("top", beside >> 8 & 0xF, around & 0x7F),
            ("bottom", beside >> 12 & 0xF, around >> 7 & 0x7F),
            ("diagonal", around >> 21 & 0xF, around >> 14 & 0x7F),
        )
        inside = "".join(self._side(*side) for side in sides)
        slanted = beside >> 30
        return element(
            "border", inside, diagonalDown=bool(slanted & 1) or None, diagonalUp=bool(slanted & 2) or None
        )

    def _side(self, name: str, line: int, colour: int) -> str:
        if not 0 < line < len(_LINES):
            return element(name)
        return element(name, self._colour(colour, "color"), style=_LINES[line])


def _alignment(aligned: int, turned: int, indent: int) -> str:
    down = aligned >> 4 & 7
    return element(
        "alignment",
        horizontal=_ACROSS[aligned & 7],
        vertical=_DOWN[down if down < len(_DOWN) else _DOWN_ELSE],
        textRotation=turned or None,
        wrapText=bool(aligned & 8) or None,
        indent=min(indent & 0xF, _MOST_INDENT) or None,
        shrinkToFit=bool(indent & 0x10) or None,
    )


def _format_number(number: int, own: Mapping[int, str]) -> int:
    """Give a format a number; one that says what a number known to all means has one of its own."""
    return number + _MOVED_FORMATS if number in own and number < _FIRST_OWN_FORMAT else number


def _listed(written: str, among: list[str]) -> int:
    """Tell the place of an entry in a list; it is added where it is not there."""
    if written not in among:
        among.append(written)
    return among.index(written)


def rich_pieces(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[str, int | None]]:
    """Part a text where its font changes; None for the font of the cell.

    Args:
        text: The text; places in it count as UTF-16 does.
        runs: Where another font begins, and its number.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    pieces: list[tuple[str, int | None]] = []
    start, font = 0, None
    for place, number in [*runs, (len(encoded) // 2, 0)]:
        end = min(place * 2, len(encoded))
        if end > start:
            pieces.append((encoded[start:end].decode("utf-16-le", "replace"), font))
            start = end
        font = number
    return pieces
