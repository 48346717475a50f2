"""Read one form that was found on a sheet, with what it lacks of its template."""

from __future__ import annotations

from desktop.models.document import Row
from desktop.workbook.gathering import Gathering
from desktop.workbook.grid import Grid
from desktop.workbook.read_fields import FieldReader
from desktop.workbook.read_table import read_table
from desktop.workbook.reading import Reading
from desktop.workbook.recognise import Located


def read_form(grid: Grid, located: Located) -> Reading:
    """Read one form that was found on a sheet."""
    gathering = Gathering(grid, located.blueprint.template)
    for head in located.tables.values():
        read_table(gathering, located, head)
    for name in located.blueprint.required:
        table = located.blueprint.tables[name].block
        if name not in located.tables and not table.growing:
            # A table that is not there has its rows all the same, blank.
            gathering.tables[name] = [Row(row.id) for row in table.rows]
    FieldReader(gathering, located).read()
    return gathering.reading(min(located.confidence, 1.0), range(located.first, located.last + 1))
