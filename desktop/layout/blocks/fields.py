"""Set a block of bordered labels and values."""

from __future__ import annotations

from collections.abc import Container

from desktop.layout.setting import Look, Setter, entry_look, is_figure, shown
from desktop.layout.sheet import CellKind, RepeatedHead, RowRange
from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, FieldsBlock, FieldSpec, Item, Side

LABEL = Look(CellKind.LABEL)
_EMPTY = Look(CellKind.EMPTY)


def place_fields(
    setter: Setter, block: FieldsBlock, document: Document, figures: Container[CellKey], row: int
) -> int:
    """Set the rows of labels and values.

    Returns:
        The number of grid rows used.
    """
    place_side(setter, block.side, row, len(block.rows))
    specs = {spec.id: spec for spec in block.fields}
    for place, items in enumerate(block.rows):
        for item in items:
            spec = specs.get(item.field)
            if spec is None:
                _place_label(setter, item, specs, row + place)
            else:
                _place_value(setter, item, block.id, spec, document, figures, row + place)
    return len(block.rows)


def place_side(setter: Setter, side: Side | None, row: int, rows: int) -> None:
    """Set the label at the left edge of a block."""
    if side is not None:
        look = Look(CellKind.LABEL, vertical=side.vertical)
        setter.place(row, side.at, look, side.label, rows=rows)


def fields_heads(block: FieldsBlock, row: int) -> list[RepeatedHead]:
    """Find rows of nothing but labels: they are the heads of the rows under them."""
    heads: list[RepeatedHead] = []
    above: int | None = None
    for place, items in enumerate(block.rows):
        if all(item.label_of for item in items):
            above = row + place
        elif above is not None:
            first = above + 1
            if heads and heads[-1].head.first == above:
                first = heads.pop().body.first
            heads.append(RepeatedHead(RowRange(above, above), RowRange(first, row + place)))
    return heads


def _place_label(setter: Setter, item: Item, specs: dict[str, FieldSpec], row: int) -> None:
    text = specs[item.label_of].label if item.label_of else item.text
    kind = CellKind.LABEL if text else CellKind.EMPTY
    look = Look(kind, item.align or Align.CENTRE, vertical=item.vertical) if text else _EMPTY
    setter.place(row, item.at, look, text, rows=item.rows)


def _place_value(
    setter: Setter,
    item: Item,
    block: str,
    spec: FieldSpec,
    document: Document,
    figures: Container[CellKey],
    row: int,
) -> None:
    key = CellKey(block, "", spec.id)
    figure = is_figure(spec.id, spec.content) or key in figures
    kind = CellKind.FIGURE if figure else CellKind.ENTRY
    look = entry_look(spec.content, kind, item.align, spec.options)
    setter.place(row, item.at, look, shown(spec, document.text(key)), rows=item.rows, key=key)
