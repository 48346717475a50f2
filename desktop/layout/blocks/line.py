"""Set a borderless line: the title, the year, the signatures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from desktop.layout.setting import Look, Setter, shown
from desktop.layout.sheet import CellKind
from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, Content, FieldSpec, LineBlock, Span, Style
from desktop.text.typesetting import COLON

_ROOM: Mapping[Content, int] = {Content.YEAR: 3, Content.DATE: 7}
"""Characters that are reserved for a field's text; others get more."""
_USUAL_ROOM = 6


def place_line(setter: Setter, block: LineBlock, document: Document, row: int) -> int:
    """Set the fields of a line side by side, each in a cell of its own.

    Returns:
        The number of grid rows used: one.
    """
    title = block.style is Style.TITLE
    wants = tuple(_want(setter, block, spec) for spec in block.fields)
    for place, (spec, at) in enumerate(zip(block.fields, share_columns(setter.widths, wants), strict=True)):
        key = CellKey(block.id, "", spec.id)
        look = Look(
            kind=CellKind.TITLE if title else CellKind.LINE,
            align=_align(block, place),
            bordered=False,
        )
        setter.place(row, at, look, _text(block, spec, document.text(key)), key=key)
    return 1


def place_title(setter: Setter, text: str, row: int) -> int:
    """Set the title of a table across the page.

    Returns:
        The number of grid rows used: one.
    """
    setter.place(row, Span(0, len(setter.widths) - 1), Look(CellKind.TITLE, bordered=False), text)
    return 1


@lru_cache(maxsize=256)
def share_columns(widths: tuple[float, ...], wants: tuple[float, ...]) -> tuple[Span, ...]:
    """Share the grid columns among neighbours, so that as little as can be is lacking to any of them.

    Depends on the template alone, so that nothing moves while somebody types.

    Args:
        widths: Widths of the grid columns in points, at least as many as there are neighbours.
        wants: What each neighbour wants, in points.
    """
    edges = (0.0, *accumulate(widths))
    goals = [edges[-1] * want / sum(wants) for want in wants]

    def unfairness(cuts: tuple[int, ...]) -> tuple[float, float]:
        given = [edges[end] - edges[begin] for begin, end in pairwise((0, *cuts, len(widths)))]
        lacking = sum(max(0.0, want - width) ** 2 for want, width in zip(wants, given, strict=True))
        return lacking, sum((goal - width) ** 2 for goal, width in zip(goals, given, strict=True))

    cuts = min(combinations(range(1, len(widths)), len(wants) - 1), key=unfairness)
    return tuple(Span(begin, end - 1) for begin, end in pairwise((0, *cuts, len(widths))))


def _text(block: LineBlock, spec: FieldSpec, text: str) -> str:
    return (spec.label + COLON if block.show_labels else "") + shown(spec, text)


def _want(setter: Setter, block: LineBlock, spec: FieldSpec) -> float:
    room = _ROOM.get(spec.content, _USUAL_ROOM)
    return setter.width(_text(block, spec, "")) + room * setter.font


def _align(block: LineBlock, place: int) -> Align:
    """Spread several centred fields: the first to the left edge, the last to the right one."""
    if block.align is not Align.CENTRE or len(block.fields) == 1:
        return block.align
    if place == 0:
        return Align.LEFT
    return Align.RIGHT if place == len(block.fields) - 1 else Align.CENTRE
