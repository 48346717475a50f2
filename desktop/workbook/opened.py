"""What is read of a file, whatever its kind: its sheets, the grid of each, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.workbook.grid import Grid
from desktop.workbook.sheet_facts import SheetFacts


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was looked through and is safe to read."""

    name: str
    sheets: tuple[SheetFacts, ...]
    grids: Callable[[], Iterator[Grid]]
    """Walks over the sheets that hold something and are not too large, in the order of `sheets`.

    Raises FileRefused where the content of one can't be made sense of."""
    notes: tuple[str, ...] = ()
    """Sentences about the file as a whole: macros, links to other files."""
