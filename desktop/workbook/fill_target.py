"""What a form is filled into: a sheet of a workbook, or a form of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from desktop.templates.spec import Content
from desktop.workbook.addresses import Place
from desktop.workbook.cell_puts import Change
from desktop.workbook.filled import Kind

Said = tuple[Kind, Place, str, str]
"""What is to be said of a place: what the form says there, and what the blank says."""


class Target(Protocol):
    """Cells by their places once the new rows are in; what is put into them is written at the end."""

    raised: int
    """Rows that were made higher."""

    def is_computed(self, place: Place) -> bool:
        """Tell whether a cell holds a formula, which stays."""

    def is_too_long(self, text: str) -> bool:
        """Tell whether a text is longer than a cell holds."""

    def put(self, place: Place, text: str, content: Content | None) -> None:
        """Give a cell a text, in the place of what it says."""

    def clear(self, place: Place) -> None:
        """Take out what a cell says."""

    def change(self, place: Place, text: str, changes: Sequence[Change]) -> None:
        """Change parts of the text that a cell holds, and leave the others as they are."""

    def finish(self, computed: Mapping[Place, str]) -> Iterable[Said]:
        """Write everything.

        Args:
            computed: What the form says in cells that hold formulas.
        """
