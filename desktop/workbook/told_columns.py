"""Tell what strange headings of a list of indicators head, by what stands in its columns side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from desktop.templates.spec import Content
from desktop.text.heading_kinds import LEVEL, OTHER_TIMES
from desktop.text.lexicon import PERCENT
from desktop.text.tentative import NO_VALUES, OTHER_VALUES, SECOND_OPINIONS
from desktop.values.points import Points, heading_name, parse_points
from desktop.values.target import Operator, Quantity, parse_target, same_unit
from desktop.values.wording import fold, is_nothing
from desktop.workbook.column_evidence import level_of_names
from desktop.workbook.column_texts import ColumnTexts, column_texts
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.table_head import DEEPEST, TableHead
from desktop.workbook.table_shape import OPERATOR, TableShape

WEIGHT, SCORE, REASON = "weight", "score", "deviation_reason"
_OTHER_VALUES = re.compile(f"{OTHER_VALUES}|{OTHER_TIMES}")
_NO_VALUES = re.compile(f"{NO_VALUES}|{OTHER_VALUES}|{OTHER_TIMES}")
_SECOND_OPINIONS = re.compile(SECOND_OPINIONS)
_LONGEST_VALUE, _LONGEST_NAME = 30, 40
_FURTHEST = 5
"""How many times a target or its fifth an actual value mostly is, at most."""
_AT_MOST = (Operator.AT_MOST, Operator.LESS)
_FEWEST = 2
"""Rows that say something of a column."""
_ALL_WEIGHTS = range(70, 101, 5)
"""What the weights of indicators add up to: 100, less the points for the spending."""


def told_headings(grid: Grid, head: TableHead, rows: Sequence[int]) -> dict[str, GridCell]:
    """Find what the strange headings of a list of indicators head: levels, points, values, names, reasons.

    What fits several of them alike is left alone.

    Args:
        grid: The sheet.
        head: The headings that are known, and those that are not.
        rows: Those that the table may take up.
    """
    held = {name: heading.cell for name, heading in head.headings.items()}
    known = held.copy()
    free = strange_cells(head)
    table = _Table(head.shape, known, free, column_texts(grid, [*known.values(), *free], rows))
    steps: tuple[Callable[[_Table], None], ...] = (
        _tell_levels,
        _tell_points,
        _tell_values,
        _tell_names,
        _tell_reasons,
    )
    for step in steps:
        step(table)
    name, below = table.column_of(Content.INDICATOR_NAME), min(rows, default=0)
    if table.lacks(name) and (level := level_of_names(grid, head.shape, table.known, below)):
        table.known[name] = table.known.pop(level)
    return {name: cell for name, cell in table.known.items() if cell is not held.get(name)}


def strange_cells(head: TableHead) -> list[GridCell]:
    """List the cells that may be headings and were taken for none, from left to right."""
    known = [heading.cell for heading in head.headings.values()]
    strange = (cell for cell in (*head.strangers, *head.outer) if cell not in known)
    return sorted((cell for cell in strange if cell.row_span <= DEEPEST), key=lambda cell: cell.column)


def level_words(shape: TableShape) -> dict[str, frozenset[str]]:
    """Collect the names of levels that a template prints, by the column of the level."""
    columns = [column.id for column in shape.block.columns if column.id in shape.levels]
    names: dict[str, set[str]] = {level: set() for level in columns}
    for prints in shape.prints.values():
        for column in prints.keys() & names.keys():
            names[column].add(level_stem(prints[column]))
    return {level: frozenset(words) for level, words in names.items()}


def level_stem(text: str) -> str:
    """Bring the name of a level to what tells it from others, without a weight behind it."""
    return fold(heading_name(text)).removesuffix(LEVEL)


@dataclass(slots=True)
class _Table:
    """A table whose headings are being told."""

    shape: TableShape
    known: dict[str, GridCell]
    free: list[GridCell]
    texts: ColumnTexts

    def column_of(self, content: Content) -> str:
        """Find the column that holds something of a kind; blank where the template has none."""
        return next((one.id for one in self.shape.block.columns if one.content is content), "")

    def lacks(self, name: str) -> bool:
        """Tell whether the template has a column and nothing was taken for it."""
        return name not in self.known and self.shape.block.column(name) is not None

    def take(self, name: str, cell: GridCell) -> None:
        """Take a heading for a column."""
        self.known[name] = cell
        self.free.remove(cell)


def _tell_levels(table: _Table) -> None:
    """Take columns of little but names of levels for these; a few rows may be called otherwise."""
    words = level_words(table.shape)
    every = frozenset().union(*words.values())
    for cell in list(table.free):
        stems = [level_stem(text) for text in table.texts.filled(cell)]
        lacking = [level for level in words if table.lacks(level)]
        if lacking and 2 * sum(stem in every for stem in stems) > len(stems):
            table.take(max(lacking, key=lambda level: sum(stem in words[level] for stem in stems)), cell)


def _tell_points(table: _Table) -> None:
    """Take two columns of points for weight and score, of which none is more than its weight."""
    lacking = [name for name in (WEIGHT, SCORE) if table.lacks(name)]
    free = [cell for cell in table.free if not _SECOND_OPINIONS.search(fold(cell.text))]
    free = [cell for cell in free if _are_points(table.texts.filled(cell))]
    pairs: list[tuple[GridCell, GridCell]] = []
    if lacking == [WEIGHT, SCORE]:
        pairs = [pair for pair in combinations(free, 2) if _adds_up(table.texts.filled(pair[0]))]
    elif lacking == [SCORE] and WEIGHT in table.known:
        pairs = [(table.known[WEIGHT], cell) for cell in free]
    elif lacking == [WEIGHT] and SCORE in table.known:
        pairs = [(cell, table.known[SCORE]) for cell in free if _adds_up(table.texts.filled(cell))]
    fitting = [pair for pair in pairs if _may_be_earned(list(table.texts.beside(*pair)))]
    if len(fitting) == 1:
        for name, cell in zip((WEIGHT, SCORE), fitting[0], strict=True):
            if name in lacking:
                table.take(name, cell)


def _are_points(texts: Sequence[str]) -> bool:
    return len(texts) >= _FEWEST and all(isinstance(parse_points(text), Points) for text in texts)


def _points(text: str) -> Decimal:
    points = parse_points(text)
    return points.value if isinstance(points, Points) else Decimal(0)


def _adds_up(texts: Sequence[str]) -> bool:
    """Tell whether points add up to what all weights do, the total under them left out."""
    points = list(map(_points, texts))
    return sum(points) in _ALL_WEIGHTS or sum(points[:-1]) == points[-1]


def _may_be_earned(pairs: Sequence[tuple[str, str]]) -> bool:
    return len(pairs) >= _FEWEST and all(_points(score) <= _points(weight) for weight, score in pairs)


def _tell_values(table: _Table) -> None:
    """Take two columns with the same units for target and actual value; the nearest to the known of both."""
    target, actual = table.column_of(Content.TARGET), table.column_of(Content.ACTUAL)
    weights = [cell for cell in table.free if _are_weights(table.texts.filled(cell))]
    likely = [
        cell for cell in table.free if _may_hold_values(table, cell) and not _earns(table, weights, cell)
    ]
    if not target or not actual or (target in table.known and actual in table.known):
        return
    if target in table.known:
        pairs = [(table.known[target], cell) for cell in likely]
    elif actual in table.known:
        pairs = [(cell, table.known[actual]) for cell in likely]
    else:
        pairs = [_signed_first(table, pair) for pair in combinations(likely, 2)]
    alike = {pair: _count_alike(list(table.texts.beside(*pair))) for pair in pairs}
    fitting = [pair for pair in pairs if alike[pair]]
    # Of columns that fit as well the nearest are meant.
    best = max(fitting, key=lambda pair: (alike[pair], -abs(pair[0].column - pair[1].column)), default=())
    for name, cell in zip((target, actual), best, strict=False):
        if name not in table.known:
            table.take(name, cell)


def _are_weights(texts: Sequence[str]) -> bool:
    return _are_points(texts) and _adds_up(texts)


def _earns(table: _Table, weights: Sequence[GridCell], cell: GridCell) -> bool:
    """Tell whether points stand under a heading that belong to any weights, which may be several scores."""
    points = _are_points(table.texts.filled(cell))
    return points and any(_may_be_earned(list(table.texts.beside(weight, cell))) for weight in weights)


def _signed_first(table: _Table, pair: tuple[GridCell, GridCell]) -> tuple[GridCell, GridCell]:
    """Put the column first that is the targets': behind that of signs, or with more of them in it."""
    one, other = pair
    operator = table.known.get(OPERATOR)
    if operator is not None and operator.beside in (one.column, other.column):
        return pair if operator.beside == one.column else (other, one)
    return (other, one) if _signs(table, other) > _signs(table, one) else pair


def _signs(table: _Table, cell: GridCell) -> int:
    read = map(parse_target, table.texts.filled(cell))
    return sum(isinstance(target, Quantity) and target.has_sign for target in read)


def _may_hold_values(table: _Table, cell: GridCell) -> bool:
    texts = table.texts.filled(cell)
    short = bool(texts) and all(len(text) <= _LONGEST_VALUE for text in texts)
    heading = fold(cell.text)
    # Figures with signs are targets, though these be called standards.
    signed = 2 * _signs(table, cell) > len(texts) and not _OTHER_VALUES.search(heading)
    return short and (signed or not _NO_VALUES.search(heading))


def _count_alike(pairs: Sequence[tuple[str, str]]) -> int:
    """Count the pairs of texts that state the same kind of thing; 0 unless most do, one of them a figure."""
    kinds = [(parse_target(target), parse_target(actual)) for target, actual in pairs]
    measured = [(one, other) for one, other in kinds if isinstance(one, Quantity)]
    alike = sum(isinstance(other, Quantity) and _are_near(one, other) for one, other in measured)
    unmeasured = sum(
        not isinstance(one, Quantity) and not isinstance(other, Quantity) for one, other in kinds
    )
    enough = alike > 0 and len(kinds) >= _FEWEST and 4 * (alike + unmeasured) >= 3 * len(kinds)
    return alike + unmeasured if enough else 0


def _are_near(target: Quantity, actual: Quantity) -> bool:
    """Tell whether a figure may be what became of a target."""
    if same_unit(target.unit, actual.unit) is False:
        return False
    wanted, reached = _size(target), _size(actual)
    if {target.unit, actual.unit} == {"", PERCENT} and min(wanted, reached) <= 1:
        # A rate may be stored as a fraction.
        wanted, reached = (value * 100 if value <= 1 else value for value in (wanted, reached))
    # Of accidents there is none.
    fewest = 0 if target.operator in _AT_MOST else wanted
    return fewest <= _FURTHEST * reached and reached <= _FURTHEST * wanted


def _size(quantity: Quantity) -> Decimal:
    return abs(quantity.value)


def _tell_names(table: _Table) -> None:
    """Take the fullest column of different words before the targets for the names; of such ones the first."""
    name, target = table.column_of(Content.INDICATOR_NAME), table.column_of(Content.TARGET)
    if not name or name in table.known or target not in table.known:
        return
    before = [cell for cell in table.free if cell.column < table.known[target].column]
    naming = [cell for cell in before if _are_names(table.texts.filled(cell))]
    cell = max(naming, key=lambda cell: len(table.texts.filled(cell)), default=None)
    if cell is not None:
        table.take(name, cell)


def _are_names(texts: Sequence[str]) -> bool:
    worded = all(len(text) <= _LONGEST_NAME and not _is_figure(text) for text in texts)
    return worded and len(texts) >= _FEWEST and len(set(texts)) == len(texts)


def _is_figure(text: str) -> bool:
    return isinstance(parse_target(text), Quantity) or not any(map(str.isalpha, text))


def _tell_reasons(table: _Table) -> None:
    """Take a column of words that stand where points are lost, and nowhere else, for the reasons."""
    if not table.lacks(REASON) or not {WEIGHT, SCORE} <= table.known.keys():
        return
    fitting = [cell for cell in table.free if _says_why(table, cell)]
    if len(fitting) == 1:
        table.take(REASON, fitting[0])


def _says_why(table: _Table, cell: GridCell) -> bool:
    lost = list(_rows_with_loss(table))
    said = [row for row, text in table.texts.of(cell).items() if not is_nothing(text)]
    worded = not any(_is_figure(text) for text in table.texts.filled(cell))
    return bool(said) and worded and set(said) <= set(lost)


def _rows_with_loss(table: _Table) -> Iterator[int]:
    weights, scores = (table.texts.of(table.known[name]) for name in (WEIGHT, SCORE))
    yield from (row for row in weights.keys() & scores.keys() if _points(scores[row]) < _points(weights[row]))
