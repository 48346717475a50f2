"""Read forms, and look into a reading.

read_workbook(path, ...)            the forms of a file, and nothing else of it
sheet_grid(facts, values)           the grid of a sheet from rows of values
field(reading, "head/unit")         the text of a field
table(reading, "funds", "source")   columns of a table, row by row
strays(reading)                     what found no place, by address
doubts(reading)                     sentences about doubtful cells, by key
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.models.keys import CellKey
from desktop.templates.spec import Template
from desktop.templates.vocabulary import Vocabulary
from desktop.workbook.grid import Grid, Value, grid_of
from desktop.workbook.opening import open_file
from desktop.workbook.read import WorkbookReader
from desktop.workbook.reading import Reading
from desktop.workbook.sheet_facts import SheetFacts


def read_workbook(
    path: Path,
    templates: Sequence[Template],
    vocabulary: Vocabulary,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Reading]:
    """Read every form of a file."""
    return WorkbookReader(open_file(path), templates, vocabulary).read(progress)


def sheet_grid(facts: SheetFacts, values: Sequence[Sequence[Value]]) -> Grid:
    """Make the grid of a sheet from the rows of its stored values, the first of them its first."""
    lines = ((row, column, value) for row, line in enumerate(values) for column, value in enumerate(line))
    return grid_of(facts, {(row, column): value for row, column, value in lines if value != ""})


def field(reading: Reading, name: str) -> str:
    """Read a field named block/field."""
    block, column = name.split("/")
    return reading.document.text(CellKey(block, "", column))


def table(reading: Reading, block: str, *columns: str) -> list[tuple[str, ...]]:
    """Read some columns of a table."""
    return [tuple(row.text(column) for column in columns) for row in reading.document.rows(block)]


def strays(reading: Reading) -> dict[str, str]:
    """List what found no place."""
    return {stray.where: stray.text for stray in reading.unread}


def doubts(reading: Reading) -> dict[str, str]:
    """List what is doubtful."""
    return {str(doubt.key): doubt.sentence for doubt in reading.doubtful}
