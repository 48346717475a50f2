"""The text of a Word paragraph: runs, symbols, tick boxes and fields, as they are seen."""

from __future__ import annotations

import re

from desktop.text.typesetting import BOX, TICKED_BOX
from desktop.text.word_files import OVERSTRUCK
from desktop.values.wording import clean
from desktop.workbook.docx_symbols import is_symbol_font, read_symbols, symbol
from desktop.workbook.docx_tree import Element

PAGE = "\f"
"""Stands for a page break within a text."""

# A box and a tick set on top of each other by a field: eq \o\ac(box,tick).
OVERSTRUCK_BOX = re.compile(OVERSTRUCK, re.IGNORECASE)
SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}


def paragraph_text(paragraph: Element) -> str:
    """Read the text of a paragraph; `PAGE` stands where a new page begins within it."""
    reader = _ParagraphReader()
    for child in paragraph.children:
        reader.read(child, "")
    return PAGE.join(map(clean, "".join(reader.pieces).split(PAGE)))


class _Field:
    """A field that is open: first its instruction, then what it comes to."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.instruction = ""
        self.box = ""
        """The box of a form's check box."""


class _ParagraphReader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._fields: list[_Field] = []

    def read(self, element: Element, font: str) -> None:
        """Read an element of the paragraph, set in a font."""
        name = element.name
        if name == "r":
            fonts = element.child("rFonts")
            for child in element.children:
                self.read(child, fonts.value("ascii") if fonts else "")
        elif name == "t":
            text = element.text if element.value("space") == "preserve" else element.text.strip()
            # The sign of a page break is no character of a part.
            self.pieces.append(read_symbols(font, text) if is_symbol_font(font) else text)
        elif name == "sym":
            self.pieces.append(_symbol(element))
        elif name == "br":
            self.pieces.append(PAGE if element.value("type") == "page" else "\n")
        elif name in SIGNS:
            self.pieces.append(SIGNS[name])
        elif name == "instrText" and self._fields:
            self._fields[-1].instruction += element.text
        elif name == "fldChar":
            self._read_field(element)

    def _read_field(self, element: Element) -> None:
        kind = element.value("fldCharType")
        if kind == "begin":
            self._fields.append(_Field(len(self.pieces)))
            box = element.child("checkBox")
            if box:
                self._fields[-1].box = _box(box)
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, field: _Field) -> None:
        """End a field; one that comes to nothing says with its instruction what is seen."""
        shown = field.box
        if not any(self.pieces[field.start :]) and (match := OVERSTRUCK_BOX.search(field.instruction)):
            shown = TICKED_BOX if match[1] else BOX
        self.pieces.append(shown)


def _symbol(element: Element) -> str:
    code = element.value("char")
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    return symbol(element.value("font"), number)


def _box(element: Element) -> str:
    """Tell whether a form's check box is ticked: what was clicked counts more than what it began with."""
    state = element.child("checked") or element.child("default")
    return TICKED_BOX if state and state.is_on else BOX
