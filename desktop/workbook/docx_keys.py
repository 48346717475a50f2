"""The keys of a Word file of our own: where each cell of its forms stands, as properties of the file."""

from __future__ import annotations

import re

from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.parts import KEY_NAME

LONGEST = 250
"""Characters of one property: Word cuts longer ones."""
MOST = 2_000_000
"""Characters of all keys together."""
_NAME = re.compile(rf"{KEY_NAME}_([0-9]{{1,4}})_([0-9]{{1,5}})")


class Keys:
    """Collects the keys from the properties of a file."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, int], str] = {}
        self._open: tuple[int, int] | None = None
        self._gathered = 0
        self.starts: Starts = {"property": self._start}
        self.ends: Ends = {"property": self._end}

    @property
    def any(self) -> bool:
        """Whether the file is one of our own."""
        return bool(self._pieces)

    def key(self, form: int) -> str:
        """Put the key of a form together, as the formula of a name; blank where there is none."""
        pieces = [self._pieces[place] for place in sorted(self._pieces) if place[0] == form]
        return "".join(pieces)

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if self._open is not None and self._gathered < MOST:
            self._pieces[self._open] = self._pieces.get(self._open, "") + data
            self._gathered += len(data)

    def _start(self, attributes: Attributes) -> None:
        match = _NAME.fullmatch(attributes.get("name", ""))
        self._open = (int(match[1]), int(match[2])) if match else None

    def _end(self) -> None:
        self._open = None


def key_properties(form: int, key: str) -> dict[str, str]:
    """Cut the key of a form into properties, by name."""
    pieces = [key[start : start + LONGEST] for start in range(0, len(key), LONGEST)]
    return {f"{KEY_NAME}_{form}_{number}": piece for number, piece in enumerate(pieces, 1)}
