"""Part the plan of a form whose parts stand on sheets of their own into a plan for each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.workbook.addresses import Place
from desktop.workbook.fill_plan import Plan, Spot
from desktop.workbook.grid import Grid
from desktop.workbook.stacking import Stack

SheetRow = tuple[str, int]
"""Name of a sheet, and a row on it from 0."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What goes where on one sheet."""

    name: str
    plan: Plan


def sheet_plans(grid: Grid, made: Plan) -> list[SheetPlan]:
    """Part a plan; that of a form on one sheet stays as it is."""
    if not isinstance(grid, Stack):
        return [SheetPlan(grid.name, made)]
    tops = [top for top, _ in grid.parts]
    ends = [*tops[1:], None]
    return [
        SheetPlan(part.name, _part(made, top, end)) for (top, part), end in zip(grid.parts, ends, strict=True)
    ]


def _part(made: Plan, top: int, end: int | None) -> Plan:
    """Take out of a plan what lies between two rows of the stack, counted from the first of them."""
    shift = made.shift
    first = shift.row(top)
    behind = shift.row(end) if end is not None else None

    def is_inside(row: int) -> bool:
        return first <= row and (behind is None or row < behind)

    return Plan(
        spots={
            key: _moved(spot, first) for key, spot in made.spots.items() if is_inside(spot.room.places[0][0])
        },
        joined=made.joined,
        lines={key: line - first for key, line in made.lines.items() if is_inside(line)},
        new_rows=[
            replace(row, after=row.after - top)
            for row in made.new_rows
            if top <= row.after and (end is None or row.after < end)
        ],
        spare=[
            replace(row, spots={column: _moved(spot, first) for column, spot in row.spots.items()})
            for row in made.spare
            if all(is_inside(spot.room.places[0][0]) for spot in row.spots.values())
        ],
    )


def _moved(spot: Spot, first: int) -> Spot:
    places: tuple[Place, ...] = tuple((row - first, column) for row, column in spot.room.places)
    return replace(spot, room=replace(spot.room, places=places))


def first_line(sheets: Sequence[SheetPlan]) -> SheetRow | None:
    """Tell where the first row of the form's tables stands; none where it has no tables."""
    lines = ((sheet.name, min(sheet.plan.lines.values())) for sheet in sheets if sheet.plan.lines)
    return next(lines, None)


def own_row(grid: Grid, row: int) -> SheetRow:
    """Tell which sheet a row stands on, and which row it is there."""
    part, own = _own_sheet(grid, row)
    return part.name, own


def is_computed(grid: Grid, place: Place) -> bool:
    """Tell whether a cell holds a formula."""
    part, row = _own_sheet(grid, place[0])
    return (row, place[1]) in part.facts.formulas


def _own_sheet(grid: Grid, row: int) -> tuple[Grid, int]:
    if not isinstance(grid, Stack):
        return grid, row
    top, part = next((top, part) for top, part in reversed(grid.parts) if top <= row)
    return part, row - top
