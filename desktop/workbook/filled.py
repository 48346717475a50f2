"""What came of filling a blank: the file, and what is to be said of single cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.models.keys import CellKey


class Kind(Enum):
    """What is to be said of a cell."""

    NO_PLACE = "no-place"
    """The blank has no place for the text."""
    KEPT = "kept"
    """The form has nothing here; what the blank prints was left."""
    LABEL = "label"
    """The blank calls the row otherwise; its label was left."""
    REPLACED = "replaced"
    """The blank printed something else here."""
    FORMULA = "formula"
    """The blank computes this cell, and comes to something else."""
    UNKNOWN_FORMULA = "unknown-formula"
    """The blank computes this cell when it is opened; it should come to what the form says."""
    DIFFERS = "differs"
    """Read back, the cell says something else."""
    TOO_LONG = "too-long"
    """No cell holds so long a text; it was left out whole."""
    HIDDEN = "hidden"
    """The text stands in a row or column that the blank hides."""
    CUT = "cut"
    """The cell is too small for the text, and could not be made larger."""
    CLEARED = "cleared"
    """The blank printed an example in a row that the form has nothing for; it was taken out."""
    SPARE = "spare"
    """Read back, there is a row that the form does not have."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell of the form of which something is to be said."""

    kind: Kind
    key: CellKey
    text: str
    """What the form says."""
    other: str = ""
    """What the blank says."""
    address: str = ""
    """Sheet and address, for what stands in no cell of the form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank that was filled."""

    data: bytes
    place: str
    """Sheet and range."""
    written: int
    """Cells that were written."""
    rows_added: int
    rows_raised: int
    """Rows that were made higher, so that a text is not cut off."""
    rows_left: int
    """Rows of the blank's tables that the form has nothing for."""
    remarks: tuple[Remark, ...]
    code: str
    """The receipt code (校验码) of what the filled blank is read as."""
