"""The styles of a workbook: their number formats, and new ones that differ from one in that alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.workbook.cell_texts import TEXT
from desktop.workbook.formats import BUILT_IN
from desktop.workbook.parts import GENERAL, YES
from desktop.workbook.splicing import Node, Splice, attribute, set_attribute, spliced, tree

_FIRST_OWN = 164
"""Numbers of formats below are those that a workbook knows without saying so."""
_TEXT_NUMBER = 49


_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a text stands in a cell, as far as its room is concerned."""

    size: float
    """Of its font, in points."""
    wraps: bool
    shrinks: bool
    is_upright: bool
    """It is turned, or stands one sign under the other."""


def length(text: str | None, usual: float) -> float:
    """Read a size, a width or a height; the usual one where none is said that could be one."""
    try:
        held = float(text or "")
    except ValueError:
        return usual
    return held if 0 < held < math.inf else usual


class CellStyles:
    """The styles that cells refer to by number; new ones come behind those that there are."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root = tree(data)
        self._styles = self._root.first("cellXfs")
        self._held: list[Node] = list(self._styles.named("xf")) if self._styles else []
        self._formats = self._root.first("numFmts")
        self._codes: dict[int, str] = {**BUILT_IN, _TEXT_NUMBER: TEXT}
        for node in self._formats.children if self._formats else ():
            self._codes[int(node.attributes["numFmtId"])] = node.attributes["formatCode"]
        self._new_codes: dict[str, int] = {}
        self._added: dict[tuple[int, str, bool], int] = {}

    def code(self, style: int) -> str:
        """Tell the number format of a style."""
        if style >= len(self._held):
            return GENERAL
        return self._codes.get(int(self._held[style].attributes.get("numFmtId", "0")), GENERAL)

    def look(self, style: int) -> Look:
        """Tell how a text stands in a cell of a style."""
        node = self._held[style] if style < len(self._held) else None
        alignment = node.first("alignment") if node else None
        held = alignment.attributes if alignment else {}
        return Look(
            size=self._size(int(node.attributes.get("fontId", "0")) if node else 0),
            wraps=held.get("wrapText") in YES,
            shrinks=held.get("shrinkToFit") in YES,
            is_upright=held.get("textRotation", "0") != "0",
        )

    def _size(self, font: int) -> float:
        fonts = self._root.first("fonts")
        held = list(fonts.named("font"))[font : font + 1] if fonts else []
        size = held[0].first("sz") if held else None
        return length(size.attributes.get("val") if size else None, _USUAL_SIZE)

    def like(self, style: int, code: str = "", *, quoted: bool = False) -> int:
        """Give the number of a style like another, with another number format or marked as text."""
        if style >= len(self._held):
            return style
        return self._added.setdefault((style, code, quoted), len(self._held) + len(self._added))

    def written(self) -> bytes:
        """Write the part with the styles that were added."""
        if self._styles is None or not self._added:
            return self._data
        copies = b"".join(self._copy(*key) for key in self._added)
        place = self._styles.behind
        count = str(len(self._held) + len(self._added))
        counted = set_attribute(self._data, self._styles, "count", count)
        return spliced(self._data, [(place, place, copies), counted, *self._added_formats()])

    def _copy(self, style: int, code: str, quoted: bool) -> bytes:
        node = self._held[style]
        changes = {"quotePrefix": "1"} if quoted else {}
        if code:
            changes |= {"numFmtId": str(self._number(code)), "applyNumberFormat": "1"}
        splices = (set_attribute(self._data, node, name, value) for name, value in changes.items())
        shifted = ((start - node.start, end - node.start, instead) for start, end, instead in splices)
        return spliced(self._data[node.start : node.end], shifted)

    def _number(self, code: str) -> int:
        known = next((number for number, held in self._codes.items() if held == code), None)
        if known is None:
            known = max(_FIRST_OWN - 1, *self._codes) + 1
            self._codes[known], self._new_codes[code] = code, known
        return known

    def _added_formats(self) -> Iterator[Splice]:
        """Write the number formats that were added; called when the styles that need them are known."""
        if not self._new_codes:
            return
        tag = self._root.tag.removesuffix("styleSheet")
        added = b"".join(
            f'<{tag}numFmt numFmtId="{number}" formatCode='.encode() + attribute(code) + b"/>"
            for code, number in self._new_codes.items()
        )
        if self._formats and not self._formats.is_single:
            count = str(len(self._formats.children) + len(self._new_codes))
            yield set_attribute(self._data, self._formats, "count", count)
            yield self._formats.behind, self._formats.behind, added
        else:
            held = f'<{tag}numFmts count="{len(self._new_codes)}">'.encode() + added
            first = self._root.inside
            start, end = (self._formats.start, self._formats.end) if self._formats else (first, first)
            yield start, end, held + f"</{tag}numFmts>".encode()
