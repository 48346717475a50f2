"""Foreign sheets as the window speaks of them: their cells, their addresses, and what their headings mean."""

from __future__ import annotations

from desktop.workbook.addresses import Area, Place, address_of, column_letters
from desktop.workbook.grid import Grid
from desktop.workbook.proposals import Assignment, ForeignHeading, Meaning, Proposal

__all__ = [
    "Area",
    "Assignment",
    "ForeignHeading",
    "Grid",
    "Meaning",
    "Place",
    "Proposal",
    "address_of",
    "column_letters",
]
