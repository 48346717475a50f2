"""Find the tables of a printed page by their ruling lines, and the cells of each, merged ones whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.workbook.addresses import Place

_STRAIGHT = 1.5
"""Points by which pieces of one line may be off it."""
_GAP = 3.0
"""Points between the dashes of one line."""
_TOUCH = 2.5
"""Points that may lie between two lines that meet."""
_SHORTEST = 4.0
NARROWEST = 2.0
"""Points between two lines that are two: less is a double line."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of a table: where it is, and from where to where it goes along the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell by the lines that it lies between."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table: its columns and rows by the lines between them, and its cells."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join the pieces of each line."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][0].at <= _STRAIGHT:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _runs(line) if rule.end - rule.start >= _SHORTEST]


def _runs(line: Sequence[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    first, *others = sorted(line, key=lambda rule: rule.start)
    start, end = first.start, first.end
    for rule in others:
        if rule.start <= end + _GAP:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
    yield Rule(at, start, end)


def lattices(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """Find the tables that joined lines make, from top to bottom."""
    found = [_lattice(rows, columns) for rows, columns in _groups(across, down) if len(rows) > 1 and columns]
    return sorted(found, key=lambda lattice: lattice.ys[0])


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Put lines together that meet, or meet the same ones."""
    left_across, left_down = set(range(len(across))), set(range(len(down)))
    while left_across:
        first = left_across.pop()
        rows, columns, new = {first}, set[int](), [first]
        while new:
            met = {at for at in left_down if any(_meet(across[row], down[at]) for row in new)}
            left_down -= met
            columns |= met
            new = [at for at in left_across if any(_meet(across[at], down[column]) for column in met)]
            left_across.difference_update(new)
            rows.update(new)
        yield [across[at] for at in rows], [down[at] for at in columns]


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - _TOUCH <= column.at <= row.end + _TOUCH
        and column.start - _TOUCH <= row.at <= column.end + _TOUCH
    )


def _lattice(rows: Sequence[Rule], columns: Sequence[Rule]) -> Lattice:
    # A table may be drawn without its outermost lines.
    ends = min(line.start for line in rows), max(line.end for line in rows)
    xs = _apart([*(line.at for line in columns), *ends])
    ys = _apart([line.at for line in rows])
    rows_above = _walls(ys, xs, rows)
    columns_before = _walls(xs, ys, columns)
    return Lattice(xs, ys, list(_boxes(len(ys) - 1, len(xs) - 1, rows_above, columns_before)))


def _apart(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NARROWEST:
            found.append(place)
    return found


def _walls(places: Sequence[float], others: Sequence[float], lines: Sequence[Rule]) -> set[Place]:
    """Find which lines run where: by number of the place, and of the strip that is crossed."""
    walls: set[Place] = set()
    for line in lines:
        place = min(range(len(places)), key=lambda number: abs(places[number] - line.at))
        for strip, (start, end) in enumerate(pairwise(others)):
            if line.start <= (start + end) / 2 <= line.end:
                walls.add((place, strip))
    return walls


def _boxes(rows: int, columns: int, above: set[Place], before: set[Place]) -> Iterator[Box]:
    """Join the squares that no line parts; what is then no rectangle is cut into some."""
    done: set[Place] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in done:
                continue
            right = column + 1
            while right < columns and (right, row) not in before and (row, right) not in done:
                right += 1
            bottom = row + 1
            while bottom < rows and _goes_on(bottom, column, right, above, before):
                bottom += 1
            done.update((y, x) for y in range(row, bottom) for x in range(column, right))
            yield Box(row, column, bottom, right)


def _goes_on(row: int, left: int, right: int, above: set[Place], before: set[Place]) -> bool:
    """Tell whether a cell goes on into the next row: with no line above it, nor within it."""
    return not any((row, column) in above for column in range(left, right)) and not any(
        (column, row) in before for column in range(left + 1, right)
    )
