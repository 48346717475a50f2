"""How wide the columns and how high the rows of a sheet of 1997 are, written as in today's."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from desktop.workbook.biff import Record
from desktop.workbook.elements import element
from desktop.workbook.old_styles import OldStyles
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_ROWS

_TWIPS, _WIDTH_PARTS = 20, 256
_HIDDEN, _LEVEL, _COLLAPSED = 0x0001, 0x0700, 0x1000
_USUAL_HEIGHT = 0x8000
_ROW_LEVEL, _ROW_COLLAPSED, _ROW_HIDDEN, _OWN_HEIGHT, _HAS_STYLE = 0x07, 0x10, 0x20, 0x40, 0x80
_STYLE = 0x0FFF
_ALL_OWN_HEIGHT, _ALL_HIDDEN = 0x01, 0x02


class OldShape:
    """Columns and rows of one sheet."""

    def __init__(self, styles: OldStyles) -> None:
        self._styles = styles
        self._columns: dict[int, tuple[int, int, int, int]] = {}
        self._usual: dict[str, object] = {"defaultRowHeight": 15}
        self.rows: dict[int, dict[str, object]] = {}
        """Attributes of the rows that have any."""
        self.takers: Mapping[int, Callable[[Record], None]] = {
            0x55: self._take_usual_width,
            0x99: self._take_standard_width,
            0x225: self._take_usual_height,
            0x7D: self._take_columns,
            0x208: self._take_row,
        }

    def _take_usual_width(self, record: Record) -> None:
        (self._usual["baseColWidth"],) = struct.unpack_from("<H", record.data)

    def _take_standard_width(self, record: Record) -> None:
        (width,) = struct.unpack_from("<H", record.data)
        self._usual["defaultColWidth"] = width / _WIDTH_PARTS

    def _take_usual_height(self, record: Record) -> None:
        flags, height = struct.unpack_from("<2H", record.data)
        self._usual["defaultRowHeight"] = height / _TWIPS
        self._usual["customHeight"] = bool(flags & _ALL_OWN_HEIGHT) or None
        self._usual["zeroHeight"] = bool(flags & _ALL_HIDDEN) or None

    def _take_columns(self, record: Record) -> None:
        first, last, width, style, flags = struct.unpack_from("<5H", record.data)
        last = min(last, MOST_COLUMNS - 1)
        taken = any(begin <= last and first <= end for begin, (end, *_) in self._columns.items())
        if first <= last and not taken:
            self._columns[first] = (last, width, style, flags)

    def _take_row(self, record: Record) -> None:
        row, height, flags, style = struct.unpack_from("<H4xH4x2H", record.data)
        if row >= MOST_ROWS:
            return
        own = not height & _USUAL_HEIGHT
        styled = flags & _HAS_STYLE
        self.rows[row] = {
            "s": self._styles.number(style & _STYLE) if styled else None,
            "customFormat": True if styled else None,
            "ht": height / _TWIPS if own else None,
            "hidden": bool(flags & _ROW_HIDDEN) or None,
            "customHeight": True if own and flags & _OWN_HEIGHT else None,
            "outlineLevel": flags & _ROW_LEVEL or None,
            "collapsed": bool(flags & _ROW_COLLAPSED) or None,
        }

    def written(self) -> str:
        """Write what holds for all rows, and the columns."""
        columns = [
            element(
                "col",
                min=first + 1,
                max=last + 1,
                width=width / _WIDTH_PARTS,
                style=self._styles.number(style),
                hidden=bool(flags & _HIDDEN) or None,
                customWidth=True,
                outlineLevel=(flags & _LEVEL) >> 8 or None,
                collapsed=bool(flags & _COLLAPSED) or None,
            )
            for first, (last, width, style, flags) in sorted(self._columns.items())
        ]
        return element("sheetFormatPr", **self._usual) + (
            element("cols", "".join(columns)) if columns else ""
        )
