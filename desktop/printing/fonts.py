"""The shipped typefaces as reportlab knows them, with each character in the face that has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop import paths
from desktop.layout.sheet import Face
from desktop.text.printing import GETA

SONG, HEI, SIGNS = "ziping-song", "ziping-hei", "ziping-signs"

_FILES = {SONG: "NotoSerifSC-Regular.ttf", HEI: "NotoSansSC-Medium.ttf", SIGNS: "DejaVuSans.ttf"}
_CHAINS = {Face.SONG: (SONG, HEI, SIGNS), Face.HEI: (HEI, SONG, SIGNS)}
_ENTRIES = 100
"""Most entries that the PDF standard allows in one section of a map to text."""


class Typeface:
    """A chain of fonts that can set and measure any mixture of characters."""

    def __init__(self, fonts: Sequence[ttfonts.TTFont]) -> None:
        self._fonts = fonts
        self._names: dict[str, str] = {}

    def name_of(self, char: str) -> str:
        """Name the font that has a glyph for a character; blank where none has."""
        name = self._names.get(char)
        if name is None:
            code = ord(char)
            having = (font.fontName for font in self._fonts if code in font.face.charToGlyph)
            name = self._names[char] = next(having, "")
        return name

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Walk over (font name, text) of the stretches set in one font; the missing are set as 〓."""
        for name, run in groupby(text, self.name_of):
            stretch = "".join(run)
            yield (name, stretch) if name else (self.name_of(GETA), GETA * len(stretch))

    def width(self, text: str, size: float) -> float:
        """Measure a text in points."""
        return sum(pdfmetrics.stringWidth(run, name, size) for name, run in self.runs(text))

    def missing(self, text: str) -> str:
        """Collect the characters that no font of the chain has, each once."""
        return "".join(char for char in dict.fromkeys(text) if not self.name_of(char))


@cache
def typefaces() -> dict[Face, Typeface]:
    """Register the shipped fonts with reportlab, once."""
    ttfonts.makeToUnicodeCMap = to_unicode_map
    folder = paths.resources() / "fonts"
    fonts = {name: ttfonts.TTFont(name, str(folder / file)) for name, file in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return {face: Typeface([fonts[name] for name in chain]) for face, chain in _CHAINS.items()}


def to_unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """Write the map from a font's codes to text that makes a PDF searchable.

    Stands in for reportlab's own, which writes characters above U+FFFF as one number of five digits, so
    that a name such as 𬱟 would be copied as another character.

    Args:
        fontname: Name of the embedded font.
        subset: Code points in the order of the font's codes.
    """
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)
    ]
    sections = [entries[start : start + _ENTRIES] for start in range(0, len(entries), _ENTRIES)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({fontname})",
        f"/Ordering ({fontname})",
        "/Supplement 0",
        ">> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for section in sections:
        lines += [f"{len(section)} beginbfchar", *section, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
