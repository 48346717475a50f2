"""What is known of a sheet of a foreign file beside the values of its cells, whatever the kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.workbook.addresses import Area, Place


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of a sheet beside the values of its cells."""

    name: str
    filled: int
    """Cells that hold something."""
    shown: bool = True
    formulas: Mapping[Place, str] = field(default_factory=dict)
    without_value: frozenset[Place] = frozenset()
    """Formulas that were never computed."""
    errors: Mapping[Place, str] = field(default_factory=dict)
    formats: Mapping[Place, str] = field(default_factory=dict)
    """Number formats other than the general one, as a workbook (xlsx) writes them."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Area, ...] = ()
    key: str = ""
    """The key of a sheet of our own; blank for a foreign one."""

    too_large: bool = False
    """More is filled, or is spread further, than any form's cells are."""
    private: frozenset[Place] = frozenset()
    """Cells with characters that only the program that wrote them knows."""
