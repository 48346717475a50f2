"""Give a sketch as the grid that is read of its sheet."""

from __future__ import annotations

from desktop.workbook.grid import Grid
from desktop.workbook.opening import open_bytes
from tests.helpers import workbooks
from tests.helpers.dialects import Sketch


def grid_of_sketch(sketch: Sketch) -> Grid:
    """Zip a sketch up as a workbook and open it."""
    data = workbooks.package(workbooks.parts({"Sheet1": sketch.markup()}))
    return next(iter(open_bytes("form.xlsx", data).grids()))
