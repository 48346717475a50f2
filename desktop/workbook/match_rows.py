"""Find for each row of a form the row of a blank that it belongs into, and where new rows are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.models.document import Row
from desktop.models.row_naming import Naming
from desktop.values.wording import fold, is_example, is_nothing, is_placeholder_name

_FITS, _SAME_LEVEL, _SAME_NAME, _FREE = 10, 1, 5, 3
"""What a pair of rows is worth: that it is one at all, for each level, and for its name."""


def match_rows(naming: Naming, rows: Sequence[Row], printed: Sequence[Row]) -> list[int | None]:
    """Pair the rows of a form with the printed rows of a blank, in order.

    Args:
        naming: What tells the rows apart.
        rows: The rows of the form.
        printed: The rows of the blank from top to bottom.

    Returns:
        For each row of the form the number of its printed row; None where there is none for it.
    """
    worth = [[_worth(naming, row, other) for other in printed] for row in rows]
    best = [[0] * (len(printed) + 1) for _ in range(len(rows) + 1)]
    for one in reversed(range(len(rows))):
        for other in reversed(range(len(printed))):
            paired = worth[one][other] and worth[one][other] + best[one + 1][other + 1]
            best[one][other] = max(paired, best[one + 1][other], best[one][other + 1])
    pairs = _path(worth, best)
    _lead_groups(naming, rows, pairs)
    return pairs


def _lead_groups(naming: Naming, rows: Sequence[Row], pairs: list[int | None]) -> None:
    """Give the first row of each group the first printed row that one of the group was given.

    A new row comes behind a printed one, so that the others of the group can follow it and it could not.
    """
    groups = [naming.group(row) for row in rows]
    for number, group in enumerate(groups):
        if pairs[number] is None and (number == 0 or groups[number - 1] != group):
            later = range(number, len(rows))
            end = next((other for other in later if groups[other] != group), len(rows))
            taken = next((other for other in range(number, end) if pairs[other] is not None), number)
            pairs[number], pairs[taken] = pairs[taken], pairs[number]


def _path(worth: list[list[int]], best: list[list[int]]) -> list[int | None]:
    """Walk through the best pairs; of equal ones the uppermost."""
    pairs: list[int | None] = [None] * len(worth)
    one = other = 0
    while one < len(worth) and other < len(worth[one]):
        value, wanted = worth[one][other], best[one][other]
        if value and value + best[one + 1][other + 1] == wanted:
            pairs[one] = other
            one, other = one + 1, other + 1
        elif best[one + 1][other] == wanted and (other or best[one][other + 1] < wanted):
            one += 1
        else:
            other += 1
    return pairs


def _worth(naming: Naming, row: Row, printed: Row) -> int:
    """Tell how well two rows fit each other; 0 where one can't be the other."""
    levels = list(zip(naming.group(row), naming.group(printed), strict=True))
    if any(one and other and one != other for one, other in levels):
        return 0
    name = printed.text(naming.name)
    worth = _FITS + _SAME_LEVEL * sum(one == other != "" for one, other in levels)
    if name and fold(row.text(naming.name)) == fold(name):
        return worth + _SAME_NAME
    return worth + (_FREE if is_nothing(name) or is_placeholder_name(name) or is_example(name) else 0)


def rows_behind(
    naming: Naming, rows: Sequence[Row], printed: Sequence[Row], pairs: Sequence[int | None]
) -> Iterator[tuple[int, int | None]]:
    """Tell behind which printed row each row comes that has none.

    Walks over the numbers of these rows; with None for those that would come before all printed ones. A row
    of another group comes behind the group of the row above it.
    """
    last: int | None = None
    for number, pair in enumerate(pairs):
        if pair is not None:
            last = pair
            continue
        if last is not None:
            following = next((later for later in pairs[number:] if later is not None), len(printed))
            last = _end_of_group(naming, rows[number], printed, last, following)
        yield number, last


def _end_of_group(naming: Naming, row: Row, printed: Sequence[Row], last: int, following: int) -> int:
    group = naming.group(printed[last])
    if naming.group(row) != group:
        for one, other in pairwise(range(last, following)):
            if naming.group(printed[other]) != group:
                return one
            last = other
    return last
