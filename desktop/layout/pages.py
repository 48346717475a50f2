"""Pages: a Sheet cut into sheets of paper, as plain data that printing only draws."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.layout.sheet import CellKind, Face
from desktop.models.keys import CellKey
from desktop.templates.spec import Align


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of one cell; all lengths in points from the page's upper left corner."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    baselines: tuple[float, ...]
    """Distance of each line's baseline from the top of the page."""
    inset: float
    """Between the text and the left or right border."""
    kind: CellKind
    face: Face
    size: float
    align: Align
    bordered: bool
    key: CellKey | None
    repeated: bool
    """Shows again what an earlier part of the same cell has shown."""


@dataclass(frozen=True, slots=True)
class Pages:
    """One form on paper."""

    width: float
    height: float
    pages: tuple[tuple[Part, ...], ...]
    number_baseline: float
    """Where the page number stands, from the top of the page."""
    scale: float
    """How much smaller than its Sheet the form is printed, 1 where it is not."""
    starts: tuple[int | None, ...] = ()
    """Row of the Sheet that each page but the first begins with; none where it goes on with a row cut."""
    receipt: str = ""
    """The receipt code (校验码) that stands beside the page number; blank for a blank form."""
