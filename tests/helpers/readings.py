"""Look into a reading.

field(reading, "head/unit")         the text of a field
table(reading, "funds", "source")   columns of a table, row by row
strays(reading)                     what found no place, by address
doubts(reading)                     sentences about doubtful cells, by key
"""

from __future__ import annotations

from desktop.models.keys import CellKey
from desktop.workbook.reading import Reading


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
