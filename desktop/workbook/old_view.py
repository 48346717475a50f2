"""How a sheet of a workbook of 1997 is seen in the window: grid lines, zoom, what stays when one scrolls."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from desktop.workbook.addresses import address_of
from desktop.workbook.biff import Record
from desktop.workbook.elements import element

_GRID, _HEADINGS, _FROZEN, _ZEROS, _FROM_RIGHT, _PAGES = 0x02, 0x04, 0x08, 0x10, 0x40, 0x800
_CORNERS = ("bottomRight", "topRight", "bottomLeft", "topLeft")
_ZOOMS = range(10, 401)


class OldView:
    """The window of one sheet."""

    def __init__(self) -> None:
        self._flags = _GRID | _HEADINGS | _ZEROS
        self._zoom: int | None = None
        self._pane: tuple[int, int, int, int, int] | None = None
        self.takers: Mapping[int, Callable[[Record], None]] = {
            0x23E: self._take_window,
            0xA0: self._take_zoom,
            0x41: self._take_pane,
        }

    def _take_window(self, record: Record) -> None:
        (self._flags,) = struct.unpack_from("<H", record.data)

    def _take_zoom(self, record: Record) -> None:
        times, parts = struct.unpack_from("<2H", record.data)
        zoom = times * 100 // parts if parts else 0
        self._zoom = zoom if zoom in _ZOOMS else None

    def _take_pane(self, record: Record) -> None:
        self._pane = struct.unpack_from("<4HB", record.data)

    def written(self, *, is_active: bool) -> str:
        """Write the window of the sheet."""
        flags = self._flags
        view = element(
            "sheetView",
            self._written_pane(),
            showGridLines=None if flags & _GRID else False,
            showRowColHeaders=None if flags & _HEADINGS else False,
            showZeros=None if flags & _ZEROS else False,
            rightToLeft=bool(flags & _FROM_RIGHT) or None,
            tabSelected=is_active or None,
            view="pageBreakPreview" if flags & _PAGES else None,
            zoomScale=self._zoom,
            workbookViewId=0,
        )
        return element("sheetViews", view)

    def _written_pane(self) -> str:
        if self._pane is None:
            return ""
        across, down, top, left, corner = self._pane
        if not (across or down):
            return ""
        return element(
            "pane",
            xSplit=across or None,
            ySplit=down or None,
            topLeftCell=address_of(top, left),
            activePane=_CORNERS[corner] if corner < len(_CORNERS) else None,
            state="frozen" if self._flags & _FROZEN else "split",
        )
