"""Open a workbook of today (xlsx, xlsm): scanned first, its values read by a reader of values."""

from __future__ import annotations

from functools import partial

from desktop.text import workbook as wording
from desktop.workbook.container import Container
from desktop.workbook.grid import grids
from desktop.workbook.opened import Opened
from desktop.workbook.scan import scan


def open_xlsx(container: Container) -> Opened:
    """Open the workbook in a container.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    scanned = scan(container)
    notes = ((scanned.has_macros, wording.NOTE_MACROS), (scanned.has_links, wording.NOTE_LINKS))
    return Opened(
        name=container.name,
        sheets=scanned.sheets,
        grids=partial(grids, container.name, container.data, scanned.sheets),
        notes=tuple(note for has, note in notes if has),
    )
