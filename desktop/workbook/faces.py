"""How the kinds of cells look in a workbook: typefaces, borders, alignment, protection."""

from __future__ import annotations

from functools import lru_cache

from openpyxl.styles import Alignment, Border, Font, Protection, Side

from desktop.layout.sheet import CellKind, Face, PlacedCell
from desktop.templates.spec import Align
from desktop.text import workbook as wording

_LINE = Side(style="thin", color="FF000000")
BORDERED = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BARE = Border()
LOCKED = Protection(locked=True)
OPEN = Protection(locked=False)
UPRIGHT = 255
"""Rotation that stands for one character under the other."""

_NAMES = {Face.SONG: wording.SONG_NAME, Face.HEI: wording.HEI_NAME}
_HORIZONTAL = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_TYPED_INTO = frozenset((CellKind.ENTRY, CellKind.FIGURE, CellKind.LINE, CellKind.TITLE))


@lru_cache(maxsize=64)
def font_of(face: Face, size: float) -> Font:
    """Choose the font that every Chinese office has for one of the form's typefaces."""
    return Font(name=_NAMES[face], size=size, charset=134)


@lru_cache(maxsize=16)
def alignment_of(align: Align, *, vertical: bool, number: bool = False, top: bool = False) -> Alignment:
    """Choose where a text stands in its cell; a number, which no spreadsheet breaks, gets smaller."""
    return Alignment(
        horizontal="center" if vertical else _HORIZONTAL[align],
        vertical="top" if top else "center",
        # Wrapped, stacked text stands at the left edge in LibreOffice.
        wrap_text=not vertical and not number,
        # A number that is wider than its cell would be shown as ####.
        shrink_to_fit=number,
        text_rotation=UPRIGHT if vertical else 0,
    )


def protection_of(cell: PlacedCell) -> Protection:
    """Lock what is printed; what is filled in or computed can be typed into."""
    return OPEN if cell.key is not None and cell.kind in _TYPED_INTO else LOCKED
