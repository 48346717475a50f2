"""Rule out the templates that can't be found on a sheet beside a form that fits another one wholly."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import FUNDS
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import KnownCells
from desktop.workbook.table_shape import TableShape


def best_fit(blueprint: Blueprint, known: KnownCells) -> float:
    """Bound how well a template can fit a sheet: with all its columns, without what stands nowhere."""
    labels, _ = known.concordance.labels_among(known.texts, blueprint)
    named = known.named_rows(blueprint, known.grid.rows)
    missing = len(blueprint.counting - labels) + len(blueprint.named_rows) - len(named)
    columns = sum(len(shape.block.columns) for shape in blueprint.tables.values())
    own = len(labels) + len(named) + columns
    return round(2 * own / max(2 * own + missing, 1), 4)


def is_within(blueprint: Blueprint, known: KnownCells, extent: tuple[int, int]) -> bool:
    """Tell whether whatever may be found of a template shares rows with a form.

    No form is without the lists of its template, be it whole or not: where one of these can begin nowhere but
    among the headings of the other form, so does each form. Without a list all tables must; only funds may
    stand beside their headings, wherever these are.

    Args:
        blueprint: The template.
        known: What any template knows of the sheet.
        extent: The first and the last row of headings of the other form.
    """
    first, last = extent
    within = {
        name: all(first <= row <= last for row in _possible_rows(shape, known))
        for name, shape in blueprint.tables.items()
    }
    lists = [name for name in blueprint.required if name != FUNDS and blueprint.tables[name].block.growing]
    return any(within[name] for name in lists) if lists else FUNDS not in within and all(within.values())


def _possible_rows(shape: TableShape, known: KnownCells) -> Iterator[int]:
    """Walk over all rows where a table may begin that is headed from above, or not at all."""
    yield from known.headed(shape)
    if not shape.block.heading and shape.row_label:
        for row in known.count(shape.rows):
            # Its first row may be called in another way.
            yield from (row - 1, row)
