"""Reads a bureau's remarks (退回意见) out of the file that they came in: a letter, a list, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.errors import FileRefused, UserError
from desktop.operations.foreign_files import read_foreign
from desktop.operations.progress import Progress, silent
from desktop.text import history as wording
from desktop.values.wording import fold
from desktop.workbook.grid import Grid, GridCell

_NUMBER = re.compile(wording.REMARK_NUMBER)
_LONGEST_HEADING = 12


def read_remarks(path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Read the remarks in a file, each on one line; what else stands there comes too, for the clerk to drop.

    Args:
        path: The file, of any kind that forms are read from.
        progress: Called while it takes long.

    Raises:
        UserError: The file can't be read, or no text stands in it.
        Cancelled: The user stopped it.
    """
    read = next(read_foreign([str(path)], progress))
    if isinstance(read, UserError):
        raise read
    found = tuple(line for grid in read.sheets for line in _lines(grid) if line)
    if not found:
        raise FileRefused(wording.NO_REMARK_TEXT.format(name=path.name))
    return found


def _lines(grid: Grid) -> Iterator[str]:
    """Walk over the rows: under headings that name remarks those columns count, elsewhere a whole row."""
    columns: Sequence[tuple[int, bool]] = ()
    for cells in grid.rows.values():
        headed = _columns(cells)
        if headed:
            columns = headed
            continue
        texts = {cell.column: " ".join(cell.text.split()) for cell in cells}
        said = [texts[column] for column, is_place in columns if not is_place and column in texts]
        if said:
            places = [texts[column] for column, is_place in columns if is_place and column in texts]
            place = wording.CELL.format(heading=" ".join(places), text="") if places else ""
            yield place + wording.CELLS_JOINT.join(said)
        else:
            yield _NUMBER.sub("", " ".join(texts.values()), count=1)


def _columns(cells: Sequence[GridCell]) -> list[tuple[int, bool]]:
    """Find in a row of headings the columns of remarks, and those of the places that they are about."""
    if len(cells) == 1 or any(len(cell.text) > _LONGEST_HEADING for cell in cells):
        return []
    named = [(cell.column, fold(cell.text)) for cell in cells]
    remarks = [column for column, name in named if name.endswith(wording.REMARK_COLUMNS)]
    places = [column for column, name in named if name.endswith(wording.PLACE_COLUMNS)]
    return [(column, True) for column in places] + [(column, False) for column in remarks] if remarks else []
