"""Open a workbook of today (xlsx, xlsm)."""

from __future__ import annotations

from desktop.text import workbook as wording
from desktop.workbook.container import Container
from desktop.workbook.grid import grids_of
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
        sheets=tuple(facts for facts, _ in scanned.sheets),
        grids=grids_of(scanned.sheets),
        notes=tuple(note for has, note in notes if has),
    )
