"""Find again the merged labels and headings of a table whose merges a text file has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.text.heading_kinds import LEVEL_HEADING
from desktop.values.wording import fold
from desktop.workbook.addresses import Area, Place
from desktop.workbook.furniture import without_number
from desktop.workbook.labels import is_worded

_LEVEL_HEADING = re.compile(LEVEL_HEADING)
_FEWEST_LEVELS = 2
"""Headings of levels that make a row one of headings."""


def lost_merges(values: Mapping[Place, str]) -> Iterator[Area]:
    """Give the areas that were merged, as far as the places of the texts leave no doubt.

    Two rows of headings are put together, and a label before the first column reaches down to the next.
    """
    rows: dict[int, list[int]] = {}
    for row, column in sorted(values):
        rows.setdefault(row, []).append(column)
    headed = [row for row, columns in rows.items() if _is_headed(values, row, columns)]
    heads: dict[int, list[Area]] = {}
    for row in headed:
        for upper in (row - 1, row):
            found = _two_rows(values, upper, rows.get(upper, []), rows.get(upper + 1, []))
            if found:
                heads.setdefault(upper, found)
    tops = {row - 1 if row - 1 in heads else row for row in headed}
    labels = list(_labels_at_the_side(values, rows, tops)) if headed else []
    yield from labels
    taken = {area[:2] for area in labels}
    yield from (area for found in heads.values() for area in found if area[:2] not in taken)


def _is_headed(values: Mapping[Place, str], row: int, columns: Sequence[int]) -> bool:
    levels = sum(_LEVEL_HEADING.search(fold(values[row, column])) is not None for column in columns)
    return levels >= _FEWEST_LEVELS and all(_is_label(values[row, column]) for column in columns)


def _is_label(text: str) -> bool:
    return is_worded(without_number(text)) or (len(fold(text)) == 1 and fold(text).isalpha())


def _two_rows(
    values: Mapping[Place, str], upper: int, above: Sequence[int], below: Sequence[int]
) -> list[Area]:
    """Read two rows as one of headings over one of parts; none where they can't be so."""
    words = [values[upper, column] for column in above] + [values[upper + 1, column] for column in below]
    if not above or not below or below[0] < above[0] or not all(map(_is_label, words)):
        return []
    merges: list[Area] = []
    for column, end in zip(above, [*above[1:], max(above[-1], below[-1]) + 1], strict=True):
        under = [part for part in below if column <= part < end]
        if not under:
            merges.append((upper, column, upper + 1, column))
        elif under[0] != column:
            return []
        elif len(under) > 1:
            merges.append((upper, column, upper, under[-1]))
    has_parts = any(area[1] < area[3] for area in merges)
    return merges if has_parts and any(area[0] < area[2] for area in merges) else []


def _labels_at_the_side(
    values: Mapping[Place, str], rows: Mapping[int, Sequence[int]], headed: set[int]
) -> Iterator[Area]:
    """Reach the labels of the leftmost column down, but over no row of headings that has none there."""
    left = min(columns[0] for columns in rows.values())
    for row, columns in rows.items():
        if columns[0] != left or len(columns) == 1 or not _is_label(values[row, left]):
            continue
        last = row
        while last + 1 in rows and rows[last + 1][0] > left and last + 1 not in headed:
            last += 1
        if last > row:
            yield row, left, last, left
