"""Build the elements that are taken as a whole while a part is parsed piece by piece, within limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from desktop.workbook.refusal import unsafe
from desktop.workbook.spent import MOST_TEXT

MOST_WITHIN = 10_000
"""Elements within one that is taken as a whole."""

Wholes = Mapping[str, Callable[[Element], None]]
"""What to do with the elements that are taken with all that is in them, by name without prefix."""


class WholeElements:
    """Builds one after the other, and hands each over when it ends."""

    def __init__(self, file: str, wholes: Wholes) -> None:
        self._file = file
        self._wholes = wholes
        self._open: list[Element] = []
        self._pieces: list[str] = []
        self._within = 0
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> bool:
        """Begin an element; False where it is none to be taken as a whole, and within none."""
        if not self._open:
            if name not in self._wholes:
                return False
            self._within = self._length = 0
        self._within += 1
        if self._within > MOST_WITHIN:
            raise unsafe(self._file, "elements", limit=MOST_WITHIN)
        element = Element(name, attributes)
        if self._open:
            self._put_text()
            self._open[-1].append(element)
        self._open.append(element)
        return True

    def text(self, data: str) -> bool:
        """Take text; False where it stands in no such element."""
        if not self._open:
            return False
        self._length += len(data)
        if self._length > MOST_TEXT:
            raise unsafe(self._file, "text", limit=MOST_TEXT // 10_000)
        self._pieces.append(data)
        return True

    def end(self) -> bool:
        """End an element; False where none is built."""
        if not self._open:
            return False
        self._put_text()
        element = self._open.pop()
        if not self._open:
            self._wholes[element.tag](element)
        return True

    def _put_text(self) -> None:
        """Give the innermost element the text before its first child; what follows a child means nothing."""
        if self._pieces:
            if not len(self._open[-1]):
                self._open[-1].text = "".join(self._pieces)
            self._pieces.clear()
